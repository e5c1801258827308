"""D: statements about the own network; truth is computed, the draw is stable."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.checks import Status, check
from workbook.checks.statements import _TEMPLATES, draw
from workbook.exercises import catalogue, find
from workbook.network import Actor, Network, Tie, wiesenmark
from workbook.project import Project

EXERCISE = "05b-was-waere-wenn"
TEMPLATES = find(EXERCISE).part("aussagen").settings["templates"]


def drawn(participant: str, network: Network):
    return draw(TEMPLATES, network, participant, EXERCISE, 4)


def outcome(answer: dict[str, bool], participant: str = "p01"):
    return check(EXERCISE, {"aussagen": answer}, Project(participant=participant, network=wiesenmark()))[0]


def test_every_exercise_with_statements_names_at_least_six_templates_that_exist() -> None:
    for exercise in catalogue().values():
        for part in exercise.parts:
            if part.kind == "statements":
                names = part.settings["templates"]
                assert len(set(names)) >= 6
                assert set(names) <= set(_TEMPLATES), exercise.id


def test_the_same_person_sees_the_same_statements_again_and_another_person_others() -> None:
    assert drawn("p01", wiesenmark()) == drawn("p01", wiesenmark())
    assert len({tuple(s.id for s in drawn(f"p{i:02}", wiesenmark())) for i in range(20)}) > 10


def test_true_and_false_statements_are_mixed() -> None:
    for i in range(20):
        counts = Counter(s.truth for s in drawn(f"p{i:02}", wiesenmark()))
        assert counts[True] >= 1 and counts[False] >= 1


def test_all_right_is_met_all_wrong_is_nothing_and_open_ones_cost_nothing() -> None:
    statements = drawn("p01", wiesenmark())
    assert outcome({s.id: s.truth for s in statements}).status is Status.MET
    assert outcome({s.id: not s.truth for s in statements}).share == 0
    assert outcome({s.id: s.truth for s in statements[:2]}).share == pytest.approx(0.5)
    assert outcome({}).status is Status.NOT_ATTEMPTED


def test_one_wrong_statement_takes_away_what_one_right_statement_gives() -> None:
    first, second, *_ = drawn("p01", wiesenmark())
    assert outcome({first.id: first.truth, second.id: not second.truth}).share == 0


def test_statements_that_were_not_drawn_earn_nothing() -> None:
    assert outcome({"made-up:x": True}).status is Status.NOT_ATTEMPTED


def test_a_network_that_decides_nothing_cannot_be_checked() -> None:
    alone = Project(participant="p", network=Network((Actor("a"),)))
    finding = check("05b-was-waere-wenn", {"aussagen": {"x": True}}, alone)[0]
    assert finding.status in (Status.CANNOT_BE_CHECKED, Status.NOT_ATTEMPTED)


def test_a_gap_that_may_be_none_decides_nothing() -> None:
    actors = tuple(Actor(i, sector=i) for i in "abcd")
    ties = (Tie("a", "b"), Tie("b", "c"))
    plain = Network(actors, ties, "b")
    asked = Network(actors, ties, "b", frozenset({("a", "c"), ("c", "d")}))
    truths = {c.actors + c.words: c.truth for c in _TEMPLATES["sectors_untied"](asked)}
    assert _TEMPLATES["has_isolate"](plain) and not _TEMPLATES["has_isolate"](asked)
    assert _TEMPLATES["all_joined"](plain) and not _TEMPLATES["all_joined"](asked)
    assert ("c", "d") not in truths and truths["a", "d"] is True and truths["a", "b"] is False
    assert not _TEMPLATES["splits_without_coordinator"](asked)
    assert [c for c in _TEMPLATES["new_tie_joins"](asked) if c.truth] == []
    assert [c.actors for c in _TEMPLATES["ending_tie_separates"](plain) if c.truth] == [("a", "b"), ("b", "c")]
    assert [c for c in _TEMPLATES["ending_tie_separates"](asked) if c.truth] == []


def test_where_a_network_decides_nothing_the_hint_says_what_is_needed() -> None:
    project = Project("p01", Network((Actor("a"), Actor("b"))))
    found = {each.check: each for each in check("05b-schluesselakteure", {"karte": {"verbindet": ["a"]}}, project)}
    finding = found["05b-schluesselakteure.schluesselakteure"]
    assert finding.status is Status.CANNOT_BE_CHECKED
    assert "mehr Akteure und Beziehungen" in finding.hint and "Sortieren" not in finding.hint


def test_a_single_actor_is_no_isolate_worth_a_statement() -> None:
    assert not _TEMPLATES["has_isolate"](Network((Actor("a"),)))


def test_where_nothing_is_known_nothing_is_stated() -> None:
    ids = "abcde"
    pairs = frozenset((a, b) for a in ids for b in ids if a < b)
    network = Network(tuple(Actor(i, sector=i) for i in ids), coordinator="a", unknown=pairs)
    for exercise in catalogue().values():
        for part in exercise.parts:
            if part.kind == "statements" and "of" not in part.settings:
                assert draw(part.settings["templates"], network, "p", exercise.id, 4) == ()


names = st.lists(st.sampled_from("abcdefghij"), min_size=0, max_size=10, unique=True)


@given(names, st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20), st.booleans())
def test_no_template_raises_on_any_network(ids: list[str], pairs: list[tuple[int, int]], coordinated: bool) -> None:
    ties = tuple(Tie(ids[a], ids[b]) for a, b in pairs if a != b and max(a, b) < len(ids))
    network = Network(
        tuple(Actor(i, sector="xy"[n % 2]) for n, i in enumerate(ids)), ties, ids[0] if ids and coordinated else None
    )
    for exercise in catalogue().values():
        for part in exercise.parts:
            if part.kind == "statements":
                draw(part.settings["templates"], network, "p", exercise.id, 4)
