"""Item figures agree with independent calculations, and say how little they say with few people."""

from __future__ import annotations

import random

import numpy as np
import pytest
from scipy import stats

from grading.scores.items import Points, alpha, analyse, fisher, wilson


def cohort(people: int, seed: int, ability: float = 0.0) -> tuple[Points, dict[str, float]]:
    """People of differing ability at five items of two points each, with partial credit."""
    chance = random.Random(seed)
    rows: dict[str, dict[str, float | None]] = {}
    for person in range(people):
        able = chance.gauss(ability, 1)
        rows[f"p{person}"] = {f"i{n}": min(2.0, max(0.0, round(able + chance.gauss(1, 1)))) for n in range(5)}
    return rows, {f"i{n}": 2.0 for n in range(5)}


def matrix(points: Points) -> np.ndarray:
    return np.array([list(row.values()) for row in points.values()], float)


def test_difficulty_is_the_mean_share() -> None:
    points, maxima = cohort(30, 1)
    found = [item.difficulty.value for item in analyse([points], maxima).items]
    assert found == pytest.approx(matrix(points).mean(axis=0) / 2)


def test_discrimination_is_the_correlation_with_the_rest() -> None:
    points, maxima = cohort(30, 2)
    scores = matrix(points)
    wanted = [stats.pearsonr(scores[:, n], np.delete(scores, n, axis=1).sum(axis=1)).statistic for n in range(5)]
    assert [item.discrimination.value for item in analyse([points], maxima).items] == pytest.approx(wanted)


def test_the_interval_of_a_correlation_is_that_of_scipy() -> None:
    chance = np.random.default_rng(3)
    first = chance.normal(size=25)
    second = first + chance.normal(size=25)
    theirs = stats.pearsonr(first, second)
    wanted = theirs.confidence_interval(0.95)
    ours = fisher(float(theirs.statistic), 25)
    assert (ours.low, ours.high) == pytest.approx((wanted.low, wanted.high))


def test_the_interval_of_a_share_is_that_of_scipy() -> None:
    wanted = stats.binomtest(13, 20).proportion_ci(0.95, method="wilson")
    assert (wilson(13 / 20, 20).low, wilson(13 / 20, 20).high) == pytest.approx((wanted.low, wanted.high))


def test_alpha_agrees_with_the_covariance_form() -> None:
    points, maxima = cohort(40, 4)
    covariance = np.cov(matrix(points), rowvar=False)
    wanted = 5 / 4 * (1 - np.trace(covariance) / covariance.sum())
    assert analyse([points], maxima).alpha.value == pytest.approx(wanted)


def test_the_interval_of_alpha_holds_the_true_value_19_times_in_20() -> None:
    """Parallel items of reliability 0.5 each: the true alpha of five is 5·0.5 / (1 + 4·0.5)."""
    chance = np.random.default_rng(5)
    true = 5 * 0.5 / (1 + 4 * 0.5)
    held = 0
    for _ in range(2000):
        scores = chance.normal(size=(20, 1)) + chance.normal(size=(20, 5))
        found = alpha(scores, 20)
        assert found.low is not None
        assert found.high is not None
        held += found.low <= true <= found.high
    assert 0.93 <= held / 2000 <= 0.97


def test_at_twenty_people_alpha_is_wide_open() -> None:
    points, maxima = cohort(20, 6)
    found = analyse([points], maxima).alpha
    assert found.low is not None
    assert found.high is not None
    assert found.high - found.low > 0.3


def test_there_is_no_judgement_below_fifty_people() -> None:
    points, maxima = cohort(49, 7)
    assert {item.judgement for item in analyse([points], maxima).items} == {None}
    more, maxima = cohort(50, 7)
    assert None not in {item.judgement for item in analyse([more], maxima).items}


def test_pooling_a_strong_and_a_weak_cohort_does_not_make_good_items() -> None:
    chance = random.Random(8)
    weak = {f"a{n}": {f"i{k}": chance.uniform(0, 0.5) for k in range(5)} for n in range(40)}
    strong = {f"b{n}": {f"i{k}": chance.uniform(1.5, 2) for k in range(5)} for n in range(40)}
    maxima = {f"i{k}": 2.0 for k in range(5)}
    thrown_together = analyse([{**weak, **strong}], maxima)
    pooled = analyse([weak, strong], maxima)
    assert all((item.discrimination.value or 0) > 0.9 for item in thrown_together.items)
    assert all(abs(item.discrimination.value or 0) < 0.35 for item in pooled.items)
    assert (pooled.people, pooled.cohorts) == (80, 2)


def test_people_who_are_not_decided_are_left_out_and_counted() -> None:
    points, maxima = cohort(10, 9)
    changed = {**points, "p0": {**points["p0"], "i0": None}, "p1": {}}
    found = analyse([changed], maxima)
    assert (found.people, found.left_out) == (8, 2)


def test_an_item_that_everybody_solves_has_no_discrimination() -> None:
    points, maxima = cohort(10, 10)
    same = {person: {**row, "i0": 2.0} for person, row in points.items()}
    first = analyse([same], maxima).items[0]
    assert first.difficulty.value == 1
    assert first.discrimination.value is None


@pytest.mark.parametrize("people", [0, 1, 2])
def test_with_hardly_anybody_nothing_breaks_and_little_is_said(people: int) -> None:
    points, maxima = cohort(people, 11)
    found = analyse([points], maxima)
    assert found.people == people
    assert found.alpha.value is None
    assert all(item.discrimination.low is None for item in found.items)


def test_items_worth_nothing_are_skipped() -> None:
    points, maxima = cohort(10, 12)
    assert len(analyse([points], {**maxima, "i0": 0.0}).items) == 4
