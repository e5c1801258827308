"""Stakeholders: the portfolio as picture and table, the steps of involvement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.checks.coverage import quadrant
from workbook.content import number, text
from workbook.content.numbers import parse_number
from workbook.errors import ExerciseUnknown
from workbook.exercises import Part, find
from workbook.figures.answers.pieces import Shown, declared, entries, mapping, plain, sequence
from workbook.figures.portfolio import Axis, Plane, Spot
from workbook.figures.portfolio import portfolio as drawn
from workbook.report.document import Block, Picture
from workbook.report.findings.words import names
from workbook.report.takeaway.study import Study
from workbook.report.takeaway.tabular import fitted

Placed = tuple[str, float, float, str]  # item, x, y, what else was chosen


def portfolio(shown: Shown, _: Study) -> list[Block]:
    """The plane with numbered items, and the table that says what each number is."""
    placed = _placed(shown)
    if not placed:
        return []
    plane = _plane(shown)
    extra = mapping(shown.setting("extra"))
    spots = [Spot(_name(shown, id_), x, y, f"({more})" if more else "") for id_, x, y, more in placed]
    title = plain(shown.setting("title")) or text(
        "takeaway.portfolio.title", up=plane.up.label, across=plane.across.label
    )
    picture = Picture(
        id=f"{shown.exercise.id}-{shown.part.id}",
        title=title,
        subtitle=text("takeaway.portfolio.subtitle", extra=plain(extra.get("label"))) if extra else "",
        svg=drawn(plane, spots),
        alt=text("takeaway.portfolio.alt", up=plane.up.label, across=plane.across.label),
        summary=_summary(shown, placed),
        wide=True,
    )
    return [picture, _table(shown, placed, plane)]


def _placed(shown: Shown) -> list[Placed]:
    """The items with both values, as they come in the network (or in the declaration), then what is known no more."""
    given = dict(entries(shown.value))
    order = [*shown.network.ids, *declared(shown.setting("items"))]
    known = [id_ for id_ in dict.fromkeys(order) if id_ in given]
    extra = plain(mapping(shown.setting("extra")).get("id"))
    found = []
    for id_ in [*known, *(id_ for id_ in given if id_ not in known)]:
        place = mapping(given[id_])
        x, y = parse_number(place.get("x")), parse_number(place.get("y"))
        if x is not None and y is not None:
            found.append((id_, _on_scale(shown, x), _on_scale(shown, y), plain(place.get(extra)) if extra else ""))
    return found


def _on_scale(shown: Shown, value: float) -> float:
    low, high = _scale(shown)
    return min(max(value, low), high)


def _scale(shown: Shown) -> tuple[int, int]:
    low, high = shown.setting("scale") or (1, 5)
    return int(low), int(high)


def _plane(shown: Shown) -> Plane:
    low, high = _scale(shown)
    axes = [
        Axis(plain(axis.get("label")), plain(axis.get("low")), plain(axis.get("high")))
        for axis in map(mapping, sequence(shown.setting("axes")))
    ]
    fields = {key: plain(words) for key, words in entries(shown.setting("quadrants"))}
    threshold = float(shown.setting("threshold") or (low + high) / 2)
    return Plane(axes[0], axes[1], low, high, threshold, fields)


def _name(shown: Shown, id_: str) -> str:
    return declared(shown.setting("items")).get(id_) or shown.actor(id_)


def _field(shown: Shown, item: Placed) -> str:
    where = quadrant({"x": item[1], "y": item[2]}, _plane(shown).threshold)
    return plain(mapping(shown.setting("quadrants")).get(where)) if where else ""


def _summary(shown: Shown, placed: list[Placed]) -> str:
    """How many stand in each field, the one with much of both first."""
    counted: dict[str, int] = {}
    for item in placed:
        counted[_field(shown, item)] = counted.get(_field(shown, item), 0) + 1
    order = [plain(words) for _, words in entries(shown.setting("quadrants"))]
    said = [f"{field}: {number(counted[field], 0)}" for field in order if field in counted]
    return text("takeaway.portfolio.summary", n=number(len(placed), 0), fields=", ".join(said)) if said else ""


def _table(shown: Shown, placed: list[Placed], plane: Plane) -> Block:
    extra = plain(mapping(shown.setting("extra")).get("label"))
    heads = [text("takeaway.portfolio.number"), text("takeaway.portfolio.item"), plane.up.label, plane.across.label]
    heads += [extra] if extra else []
    heads.append(text("takeaway.portfolio.field"))
    rows = []
    for place, item in enumerate(placed, 1):
        id_, x, y, more = item
        row = [number(place, 0), _name(shown, id_), number(y, 0), number(x, 0)]
        rows.append((*row, *([more or "–"] if extra else []), _field(shown, item) or "–"))
    return fitted("", heads, rows, ends=[True, False, True, True, bool(extra)])


def ladder(shown: Shown, study: Study) -> list[Block]:
    """Who stands on which step, the highest first; then each with the step that is advised at least."""
    steps = declared(shown.setting("steps"))
    chosen = {id_: plain(step) for id_, step in entries(shown.value) if plain(step) in steps}
    if not chosen:
        return []
    by_step = [
        (words, number(len(own), 0), names([shown.actor(id_) for id_ in own], limit=len(own)) or "–")
        for step, words in reversed(steps.items())
        for own in [[id_ for id_, on in chosen.items() if on == step]]
    ]
    heads = [text(f"takeaway.ladder.{key}") for key in ("step", "count", "who")]
    stairs = fitted(text("takeaway.ladder.stairs"), heads, by_step, ends=[False, True])
    return [stairs, *_fit(shown, study, chosen, steps)]


def _fit(shown: Shown, study: Study, chosen: Mapping[str, str], steps: Mapping[str, str]) -> list[Block]:
    """Each stakeholder with quadrant, least step and chosen step; nothing where the portfolio is not known."""
    portfolio_ = _portfolio_part(shown)
    if portfolio_ is None:
        return []
    source, part = portfolio_
    places = mapping(mapping(study.project.answers.get(source)).get(part.id))
    threshold = float(part.settings.get("threshold", 3))
    order = list(steps)
    rows = []
    for id_, step in sorted(chosen.items(), key=lambda each: (-order.index(each[1]), shown.actor(each[0]).casefold())):
        where = quadrant(mapping(places.get(id_)), threshold)
        least = mapping(shown.setting("minimum")).get(where) if where else None
        rows.append(
            (shown.actor(id_), _quadrant_words(part, where), steps.get(plain(least), "–"), _said(step, least, steps))
        )
    heads = [text(f"takeaway.ladder.{key}") for key in ("actor", "quadrant", "least", "chosen")]
    return [fitted(text("takeaway.ladder.each"), heads, rows)]


def _portfolio_part(shown: Shown) -> tuple[str, Part] | None:
    try:
        source = find(plain(shown.setting("items_from")))
    except ExerciseUnknown:
        return None
    return next(((source.id, part) for part in source.parts if part.kind == "portfolio"), None)


def _quadrant_words(part: Part, where: str | None) -> str:
    return plain(mapping(part.settings.get("quadrants")).get(where)) or "–" if where else "–"


def _said(step: str, least: Any, steps: Mapping[str, str]) -> str:
    order = list(steps)
    below = least in order and order.index(step) < order.index(least)
    return text("takeaway.ladder.below", step=steps[step]) if below else steps[step]
