"""The group picture shows one's own group where there is one, and the example group at any time."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from workbook.exercises import Exercise, Part, find
from workbook.handin.group import GROUP_FILE, Group, Member, group_to_bytes, mark_of
from workbook.network import Network
from workbook.project import Project
from workbook.project.profiles import CONSENT, example_group, own_profile, profile_of, released_items
from workbook.widgets.registry import Scene, kind_of

PART = find("01-gemeinsamkeiten").part("gruppe")
TODAY = date.today()
ANSWERS: dict[str, Any] = {
    "01-steckbrief": {"steckbrief": {"name": "Meins", "partner": "12"}},
    "01-tausch": {"tausch": {"cards": [{"id": "k", "group": "suche", "tags": ["ÖPNV"]}]}},
}


def shown(folder: Path | None, answers: dict[str, Any] | None = None) -> Any:
    exercise: Exercise = find("01-gemeinsamkeiten")
    project = Project("p01", Network(), ANSWERS if answers is None else answers)
    scene = Scene(exercise, PART, project, Network(), False, lambda *_: None, folder=folder)
    return kind_of(PART).view(PART, scene)


def keep(folder: Path, *, own: bool = True, until: date = TODAY + timedelta(days=9)) -> None:
    entries = [{"name": f"Netz {n}", "partner": 10 + n, "biete": ["ÖPNV"], "erfolge": ["Ehrenamt"]} for n in range(5)]
    members = [Member(mark_of(f"p{n + 10}"), profile_of(entry)) for n, entry in enumerate(entries)]
    members += [Member(mark_of("p01"), profile_of({"name": "Meins", "partner": 12}))] if own else []
    (folder / GROUP_FILE).write_bytes(group_to_bytes(Group(tuple(members), TODAY, until)))


def test_without_a_picture_of_the_own_group_the_example_is_shown(tmp_path: Path) -> None:
    for folder in (None, tmp_path):
        view = shown(folder)
        assert (set(view["groups"]), view["first"]) == ({"example"}, "example")


def test_the_own_group_is_shown_first_and_the_example_stays_at_hand(tmp_path: Path) -> None:
    keep(tmp_path)
    view = shown(tmp_path)
    assert view["first"] == "own"
    assert view["groups"]["example"] == shown(None)["groups"]["example"]
    assert "6 Netzwerken" in view["groups"]["own"]["about"]
    assert "Ihr Netzwerk ist dabei" in view["groups"]["own"]["about"]


def test_ones_own_network_is_not_like_itself_and_matches_name_the_others(tmp_path: Path) -> None:
    keep(tmp_path)
    own = shown(tmp_path)["groups"]["own"]
    assert "Meins" not in {each["name"] for each in own["alike"]}
    assert len(own["alike"]) == 3
    assert {each["name"] for each in own["matches"]} == {f"Netz {n}" for n in range(5)}


def test_another_network_of_the_same_name_is_still_another_one(tmp_path: Path) -> None:
    keep(tmp_path, own=False)
    answers = {**ANSWERS, "01-steckbrief": {"steckbrief": {"name": "Netz 2", "partner": "12"}}}
    own = shown(tmp_path, answers)["groups"]["own"]
    assert own["alike"][0]["name"] == "Netz 2"
    assert "nicht dabei" in own["about"]


def test_a_network_that_shows_no_tags_has_no_column(tmp_path: Path) -> None:
    keep(tmp_path)
    assert shown(tmp_path)["groups"]["own"]["tags"]["erfolge"]["networks"] == [f"Netz {n}" for n in range(5)]
    assert shown(tmp_path)["groups"]["own"]["tags"]["herausforderungen"]["rows"] == []


def test_a_picture_whose_time_is_over_gives_way_to_the_example(tmp_path: Path) -> None:
    keep(tmp_path, until=TODAY - timedelta(days=1))
    assert shown(tmp_path)["first"] == "example"


def test_the_questions_are_about_the_example_group_and_say_so() -> None:
    for question in find("01-gemeinsamkeiten").part("fragen").settings["questions"]:
        assert "Beispielgruppe" in question["text"]
    assert len(example_group()) == 12


@pytest.mark.parametrize("given", [None, {}, {"steckbrief": False}, {"steckbrief": "ja"}, {"steckbrief": 1}, [], "ja"])
def test_anything_but_a_plain_yes_is_a_no(given: object) -> None:
    exercise, part = CONSENT
    assert released_items({exercise: {part: given}}) == frozenset()


def test_consent_is_asked_for_without_a_choice_made_beforehand() -> None:
    """Default no: a field has no value of its own, and the declaration offers none."""
    exercise, part = CONSENT
    declared: Part = find(exercise).part(part)
    assert all(field["type"] == "yesno" and "default" not in field for field in declared.settings["fields"])


@pytest.mark.parametrize(
    "junk", [None, 7, [], {"steckbrief": 7}, {"steckbrief": {"name": [], "themen": "x", "partner": {}}}]
)
def test_a_profile_is_made_from_anything(junk: Any) -> None:
    assert own_profile({"01-steckbrief": junk, "01-erfolge": {"karten": {"cards": [7]}}}).name == ""
