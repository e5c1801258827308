"""A workspace is made once and kept up to date without losing what a person changed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from workbook.errors import ProjectError
from workbook.lab.workspace import prepare
from workbook.project import Workspace


@pytest.fixture
def notebooks(tmp_path: Path) -> Path:
    folder = tmp_path / "gebaut"
    folder.mkdir()
    (folder / "05b_netzwerkanalyse.ipynb").write_text("eins", encoding="utf-8")
    return folder


def test_a_new_workspace_has_the_notebooks_and_an_id_that_stays(tmp_path: Path, notebooks: Path) -> None:
    made = prepare(tmp_path / "mappe", notebooks)
    first = Workspace.find(tmp_path / "mappe" / "module").participant
    prepare(tmp_path / "mappe", notebooks)
    assert made.created and made.updated == ("05b_netzwerkanalyse.ipynb",)
    assert first.startswith("gast-") and Workspace.find(tmp_path / "mappe").participant == first


def test_the_courses_participation_is_taken_over(tmp_path: Path, notebooks: Path) -> None:
    prepare(tmp_path / "mappe", notebooks, {"participant": "p07", "course": "Probe"})
    found = Workspace.find(tmp_path / "mappe")
    assert (found.participant, found.course) == ("p07", "Probe")


def test_an_existing_participation_is_never_overwritten(tmp_path: Path, notebooks: Path) -> None:
    prepare(tmp_path / "mappe", notebooks, {"participant": "p07"})
    prepare(tmp_path / "mappe", notebooks, {"participant": "p08"})
    assert Workspace.find(tmp_path / "mappe").participant == "p07"


def test_a_second_run_changes_nothing(tmp_path: Path, notebooks: Path) -> None:
    prepare(tmp_path / "mappe", notebooks)
    again = prepare(tmp_path / "mappe", notebooks)
    assert not again.created and again.updated == () and again.kept == {}


def test_a_new_version_replaces_an_untouched_notebook(tmp_path: Path, notebooks: Path) -> None:
    prepare(tmp_path / "mappe", notebooks)
    (notebooks / "05b_netzwerkanalyse.ipynb").write_text("zwei", encoding="utf-8")
    done = prepare(tmp_path / "mappe", notebooks)
    files = {each.name: each.read_text(encoding="utf-8") for each in (tmp_path / "mappe" / "module").iterdir()}
    assert done.updated == ("05b_netzwerkanalyse.ipynb",) and done.kept == {}
    assert files == {"05b_netzwerkanalyse.ipynb": "zwei"}


def test_a_notebook_the_person_changed_is_kept_under_another_name(tmp_path: Path, notebooks: Path) -> None:
    prepare(tmp_path / "mappe", notebooks)
    for text in ("meins", "wieder meins"):
        (tmp_path / "mappe/module/05b_netzwerkanalyse.ipynb").write_text(text, encoding="utf-8")
        done = prepare(tmp_path / "mappe", notebooks)
    files = {each.name: each.read_text(encoding="utf-8") for each in (tmp_path / "mappe" / "module").iterdir()}
    assert files == {
        "05b_netzwerkanalyse.ipynb": "eins",
        "Eigene Fassung 1 von 05b_netzwerkanalyse.ipynb": "meins",
        "Eigene Fassung 2 von 05b_netzwerkanalyse.ipynb": "wieder meins",
    }
    assert "Eigene Fassung 2" in "\n".join(done.lines())


def test_a_damaged_memory_of_deliveries_loses_nothing(tmp_path: Path, notebooks: Path) -> None:
    prepare(tmp_path / "mappe", notebooks)
    (tmp_path / "mappe/.mappe/ausgeliefert.json").write_text("{", encoding="utf-8")
    (notebooks / "05b_netzwerkanalyse.ipynb").write_text("zwei", encoding="utf-8")
    prepare(tmp_path / "mappe", notebooks)
    kept = [each.read_text(encoding="utf-8") for each in (tmp_path / "mappe" / "module").iterdir()]
    assert sorted(kept) == ["eins", "zwei"]
    assert json.loads((tmp_path / "mappe/.mappe/ausgeliefert.json").read_text(encoding="utf-8"))


def test_a_place_that_cannot_be_written_is_said_in_german(tmp_path: Path, notebooks: Path) -> None:
    (tmp_path / "datei").write_text("", encoding="utf-8")
    with pytest.raises(ProjectError) as caught:
        prepare(tmp_path / "datei" / "mappe", notebooks)
    assert caught.value.code == "workspace-not-writable"
    assert os.fspath(tmp_path) in str(caught.value)


def test_a_delivery_that_was_cut_off_leaves_no_half_notebook(
    tmp_path: Path, notebooks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a file would be taken for the person's own version by the next start."""

    def cut_off(_source: Path, target: Path) -> None:
        target.write_text("ei", encoding="utf-8")
        raise KeyboardInterrupt

    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr("workbook.lab.workspace.shutil.copyfile", cut_off)
        prepare(tmp_path / "mappe", notebooks)
    done = prepare(tmp_path / "mappe", notebooks)
    assert done.kept == {}
    notebook = tmp_path / "mappe" / "module" / "05b_netzwerkanalyse.ipynb"
    assert list(notebook.parent.glob("*.ipynb")) == [notebook]
    assert notebook.read_text(encoding="utf-8") == "eins"


@pytest.mark.parametrize("content", [None, "{", "[]", ""])
def test_a_participation_deleted_or_damaged_is_brought_back(
    tmp_path: Path, notebooks: Path, content: str | None
) -> None:
    """Without the id drawn statements would change, without the place nothing could be handed in."""
    prepare(tmp_path / "mappe", notebooks, {"participant": "p07", "course": "Probe"})
    file = tmp_path / "mappe" / "teilnahme.json"
    before = file.read_bytes()
    file.unlink() if content is None else file.write_text(content, encoding="utf-8")
    done = prepare(tmp_path / "mappe", notebooks)
    assert done.restored and not done.created and any("wiederhergestellt" in line for line in done.lines())
    assert file.read_bytes() == before
    assert content is None or file.with_name("teilnahme.json.beschaedigt").read_text(encoding="utf-8") == content


def test_a_participation_put_there_by_the_course_is_not_taken_back(tmp_path: Path, notebooks: Path) -> None:
    """Whoever began outside a course and gets the file later keeps the new one."""
    prepare(tmp_path / "mappe", notebooks)
    file = tmp_path / "mappe" / "teilnahme.json"
    file.write_text(json.dumps({"schema": 1, "participant": "p09"}), encoding="utf-8")
    assert not prepare(tmp_path / "mappe", notebooks).restored
    file.unlink()
    assert prepare(tmp_path / "mappe", notebooks).restored
    assert Workspace.find(tmp_path / "mappe").participant == "p09"
