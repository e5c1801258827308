"""Taking results home in a real JupyterLab: every button gives its file, by mouse and by keyboard."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Download, Locator, Page, expect

from tests.browser.conftest import Lab, serve
from tests.takeaways import worked
from workbook.lab.workspace import prepare
from workbook.project import NETWORK, Change, Project, Workspace, answer_entry

pytestmark = pytest.mark.browser
SLOW = 60_000  # milliseconds: a file may take long on a busy machine
TEXT = "05b-befunde"


def fill(folder: Path, project: Project) -> None:
    """Put a participant's work into the workspace as the workbook saves it."""
    changes = [Change(answer_entry(id_), answer, 0, "") for id_, answer in project.answers.items()]
    Workspace.find(folder).store().apply_all([Change(NETWORK, project.network, 0, ""), *changes])


def sheet(lab: Lab, module: str, *exercises: str) -> str:
    """An assignment notebook with some exercises and the panel."""
    path = f"aufgaben/{module}/{module}.ipynb"
    cells = [("code", "import workbook"), *(("code", f'workbook.exercise("{each}")') for each in exercises)]
    cells.append(("code", f'workbook.take_away("{module}")'))
    lab.write(path, cells, {"workbook": {"page": "assignment", "module": module}})
    return path


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of somebody who has worked through every module."""
    folder = tmp_path_factory.mktemp("lab") / "mappe"
    prepare(folder, participation={"participant": "p07", "course": "Probelauf"})
    fill(folder, worked())
    return folder


@pytest.fixture
def panel(lab: Lab, page: Page) -> Iterator[Callable[..., Locator]]:
    """``panel("05b", "05b-befunde")`` is the drawn panel of a module below these exercises."""

    def opened(module: str, *exercises: str) -> Locator:
        lab.open(page, sheet(lab, module, *exercises))
        found = page.locator(f'.nw-takehome[data-takehome="{module}"]')
        found.scroll_into_view_if_needed()
        page.locator(f'.nw-takehome[data-takehome="{module}"][data-ready]').wait_for()
        return found

    yield opened
    expect(page.locator(".nw-trouble")).to_have_count(0)


def taken(page: Page, button: Locator) -> tuple[Download, bytes]:
    """Press a button; the download and its bytes."""
    with page.expect_download(timeout=SLOW) as download:
        button.click()
    return download.value, Path(download.value.path()).read_bytes()


def test_every_button_of_a_module_gives_its_file(
    panel: Callable[..., Locator], page: Page, lab: Lab, shot: Callable[..., Path], axe: Callable[..., list[str]]
) -> None:
    shown = panel("05b", TEXT)
    assert axe(".nw-takehome") == []
    shot("bereit")
    begins = {".pdf": b"%PDF-", ".docx": b"PK", ".xlsx": b"PK", ".png": b"\x89PNG", ".svg": b"<svg", ".html": b"<!DOC"}
    wishes = shown.locator("[data-wish]")
    names = []
    for place in range(wishes.count()):
        form = "." + str(wishes.nth(place).get_attribute("data-wish")).rpartition(".")[2]
        download, content = taken(page, wishes.nth(place))
        assert content.startswith(begins[form]), form
        assert download.suggested_filename.endswith(form)
        names.append(download.suggested_filename)
        kept = lab.workspace / "mitnehmen" / download.suggested_filename
        expect(shown.locator(".nw-takehome-result")).to_contain_text(f"mitnehmen/{kept.name}")
        assert kept.read_bytes() == content
    assert len(set(names)) == len(names) == 3 + 2 * 2 + 4
    assert "Netzwerkbericht_Netzwerk-Haferland.pdf" in names
    shot("fertig")


def test_what_is_still_being_typed_is_in_the_file(panel: Callable[..., Locator], page: Page) -> None:
    shown = panel("05b", TEXT)
    page.get_by_label(re.compile("^Befund 1")).fill("Zuletzt getippt: 17 Brücken.")
    _, content = taken(page, shown.get_by_role("button", name="Word: Dokument"))
    words = [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
    assert "Zuletzt getippt: 17 Brücken." in words


def test_a_result_can_be_left_out_by_keyboard(panel: Callable[..., Locator], page: Page) -> None:
    shown = panel("02")
    box = shown.get_by_role("checkbox", name="Wohin die Zeit geht")
    box.focus()
    page.keyboard.press("Space")
    expect(shown.get_by_role("checkbox", name="Wohin die Zeit geht")).to_be_focused()
    shown.get_by_role("button", name="Excel: Dokument").focus()
    with page.expect_download(timeout=SLOW) as download:
        page.keyboard.press("Enter")
    names = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes())).sheetnames
    assert "Rollenprofil" in names
    assert "Wohin die Zeit geht" not in names
    expect(shown.get_by_role("button", name="Excel: Dokument")).to_be_focused()
    for each in shown.get_by_role("checkbox").all():
        each.uncheck()
    expect(shown.get_by_role("button", name="PDF: Dokument")).to_be_disabled()
    expect(shown).to_contain_text("Wählen Sie mindestens ein Ergebnis.")


SLOWLY = """
import threading, workbook.widgets.taking_home as home
ready, made = threading.Event(), home.made
def slowly(*given):
    ready.wait(60)
    return made(*given)
