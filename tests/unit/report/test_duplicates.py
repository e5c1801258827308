"""Actors that may be one organisation under two names are pointed to, never merged."""

from __future__ import annotations

from workbook.network import Actor, Network
from workbook.report.duplicates import SAID, duplicate_remarks


def named(*names: str) -> Network:
    return Network(tuple(Actor(f"A{number}", name) for number, name in enumerate(names)))


def test_one_name_for_several_actors_is_said_once_with_their_ids() -> None:
    (remark,) = duplicate_remarks(named("Bildungsbüro", "IHK", "Bildungsbüro", "Bildungsbüro"))
    assert "„Bildungsbüro“ kommt 3-mal vor (A0, A2 und A3)" in remark


def test_two_spellings_are_said_as_a_pair() -> None:
    (remark,) = duplicate_remarks(named("BBS Wiesenmark", "Berufsbild. Schulen Wiesenmark", "Kreisverwaltung"))
    assert "„BBS Wiesenmark“ und „Berufsbild. Schulen Wiesenmark“ könnten dieselbe Organisation sein" in remark


def test_of_many_pairs_the_rest_is_counted() -> None:
    remarks = duplicate_remarks(named("Volkshochschule Wiesenmark", *(f"VHS Wiesenmark{'!' * n}" for n in range(5))))
    assert len(remarks) == SAID + 1
    assert "weitere Paare" in remarks[-1]


def test_numbered_schools_are_not_the_same() -> None:
    assert duplicate_remarks(named("Grundschule 1", "Grundschule 2")) == ()
