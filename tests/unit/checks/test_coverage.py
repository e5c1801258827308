"""Whom an information plan reaches, counted by actor and by month, computed by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.checks import Status, check
from workbook.checks.coverage import MONTHS, TIMES_A_MONTH, coverage, group_by_actor
from workbook.exercises import find
from workbook.network import Actor, Network
from workbook.project import Project
from workbook.widgets.parts.derived import derived
from workbook.widgets.registry import Scene

NETWORK = Network((Actor("a", "IHK"), Actor("b", "Kita Moor"), Actor("c", "Holz, Glas & Co."), Actor("d", "Presse")))
PLACED = {"a": {"x": 5, "y": 5}, "b": {"x": "4", "y": "3"}, "c": {"x": 5, "y": 1}, "d": {"x": 5}}
PROJECT = Project("p07", NETWORK, {"04-portfolio": {"portfolio": PLACED}})
TARGETS = {"eng einbinden": "monatlich", "informieren": "vierteljährlich"}
GROUPS = {"a": "eng einbinden", "b": "eng einbinden", "c": "informieren"}


def row(who: str, channel: str, rhythm: str, **others: str) -> dict[str, str]:
    return {"empfaenger": who, "kanal": channel, "rhythmus": rhythm, **others}


def channels(*rows: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {each.actor: each.channels for each in coverage(rows, NETWORK, GROUPS, TARGETS)}


def months(each: dict[str, str]) -> list[str]:
    found = {one.actor: one for one in coverage([each], NETWORK, GROUPS, TARGETS)}["a"]
    return [name for name, month in zip(MONTHS, found.months, strict=True) if month]


def test_the_groups_come_from_the_portfolio_and_who_is_not_placed_has_none() -> None:
    assert group_by_actor(NETWORK, PROJECT, "04-portfolio") == GROUPS


def test_the_coordination_does_not_inform_itself() -> None:
    own = replace(NETWORK, coordinator="a")
    assert group_by_actor(own, replace(PROJECT, network=own), "04-portfolio") == {"b": GROUPS["b"], "c": GROUPS["c"]}


def test_a_row_reaches_the_actors_of_its_group_and_one_to_all_reaches_everyone() -> None:
    found = channels(row("eng einbinden", "Anruf", "monatlich"), row("alle", "Rundbrief", "vierteljährlich"))
    assert found == {"a": ("Anruf",), "b": ("Anruf",), "c": ("Rundbrief",)}


def test_a_row_to_single_actors_reaches_only_these_also_with_a_comma_in_the_name() -> None:
    assert channels(row("eng einbinden", "Anruf", "monatlich", nur="ihk")) == {"a": ("Anruf",), "b": (), "c": ()}
    two = channels(row("alle", "Anruf", "monatlich", nur=" Holz, Glas & Co. ; IHK,Kita Moor"))
    assert two == {"a": ("Anruf",), "b": ("Anruf",), "c": ("Anruf",)}
    assert not any(channels(row("alle", "Anruf", "monatlich", nur="Niemand")).values())


def test_two_rows_of_one_channel_count_together_and_two_channels_do_not() -> None:
    assert channels(*[row("alle", "Anruf", "zweimonatlich")] * 2)["a"] == ("Anruf",)
    assert channels(row("alle", "Anruf", "zweimonatlich"), row("alle", "Brief", "zweimonatlich"))["a"] == ()


def test_the_months_follow_from_rhythm_and_first_month() -> None:
    assert months(row("alle", "Treffen", "vierteljährlich")) == ["Jan", "Apr", "Jul", "Okt"]
    assert months(row("alle", "Treffen", "vierteljährlich", ab="Mär")) == ["Mär", "Jun", "Sep", "Dez"]
    assert months(row("alle", "Treffen", "jährlich", ab="Nov")) == ["Nov"]
    assert months(row("alle", "Treffen", "wöchentlich", ab="Nov")) == list(MONTHS)


@given(st.sampled_from(sorted(TIMES_A_MONTH)), st.sampled_from(["", *MONTHS, "bald"]))
def test_the_months_of_a_year_are_as_many_as_the_rhythm_says(rhythm: str, first: str) -> None:
    assert len(months(row("alle", "Brief", rhythm, ab=first))) == min(12, round(12 * TIMES_A_MONTH[rhythm]))


def finding(rows: list[dict[str, str]], project: Project = PROJECT) -> Any:
    answer = {"plan": {"rows": rows}, "rechnung": {"verfuegbar": "10"}}
    project = replace(project, answers={**project.answers, "06-informationsplan": answer})
    return {each.check: each for each in check("06-informationsplan", answer, project)}["06-informationsplan.abdeckung"]


def test_every_actor_to_be_closely_involved_is_asked_for_one_by_one() -> None:
    half = finding([row("eng einbinden", "Anruf", "monatlich", nur="IHK", minuten="20")])
    assert half.share == pytest.approx(0.75)  # one of two reached, the hours fit
    assert "Kita Moor" in half.hint and "IHK" not in half.hint
    assert finding([row("eng einbinden", "Anruf", "monatlich", minuten="20")]).status is Status.MET


def test_without_a_portfolio_the_group_stands_for_its_actors() -> None:
    nobody = replace(PROJECT, answers={})
    assert finding([row("alle", "Rundbrief", "monatlich", minuten="20")], nobody).status is Status.MET
    assert finding([row("informieren", "Rundbrief", "monatlich", minuten="20")], nobody).share == pytest.approx(0.5)


def test_the_table_says_in_words_who_is_reached_when() -> None:
    exercise = find("06-informationsplan")
    rows = [row("eng einbinden", "Anruf", "monatlich", nur="IHK"), row("alle", "Treffen", "halbjährlich")]
    project = replace(PROJECT, answers={**PROJECT.answers, exercise.id: {"plan": {"rows": rows}}})
    part = exercise.part("abdeckung")

    def view(project: Project) -> Any:
        return derived(part, Scene(exercise, part, project, NETWORK, False, lambda *_: None))

    shown = view(project)
    first, second, third = shown["table"]["rows"]
    assert (first["name"], first["enough"], first["cells"][0]) == ("IHK", "1 Kanal", ["Anruf", "Treffen"])
    assert (second["name"], second["enough"], second["cells"][1]) == ("Kita Moor", "noch nicht", [])
    assert third["note"] == "informieren"
    assert len(shown["table"]["head"]) == 14
    assert shown["lines"][0]["value"] == "1 von 2 mindestens monatlich erreicht"
    assert "Kita Moor" in shown["lines"][0]["note"]
    assert view(replace(project, answers={}))["table"] is None
