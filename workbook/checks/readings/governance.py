"""03.3 Steuerungsform: how well three forms fit four conditions (Provan & Kenis 2008), and statements on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import Any

from workbook.checks.readings.candidates import NEAR, fact
from workbook.checks.statements import Candidate, template
from workbook.content import text

CONDITIONS = ("trust", "partners", "consensus", "need")
LEVELS = 4
# Level 1–4 of each condition that suits the form: trust spread, number of partners, goal consensus, need for
# network tasks.
FORMS: Mapping[str, tuple[int, int, int, int]] = {
    "shared": (4, 1, 4, 1),
    "lead": (1, 2, 2, 2),
    "office": (2, 3, 3, 4),
}
CLEAR = 0.6  # a fit above this is said to be high; near it a statement is not decided


def levels_of(value: object) -> tuple[int, ...] | None:
    """The four levels 1–4 from an answer; None while one is missing."""
    given = value if isinstance(value, Mapping) else {}
    levels = [given.get(name) for name in CONDITIONS]
    usable = [v for v in levels if isinstance(v, int) and not isinstance(v, bool) and 1 <= v <= LEVELS]
    return tuple(usable) if len(usable) == len(CONDITIONS) else None


def fits(levels: Sequence[int]) -> dict[str, float]:
    """Fit 0–1 of each form: 1 − mean|level − target|/3."""
    return {
        form: 1 - sum(abs(x - y) for x, y in zip(levels, target, strict=True)) / len(CONDITIONS) / (LEVELS - 1)
        for form, target in FORMS.items()
    }


def _name(form: str) -> str:
    return text(f"governance.{form}")


@template
def best_form(answer: Any) -> Sequence[Candidate]:
    levels = levels_of(answer)
    if levels is None:
        return ()
    found = fits(levels)
    best = max(found.values())
    if sum(abs(value - best) <= NEAR for value in found.values()) > 1:
        return ()
    return [Candidate((), abs(value - best) <= NEAR, (_name(form),)) for form, value in found.items()]


@template
def better_form(answer: Any) -> Sequence[Candidate]:
    levels = levels_of(answer)
    found = fits(levels) if levels else {}
    pairs = permutations(found, 2)
    return [
        Candidate((), found[a] > found[b], (_name(a), _name(b))) for a, b in pairs if abs(found[a] - found[b]) > NEAR
    ]


@template
def fit_above(answer: Any) -> Sequence[Candidate]:
    levels = levels_of(answer)
    found = fits(levels) if levels else {}
    return [Candidate((), v > CLEAR, (_name(form),)) for form, v in found.items() if abs(v - CLEAR) > 0.03]


@template
def trust_for_shared(answer: Any) -> Sequence[Candidate]:
    levels = levels_of(answer)
    return fact(None if levels is None else levels[0] < FORMS["shared"][0])


@template
def partners_for_shared(answer: Any) -> Sequence[Candidate]:
    levels = levels_of(answer)
    return fact(None if levels is None else levels[1] > FORMS["shared"][1])


@template
def need_for_office(answer: Any) -> Sequence[Candidate]:
    levels = levels_of(answer)
    return fact(None if levels is None else levels[3] > LEVELS / 2)
