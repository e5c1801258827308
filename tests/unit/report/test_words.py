"""Numbers and names in sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.network.bands import band_of
from workbook.report.findings.words import count, leaders, names, ranks, than


def test_one_none_and_many() -> None:
    assert [count(n, "tie") for n in (0, 1, 2, 1500)] == [
        "keine Beziehung",
        "1 Beziehung",
        "2 Beziehungen",
        "1.500 Beziehungen",
    ]


def test_the_rest_of_a_long_list_is_counted() -> None:
    assert names(["A"]) == "A"
    assert names(["A", "B"]) == "A und B"
    assert names(["A", "B", "C", "D"], limit=2) == "A, B und 2 weitere"
    assert names(["A", "B", "C"], limit=2) == "A, B und 1 weiterer"
    assert names([]) == ""


def test_names_that_would_confuse_a_sentence_are_quoted() -> None:
    assert names(["A, B", "Bildung und Beruf", "17"]) == "„A, B“, „Bildung und Beruf“ und „17“"


def test_equal_values_share_the_better_rank() -> None:
    assert ranks({"a": 3, "b": 5, "c": 3, "d": None, "e": 1}) == {
        "a": (2, True),
        "b": (1, False),
        "c": (2, True),
        "d": None,
        "e": (4, False),
    }


@given(st.dictionaries(st.text(max_size=3), st.one_of(st.none(), st.integers(0, 9))))
def test_leaders_are_exactly_those_of_rank_one(values: dict[str, float | None]) -> None:
    first = leaders(values)
    best = {actor for actor, place in ranks(values).items() if place and place[0] == 1}
    assert set(first.actors if first else ()) == best


def test_the_one_left_out_does_not_lead() -> None:
    first = leaders({"a": 9, "b": 2, "c": 2}, leave_out="a")
    assert first is not None
    assert first.actors == ("b", "c")


@pytest.mark.parametrize(
    ("observed", "words"),
    [(2000, "allen 1.000 Zufallsnetzen"), (998.5, "99"), (-1, "allen 1.000 Zufallsnetzen"), (3.5, "99")],
)
def test_nearly_all_is_never_said_to_be_all(observed: float, words: str) -> None:
    assert than(band_of("x", observed, range(1000))).startswith(words)
