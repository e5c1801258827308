"""Responsibilities, phase, form of governance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workbook.checks.readings.governance import CONDITIONS, FORMS, LEVELS, fits, levels_of
from workbook.content import number, percent, text
from workbook.figures.answers.pieces import Shown, declared, mapping, plain, sequence
from workbook.report.document import Block, Facts, Paragraph
from workbook.report.findings.words import names
from workbook.report.takeaway.study import Study
from workbook.report.takeaway.tabular import fitted

REACHED, HALFWAY = 0.67, 0.5  # as the card says it: reached, and what every phase before must have
SAME = 1e-9


def raci(shown: Shown, _: Study) -> list[Block]:
    """Tasks × people with their letters, and what the letters mean."""
    given = mapping(shown.value)
    tasks, people = declared(given.get("tasks")), declared(given.get("people"))
    marks = mapping(given.get("marks"))
    rows = [
        (task, *(plain(mapping(marks.get(id_)).get(person)) or "–" for person in people))
        for id_, task in tasks.items()
        if task.strip()
    ]
    if not rows or not people:
        return []
    letters = " · ".join(f"{letter} {words}" for letter, words in declared(shown.setting("letters")).items())
    heads = [text("takeaway.raci.task"), *(label or "–" for label in people.values())]
    return [fitted("", heads, rows, note=letters)]


def phases(shown: Shown, _: Study) -> list[Block]:
    """How far each phase is reached, where the network stands by that, and every statement with its answer."""
    given = mapping(shown.value)
    worth = {plain(each.get("id")): float(each.get("value", 0)) for each in _tables(shown.setting("answers"))}
    said = declared(shown.setting("answers"))
    rows, statements, scores = [], [], []
    for phase in _tables(shown.setting("phases")):
        items = declared(phase.get("items"))
        values = [worth[plain(given.get(id_))] for id_ in items if plain(given.get(id_)) in worth]
        scores.append(sum(values) / len(items) if items and len(values) == len(items) else None)
        name = plain(phase.get("text"))
        rows.append((name, percent(scores[-1])))
        statements += [(name, label, said.get(plain(given.get(id_)), "–")) for id_, label in items.items()]
    listed = [text("takeaway.phases.phase"), text("takeaway.phases.statement"), text("takeaway.phases.answer")]
    return [
        *_standing([row[0] for row in rows], scores),
        Facts(tuple(rows)),
        fitted(text("takeaway.phases.each"), listed, statements),
    ]


def _standing(phases_: Sequence[str], scores: Sequence[float | None]) -> list[Block]:
    """The highest phase that is reached while all before it are at least half reached; nothing while one is open."""
    known = [score for score in scores if score is not None]
    if len(known) < len(scores):
        return []
    reached = [
        place
        for place, score in enumerate(known)
        if score >= REACHED and all(before >= HALFWAY for before in known[:place])
    ]
    key = "reached" if reached else "before"
    return [Paragraph(text(f"takeaway.phases.{key}", phase=phases_[reached[-1]] if reached else ""), "lead")]


def _tables(value: Any) -> list[Mapping[str, Any]]:
    return [each for each in sequence(value) if isinstance(each, Mapping)]


def governance(shown: Shown, _: Study) -> list[Block]:
    """The conditions as judged, and how well each form fits them (Provan & Kenis 2008)."""
    given = mapping(shown.value)
    judged = [
        (text(f"governance.conditions.{name}"), text(f"governance.levels.{name}.{given[name]}"))
        for name in CONDITIONS
        if type(given.get(name)) is int and 1 <= given[name] <= LEVELS
    ]
    heads = [text("takeaway.governance.condition"), text("takeaway.governance.level")]
    conditions = fitted(text("takeaway.governance.conditions"), heads, judged)
    levels = levels_of(given)
    if levels is None:
        return [conditions] if judged else []
    found = fits(levels)
    best = max(found.values())
    leading = [text(f"governance.{form}") for form in FORMS if best - found[form] <= SAME]
    key = "best" if len(leading) == 1 else "tie"
    order = sorted(FORMS, key=lambda form: -found[form])
    rows = [(text(f"governance.{form}"), number(found[form]), text(f"governance.reasons.{form}")) for form in order]
    shown_heads = [text(f"takeaway.governance.{key_}") for key_ in ("form", "fit", "reason")]
    return [
        Paragraph(text(f"takeaway.governance.{key}", form=names(leading), fit=number(best)), "lead"),
        conditions,
        fitted(text("takeaway.governance.forms"), shown_heads, rows, ends=[False, True]),
    ]
