"""What the values of a part may look like, and what counts as nothing entered."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.exercises import Part
from workbook.exercises.kinds import is_empty, kinds, validate

DECLARED = tomllib.loads(
    (Path(__file__).parents[2] / "browser" / "kit" / "exercises" / "zz.toml").read_text(encoding="utf-8")
)
PARTS = {
    part["id"]: Part(part["id"], part["kind"], {k: v for k, v in part.items() if k not in ("id", "kind")})
    for exercise in DECLARED["exercise"]
    for part in exercise["part"]
}
KINDS = sorted(kinds())

GOOD = {
    "steckbrief": {"name": "Bildungsnetz", "seit": "2o16", "themen": ["mint"], "satzung": False, "vertrauen": 3},
    "frage": {"ohne": ["teile"], "wer": ["ihk", "bbs"]},
    "aussagen": {"has_isolate:": True, "closer:A01,A02": False},
    "faelle": {"f1": "initiierung"},
    "punkte": {"ist": {"moderation": 40, "bruecke": "6o"}},
    "woche": {"rows": [{"taetigkeit": "Treffen", "stunden": "4,5", "rolle": "etwas Eigenes", "bis": "morgen"}, {}]},
    "karten": {"cards": [{"id": "k1", "group": "erfolg", "titel": "Messe", "tags": ["Ehrenamt"]}]},
    "felder": {"schule": {"kita": "besetzt"}},
    "portfolio": {"A01": {"x": 5, "y": 1, "haltung": "−2"}},
    "canvas": {"zweck": ["Fachkräfte sichern"]},
    "board": {"limit": 2, "cards": [{"id": "a", "column": "offen", "title": "Einladen", "since": "2026-03-01"}]},
    "plan": {"rows": [{"tag": "2026-03-01", "thema": "Messe"}]},
    "fall": {"path": ["fragen", "teilen"]},
    "vorstellung": {"order": ["frage", "nutzen"], "notes": {"nutzen": "Wir verbinden."}},
}
BAD = {
    "steckbrief": [{"vertrauen": 9}, {"satzung": "ja"}, {"themen": ["fremd"]}, {"fremd": "x"}, [], "x"],
    "frage": [{"ohne": "teile"}, {"ohne": ["fremd"]}, {"fremd": []}],
    "aussagen": [{"has_isolate:": "true"}, {"x": 1}],
    "faelle": [{"f1": "fremd"}, {"fremd": "aufbau"}, {"f1": ["aufbau"]}],
    "punkte": [{"fremd": {}}, {"ist": {"moderation": [1]}}, {"ist": {"moderation": float("nan")}}],
    "woche": [{"rows": {}}, {"rows": [{"fremd": "x"}]}, {"rows": [{}] * 21}],
    "karten": [{"cards": [{"id": "k", "group": "fremd"}]}, {"cards": [{"tags": ["fremd"]}]}],
    "felder": [{"schule": {"kita": "fremd"}}, {"schule": {"fremd": "besetzt"}}],
    "portfolio": [{"A01": {"x": 6}}, {"A01": {"x": 2.5}}, {"A01": {"x": True}}],
    "canvas": [{"zweck": "kein Eintrag"}, {"fremd": []}],
    "board": [{"cards": [{"column": "fremd"}]}, {"limit": "viele"}],
    "plan": [{"rows": [1]}],
    "fall": [{"path": "fragen"}, {"path": [1]}],
    "vorstellung": [{"order": ["fremd"]}, {"notes": {"fremd": "x"}}],
}
EMPTY = {
    "steckbrief": [{}, {"name": " ", "themen": []}],
    "frage": [{}, {"ohne": []}],
    "woche": [{"rows": []}, {"rows": [{}, {"taetigkeit": ""}]}],
    "karten": [{"cards": []}, {"cards": [{"id": "k1", "group": "erfolg", "tags": []}]}],
    "board": [{"limit": 4, "cards": []}, {"cards": [{"id": "a", "column": "offen", "since": "2026-03-01"}]}],
    "vorstellung": [{"order": ["frage", "nutzen"], "notes": {"nutzen": " "}}],
    "hinweis": [None, "alles"],
}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("part", GOOD)
def test_what_the_page_saves_fits(part: str) -> None:
    """Every value a kind saves is without fault, also with an unreadable number or a free text in a select."""
    assert validate(PARTS[part], GOOD[part]) == ()
    assert not is_empty(PARTS[part], GOOD[part])


@pytest.mark.parametrize(("part", "value"), [(part, value) for part, values in BAD.items() for value in values])
def test_what_the_page_cannot_save_is_named(part: str, value: object) -> None:
    """A value of another shape has faults, each with a German sentence."""
    found = validate(PARTS[part], value)
    assert found
    assert all(str(fault).endswith(".") and "kinds." not in str(fault) for fault in found)


@pytest.mark.parametrize(("part", "value"), [(part, value) for part, values in EMPTY.items() for value in values])
def test_nothing_entered_is_empty(part: str, value: object) -> None:
    """What the page itself remembers (a limit, an order, an empty row) is no entry."""
    assert is_empty(PARTS[part], value)


def test_a_statement_said_to_be_untrue_is_an_entry() -> None:
    """False is an answer."""
    assert not is_empty(PARTS["aussagen"], {"closer:A01,A02": False})


def test_looking_at_the_example_is_no_entry_but_revealing_is() -> None:
    """Of guess-then-reveal, guesses and the reveal count."""
    part = Part("zahlen", "figures")
    assert is_empty(part, {"guesses": {"density": ""}, "revealed": False})
    assert not is_empty(part, {"guesses": {}, "revealed": True})
    assert not is_empty(part, {"guesses": {"density": "0,1"}, "revealed": False})


def test_a_scenario_without_steps_is_empty() -> None:
    """A named scenario in which nothing was done is no entry."""
    part = Part("probe", "scenario")
    assert is_empty(part, {"scenarios": [{"name": "A", "steps": []}], "current": 0})
    assert not is_empty(part, {"scenarios": [{"name": "A", "steps": [{"do": "remove", "actor": "A1"}]}], "current": 0})


def test_an_unknown_kind_takes_anything() -> None:
    """A kind of a later version is not refused."""
    assert validate(Part("x", "noch-nicht-erfunden"), [1, {"a": None}]) == ()


@settings(max_examples=300, deadline=None)
@given(part=st.sampled_from(sorted(PARTS)), value=json_values)
def test_no_value_can_break_the_rules(part: str, value: object) -> None:
    """Neither function raises, whatever it is given, and faults are never endless."""
    assert len(validate(PARTS[part], value)) <= 20
    assert is_empty(PARTS[part], value) in (True, False)


@settings(max_examples=200, deadline=None)
@given(kind=st.sampled_from(KINDS), value=json_values)
def test_no_value_can_break_a_kind_without_settings(kind: str, value: object) -> None:
    """A part that declares nothing is not a way around."""
    validate(Part("p", kind), value)
    is_empty(Part("p", kind), value)


def test_deep_nesting_is_walked_without_recursion() -> None:
    """A value nested a hundred thousand times neither breaks nor takes long."""
    value: object = "x"
    for _ in range(100_000):
        value = [value]
    for part in PARTS.values():
        validate(part, value)
        is_empty(part, value)


def test_a_huge_list_is_looked_at_up_to_its_limit() -> None:
    """A million rows are refused without being walked to the end."""
    assert any(fault.code == "too-many" for fault in validate(PARTS["woche"], {"rows": [{}] * 1_000_000}))


def test_every_kind_of_the_course_is_described() -> None:
    """A new kind needs its shape here, or anything would be taken for it."""
    from workbook.exercises import catalogue

    used = {part.kind for exercise in catalogue().values() for part in exercise.parts}
    assert used <= kinds()


def test_an_exercise_counts_as_begun_with_the_first_entry_in_any_part() -> None:
    """One meaning for cards, hand-in, portfolio and grading; an answer that is no table is none."""
    from workbook.exercises import find
    from workbook.exercises.kinds import has_entry

    exercise = find("05b-befunde")
    part = next(each for each in exercise.parts if each.kind == "form")
    first = part.settings["fields"][0]["id"]
    assert has_entry(exercise, {part.id: {first: "Ein Befund."}})
    for nothing in (None, {}, [], "x", {part.id: {}}, {part.id: {first: "  "}}, {"anderes": {"x": 1}}):
        assert not has_entry(exercise, nothing)
