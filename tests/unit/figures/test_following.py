"""Drawings beside the entries: whole, inside their frame, legible without colour, and never ahead of the question."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.exercises import find
from workbook.figures.following import Drawing, drawing_of
from workbook.figures.network_map.labels import text_width
from workbook.figures.radar import legible, radar
from workbook.figures.two_rounds import Line
from workbook.figures.two_stacks import apart, two_stacks
from workbook.project import Project
from workbook.report.takeaway.composing import compose_takeaway

SVG = "{http://www.w3.org/2000/svg}"
PROFILE = {"ist": {"organisation": 60, "bruecke": 40}, "soll": {"organisation": 20, "bruecke": 30, "wissen": 50}}


def drawn(exercise: str, answers: dict[str, Any]) -> Drawing | None:
    part = next(each for each in find(exercise).parts if each.kind == "derived")
    project = Project("p07", answers=answers)
    return drawing_of(part.settings["show"], find(exercise), project, part.settings, date(2026, 11, 23))


def words(svg: str) -> list[str]:
    return [each.text or "" for each in ET.fromstring(svg).iter(f"{SVG}text")]


def inside(svg: str) -> bool:
    """Whether every label and every point lies within the frame."""
    root = ET.fromstring(svg)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for each in root.iter(f"{SVG}text"):
        size = float(each.attrib.get("font-size", root.attrib["font-size"]))
        long, x, y = text_width(each.text or "", size), float(each.attrib["x"]), float(each.attrib["y"])
        left = x - {"start": 0, "middle": long / 2, "end": long}[each.attrib.get("text-anchor", "start")]
        if left < -1 or left + long > width + 1 or not 0 <= y <= height:
            return False
    points = [tuple(map(float, p.split(","))) for e in root.iter(f"{SVG}polygon") for p in e.attrib["points"].split()]
    return all(-1 <= x <= width + 1 and -1 <= y <= height + 1 for x, y in points)


class TestRoleProfile:
    def test_both_rounds_stand_at_every_role_as_numbers(self) -> None:
        found = drawn("02-rollenprofil", {"02-rollenprofil": {"punkte": PROFILE}})
        assert found is not None
        assert {"60 → 20", "40 → 30", "0 → 50", "Heute", "Gewünscht"} <= set(words(found.svg))
        assert inside(found.svg)

    def test_the_rounds_are_told_apart_by_line_and_mark(self) -> None:
        found = drawn("02-rollenprofil", {"02-rollenprofil": {"punkte": PROFILE}})
        assert found is not None
        root = ET.fromstring(found.svg)
        outlines = [each for each in root.iter(f"{SVG}polygon") if each.attrib.get("stroke-width") == "2.5"]
        assert sorted("stroke-dasharray" in each.attrib for each in outlines) == [False, True]
        assert len(list(root.iter(f"{SVG}circle"))) == 9  # eight roles and the legend

    def test_the_largest_gap_is_named_only_once_the_question_is_answered(self) -> None:
        before = drawn("02-rollenprofil", {"02-rollenprofil": {"punkte": PROFILE}})
        answer = {"punkte": PROFILE, "luecke": {"groesste": ["anbieter"]}}
        after = drawn("02-rollenprofil", {"02-rollenprofil": answer})
        assert before is not None
        assert after is not None
        assert before.title == "Zu bewegen sind 50 von 100 Punkten"
        assert after.title == "Am meisten ändern soll sich: Wissensmanager/in (+50)"
        assert "bold" not in before.svg
        assert "bold" in after.svg

    @pytest.mark.parametrize("punkte", [{}, {"ist": {"organisation": 100}}, 7, None])
    def test_one_round_alone_is_not_drawn(self, punkte: Any) -> None:
        assert drawn("02-rollenprofil", {"02-rollenprofil": {"punkte": punkte}}) is None

    def test_the_same_twice_is_said(self) -> None:
        found = drawn("02-rollenprofil", {"02-rollenprofil": {"punkte": {"ist": {"wissen": 9}, "soll": {"wissen": 9}}}})
        assert found is not None
        assert found.title == "Heute und gewünscht sind gleich"


WEEK = {
    "rows": [
        {"taetigkeit": "Treffen", "stunden": "6", "rolle": "Organisator/in"},
        {"taetigkeit": "Anrufe", "stunden": "2", "rolle": "Brückenbauer/in"},
    ]
}


class TestTimeBesideTheWish:
    def test_both_bars_tell_the_share_of_every_role(self) -> None:
        found = drawn("02-zeit", {"02-zeit": {"woche": WEEK}, "02-rollenprofil": {"punkte": PROFILE}})
        assert found is not None
        said = [each.replace("\N{NO-BREAK SPACE}", " ") for each in words(found.svg)]
        assert said.count("Organisator/in 75 %") == 1
        assert "Organisator/in 20 %" in said
        assert "Wissensmanager/in 50 %" in said
        assert "Wissensmanager/in 0 %" not in said
        assert found.title == "Mehr Zeit als gewünscht: Organisator/in (+55 Prozentpunkte)"
        assert inside(found.svg)

    def test_without_a_role_profile_there_is_nothing_to_compare(self) -> None:
        assert drawn("02-zeit", {"02-zeit": {"woche": WEEK}}) is None


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=30))
def test_stacks_stay_inside_their_frame_whatever_the_shares_and_names(shares: list[tuple[float, float]]) -> None:
    assert inside(two_stacks([Line(f"{LONG} {n}", *each) for n, each in enumerate(shares)], "Zeit", "Gewünscht"))


@given(st.lists(st.floats(0, 300), min_size=1, max_size=15))
def test_names_beside_a_bar_never_stand_on_each_other(middles: list[float]) -> None:
    found = apart(sorted(middles), 19, 6, 340)
    assert all(b - a >= 19 - 1e-6 for a, b in pairwise(found))
    assert found[0] >= 6
    assert found[-1] <= 340


class TestSheet:
    def test_what_is_filled_in_stands_on_it_and_nothing_else(self) -> None:
        form = {
            "name": "Netz & Werk",
            "gruendung": "2014",
            "stellen": "0,75",
            "phase": "im Aufbau",
            "themen": ["A", "B"],
        }
        rows = {"rows": [{"bereich": "Schulen", "anzahl": "8"}, {"bereich": "Schulen", "anzahl": "2"}]}
        found = drawn("01-steckbrief", {"01-steckbrief": {"steckbrief": form, "bereiche": rows}})
        assert found is not None
        said = words(found.svg)
        assert {"Netz & Werk", "2014", "gegründet vor 12 Jahren", "0,75 VZÄ", "A, B", "Schulen", "10"} <= set(said)
        assert "Jahresbudget" not in said
        assert inside(found.svg)

    @pytest.mark.parametrize("form", [None, 7, {}, {"name": " "}, {"phase": None}])
    def test_an_empty_form_makes_no_sheet(self, form: Any) -> None:
        assert drawn("01-steckbrief", {"01-steckbrief": {"steckbrief": form}}) is None

    @given(st.text(max_size=400), st.text(max_size=400))
    def test_it_is_whole_whatever_was_typed(self, name: str, topic: str) -> None:
        form = {"name": name, "region": topic, "gruendung": name, "themen": [topic], "partner": topic, "budget": name}
        found = drawn("01-steckbrief", {"01-steckbrief": {"steckbrief": form}})
        assert found is None or inside(found.svg)

    def test_it_is_taken_home(self) -> None:
        project = Project("p07", answers={"01-steckbrief": {"steckbrief": {"name": "Wiesenmark", "partner": "40"}}})
        document = compose_takeaway("01", project, date(2026, 11, 23))
        assert [each.title for each in document.pictures()] == ["Steckbrief auf einer Seite"]


LONG = "Berufsbildende Schulen Landkreis Wiesenmark – Außenstelle Haferloh"


@given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(0, 1e6)), min_size=3, max_size=12))
def test_a_radar_stays_inside_its_frame_whatever_the_points_and_names(points: list[tuple[float, float]]) -> None:
    lines = [Line(f"{LONG} {n}", *each) for n, each in enumerate(points)]
    assert legible(lines)
    assert inside(radar(lines, "Heute", "Gewünscht"))
