"""A participant's folder: found from anywhere in it, described by teilnahme.json."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbook.errors import ProjectError, ProjectNotWritable
from workbook.project import Change, Workspace, answer_entry, is_safe_name


def participation(folder: Path, **values: object) -> Path:
    content = {"schema": 1, "participant": "p07", "course": "Durchgang 3", "handin": {"kind": "file"}, **values}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "teilnahme.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_a_workspace_is_found_from_a_notebook_deep_inside(tmp_path: Path) -> None:
    participation(tmp_path)
    inside = tmp_path / "aufgaben" / "05b"
    inside.mkdir(parents=True)
    found = Workspace.find(inside)
    assert (found.folder, found.participant, found.course) == (tmp_path.resolve(), "p07", "Durchgang 3")
    assert not found.is_anonymous


def test_the_nearest_workspace_counts(tmp_path: Path) -> None:
    participation(tmp_path, participant="aussen")
    assert Workspace.find(participation(tmp_path / "innen", participant="innen")).participant == "innen"


def test_without_a_course_the_start_folder_is_an_anonymous_workspace(tmp_path: Path) -> None:
    found = Workspace.find(tmp_path)
    assert (found.folder, found.is_anonymous) == (tmp_path.resolve(), True)
    assert found.store().project.answers == {}


def test_a_participation_without_id_is_anonymous(tmp_path: Path) -> None:
    assert Workspace.find(participation(tmp_path, participant="")).is_anonymous


def test_a_file_saved_by_the_windows_editor_is_read(tmp_path: Path) -> None:
    path = participation(tmp_path) / "teilnahme.json"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b",", b",\r\n"))
    assert Workspace.find(tmp_path).participant == "p07"


def test_a_relative_handin_folder_counts_from_the_workspace(tmp_path: Path) -> None:
    participation(tmp_path / "p07", handin={"kind": "folder", "path": "../austausch"})
    assert Workspace.find(tmp_path / "p07").handin.path == tmp_path.resolve() / "austausch"


def test_a_later_kind_of_handin_keeps_its_settings(tmp_path: Path) -> None:
    participation(tmp_path, handin={"kind": "service", "url": "http://127.0.0.1:9000"})
    handin = Workspace.find(tmp_path).handin
    assert (handin.kind, handin.settings) == ("service", {"url": "http://127.0.0.1:9000"})


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("", "JSON"),
        ("{", "JSON"),
        ("[" * 100_000, "JSON"),
        ("[]", "JSON"),
        ("{}", "participant"),
        ('{"participant": 7}', "participant"),
        ('{"participant": "../p08"}', "participant"),
        ('{"participant": "p 07"}', "participant"),
        ('{"participant": "p07", "handin": []}', "handin"),
        ('{"participant": "p07", "handin": {"kind": "folder"}}', "handin.path"),
        ('{"participant": "p07", "handin": {"kind": "folder", "path": 3}}', "handin.path"),
        ('{"participant": "p07", "schema": "1"}', "schema"),
    ],
)
def test_a_damaged_participation_says_where_and_what_to_do(tmp_path: Path, content: str, place: str) -> None:
    (tmp_path / "teilnahme.json").write_text(content, encoding="utf-8")
    with pytest.raises(ProjectError) as caught:
        Workspace.find(tmp_path)
    assert caught.value.code == "participation-damaged"
    assert f"Stelle: {place}" in str(caught.value)


def test_a_newer_participation_is_not_guessed(tmp_path: Path) -> None:
    participation(tmp_path, schema=9)
    with pytest.raises(ProjectError, match="neueren Version"):
        Workspace.find(tmp_path)


@pytest.mark.parametrize(
    ("path", "assignment"),
    [
        ("aufgaben/05b", "05b"),
        ("aufgaben/05b/05b.ipynb", "05b"),
        ("aufgaben/05b/../05a", "05a"),
        ("aufgaben", None),
        ("module/05b_netzwerkanalyse.ipynb", None),
        (".", None),
        ("..", None),
    ],
)
def test_the_assignment_of_a_path_is_the_folder_below_aufgaben(
    tmp_path: Path, path: str, assignment: str | None
) -> None:
    assert Workspace(tmp_path).assignment_of(tmp_path / path) == assignment


def test_the_project_of_a_workspace_carries_its_participant(tmp_path: Path) -> None:
    workspace = Workspace.find(participation(tmp_path))
    workspace.store().apply(Change(answer_entry("05b-lager"), {"n": 1}, 0))
    assert workspace.store().project.participant == "p07"
    assert (tmp_path / "mein-netzwerk" / "projekt.json").is_file()


def test_where_the_participation_was_deleted_the_project_is_still_found(tmp_path: Path) -> None:
    """From the notebooks' folder, too: an empty project there would look like lost work."""
    workspace = Workspace.find(participation(tmp_path))
    workspace.store().apply(Change(answer_entry("05b-lager"), {"n": 1}, 0))
    (tmp_path / "teilnahme.json").unlink()
    (tmp_path / "module").mkdir()
    found = Workspace.find(tmp_path / "module")
    assert found.is_anonymous
    assert found.store().project.answers == {"05b-lager": {"n": 1}}


def test_nothing_is_saved_into_a_new_folder_of_the_old_name(tmp_path: Path) -> None:
    """Renamed while open: told, not written where nobody looks; renamed back, it is saved."""
    folder = participation(tmp_path / "mappe")
    store = Workspace.find(folder).store()
    store.apply(Change(answer_entry("05b-lager"), {"n": 1}, 0))
    folder.rename(tmp_path / "umbenannt")
    (folder / ".mappe").mkdir(parents=True)  # JupyterLab makes its own folder anew
    for step in (store.read, lambda: store.apply(Change(answer_entry("05b-neu"), {"n": 2}, 0))):
        with pytest.raises(ProjectNotWritable) as caught:
            step()
        assert (caught.value.code, "umbenannt" in str(caught.value)) == ("project-folder-gone", True)
    assert not (folder / "mein-netzwerk").exists()
    (folder / ".mappe").rmdir()
    folder.rmdir()
    (tmp_path / "umbenannt").rename(folder)
    assert store.apply(Change(answer_entry("05b-neu"), {"n": 2}, 0)).edits
    assert set(store.project.answers) == {"05b-lager", "05b-neu"}


@pytest.mark.parametrize("name", ["p07", "a.b@c-d_1", "05b", "A" * 64])
def test_these_ids_can_name_a_folder(name: str) -> None:
    assert is_safe_name(name)


@pytest.mark.parametrize("name", ["", ".", "..", "a..b", "a/b", "a\\b", "ä", "a b", ".a", "a.", "A" * 65, "a\n", "C:"])
def test_these_ids_cannot_name_a_folder(name: str) -> None:
    assert not is_safe_name(name)
