"""What happened to the project is told until it is read, and every earlier state can be looked at and brought back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Lab
from tests.browser.kit import notebook
from workbook.network import Actor, Network, Tie
from workbook.project import NETWORK, Change, ProjectStore, Reason, Workspace, answer_entry

pytestmark = pytest.mark.browser

TASK = "aufgaben/05b/05b.ipynb"
META = {"workbook": {"page": "module", "module": "zz"}}
FORTY = Network(tuple(Actor(f"a{n}", f"Schule {n:02d}") for n in range(40)), (Tie("a1", "a2"),))
THREE = Network(FORTY.actors[:3])


@pytest.fixture
def store(lab: Lab) -> Iterator[ProjectStore]:
    """The project with an import behind it: forty actors before, three now."""
    found = Workspace.find(lab.workspace).store()
    found.apply(Change(NETWORK, FORTY, 0, "Akteure eingetragen"))
    found.apply(Change(answer_entry("zz-formular"), {"steckbrief": {"name": "Netz"}}, 0))
    base = found.read().mark(NETWORK).revision
    found.apply(Change(NETWORK, THREE, base, "Tabelle übernommen", Reason.IMPORT))
    yield found
    shutil.rmtree(found.folder)


@pytest.fixture
def sheet(lab: Lab, request: pytest.FixtureRequest) -> str:
    """A notebook of the test's own, so that its kernel has not seen another test's project."""
    path = f"module/zz_{request.node.name[:40]}.ipynb"
    lab.write(path, notebook(["zz-formular", "zz-frage"]), META)
    return path


@pytest.fixture
def damaged(store: ProjectStore) -> ProjectStore:
    (store.folder / "projekt.json").write_text("{ kaputt", encoding="utf-8")
    return ProjectStore(store.folder)


def opened(lab: Lab, page: Page, sheet: str) -> None:
    lab.open(page, sheet)
    page.locator(".nw-card[data-ready]").nth(1).wait_for()


def test_the_start_page_tells_of_a_damaged_file_until_it_is_read(
    lab: Lab, damaged: ProjectStore, page: Page, shot: Callable[..., Path], axe: Callable[[], list[str]]
) -> None:
    page.goto(lab.url())
    notice = page.locator(".notice")
    expect(notice).to_contain_text("Ihre Projektdatei war beschädigt.")
    expect(notice).to_contain_text("projekt-beschaedigt-")
    expect(notice).to_contain_text("mein-netzwerk")
    shot("start-notice")
    assert axe() == []
    notice.get_by_role("button", name="Verstanden").click()
    expect(page.get_by_role("heading", name="Ihre Arbeitsmappe")).to_be_visible()
    expect(notice).to_have_count(0)
    assert damaged.read().notices == ()


def test_a_notebook_tells_it_once_above_the_first_card(
    lab: Lab, damaged: ProjectStore, sheet: str, page: Page, shot: Callable[..., Path]
) -> None:
    opened(lab, page, sheet)
    notice = page.locator(".nw-notice")
    expect(notice).to_have_count(1)
    expect(notice).to_contain_text("Ihre Projektdatei war beschädigt.")
    above = notice.evaluate("box => box.nextElementSibling?.dataset.exercise")
    assert above == "zz-formular"
    shot("notebook-notice")
    notice.get_by_role("button", name="Verstanden").click()
    expect(notice).to_have_count(0)
    page.wait_for_function("() => document.querySelectorAll('[aria-busy]').length === 0")
    page.reload()
    page.locator(".nw-card[data-ready]").nth(1).wait_for()
    expect(notice).to_have_count(0)
    assert damaged.read().notices == ()


def test_read_on_the_start_page_it_leaves_the_open_notebook(
    lab: Lab, damaged: ProjectStore, sheet: str, page: Page
) -> None:
    opened(lab, page, sheet)
    notice = page.locator(".nw-notice")
    expect(notice).to_have_count(1)
    for each in damaged.read().notices:
        damaged.dismiss(each)
    expect(notice).to_have_count(0, timeout=15_000)


def test_an_earlier_state_is_brought_back_from_the_start_page_and_back_again(
    lab: Lab, store: ProjectStore, page: Page, shot: Callable[..., Path], axe: Callable[[], list[str]]
) -> None:
    page.goto(lab.url())
    page.get_by_role("link", name="Frühere Stände ansehen").click()
    line = page.get_by_role("listitem").filter(has_text="vor dem Einlesen einer Tabelle")
    expect(line).to_contain_text("Netzwerk mit 40 statt 3 Akteuren")
    expect(line).to_contain_text(re.compile(r"\d\d\.\d\d\.\d{4}, \d\d:\d\d Uhr"))
    shot("list")
    assert axe() == []
    line.get_by_role("link", name="Ansehen").click()
    expect(page.get_by_text("40 Akteure, 1 Beziehung")).to_be_visible()
    expect(page.get_by_text("und 27 weitere")).to_be_visible()
    shot("state")
    assert axe() == []
    page.get_by_role("button", name="Diesen Stand wiederherstellen").click()
    expect(page.get_by_role("status")).to_contain_text("ist wiederhergestellt.")
    assert len(store.project.network) == 40
    shot("done")
    page.get_by_role("button", name="rückgängig machen").click()
    expect(page.get_by_role("status")).to_contain_text("Das Wiederherstellen ist zurückgenommen.")
    assert len(store.project.network) == 3


def test_a_state_that_is_gone_is_told_in_german(lab: Lab, store: ProjectStore, page: Page) -> None:
    page.goto(lab.url("workbook/staende/17-edit"))
    expect(page.get_by_role("status")).to_contain_text("Dieser frühere Stand liegt nicht mehr vor.")
    page.get_by_role("link", name="Zurück zur Liste").click()
    expect(page.get_by_role("listitem").first).to_be_visible()


def test_it_needs_no_script_and_the_token(lab: Lab, store: ProjectStore, browser: Any, page: Page) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(lab.url("workbook/staende"))
    plain.get_by_role("link", name="Ansehen").first.click()
    expect(plain.get_by_role("button", name="Diesen Stand wiederherstellen")).to_be_visible()
    context.close()
    assert page.request.get(f"{lab.base}workbook/staende").status == 403


def test_an_open_notebook_shows_what_was_brought_back(lab: Lab, store: ProjectStore, sheet: str, page: Page) -> None:
    """Restored elsewhere, every open card shows it; restored here, undo takes it back."""
    opened(lab, page, sheet)
    field = page.get_by_role("textbox", name="Name des Netzwerks")
    expect(field).to_have_value("Netz")
    store.keep(Reason.HAND_IN)
    field.fill("Anderes Netz")
    expect(page.locator(".nw-card .nw-state").first).to_have_text(re.compile(r"^Gespeichert \d\d:\d\d$"))
    version = next(each for each in store.versions() if each.reason is Reason.HAND_IN)
    ProjectStore(store.folder).restore(version)
    expect(field).to_have_value("Netz", timeout=15_000)


def test_handing_in_leads_to_a_network_that_waits_for_a_choice(
    lab: Lab, store: ProjectStore, page: Page, shot: Callable[..., Path]
) -> None:
    cells = [("markdown", "# Aufgabe"), ("code", "import workbook\nworkbook.exercise('05b-netzwerk')")]
    cells += [("markdown", "\n\n".join(f"Zeile {n}." for n in range(60))), ("code", "workbook.hand_in('05b')")]
    lab.write(TASK, cells, {"workbook": {"page": "assignment", "module": "05b"}})
    old = store.read().mark(NETWORK).revision - 1
    store.apply(Change(NETWORK, FORTY, old, "Akteure eingetragen", by="anderes Fenster"))
    lab.open(page, TASK)
    panel = page.locator(".nw-handin[data-ready]")
    expect(panel).to_contain_text("Ihr Netzwerk liegt in zwei Fassungen vor.")
    expect(panel).to_contain_text("3 Akteure, 0 Beziehungen")
    panel.scroll_into_view_if_needed()
    shot("hand-in")
    panel.get_by_role("button", name="Zur Auswahl").click()
    choice = page.get_by_role("alertdialog")
    expect(choice).to_be_in_viewport()
    choice.get_by_role("button", name="Zweite Fassung nehmen").click()
    expect(choice).to_have_count(0)
    panel.scroll_into_view_if_needed()
    expect(panel).not_to_contain_text("zwei Fassungen", timeout=15_000)
    assert len(store.project.network) == 40
