"""A course notebook as a page: no code, runs by itself, German, nothing lost, nothing changed."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PAGE = "module/probe.ipynb"
SIGNS_OF_CODE = ("In [", "Traceback", "print(", "import ", "Restart", "Kernel ", "NameError")
CELLS = [
    ("markdown", "# Probe\n\nEin Absatz zum Lesen."),
    (
        "code",
        "import os\nfrom IPython.display import HTML, display\ndisplay(HTML(f'<b id=\"eins\">{os.getpid()}</b>'))",
    ),
    ("markdown", "## Zweiter Teil\n\nNoch ein Absatz."),
    ("code", "unbekannt"),
    ("code", 'display(HTML(\'<input id="feld" aria-label="Feld">\'))'),
    ("markdown", "## Dritter Teil\n\n" + "\n\n".join(f"Zeile {n}." for n in range(60))),
    ("markdown", "Ganz am Ende."),
]


@pytest.fixture(scope="module")
def probe(lab: Any) -> Path:
    return lab.write(PAGE, CELLS)


def state_line(page: Page) -> Any:
    return page.locator(".nw-page:not(.lm-mod-hidden) .nw-bar-words")


def said(place: Any, words: str) -> Any:
    """A paragraph as it is read; its source stands in a hidden editor."""
    return place.locator(".jp-RenderedMarkdown p", has_text=words)


def pid(page: Page) -> int:
    return int(page.locator("#eins").inner_text())


def test_a_participant_sees_text_and_results_but_no_code(lab: Any, probe: Path, page: Page, shot: Any) -> None:
    panel = lab.open(page, PAGE)
    expect(panel.locator("#eins")).to_be_visible()
    seen = page.locator("body").inner_text()
    assert [sign for sign in SIGNS_OF_CODE if sign in seen] == []
    assert panel.locator(".jp-InputArea-editor:visible, .jp-InputPrompt:visible, .jp-OutputPrompt:visible").count() == 0
    shot("no-code")


def test_clicks_on_the_left_edge_reach_the_widget(lab: Any, probe: Path, page: Page) -> None:
    panel = lab.open(page, PAGE)
    field = panel.locator("#feld")
    box = field.bounding_box()
    page.mouse.click(box["x"] + 4, box["y"] + 4)
    expect(field).to_be_focused()


def test_a_faulty_cell_shows_a_german_box_and_stops_no_other(lab: Any, probe: Path, page: Page) -> None:
    panel = lab.open(page, PAGE)
    box = panel.get_by_role("alert")
    expect(box).to_contain_text("Fehlernummer Z-")
    expect(box).to_contain_text("Ihre gespeicherten Eingaben sind davon nicht betroffen")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    box.get_by_role("button", name="Bericht kopieren").click()
    expect(box).to_contain_text("Zwischenablage")
    assert "name 'unbekannt' is not defined" in page.evaluate("navigator.clipboard.readText()")
    expect(panel.locator("#feld")).to_be_visible()


def test_letters_and_double_clicks_change_nothing_in_the_file(lab: Any, probe: Path, page: Page) -> None:
    before = probe.read_bytes()
    panel = lab.open(page, PAGE)
    said(panel, "Ein Absatz zum Lesen.").click()
    for key in ("a", "b", "d", "d", "x", "Enter", "Shift+Enter", "m", "y", "0", "0", "Control+s"):
        page.keyboard.press(key)
    said(panel, "Ein Absatz zum Lesen.").dblclick()
    assert panel.locator(".jp-Cell").count() == len(CELLS)
    assert panel.locator(".cm-editor:visible").count() == 0
    assert not page.evaluate("jupyterapp.shell.currentWidget.context.model.dirty")
    page.goto(lab.url("workbook/start"))
    assert probe.read_bytes() == before


def test_the_right_button_offers_no_way_to_delete_cells(lab: Any, probe: Path, page: Page) -> None:
    panel = lab.open(page, PAGE)
    said(panel, "Ein Absatz zum Lesen.").click(button="right")
    panel.locator("#feld").click(button="right")
    expect(page.locator(".lm-Menu")).to_have_count(0)


def test_typing_in_a_field_reaches_the_field(lab: Any, probe: Path, page: Page) -> None:
    panel = lab.open(page, PAGE)
    panel.locator("#feld").click()
    page.keyboard.type("abc dd 0,11")
    expect(panel.locator("#feld")).to_have_value("abc dd 0,11")


def test_a_restart_by_another_client_runs_the_page_again(lab: Any, probe: Path, page: Page) -> None:
    lab.open(page, PAGE)
    first = pid(page)
    kernel = next(each["kernel"]["id"] for each in lab.api("sessions") if each["path"] == PAGE)
    lab.api(f"kernels/{kernel}/restart", "POST", {})
    lab.ready(page, runs=2)
    assert pid(page) != first


def test_a_killed_kernel_comes_back_without_an_english_dialog(lab: Any, probe: Path, page: Page) -> None:
    lab.open(page, PAGE)
    page.evaluate(
        "new MutationObserver(() => { for (const d of document.querySelectorAll('.jp-Dialog'))"
        " if (getComputedStyle(d).display !== 'none') window.dialogSeen = d.innerText })"
        ".observe(document.body, {childList: true, subtree: true})"
    )
    first = pid(page)
    os.kill(first, signal.SIGKILL)
    expect(state_line(page)).to_contain_text("Ihre Eingaben bleiben erhalten", timeout=30_000)
    lab.ready(page, runs=2)
    assert pid(page) != first
    assert page.evaluate("window.dialogSeen ?? null") is None
    expect(state_line(page)).to_have_text("Bereit")


def test_the_head_speaks_to_the_cards_and_listens_to_them(lab: Any, probe: Path, page: Page) -> None:
    panel = lab.open(page, PAGE)
    page.evaluate(
        "window.heard = []; for (const n of ['undo', 'redo', 'flush']) addEventListener(`workbook:${n}`, () => heard.push(n))"
    )
    bar = panel.get_by_role("toolbar")
    bar.get_by_role("button", name="Rückgängig").click()
    bar.get_by_role("button", name="Wiederholen").click()
    said(page, "Noch ein Absatz.").click()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+Shift+Z")
    page.keyboard.press("Control+y")
    page.keyboard.press("Control+s")
    assert page.evaluate("heard") == ["undo", "redo", "undo", "redo", "redo", "flush"]
    page.evaluate(
        "dispatchEvent(new CustomEvent('workbook:save-state', {detail: {state: 'saved', text: 'Gespeichert 14:32'}}));"
        "dispatchEvent(new CustomEvent('workbook:history', {detail: {undo: 'Akteur eingetragen', redo: ''}}))"
    )
    expect(state_line(page)).to_have_text("Gespeichert 14:32")
    expect(bar.get_by_role("button", name="Rückgängig: Akteur eingetragen")).to_be_enabled()
    expect(bar.get_by_role("button", name="Wiederholen")).to_be_disabled()


def test_the_tool_bar_is_one_stop_and_moves_with_arrows(lab: Any, probe: Path, page: Page) -> None:
    panel = lab.open(page, PAGE)
    bar = panel.get_by_role("toolbar")
    assert bar.locator("[tabindex='0']").count() == 1
    bar.get_by_role("link", name="Start").focus()
    page.keyboard.press("ArrowRight")
    expect(bar.get_by_role("button", name="Module")).to_be_focused()
    page.keyboard.press("End")
    expect(bar.get_by_role("button", name="Hilfe")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="So arbeiten Sie mit der Mappe")).to_be_visible()
    page.keyboard.press("Escape")
    expect(bar.get_by_role("button", name="Hilfe")).to_be_focused()


def test_f1_opens_our_help_once(lab: Any, probe: Path, page: Page) -> None:
    """Not the browser's own, which lies in the internet."""
    panel = lab.open(page, PAGE)
    panel.locator("#feld").click()
    page.keyboard.press("F1")
    page.keyboard.press("F1")
    expect(page.get_by_role("dialog", name="So arbeiten Sie mit der Mappe")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(panel.locator("#feld")).to_be_focused()


def test_size_and_theme_are_kept_and_shared_with_the_start_page(lab: Any, probe: Path, page: Page) -> None:
    panel = lab.open(page, PAGE)
    before = said(panel, "Ein Absatz zum Lesen.").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    panel.get_by_role("button", name="Schrift größer").click()
    after = said(panel, "Ein Absatz zum Lesen.").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert after == pytest.approx(before * 1.125)
    panel.get_by_role("button", name="Hell, dunkel").click()
    page.goto(lab.url("workbook/start"))
    expect(page.locator("html")).to_have_attribute("data-nw-theme", "dark")


def test_an_ordinary_notebook_stays_an_ordinary_notebook(lab: Any, page: Page) -> None:
    lab.write("eigenes.ipynb", [("code", "1 + 1")], workbook={})
    page.goto(lab.url("doc/tree/eigenes.ipynb"))
    editor = page.locator(".jp-NotebookPanel .cm-content")
    expect(editor).to_be_visible(timeout=60_000)
    page.wait_for_function("jupyterapp.shell.currentWidget?.sessionContext?.isReady")
    assert page.locator(".nw-page").count() == 0
    assert page.locator(".jp-OutputArea-output").count() == 0


def test_presenting_shows_one_part_at_a_time(lab: Any, probe: Path, page: Page, shot: Any) -> None:
    panel = lab.open(page, PAGE)
    panel.get_by_role("button", name="Präsentieren").click()
    expect(page.get_by_text("1 von 3")).to_be_visible()
    expect(said(page, "Noch ein Absatz.")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(said(page, "Noch ein Absatz.")).to_be_visible()
    expect(said(page, "Ein Absatz zum Lesen.")).to_be_hidden()
    expect(page.locator("#feld")).to_be_visible()
    shot("presenting")
    page.keyboard.press("Escape")
    expect(said(page, "Ein Absatz zum Lesen.")).to_be_visible()


def test_the_whole_page_prints(lab: Any, probe: Path, page: Page, tmp_path: Path) -> None:
    from pypdf import PdfReader

    lab.open(page, PAGE)
    page.pdf(path=str(tmp_path / "seite.pdf"), format="A4")
    printed = PdfReader(tmp_path / "seite.pdf")
    text = "\n".join(each.extract_text() for each in printed.pages)
    assert len(printed.pages) >= 2
    assert "Ein Absatz zum Lesen." in text and "Ganz am Ende." in text
    assert "Start" not in text.splitlines()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_axe_finds_nothing_on_the_page(lab: Any, probe: Path, page: Page, axe: Any, shot: Any, theme: str) -> None:
    page.add_init_script(f"localStorage.setItem('nw-view', '{{\"theme\": \"{theme}\"}}')")
    lab.open(page, PAGE)
    assert axe(".nw-page") == []
    shot(f"theme-{theme}")
    page.get_by_role("button", name="Module").click()
    expect(page.get_by_role("navigation", name="Ihr Kursweg").get_by_role("link").first).to_be_visible()
    assert axe(".nw-course") == []
    page.get_by_role("button", name="Hilfe").click()
    assert axe("dialog") == []
    shot(f"help-{theme}")


def test_a_screen_reader_hears_no_english_around_the_page(lab: Any, probe: Path, page: Page) -> None:
    lab.open(page, PAGE)
    heard = page.locator("body").aria_snapshot()
    assert [
        word for word in ("Skip to", "Main Content", "main area", "Cells", "Notebook", "Code Cell") if word in heard
    ] == []
