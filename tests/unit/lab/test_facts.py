"""The start page comes up whatever is wrong in the folder."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from workbook.exercises import modules
from workbook.handin import FolderClient, State, fetch, hand_in
from workbook.lab.course import course_path
from workbook.lab.facts import moment, read_facts
from workbook.lab.fetching import fetch_news
from workbook.lab.server.view import course_json
from workbook.lab.unread import note_read
from workbook.lab.workspace import prepare
from workbook.project import Change, Workspace, answer_entry

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
MODULE = modules()[-1]


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    """A workspace in a course whose shared folder has one assignment out."""
    released = tmp_path / "austausch" / "aufgaben" / MODULE.id
    released.mkdir(parents=True)
    (released / f"{MODULE.id}.ipynb").write_text("{}", encoding="utf-8")
    (released / "aufgabe.json").write_text(
        json.dumps({"schema": 1, "assignment": MODULE.id, "deadline": "2026-04-01T23:59:00+02:00"}), encoding="utf-8"
    )
    (tmp_path / "austausch/kurs.json").write_text(
        json.dumps({"name": "Kurs 7", "dates": [{"start": "2026-03-09T14:30:00+01:00", "title": "Webinar 4"}]}),
        encoding="utf-8",
    )
    folder = tmp_path / "mappe"
    prepare(folder, tmp_path / "leer", {"participant": "p07", "handin": {"kind": "folder", "path": "../austausch"}})
    (folder / "module" / f"{MODULE.id}_wort.ipynb").write_text("{}", encoding="utf-8")
    return folder


def test_fetching_brings_assignment_and_course_dates_and_says_so(mappe: Path) -> None:
    said = str(fetch_news(mappe))
    facts, trouble = read_facts(mappe)
    assert said == f"Eine neue Aufgabe ist da: {MODULE.id}."
    assert trouble == ""
    assert facts.notebooks == {MODULE.id: f"module/{MODULE.id}_wort.ipynb"}
    assert facts.assignments == {MODULE.id: f"aufgaben/{MODULE.id}/{MODULE.id}.ipynb"}
    assert (facts.course, facts.appointments[0].title) == ("Kurs 7", "Webinar 4")
    assert facts.deadlines[MODULE.id] == datetime(2026, 4, 1, 21, 59, tzinfo=UTC)


def test_fetching_a_second_time_brings_nothing_new(mappe: Path) -> None:
    fetch_news(mappe)
    assert str(fetch_news(mappe)) == "Es gibt nichts Neues."


def test_a_shared_folder_that_is_away_is_told_in_words_about_fetching(mappe: Path) -> None:
    """Not in those about handing in, which the person has not tried."""
    shutil.rmtree(mappe.parent / "austausch")
    said = str(fetch_news(mappe))
    assert "nicht erreichbar" in said
    assert "abgegeben" not in said
    assert "geben Sie" not in said


def test_new_feedback_is_announced_once(mappe: Path) -> None:
    fetch_news(mappe)
    page = mappe.parent / "austausch/rueckmeldungen" / MODULE.id / "p07" / f"{MODULE.id}.html"
    page.parent.mkdir(parents=True)
    page.write_text("<p>Gut</p>", encoding="utf-8")
    assert str(fetch_news(mappe)) == f"Eine neue Rückmeldung ist da: {MODULE.id}."
    assert str(fetch_news(mappe)) == "Es gibt nichts Neues."
    assert read_facts(mappe)[0].feedback == {MODULE.id: f"rueckmeldungen/{MODULE.id}/{MODULE.id}.html"}


def test_a_shared_folder_that_is_away_is_said_in_german(mappe: Path) -> None:
    shutil.rmtree(mappe.parent / "austausch")
    assert "nicht" in str(fetch_news(mappe))


def test_a_hand_in_and_later_work_are_seen(mappe: Path) -> None:
    place = Workspace.find(mappe)
    exercise = next(each for each in MODULE.exercises if each.place == "assignment" and each.parts)
    store = place.store()
    answer = {part.id: {"a": "1"} for part in exercise.parts}
    store.apply(Change(answer_entry(exercise.id), answer, 0, ""))
    client = FolderClient(mappe.parent / "austausch")
    fetch(client, place, MODULE.id)
    hand_in(client, place, MODULE.id, NOW)
    facts, _ = read_facts(mappe)
    assert facts.handed_in == {MODULE.id: NOW}
    assert facts.changed == frozenset()
    assert facts.exercises[exercise.id] is State.BEGUN

    mark = store.read().mark(answer_entry(exercise.id)).revision
    store.apply(Change(answer_entry(exercise.id), {part.id: {"a": "2"} for part in exercise.parts}, mark, ""))
    assert read_facts(mappe)[0].changed == {MODULE.id}


@pytest.mark.parametrize("file", ["teilnahme.json", "kurs.json", "mein-netzwerk/projekt.json"])
def test_a_damaged_file_leaves_the_page_standing(mappe: Path, file: str) -> None:
    (mappe / file).parent.mkdir(exist_ok=True)
    (mappe / file).write_text('{"schema": "unsinn', encoding="utf-8")
    facts, trouble = read_facts(mappe)
    assert facts.notebooks
    assert "Traceback" not in trouble


@pytest.mark.parametrize("text", ["", "bald", None, "2026-13-01"])
def test_what_is_no_time_is_none(text: object) -> None:
    assert moment(text) is None


def test_the_automatic_part_of_a_feedback_is_known_as_such(mappe: Path) -> None:
    fetch_news(mappe)
    page = mappe / "rueckmeldungen" / MODULE.id / f"{MODULE.id}.html"
    page.parent.mkdir(parents=True)
    for part, automatic in (("automatisch", {MODULE.id}), ("vollstaendig", set())):
        page.write_text(f'<meta name="rueckmeldung" content="{part} {"a" * 64}">', encoding="utf-8")
        facts, _ = read_facts(mappe)
        assert {id_ for id_, said in facts.results.items() if said.automatic} == automatic
        shown = course_json(course_path(facts, NOW), to_lab=str)
        sheets = [sheet for leg in shown["legs"] for sheet in leg["sheets"] if sheet["feedback"]]
        assert ["automatisch" in sheet["feedback_name"] for sheet in sheets] == [bool(automatic)]


def test_feedback_is_new_until_it_was_opened_and_again_when_it_changes(mappe: Path) -> None:
    fetch_news(mappe)
    page = mappe / "rueckmeldungen" / MODULE.id / f"{MODULE.id}.html"
    page.parent.mkdir(parents=True)
    page.write_text("eins", encoding="utf-8")
    assert read_facts(mappe)[0].unread == {MODULE.id}
    note_read(mappe, f"{MODULE.id}/{MODULE.id}.html")
    assert read_facts(mappe)[0].unread == frozenset()
    page.write_text("zwei", encoding="utf-8")
    assert read_facts(mappe)[0].unread == {MODULE.id}


def test_where_nothing_can_be_remembered_a_page_stays_new(mappe: Path) -> None:
    (mappe / ".mappe" / "gelesen.json").mkdir()
    note_read(mappe, f"{MODULE.id}/{MODULE.id}.html")
    assert read_facts(mappe)[1] == ""


def test_a_folder_renamed_while_the_mappe_is_open_is_told(mappe: Path) -> None:
    """Not "no sheets yet", which would send the person to fetch new ones."""
    mappe.rename(mappe.with_name("umbenannt"))
    _, trouble = read_facts(mappe)
    assert str(mappe) in trouble
    assert "umbenannt" in trouble


def test_a_deleted_participation_is_told(mappe: Path) -> None:
    (mappe / "teilnahme.json").unlink()
    _, trouble = read_facts(mappe)
    assert "teilnahme.json" in trouble
