"""Earlier states: enough of them, not one for every key, and every one can be brought back."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from workbook.errors import ProjectDamaged
from workbook.network import wiesenmark
from workbook.project import NETWORK, Project, ProjectStore, Reason, Saved, answer_entry, setting_entry
from workbook.project.versions import Version, surplus
from workbook.project.words import shown_reason, shown_time

TEXT = answer_entry("05b-befunde")
Save = Callable[..., Saved]


def texts(store: ProjectStore) -> list[str]:
    """What the text was in each version, newest first."""
    return [store.open_version(v).answers.get("05b-befunde", {}).get("text", "") for v in store.versions()]


def test_a_minute_of_typing_is_one_version(store: ProjectStore, clock, save: Save) -> None:
    save(store, TEXT, {"text": "Anfang"})
    clock.go(300)
    for second in range(50):
        save(store, TEXT, {"text": f"Anfang und {second}"})
        clock.go(1)
    assert texts(store) == ["Anfang"]


def test_typing_for_an_hour_leaves_a_version_for_each_minute(store: ProjectStore, clock, save: Save) -> None:
    for second in range(0, 3600, 10):
        save(store, TEXT, {"text": str(second)})
        clock.go(10)
    assert 55 <= len(store.versions()) <= 62


def test_the_state_before_a_pause_is_kept_however_short_the_work_was(store: ProjectStore, clock, save: Save) -> None:
    for text in ("eins", "zwei", "drei", "vier"):
        save(store, TEXT, {"text": text})
        clock.go(120)
    assert texts(store) == ["drei", "zwei", "eins"]


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason is not Reason.EDIT])
def test_before_a_weighty_change_the_state_is_kept_at_once(store: ProjectStore, save: Save, reason: Reason) -> None:
    save(store, TEXT, {"text": "vorher"})
    save(store, NETWORK, wiesenmark(), "Tabelle eingelesen", reason)
    assert [(version.reason, store.open_version(version).answers) for version in store.versions()] == [
        (reason, {"05b-befunde": {"text": "vorher"}})
    ]


def test_what_was_handed_in_can_be_kept_as_it_stands(store: ProjectStore, save: Save) -> None:
    save(store, TEXT, {"text": "abgegeben"})
    store.keep(Reason.HAND_IN)
    save(store, TEXT, {"text": "danach"})
    assert store.open_version(store.versions()[0]).answers == {"05b-befunde": {"text": "abgegeben"}}
    assert store.versions()[0].reason is Reason.HAND_IN


def test_a_version_says_when_and_what_was_done_last(store: ProjectStore, clock, save: Save) -> None:
    save(store, NETWORK, wiesenmark(), "Akteur „Kita Haferloh“ hinzugefügt")
    clock.go(90)
    save(store, TEXT, {"text": "a"})
    (version,) = store.versions()
    assert version.label == "Akteur „Kita Haferloh“ hinzugefügt"
    assert shown_time(version.saved_at) == "15.01.2026, 14:32 Uhr"
    assert all(shown_reason(reason) for reason in Reason)


def test_an_earlier_state_is_brought_back(store: ProjectStore, clock, save: Save) -> None:
    save(store, NETWORK, wiesenmark())
    save(store, TEXT, {"text": "gut"})
    clock.go(120)
    save(store, NETWORK, wiesenmark().without("A02"))
    save(store, TEXT, {"text": "verdorben"})
    save(store, answer_entry("05b-lager"), {"text": "später"})
    store.restore(store.versions()[0])
    assert store.project.network == wiesenmark()
    assert store.project.answers == {"05b-befunde": {"text": "gut"}}


def test_bringing_back_can_be_taken_back(store: ProjectStore, clock, save: Save) -> None:
    save(store, TEXT, {"text": "alt"})
    clock.go(120)
    save(store, TEXT, {"text": "neu"})
    store.restore(store.versions()[0])
    newest = store.versions()[0]
    assert newest.reason is Reason.RESTORE
    store.restore(newest)
    assert store.project.answers["05b-befunde"] == {"text": "neu"}


def test_a_consent_withdrawn_since_then_does_not_come_back(store: ProjectStore, clock, save: Save) -> None:
    consent = setting_entry("einwilligung")
    save(store, consent, True)
    save(store, TEXT, {"text": "alt"})
    clock.go(120)
    save(store, consent, False)
    store.restore(store.versions()[0])
    assert store.project.settings["einwilligung"] is False


def test_bringing_back_tells_the_other_windows(store: ProjectStore, other: ProjectStore, clock, save: Save) -> None:
    save(store, TEXT, {"text": "alt"})
    clock.go(120)
    save(store, TEXT, {"text": "neu"})
    seen = other.read().revision
    store.restore(store.versions()[0])
    assert other.changed_since(seen) == {TEXT}


def test_a_version_that_cannot_be_read_says_so_and_changes_nothing(store: ProjectStore, clock, save: Save) -> None:
    save(store, TEXT, {"text": "alt"})
    clock.go(120)
    save(store, TEXT, {"text": "neu"})
    (version,) = store.versions()
    version.path.unlink()
    version.path.write_bytes(b"{")
    with pytest.raises(ProjectDamaged):
        store.restore(version)
    assert store.project.answers["05b-befunde"] == {"text": "neu"}


def test_damage_to_the_project_file_does_not_reach_its_versions(
    store: ProjectStore, clock, folder: Path, save: Save
) -> None:
    """Versions share their bytes with a file that was replaced, never with the one in use."""
    save(store, TEXT, {"text": "alt"})
    clock.go(120)
    save(store, TEXT, {"text": "neu"})
    with (folder / "projekt.json").open("r+b") as handle:
        handle.write(b"\x00" * 200)
    assert texts(store) == ["alt"]


def test_without_hard_links_versions_are_copies(store: ProjectStore, clock, save: Save, monkeypatch) -> None:
    """FAT sticks and some network drives have no hard links."""

    def no_links(source: object, target: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    save(store, TEXT, {"text": "alt"})
    clock.go(120)
    save(store, TEXT, {"text": "neu"})
    assert texts(store) == ["alt"]


def test_files_that_are_no_versions_are_passed_over(store: ProjectStore, clock, folder: Path, save: Save) -> None:
    (folder / "versionen").mkdir(parents=True)
    for name in ("notiz.json", "12_unbekannt.json", "x_edit.json", "Kopie von 12_edit.json"):
        (folder / "versionen" / name).write_text("{}")
    assert store.versions() == ()


def test_hundreds_of_edits_leave_at_least_fifty_versions_and_not_hundreds(
    store: ProjectStore, clock, save: Save
) -> None:
    for number in range(150):
        save(store, TEXT, {"text": str(number)})
        clock.go(61)
    assert 50 <= len(store.versions()) <= 70
    assert texts(store)[:3] == ["148", "147", "146"]


def version(number: int, reason: Reason, moment: datetime) -> Version:
    return Version(number, reason, moment.isoformat(), "", Path(str(number)))


def test_weighty_versions_are_never_surplus() -> None:
    begin = datetime.fromisoformat("2026-01-01T08:00:00+01:00")
    many = [version(n, Reason.IMPORT, begin + timedelta(minutes=n)) for n in range(500)]
    assert surplus(many) == ()


def test_of_older_days_the_last_state_stays() -> None:
    begin = datetime.fromisoformat("2026-01-01T08:00:00+01:00")
    many = [
        version(100 * d + n, Reason.EDIT, begin + timedelta(days=d, minutes=n)) for d in range(10) for n in range(40)
    ]
    gone = set(surplus(many))
    left = [each for each in many if each not in gone]
    assert [each.revision for each in left if each.day == "2026-01-03"] == [239]
    assert len([each for each in left if each.day in ("2026-01-09", "2026-01-10")]) == 60


def test_an_empty_project_has_nothing_to_keep(store: ProjectStore) -> None:
    store.keep(Reason.HAND_IN)
    assert store.versions() == ()
    assert store.project == Project("p07") or store.project == Project()
