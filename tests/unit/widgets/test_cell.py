"""What a notebook cell calls: a card, plain HTML, or a German box, never an exception."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.widgets.conftest import KIT
from workbook.project import Change, ProjectStore, answer_entry
from workbook.widgets import cell, desk

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace in whose module folder the kernel works."""
    (tmp_path / "teilnahme.json").write_text(json.dumps({"participant": "p07"}), encoding="utf-8")
    (tmp_path / "module").mkdir()
    monkeypatch.chdir(tmp_path / "module")
    monkeypatch.setattr(desk, "_SESSIONS", {})
    return tmp_path


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if in a kernel."""
    monkeypatch.setattr(cell, "is_live", lambda: True)


def html(shown: object) -> str:
    return str(shown._repr_html_())  # type: ignore[attr-defined]


def test_without_a_kernel_the_answer_reads_as_in_print(here: Path) -> None:
    """Outside a notebook, the saved answer is shown as HTML."""
    store = ProjectStore(here / "mein-netzwerk", participant="p07")
    store.apply(Change(answer_entry("zz-formular"), {"steckbrief": {"name": "Netz <b>"}}, 0))
    shown = html(cell.exercise("zz-formular"))
    assert "Netz &lt;b&gt;" in shown
    assert "<script" not in shown


@pytest.mark.parametrize("name", ["NBGRADER_EXECUTION", "NBGRADER_VALIDATING"])
@pytest.mark.parametrize(
    "written", ['{"answers": {"zz-frage": {"frage": {"ohne": ["teile"]}}}}', "kein JSON", "[]", "{}"]
)
def test_in_nbgrader_the_answer_file_beside_the_notebook_counts(
    here: Path, monkeypatch: pytest.MonkeyPatch, name: str, written: str
) -> None:
    """Static, whatever the file holds; read-only files are enough."""
    monkeypatch.setenv(name, "1")
    path = here / "module" / "antworten.json"
    path.write_text(written, encoding="utf-8")
    path.chmod(0o444)
    shown = html(cell.exercise("zz-frage"))
    assert ("Es zerfällt in mehr Teile" in shown) == ("teile" in written)


def test_an_unknown_exercise_is_a_german_box(here: Path) -> None:
    """No traceback for a notebook of another version."""
    shown = html(cell.exercise("99-gibt-es-nicht"))
    assert "Die Übung „99-gibt-es-nicht“ gibt es nicht." in shown
    assert "Traceback" not in shown


@pytest.mark.parametrize("step", [lambda: cell.hand_in("99"), lambda: cell.to_assignment("99")])
def test_the_panels_do_not_raise_either(here: Path, live: None, step: object) -> None:
    """An assignment that the course does not have."""
    assert "nw-trouble" in html(step())  # type: ignore[operator]


def test_panels_show_nothing_to_a_grader(here: Path) -> None:
    """What only a person at the screen needs."""
    assert html(cell.hand_in("zz")) == ""
    assert html(cell.to_assignment("zz")) == ""


def test_a_damaged_participation_file_is_a_german_box(here: Path, live: None) -> None:
    """The project is not touched then."""
    (here / "teilnahme.json").write_text("{", encoding="utf-8")
    assert "nw-trouble" in html(cell.exercise("zz-frage"))


def test_in_a_kernel_it_is_a_card(here: Path, live: None) -> None:
    """One widget with everything the kit needs."""
    from workbook.widgets.widget import ExerciseWidget

    shown = cell.exercise("zz-frage")
    assert isinstance(shown, ExerciseWidget)
    assert shown.form == "card"
    assert shown.spec["title"] == "Was geschieht ohne die Koordination?"


def test_a_module_exercise_in_its_assignment_is_a_line(here: Path, live: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """State and way to the module; its answer is given there."""
    (here / "aufgaben" / "zz").mkdir(parents=True)
    (here / "module" / "zz_probe.ipynb").write_text("{}")
    monkeypatch.chdir(here / "aufgaben" / "zz")
    shown = cell.exercise("zz-frage")
    assert shown.form == "compact"  # type: ignore[union-attr]
    assert shown.state == {  # type: ignore[union-attr]
        "progress": "open",
        "word": "noch nicht begonnen",
        "points": "",
        "link": "module/zz_probe.ipynb",
    }


def test_the_answer_file_is_kept_beside_an_open_assignment(here: Path) -> None:
    """After each save, for the assignments a change concerns."""
    folder = here / "aufgaben" / "zz"
    folder.mkdir(parents=True)
    (folder / "zz.ipynb").write_text("{}")
    place = desk.desk(here / "module")
    from workbook.exercises import find
    from workbook.widgets.card import Card

    card = Card(find("zz-frage"), place.session, lambda message: None)
    card.receive({"op": "save", "values": {"frage": {"ohne": ["teile"]}}, "base": 0, "window": "w"})
    kept = json.loads((folder / "antworten.json").read_text(encoding="utf-8"))
    assert kept["answers"] == {"zz-frage": {"frage": {"ohne": ["teile"]}}}


def test_a_folder_that_cannot_be_written_does_not_stop_a_save(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work is saved in the project; handing in builds the file anew."""
    folder = here / "aufgaben" / "zz"
    folder.mkdir(parents=True)
    (folder / "zz.ipynb").write_text("{}")

    def full(*_: object) -> None:
        raise OSError("voll")

    monkeypatch.setattr(desk, "keep_answer_file", full)
    from workbook.exercises import find
    from workbook.widgets.card import Card

    card = Card(find("zz-frage"), desk.desk(here / "module").session, lambda message: None)
    reply = card.receive({"op": "save", "values": {"frage": {"ohne": ["teile"]}}, "base": 0, "window": "w"})
    assert "saved" in reply


def test_grading_pays_for_no_widget_library(tmp_path: Path) -> None:
    """The static way imports neither ipywidgets nor anywidget."""
    code = (
        "import sys, workbook.exercises; from pathlib import Path;"
        f"sys.modules['workbook.exercises.catalogue'].FOLDER = Path({str(KIT)!r});"
        "import workbook; workbook.exercise('zz-frage');"
        "print([name for name in ('ipywidgets', 'anywidget', 'pandas', 'nbgrader') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
