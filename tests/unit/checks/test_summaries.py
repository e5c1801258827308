"""What follows from the entries is computed as the course material says, and never fails for what was entered."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from workbook.checks.summaries import Line, summary, summary_names, variation
from workbook.exercises import Part, catalogue, find
from workbook.project import Project

DERIVED = [(e, p) for e in catalogue().values() for p in e.parts if p.kind == "derived"]
PROFILE = {"ist": {"organisation": 60, "bruecke": 40}, "soll": {"organisation": 20, "bruecke": 80}}


def lines(exercise: str, answer: Any, **others: Any) -> dict[str, str]:
    part = next(each for each in find(exercise).parts if each.kind == "derived")
    answers = {exercise: answer, **{id_.replace("_", "-").removeprefix("e"): each for id_, each in others.items()}}
    return {line.label: line.value for line in shown(part, exercise, Project("p07", answers=answers))}


def shown(part: Part, exercise: str, project: Project) -> tuple[Line, ...]:
    return summary(part.settings["show"], find(exercise), project, part.settings, date(2026, 11, 23))


def test_a_profile_tells_age_partners_for_each_post_and_the_mix_of_sectors() -> None:
    form = {"gruendung": "2014", "partner": "40", "stellen": "0,75"}
    rows = [{"bereich": "Schulen", "anzahl": "10"}, {"bereich": "Kitas", "anzahl": "10"}]
    said = lines("01-steckbrief", {"steckbrief": form, "bereiche": {"rows": rows}})
    assert said == {"Alter des Netzwerks": "12 Jahre", "Partner je volle Stelle": "53", "Mischung der Bereiche": "1,00"}


def test_the_mix_of_wiesenmark_is_the_published_value() -> None:
    """Course material 2.10: eleven sectors, index .9694 (Blau .8812)."""
    from collections import Counter

    from workbook.network import wiesenmark

    counts = [float(n) for n in Counter(a.sector for a in wiesenmark().at("t1").actors).values()]
    assert len(counts) == 11
    assert variation(counts) == pytest.approx(0.9694, abs=5e-5)
    assert variation([5.0, 5.0]) == pytest.approx(1)
    assert variation([9.0, 1.0]) == pytest.approx(0.36)


def test_points_to_move_are_half_the_differences() -> None:
    assert lines("02-rollenprofil", {"punkte": PROFILE}) == {"Zu bewegen": "40"}


def test_time_stands_beside_the_wish() -> None:
    rows = [{"rolle": "Organisator/in", "stunden": "6"}, {"rolle": "Brückenbauer/in", "stunden": "2"}]
    said = lines("02-zeit", {"woche": {"rows": rows}}, e02_rollenprofil={"punkte": PROFILE})
    assert said["Organisator/in"] == "Zeit 75\N{NO-BREAK SPACE}%, gewünscht 20\N{NO-BREAK SPACE}%"
    assert lines("02-zeit", {"woche": {"rows": rows}}) == {}


def test_what_is_unclear_becomes_a_list_of_questions() -> None:
    rows = [{"id": "ziel", "stand": "geklärt"}, {"id": "grenzen", "stand": "strittig"}]
    said = lines("02-auftrag", {"auftrag": {"rows": rows}})
    assert said == {"Geklärt": "1 von 7", "Fragen für das nächste Gespräch": "Grenzen"}


def test_touching_decisions_are_counted_with_their_rules() -> None:
    rows = [{"entscheidung": "a", "beruehrt": "ja", "regel": "Abgeben"}, {"entscheidung": "b", "beruehrt": "ja"}]
    said = lines("02-doppelrolle", {"entscheidungen": {"rows": rows}})
    assert list(said.values()) == ["2", "1 von 2"]


def test_an_agenda_tells_minutes_and_the_share_of_taking_part() -> None:
    rows = [{"minuten": "30", "form": "Vortrag"}, {"minuten": "90", "form": "Austausch"}]
    said = lines("06-treffen", {"ablauf": {"rows": rows}, "rahmen": {"dauer": "120"}})
    assert said == {"Geplant": "120 Minuten von 120", "Anteil mit Beteiligung": "75\N{NO-BREAK SPACE}%"}


JUNK: list[Any] = [None, 7, "x", [], {}, {"rows": 7}, {"rows": [7, {"anzahl": [], "bereich": "x", "minuten": {}}]}]


@pytest.mark.parametrize(("exercise", "part"), DERIVED, ids=[e.id for e, _ in DERIVED])
@pytest.mark.parametrize("junk", JUNK)
def test_nothing_that_is_entered_breaks_it(exercise: Any, part: Part, junk: Any) -> None:
    answer = {each.id: junk for each in exercise.parts}
    extreme = {each.id: {"gruendung": "1e308", "partner": "1e308", "stellen": "1e-308"} for each in exercise.parts}
    for given in (answer, extreme, {}):
        for line in shown(part, exercise.id, Project("p07", answers={exercise.id: given})):
            assert line.label and line.value and "inf" not in line.value and "nan" not in line.value


@pytest.mark.parametrize(("exercise", "part"), DERIVED, ids=[e.id for e, _ in DERIVED])
def test_its_summary_and_its_sources_exist(exercise: Any, part: Part) -> None:
    assert part.settings["show"] in summary_names()
    assert {each.id for each in exercise.parts} >= set(part.settings["of"])


def test_the_largest_gap_is_told_once_the_question_for_it_is_answered() -> None:
    said = lines("02-rollenprofil", {"punkte": PROFILE, "luecke": {"groesste": ["bruecke"]}})
    assert said["Größter Unterschied"] == "Brückenbauer/in (+40), Organisator/in (−40)"


def test_the_fit_is_told_once_it_has_been_computed() -> None:
    rows = [{"rolle": "Organisator/in", "stunden": "6"}, {"rolle": "Brückenbauer/in", "stunden": "2"}]
    said = {}
    for typed in ("", "0,9", "0,45"):
        answer = {"woche": {"rows": rows}, "rechnung": {"passung": typed}}
        said[typed] = lines("02-zeit", answer, e02_rollenprofil={"punkte": PROFILE}).get("Passung")
    assert said == {"": None, "0,9": None, "0,45": "0,45"}


def board(*cards: tuple[str, str, str]) -> dict[str, object]:
    named = [{"id": f"k{n}", "column": c, "started": s, "since": e} for n, (c, s, e) in enumerate(cards)]
    return {"board": {"cards": named}}


def test_a_board_tells_lead_time_and_littles_law() -> None:
    """Three done in 21 days make one a week; with two under way a card takes two weeks on average."""
    done = [(f"2026-11-{start:02}", f"2026-11-{end:02}") for start, end in ((2, 5), (3, 13), (4, 8))]
    under = [
        ("arbeit", "2026-11-20", "2026-11-20"),
        ("wartet", "2026-11-20", "2026-11-21"),
        ("offen", "", "2026-01-01"),
    ]
    assert lines("03-kanban", board(*(("fertig", *each) for each in done), *under)) == {
        "Begonnen und nicht fertig": "2 Karten",
        "Durchlaufzeit": "4 Tage",
        "Karten = Durchsatz × Durchlaufzeit": "2 = 1,0 je Woche × 2,0 Wochen",
    }


def test_cards_without_a_start_or_done_before_it_have_no_lead_time() -> None:
    odd = [("fertig", "", "2026-11-05"), ("fertig", "x", "2026-11-05"), ("fertig", "2026-11-06", "2026-11-05")]
    assert lines("03-kanban", board(*odd)) == {}
