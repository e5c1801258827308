"""What is sent is shown before it is sent, in German, with what stays here and what to think about."""

from __future__ import annotations

from collections.abc import Callable

from workbook.handin import Manifest, manifest, take_snapshot
from workbook.network import Actor, Network
from workbook.project import NETWORK, Change, Project, Saved, Workspace
from workbook.project.progress import hints_entry

Put = Callable[..., Saved]


def shown(workspace: Workspace, assignment: str = "05b") -> Manifest:
    stored = workspace.store().read()
    return manifest(take_snapshot(stored.project, assignment, stored.marks))


def test_it_counts_exercises_and_the_network(worked: Workspace) -> None:
    found = shown(worked)
    assert [line.number for line in found.answered] == ["05b.1", "05b.0", "05b.2", "05b.7"]
    assert found.unanswered == ()
    assert [line.exercise for line in found.earlier] == ["04-liste"]
    assert (found.actors, found.ties) == (3, 2)
    assert found.title == "Netzwerkanalyse"


def test_it_says_all_that_in_german(worked: Workspace) -> None:
    assert shown(worked).sent[:3] == (
        "4 bearbeitete Übungen",
        "Eine Antwort aus einem früheren Modul, auf der diese Aufgabe aufbaut",
        "Ihr Netzwerk (Akteure: 3, Beziehungen: 2): Namen, Sektoren, Orte, Beziehungen",
    )


def test_empty_exercises_are_named_but_hinder_nobody(workspace: Workspace, put: Put) -> None:
    put("05b-befunde", {"text": {"befund": "x"}})
    found = shown(workspace)
    assert [line.number for line in found.unanswered] == ["05b.1", "05b.0", "05b.2"]
    assert found.sent[:2] == (
        "Eine bearbeitete Übung",
        "3 Übungen sind noch leer. Sie können trotzdem abgeben.",
    )


def test_a_module_without_network_does_not_speak_of_one(worked: Workspace) -> None:
    found = shown(worked, "04")
    assert (found.actors, found.ties) == (None, None)
    assert "Netzwerk" not in " ".join(found.sent)


def test_work_on_the_example_is_named(workspace: Workspace, put: Put) -> None:
    put("05b-befunde", {"text": {"befund": "x"}})
    assert any("Beispiel Wiesenmark" in sentence for sentence in shown(workspace).sent)


def test_it_says_what_stays_here(worked: Workspace) -> None:
    assert "Ansprechpersonen aus Ihrer Kontaktliste" in shown(worked).not_sent
    assert len(shown(worked).not_sent) == 5


def test_reminders_name_exercise_and_field_as_the_person_knows_them(worked: Workspace, put: Put) -> None:
    put("05b-befunde", {"text": {"befund": "Frau Meier anrufen"}})
    (reminder,) = shown(worked).reminders
    assert reminder.place == "Übung 05b.7 Befunde, Feld „Erster Befund“"
    assert reminder.sentence.startswith("Übung 05b.7 Befunde, Feld „Erster Befund“: „Frau Meier“ nennt")


def test_reminders_reach_what_comes_from_earlier_modules(worked: Workspace, put: Put) -> None:
    put("04-liste", {"form": {"liste": "meier@bbs.de"}})
    assert [reminder.place for reminder in shown(worked).reminders] == [
        "Übung 04.1 Wer gehört dazu?, Feld „Ihre Liste“"
    ]


def test_reminders_reach_the_names_of_actors(worked: Workspace, put: Put) -> None:
    put(NETWORK, Network((Actor("A1", "Herr Schulze"),)))
    (reminder,) = shown(worked).reminders
    assert reminder.place == "Netzwerk, „Herr Schulze“, Name"


def test_a_person_in_a_column_that_is_not_sent_is_no_matter(worked: Workspace) -> None:
    assert shown(worked).reminders == ()


def test_an_empty_hand_in_says_so() -> None:
    found = manifest(take_snapshot(Project("p07"), "05b"))
    assert found.sent[:2] == ("0 bearbeitete Übungen", "4 Übungen sind noch leer. Sie können trotzdem abgeben.")


def test_opened_hints_are_named_where_there_are_any(worked: Workspace) -> None:
    assert not [line for line in shown(worked).sent if "Hinweise" in line]
    for number, exercise in enumerate(("05b-fall", "05b-kennzahlen"), start=1):
        worked.store().apply(Change(hints_entry(exercise), ["why"], 0))
        (said,) = [line for line in shown(worked).sent if "Hinweise" in line]
        assert ("(eine)" if number == 1 else "(2)") in said
        assert "keine Punkte" in said
