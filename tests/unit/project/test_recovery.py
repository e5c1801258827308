"""A damaged or missing project file: the newest readable state is opened, the damaged one kept, the person told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workbook.errors import ProjectError, ProjectTooNew
from workbook.network import wiesenmark
from workbook.project import NETWORK, Change, Conflict, ProjectStore, Saved, answer_entry
from workbook.project.words import notice_message

TEXT = answer_entry("05b-befunde")
Save = Callable[..., Saved]


@pytest.fixture
def worked(store: ProjectStore, clock, save: Save) -> ProjectStore:
    save(store, NETWORK, wiesenmark())
    clock.go(120)
    save(store, TEXT, {"text": "vorletzter Stand"})
    clock.go(5)
    save(store, TEXT, {"text": "letzter Stand"})
    return store


def damage(path: Path, data: bytes = b'{"head":') -> None:
    path.unlink()
    path.write_bytes(data)


@pytest.mark.parametrize("data", [b"", b"\x00" * 4096, b'{"head":{"schema":1,"revision":5},\n"answers":', b"[]"])
def test_the_newest_readable_state_is_opened(worked: ProjectStore, folder: Path, data: bytes) -> None:
    damage(folder / "projekt.json", data)
    opened = ProjectStore(folder).read()
    assert opened.project.answers == {"05b-befunde": {"text": "vorletzter Stand"}}
    assert opened.project.network == wiesenmark()


def test_the_damaged_file_is_kept_and_the_person_is_told_once(worked: ProjectStore, folder: Path, clock) -> None:
    damage(folder / "projekt.json", b"kaputt")
    (notice,) = ProjectStore(folder, clock=clock).read().notices
    message = notice_message(notice)
    assert "Stand vom 15.01.2026, 14:34 Uhr" in message.what
    (kept,) = folder.glob("projekt-beschaedigt-*.json")
    assert kept.read_bytes() == b"kaputt"
    assert kept.name in message.todo
    store = ProjectStore(folder)
    store.dismiss(notice)
    assert ProjectStore(folder).read().notices == ()


def test_where_the_previous_state_is_damaged_too_a_version_is_opened(worked: ProjectStore, folder: Path) -> None:
    damage(folder / "projekt.json")
    damage(folder / ".projekt-vorher.json")
    assert ProjectStore(folder).project.network == wiesenmark()


def test_damaged_versions_are_passed_over(worked: ProjectStore, folder: Path, clock, save: Save) -> None:
    clock.go(120)
    save(worked, TEXT, {"text": "noch einer"})
    damage(folder / "projekt.json")
    damage(folder / ".projekt-vorher.json")
    newest, *older = worked.versions()
    damage(newest.path)
    assert older
    assert ProjectStore(folder).project.network == wiesenmark()


def test_a_missing_file_is_brought_back_too(worked: ProjectStore, folder: Path) -> None:
    (folder / "projekt.json").unlink()
    opened = ProjectStore(folder).read()
    assert opened.project.answers == {"05b-befunde": {"text": "vorletzter Stand"}}
    assert "nicht mehr da" in notice_message(opened.notices[0]).what


def test_without_any_readable_state_work_begins_empty_and_the_file_is_kept(folder: Path) -> None:
    folder.mkdir()
    (folder / "projekt.json").write_bytes(b"kaputt")
    opened = ProjectStore(folder).read()
    assert opened.project.answers == {}
    assert "kein" in notice_message(opened.notices[0]).what
    assert [kept.read_bytes() for kept in folder.glob("projekt-beschaedigt-*.json")] == [b"kaputt"]


def test_after_recovery_an_open_window_cannot_overwrite_by_chance(worked: ProjectStore, folder: Path) -> None:
    shown = worked.read().mark(TEXT).revision
    damage(folder / "projekt.json")
    done = worked.apply(Change(TEXT, {"text": "letzter Stand und mehr"}, shown, by="fenster-a"))
    assert isinstance(done, Conflict)
    assert (done.mine, done.theirs) == ({"text": "letzter Stand und mehr"}, {"text": "vorletzter Stand"})


def test_not_even_with_a_clock_set_back_does_a_recovered_project_repeat_a_revision(
    worked: ProjectStore, folder: Path, clock, save: Save
) -> None:
    lost = worked.read().revision
    for _ in range(3):
        clock.go(-86_400)
        damage(folder / "projekt.json")
        damage(folder / ".projekt-vorher.json")
        recovered = ProjectStore(folder, clock=clock)
        assert recovered.read().revision > lost
        lost = save(recovered, TEXT, {"text": "danach"}).revision


def test_two_kernels_that_meet_the_damage_recover_once(worked: ProjectStore, other: ProjectStore, folder: Path) -> None:
    damage(folder / "projekt.json")
    assert worked.read() == other.read()
    assert len(list(folder.glob("projekt-beschaedigt-*.json"))) == 1


def test_a_newer_project_is_not_touched_not_even_by_recovery(worked: ProjectStore, folder: Path) -> None:
    newer = b'{"head":{"schema":99,"revision":1},\n"zukunft":1}'
    damage(folder / "projekt.json", newer)
    for attempt in (worked.read, lambda: worked.apply(Change(TEXT, {"text": "x"}, 0))):
        with pytest.raises(ProjectTooNew):
            attempt()
    assert (folder / "projekt.json").read_bytes() == newer


def test_a_damaged_project_in_a_folder_without_writing_is_shown_all_the_same(
    worked: ProjectStore, folder: Path, brittle
) -> None:
    damage(folder / "projekt.json")
    before = sorted(folder.rglob("*"))

    class ReadOnly(brittle):
        def write_aside(self, path: Path, data: bytes) -> Path:
            raise PermissionError(13, "Permission denied")

        def keep(self, path: Path, copy: Path) -> None:
            raise PermissionError(13, "Permission denied")

    opened = ProjectStore(folder, disk=ReadOnly()).read()
    assert opened.project.answers == {"05b-befunde": {"text": "vorletzter Stand"}}
    assert opened.notices
    assert sorted(folder.rglob("*")) == before


def test_an_unreadable_disk_is_said_and_nothing_is_invented(worked: ProjectStore, folder: Path, brittle) -> None:
    with pytest.raises(ProjectError) as caught:
        ProjectStore(folder, disk=brittle(fails_at=0, error=5)).read()
    assert caught.value.code == "project-unreadable"
