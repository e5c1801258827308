"""The network a year ago, from what is marked on the ties of today."""

from __future__ import annotations

from tests.networks import network_of
from workbook.network import year_ago

TODAY = network_of(["ab", "bc", "cd"], actors="abcde", coordinator="a")


def test_new_ties_were_not_there_and_ended_ones_were() -> None:
    before = year_ago(TODAY, {"a|b": "new", "b|c": "same", "d|e": "ended"})
    assert set(before.pairs) == {("b", "c"), ("c", "d"), ("d", "e")}
    assert before.ids == TODAY.ids
    assert before.coordinator == "a"


def test_marks_that_fit_nobody_are_left_out() -> None:
    assert year_ago(TODAY, {"a|z": "ended", "a|a": "ended", "abc": "ended", "a|b": "ended", "x": 7}) == TODAY
