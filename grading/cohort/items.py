"""The item analysis in words and tables: how difficult each exercise is, how well it separates, how far that is chance.

At twenty people an item–rest correlation or Cronbach's α scatters widely by chance alone. So every figure comes with
its interval, and below fifty people nothing is called good or poor.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from grading.course import load
from grading.gradebook import AssignmentItems, HintUse, item_report
from grading.scores.items import Estimate, Item, ItemAnalysis
from workbook.content import number, percent, text
from workbook.errors import ExerciseUnknown
from workbook.exercises import find

HAND = "-hand"


def show_items(assignment: str | None = None, folder: Path | str = ".", pooled: Sequence[Path | str] = ()) -> None:
    """Show the item analysis of one assignment or of all, as headed tables; ``pooled`` adds further cohort folders."""
    from IPython.display import HTML, display  # noqa: PLC0415  known in a notebook only

    courses = {each.folder: each for each in map(load, (folder, *pooled))}
    display(HTML(items_html(item_report([*courses.values()], [assignment] if assignment else []))))


def items_html(report: Sequence[AssignmentItems]) -> str:
    """The analysis as HTML: per assignment a sentence on α and a table of exercises, the hardest first."""
    if not report:
        return f"<p>{escape(text('items.nothing'))}</p>"
    return "".join(_assignment(each) for each in report)


def _assignment(found: AssignmentItems) -> str:
    analysis = found.everything
    ranked = sorted(analysis.items, key=lambda item: (_or_one(item.difficulty.value), item.name))
    head = "".join(
        f'<th scope="col">{escape(text(f"items.{key}"))}</th>' for key in ("exercise", "p", "r", "hints", "word")
    )
    hints = {use.exercise: use for use in found.hints}
    rows = "".join(_row(item, hints.get(item.name.removesuffix(HAND))) for item in ranked)
    caption = f"<caption>{escape(text('items.caption', assignment=found.assignment))}</caption>"
    return (
        f'<section lang="de"><h3>{escape(text("items.head", assignment=found.assignment))}</h3>'
        f"<p>{escape(_reliability(analysis))}</p>"
        f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>"
    )


def _reliability(analysis: ItemAnalysis) -> str:
    people = text("items.people", n=analysis.people, left_out=analysis.left_out)
    if analysis.cohorts > 1:
        people = f"{people} {text('items.pooled', cohorts=analysis.cohorts)}"
    if analysis.alpha.value is None:
        return f"{people} {text('items.no_alpha')}"
    return f"{people} {text('items.alpha', interval=_interval(analysis.alpha))}"


def _row(item: Item, hints: HintUse | None) -> str:
    cells = (
        f'<th scope="row">{escape(_name(item))}</th>',
        f"<td>{escape(percent(item.difficulty.value))}</td>",
        f"<td>{escape(_interval(item.discrimination))}</td>",
        f"<td>{escape(said_hints(hints))}</td>",
        f"<td>{escape(text(f'items.judgement.{item.judgement}') if item.judgement else text('items.too_few'))}</td>",
    )
    return f"<tr>{''.join(cells)}</tr>"


def _name(item: Item) -> str:
    """The exercise as the course calls it; the part graded by a person is named so."""
    try:
        exercise = find(item.name.removesuffix(HAND))
    except ExerciseUnknown:
        return item.name
    by_hand = f" {text('items.by_hand')}" if item.name.endswith(HAND) else ""
    return f"{exercise.number} {exercise.title}{by_hand} ({number(item.maximum, 0)} P)"


def said_hints(use: HintUse | None) -> str:
    """How many opened a hint, as "5 von 18"; "–" where no hand-in says."""
    return text("items.hints_opened", opened=use.opened, people=use.people) if use and use.people else "–"


def _interval(estimate: Estimate) -> str:
    if estimate.value is None:
        return "–"
    if estimate.low is None or estimate.high is None:
        return number(estimate.value)
    return text("items.interval", value=number(estimate.value), low=number(estimate.low), high=number(estimate.high))


def _or_one(value: float | None) -> float:
    return 1.0 if value is None else value
