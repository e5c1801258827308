"""Reminders: what looks like a person is named with its place; what does not is left in peace."""

from __future__ import annotations

import pytest

from workbook.network import Actor, Network, wiesenmark
from workbook.project.privacy import Personal, Reminder, reminders, reminders_in, reminders_in_network


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Kontakt: jana.müller@bbs-wiesenmark.de bitte", Personal.EMAIL, "jana.müller@bbs-wiesenmark.de"),
        ("(info@ihk.de)", Personal.EMAIL, "info@ihk.de"),
        ("Tel. 0441 123456", Personal.PHONE, "0441 123456"),
        ("Tel.: 04131/12 34-56.", Personal.PHONE, "04131/12 34-56"),
        ("(0441) 123 45 67", Personal.PHONE, "(0441) 123 45 67"),
        ("+49 (0)441 1234567", Personal.PHONE, "+49 (0)441 1234567"),
        ("mobil 0171-2345678,", Personal.PHONE, "0171-2345678"),
        ("0049 441 123456", Personal.PHONE, "0049 441 123456"),
        ("Frau Meier hilft", Personal.PERSON, "Frau Meier"),
        ("mit Herrn Dr. Özdemir gesprochen", Personal.PERSON, "Herrn Dr. Özdemir"),
        ("Fr. Prof. Dr. Schulze-Bäcker", Personal.PERSON, "Fr. Prof. Dr. Schulze-Bäcker"),
        ("Herr O’Neill", Personal.PERSON, "Herr O’Neill"),
        ("Frau\u00a0Meier", Personal.PERSON, "Frau\u00a0Meier"),
        ("Frau von der Heide", Personal.PERSON, "Frau von der Heide"),
        ("Herrn Prof. Dr. h.c. von Bülow", Personal.PERSON, "Herrn Prof. Dr. h.c. von Bülow"),
        ("Frau d’Avis", Personal.PERSON, "Frau d’Avis"),
        ("Frau Şahin", Personal.PERSON, "Frau Şahin"),
        ("bei Frau M. nachfragen", Personal.PERSON, "Frau M."),
        ("HERR MÜLLER", Personal.PERSON, "HERR MÜLLER"),
        ("an Hrn. Schmidt", Personal.PERSON, "Hrn. Schmidt"),
        ("Frau\tMeier", Personal.PERSON, "Frau\tMeier"),
        ("am Zeilenende Herr\nMüller", Personal.PERSON, "Herr\nMüller"),
        ("Frau Ministerin Schmidt", Personal.PERSON, "Frau Ministerin Schmidt"),
        ("jana.meier(at)bbs.de", Personal.EMAIL, "jana.meier(at)bbs.de"),
        ("jana.meier [at] bbs.de", Personal.EMAIL, "jana.meier [at] bbs.de"),
    ],
)
def test_this_is_found(text: str, kind: Personal, found: str) -> None:
    assert [(each.kind, each.found) for each in reminders(text)] == [(kind, found)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dichte 0,11 und 0,123456789",
        "am 01.02.2026 um 14:30 Uhr",
        "Stand: 15. 1. 2026, 09-12-2025, 05/03/26",
        "26131 Oldenburg",
        "1.250,50 €",
        "2021–2025",
        "0.123456789",
        "2026-01-15T08:00:00+01:00",
        "Bericht 2025/0123456789",
        "Koordinierungsstelle Frau und Beruf",
        "Frauen in MINT",
        "KOORDINIERUNGSSTELLE FRAU UND BERUF",
        "die Frau von heute",
        "Herrenhausen",
        "die Frau Ministerin",
        "Preis 100 @ Stück",
        "https://example.org/seite",
        "@wiesenmark",
        "12 Akteure, 86 Beziehungen, 0 Lücken",
    ],
)
def test_this_is_left_in_peace(text: str) -> None:
    assert reminders(text) == ()


def test_a_reminder_says_where_in_the_answer_the_text_stands() -> None:
    answer = {"form": {"befund": "ok", "schritt": "Frau Meier anrufen"}, "tabelle": {"rows": [{"wer": "a@b.de"}]}}
    assert reminders_in(answer) == (
        Reminder(Personal.PERSON, "Frau Meier", ("form", "schritt")),
        Reminder(Personal.EMAIL, "a@b.de", ("tabelle", "rows", "1", "wer")),
    )


def test_numbers_and_choices_are_no_texts() -> None:
    assert reminders_in({"a": 4411234567, "b": True, "c": None}) == ()


def test_an_actor_named_like_a_person_is_noticed() -> None:
    network = Network((Actor("1", "Frau Meier, Agentur für Arbeit"), Actor("2", "Kita Haferloh", place="Haferloh")))
    assert reminders_in_network(network) == (
        Reminder(Personal.PERSON, "Frau Meier", ("Frau Meier, Agentur für Arbeit", "name")),
    )


def test_the_running_example_gives_no_reminder() -> None:
    assert reminders_in_network(wiesenmark()) == ()


def test_one_text_full_of_addresses_gives_a_readable_number_of_reminders() -> None:
    assert len(reminders("a@b.de " * 1000)) == 20


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "0" * 200_000,
        "+1(" * 60_000,
        "a.a@" * 50_000,
        "Frau " * 40_000,
        "Frau von der " * 20_000,
        "Herr Dr." * 30_000,
        "a(at" * 50_000,
    ],
)
@pytest.mark.timeout(20)
def test_a_nasty_text_is_searched_to_its_end(text: str) -> None:
    reminders(text)
