"""From page to page inside the tab: the next one is prepared, few stay open, the full JupyterLab is one link away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from workbook.exercises import modules

pytestmark = pytest.mark.browser

CELL = ("code", "from IPython.display import HTML\nHTML('<b class=\"da\">da</b>')")
IDS = [module.id for module in modules()][:5]


def path(id_: str) -> str:
    return f"module/{id_}_probe.ipynb"


@pytest.fixture(scope="module", autouse=True)
def pages(lab: Any) -> None:
    for file in (lab.workspace / "module").glob("*.ipynb"):
        file.unlink()
    for id_ in IDS:
        meta = {"workbook": {"page": "module", "module": id_, "title": f"Probe {id_}"}}
        lab.write(path(id_), [("markdown", f"# Probe {id_}"), CELL], meta)


def go_to(page: Page, id_: str, below: str = "") -> None:
    page.evaluate(
        "path => dispatchEvent(new CustomEvent('workbook:open', {detail: {path}, cancelable: true}))", path(id_)
    )
    page.wait_for_function("p => jupyterapp.shell.currentWidget?.context?.path === p", arg=below + path(id_))


def open_kernels(lab: Any) -> set[str]:
    return {each["path"] for each in lab.api("sessions")}


def test_the_page_that_follows_has_its_kernel_when_one_gets_there(lab: Any, page: Page) -> None:
    lab.open(page, path(IDS[0]))
    page.wait_for_function(
        "path => fetch('/api/sessions').then(r => r.json()).then(all => all.some(s => s.path === path))",
        arg=path(IDS[1]),
    )


def test_few_pages_stay_open_and_the_others_give_their_kernels_back(lab: Any, page: Page) -> None:
    lab.open(page, path(IDS[0]))
    for id_ in IDS[1:4]:
        go_to(page, id_)
        lab.ready(page)
    page.wait_for_function(
        "path => fetch('/api/sessions').then(r => r.json()).then(all => !all.some(s => s.path === path))",
        arg=path(IDS[0]),
    )
    assert {path(id_) for id_ in IDS[1:4]} <= open_kernels(lab)
    assert page.locator(".nw-page").count() == 3


def test_going_back_shows_the_page_as_it_was_left(lab: Any, page: Page) -> None:
    lab.open(page, path(IDS[0]))
    page.locator(".da").evaluate("node => { node.textContent = 'wie verlassen' }")
    go_to(page, IDS[1])
    lab.ready(page)
    go_to(page, IDS[0])
    expect(page.get_by_text("wie verlassen")).to_be_visible()


def test_the_back_button_of_the_browser_leads_to_the_page_before(lab: Any, page: Page) -> None:
    """One press for each page seen: from a module to the one before it, from there to the start page."""
    page.goto(lab.url("workbook/start"))
    page.get_by_role("link", name=f"Modul {IDS[0]}").click()
    lab.ready(page)
    go_to(page, IDS[1])
    lab.ready(page)
    page.go_back()
    page.wait_for_function("p => jupyterapp.shell.currentWidget?.context?.path === p", arg=path(IDS[0]))
    expect(page).to_have_title(f"Probe {IDS[0]}")
    page.go_forward()
    page.wait_for_function("p => jupyterapp.shell.currentWidget?.context?.path === p", arg=path(IDS[1]))
    page.go_back()
    page.wait_for_function("p => jupyterapp.shell.currentWidget?.context?.path === p", arg=path(IDS[0]))
    page.go_back()
    expect(page.get_by_role("heading", name="Ihre Arbeitsmappe")).to_be_visible()


def test_back_leaves_the_full_jupyterlab(lab: Any, page: Page) -> None:
    panel = lab.open(page, path(IDS[0]))
    panel.get_by_role("button", name="Hilfe").click()
    page.get_by_role("dialog").get_by_role("link", name="Vollständige JupyterLab-Ansicht").click()
    lab.ready(page)
    expect(page.locator("#jp-MainMenu")).to_be_visible()
    page.go_back()
    lab.ready(page)
    expect(page.locator("#jp-MainMenu")).to_be_hidden()


def test_a_sheet_that_is_not_there_yet_is_said_in_german(lab: Any, page: Page) -> None:
    lab.open(page, path(IDS[0]))
    page.evaluate(
        "dispatchEvent(new CustomEvent('workbook:open', {detail: {path: 'aufgaben/99/99.ipynb'}, cancelable: true}))"
    )
    box = page.get_by_role("dialog", name="Dieses Blatt ist noch nicht in Ihrer Mappe")
    expect(box).to_contain_text("aufgaben/99/99.ipynb")
    expect(box.get_by_role("link", name="Zur Startseite")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".nw-page")).to_have_count(1)


def test_the_address_of_a_sheet_that_is_gone_leads_to_the_start_page(lab: Any, page: Page) -> None:
    """An old bookmark: no empty JupyterLab with a dialog, and the address of another folder is no way out."""
    page.goto(lab.url("doc/tree/module/umbenannt.ipynb"))
    expect(page.get_by_role("status")).to_contain_text("Das Blatt „module/umbenannt.ipynb“ liegt nicht in Ihrer Mappe.")
    expect(page.get_by_role("heading", name="Ihr Kursweg")).to_be_visible()


def test_the_title_of_the_tab_is_the_title_of_the_page(lab: Any, page: Page) -> None:
    lab.open(page, path(IDS[0]))
    expect(page).to_have_title(f"Probe {IDS[0]}")


def test_the_full_jupyterlab_is_one_link_away_and_german(lab: Any, page: Page, shot: Any) -> None:
    panel = lab.open(page, path(IDS[0]))
    expect(page.locator("#jp-menu-panel")).to_be_hidden()
    panel.get_by_role("button", name="Hilfe").click()
    page.get_by_role("dialog").get_by_role("link", name="Vollständige JupyterLab-Ansicht").click()
    lab.ready(page)
    menu = page.locator("#jp-MainMenu")
    expect(menu).to_contain_text("Datei")
    expect(menu).to_contain_text("Bearbeiten")
    shot("full-lab")
    assert page.locator(".jp-Dialog, .Toastify__toast").count() == 0


def test_a_page_for_referent_innen_shows_what_a_cell_prints(lab: Any, page: Page) -> None:
    meta = {"workbook": {"page": "referent"}}
    lab.write("referent.ipynb", [("code", "print('Mittelwert 13,5')"), ("code", "1 / 0")], meta)
    panel = lab.open(page, "referent.ipynb")
    expect(panel.get_by_text("Mittelwert 13,5").last).to_be_visible()
    expect(panel.get_by_role("alert")).to_contain_text("Fehlernummer")
    assert "ZeroDivisionError" not in panel.inner_text()


def test_the_workspace_may_lie_below_the_folder_that_is_served(
    lab: Any, start_lab: Any, workspace: Path, page: Page
) -> None:
    above = start_lab(workspace, root=workspace.parent)
    try:
        page.goto(above.url("workbook/start"))
        page.locator(".path a").first.click()
        above.ready(page)
        page.get_by_role("button", name="Module").click()
        page.get_by_role("navigation", name="Ihr Kursweg").get_by_role("link", name=f", {IDS[1]} ").click()
        page.wait_for_function("jupyterapp.shell.currentWidget?.context?.path.startsWith('mappe/module/')")
        above.ready(page)
        expect(page.get_by_role("heading", name=f"Probe {IDS[1]}")).to_be_visible()
        page.go_back()
        page.wait_for_function("p => jupyterapp.shell.currentWidget?.context?.path === p", arg=f"mappe/{path(IDS[0])}")
        # a page beside the workspace, as Referent/innen have them: Back leads there too
        beside = workspace.parent / "kurs" / "blatt.ipynb"
        beside.parent.mkdir(exist_ok=True)
        beside.write_bytes((workspace / path(IDS[0])).read_bytes())
        page.goto(above.url("doc/tree/kurs/blatt.ipynb"))
        above.ready(page)
        go_to(page, IDS[1], "mappe/")
        page.go_back()
        page.wait_for_function("jupyterapp.shell.currentWidget?.context?.path === 'kurs/blatt.ipynb'")
        expect(page.get_by_role("dialog")).to_have_count(0)
    finally:
        above.stop()
