"""Actors under two names."""

from __future__ import annotations

import pytest

from workbook.network import Actor, possible_duplicates, wiesenmark


def pairs(*names: str) -> dict[tuple[str, str], str]:
    found = possible_duplicates([Actor(name, name) for name in names])
    return {(duplicate.one, duplicate.other): duplicate.reason for duplicate in found}


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("BBS Wiesenmark", "Berufsbild. Schulen Wiesenmark", "acronym"),
        ("BBS Wiesenmark", "Berufsbildende Schulen Wiesenmark", "acronym"),
        ("BBS Wiesenmark", "Berufsbildende Schulen Landkreis Wiesenmark", "acronym"),
        ("Berufsbild. Schulen Wiesenmark", "Berufsbildende Schulen Wiesenmark", "abbreviation"),
        ("Wirtsch.förderung Wiesenmark", "Wirtschaftsförderung Landkreis Wiesenmark", "abbreviation"),
        ("Berufsbildende Schulen Wiesenmark", "Berufsbildene Schulen Wiesenmark", "spelling"),
        ("Müller Maschinenbau GmbH & Co. KG", "Mueller Maschinenbau", "same"),
        ("Tüftelwerk e. V.", "Tüftelwerk", "same"),
        ("Wiesenmark Berufsbildende Schulen", "Berufsbildende Schulen Wiesenmark", "same"),
        ("IHK Oldenburg", "Industrie- und Handelskammer Oldenburg", "acronym"),
        ("HWK", "Handwerkskammer", "acronym"),
        ("Kita Sonnenschein", "Kindertagesstätte Sonnenschein", "acronym"),
        ("VHS Altenwiek", "Volkshochschule Altenwiek", "acronym"),
        ("DLR Nordmark", "Deutsches Luftfahrt Raumzentrum Nordmark", "acronym"),
        ("Stadt  Altenwiek", "stadt altenwiek", "same"),
    ],
)
def test_the_same_organisation_is_found(one: str, other: str, reason: str) -> None:
    assert pairs(one, other) == {(one, other): reason}
    assert pairs(other, one) == {(other, one): reason}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Grundschule 1 Altenwiek", "Grundschule 2 Altenwiek"),
        ("Landkreis Wiesenmark", "Stadt Wiesenmark"),
        ("Grundschule Nordstadt", "Grundschule Südstadt"),
        ("IHK Oldenburg", "IHK Osnabrück"),
        ("GS Torfhagen", "Gasthaus Torfhagen"),
        ("BBS Wiesenmark", "Bürgerbus Stiftung Wiesenmark"),
        ("Kita Sonnenschein", "Kita Regenbogen"),
        ("", ""),
        ("GmbH", "AG"),
        ("...", "---"),
    ],
)
def test_different_organisations_are_left_alone(one: str, other: str) -> None:
    assert possible_duplicates([Actor("1", one), Actor("2", other)]) == ()


def test_the_likeliest_come_first() -> None:
    found = possible_duplicates(
        [Actor("1", "BBS Wiesenmark"), Actor("2", "Berufsbildende Schulen Wiesenmark"),
         Actor("3", "Berufsbildende Schulen Wiesenmark GmbH"), Actor("4", "Berufsbildende Schule Wiesenmark")]
    )  # fmt: skip
    assert (found[0].one, found[0].other) == ("2", "3")
    assert [duplicate.likeness for duplicate in found] == sorted((d.likeness for d in found), reverse=True)


def test_the_example_has_no_duplicates() -> None:
    assert possible_duplicates(wiesenmark().actors) == ()


def test_a_long_list_finds_the_same() -> None:
    fill = [Actor(f"f{number}", f"{chr(97 + number % 26)}{number * 7919} Betrieb") for number in range(700)]
    names = ("BBS Wiesenmark", "Berufsbildende Schulen Wiesenmark", "Müller Maschinenbau", "Müler Maschinenbau")
    found = possible_duplicates([*fill, *(Actor(name, name) for name in names)])
    assert {(d.one, d.other) for d in found} == {(names[0], names[1]), (names[2], names[3])}
