"""The partner survey in a real JupyterLab: questionnaires out as one file, filled ones in, told and taken back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Lab
from tests.browser.kit import stored
from tests.surveys import filled
from workbook.lab.workspace import prepare
from workbook.network import wiesenmark
from workbook.project import NETWORK, Change, Workspace

pytestmark = pytest.mark.browser
EXERCISE = "05a-partnerbefragung"
SLOW = 60_000


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose owner has entered a network of 40 actors."""
    folder = tmp_path_factory.mktemp("lab") / "mappe"
    prepare(folder, participation={"participant": "p07", "course": "Probelauf"})
    Workspace.find(folder).store().apply(Change(NETWORK, wiesenmark(), 0, ""))
    return folder


@pytest.fixture
def card(lab: Lab, page: Page) -> Locator:
    cells = [("code", "import workbook"), ("code", f'workbook.exercise("{EXERCISE}")')]
    lab.write("aufgaben/05a/05a.ipynb", cells, {"workbook": {"page": "assignment", "module": "05a"}})
    lab.open(page, "aufgaben/05a/05a.ipynb")
    found = page.locator(f'.nw-card[data-exercise="{EXERCISE}"][data-ready]')
    found.wait_for()
    return found


def test_from_questionnaires_to_the_rate_and_back(
    lab: Lab, page: Page, card: Locator, tmp_path: Path, shot: Callable[..., Path], axe: Callable[..., list[str]]
) -> None:
    """Out, in, faults beside good files, the rate, the filter, undo."""
    network = wiesenmark()
    expect(card).to_contain_text("Noch hat niemand geantwortet.")
    assert axe(f'[data-exercise="{EXERCISE}"]') == []
    shot("leer")

    with page.expect_download(timeout=SLOW) as download:
        card.get_by_role("button", name="Fragebögen herunterladen (ZIP)").click()
    with zipfile.ZipFile(download.value.path()) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 39
        name = next(name for name in archive.namelist() if name.endswith("-A05.xlsx"))
        assert load_workbook(io.BytesIO(archive.read(name))).active.cell(4, 2).value == network.by_id["A05"].label
    expect(card).to_contain_text("39 Fragebögen liegen in der Datei")

    marks = {
        "A02": {"A03": ("ja", 2), "A05": ("ja", 1)},
        "A03": {"A02": ("ja", 3)},
        "A05": {"A06": ("vielleicht", None)},
    }
    files = []
    for actor, said in marks.items():
        file = filled(network, actor, said)
        files.append(tmp_path / file.name)
        files[-1].write_bytes(file.data)
    card.locator('input[type="file"]').set_input_files(files)
    expect(card).to_contain_text("Bestätigungsquote 1,00")
    expect(card).to_contain_text("Eingelesen:")
    expect(card.locator(".nw-reminders")).to_contain_text("A05.xlsx")
    expect(card.locator(".nw-state")).to_contain_text("Gespeichert", timeout=SLOW)
    kept = stored(lab.workspace)["answers"][EXERCISE]["befragung"]["answers"]
    assert kept["A02"]["with"] == {"A03": 2, "A05": 1}
    shot("gelesen")

    card.get_by_label("Zeigen").select_option("mutual")
    expect(card.get_by_role("row")).to_have_count(2)
    expect(card.get_by_label("Zeigen")).to_be_focused()
    assert axe(f'[data-exercise="{EXERCISE}"]') == []

    card.get_by_text("Antworten im Einzelnen").click()
    card.get_by_role("button", name=f"Antwort von {network.by_id['A03'].label} entfernen").click()
    expect(card).to_contain_text("fehlen noch Antworten")
    card.get_by_role("button", name="Rückgängig").click()
    expect(card).to_contain_text("Bestätigungsquote 1,00")
    page.reload()
    expect(page.locator(f'[data-exercise="{EXERCISE}"]')).to_contain_text("Bestätigungsquote 1,00", timeout=SLOW)
    expect(page.locator(".nw-trouble")).to_have_count(0)