home.made = slowly
"""


def test_a_long_wait_is_told_and_can_be_given_up(lab: Lab, page: Page, shot: Callable[..., Path]) -> None:
    cells = [("code", "import workbook"), ("code", SLOWLY), ("code", 'workbook.exercise("02-rollensatz")')]
    cells.append(("code", 'workbook.take_away("02")'))
    lab.write("aufgaben/02/02.ipynb", cells, {"workbook": {"page": "assignment", "module": "02"}})
    lab.open(page, "aufgaben/02/02.ipynb")
    shown = page.locator(".nw-takehome")
    shown.scroll_into_view_if_needed()
    shown.get_by_role("button", name="PDF: Dokument").click()
    expect(shown.get_by_role("progressbar")).to_be_visible()
    expect(shown.get_by_role("button", name="Abbrechen")).to_be_focused()
    expect(shown.locator(".nw-unseen")).to_have_text("Dokument als PDF wird vorbereitet.")
    shot("warten")
    # the kernel goes on saving meanwhile
    page.get_by_label("Ich bin nicht …").fill("Nicht die Ausrichterin aller Veranstaltungen.")
    expect(page.locator('[data-exercise="02-rollensatz"] .nw-state')).to_contain_text("Gespeichert", timeout=SLOW)
    shown.get_by_role("button", name="Abbrechen").click()
    expect(shown.locator(".nw-takehome-result")).to_have_text("Abgebrochen. Es wurde keine Datei erstellt.")
    expect(shown.get_by_role("progressbar")).to_have_count(0)
    expect(shown.get_by_role("button", name="PDF: Dokument")).to_be_enabled()


def test_a_fault_stands_in_the_panel_in_german(lab: Lab, page: Page) -> None:
    broken = "import workbook.widgets.taking_home as home\nhome.made = None"
    cells = [("code", "import workbook"), ("code", broken), ("code", 'workbook.take_away("02")')]
    lab.write("aufgaben/02/02.ipynb", cells, {"workbook": {"page": "assignment", "module": "02"}})
    lab.open(page, "aufgaben/02/02.ipynb")
    shown = page.locator(".nw-takehome")
    shown.scroll_into_view_if_needed()
    shown.get_by_role("button", name="Word: Dokument").click()
    expect(shown.get_by_role("alert")).to_contain_text("Unerwartetes")
    expect(shown.get_by_role("button", name="Word: Dokument")).to_be_enabled()


def test_somebody_who_begins_finds_an_invitation_and_a_marked_example(
    tmp_path: Path, page: Page, browser: Any, shot: Callable[..., Path]
) -> None:
    folder = tmp_path / "mappe"
    prepare(folder, participation={"participant": "p08", "course": "Probelauf"})
    lab = serve(folder)
    try:
        lab.open(page, sheet(lab, "05a"))
        shown = page.locator(".nw-takehome[data-ready]")
        expect(shown).to_contain_text("Noch gibt es hier nichts mitzunehmen.")
        expect(shown.locator("[data-wish]")).to_have_count(4)
        shot("leer")
        download, content = taken(page, shown.get_by_role("button", name="HTML: Netzwerkbericht (Beispiel Wiesenmark)"))
        assert download.suggested_filename == "Netzwerkbericht_BEISPIEL_Beispiel-Wiesenmark.html"
        assert "erfundene Netzwerk Wiesenmark" in content.decode()
    finally:
        lab.stop()
