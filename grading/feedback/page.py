"""Feedback -> one HTML page: German, readable without a script, without a request to the outside, printable.

Everything that a participant or a grader wrote is escaped; nothing of a key is ever in a :class:`Feedback`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from html import escape
from pathlib import Path

from grading.feedback.model import CheckLine, ExerciseFeedback, Feedback, HandMark
from workbook.checks import Status
from workbook.content import number, text
from workbook.exercises import Criterion
from workbook.handin import Returned, feedback_mark

GAP = "…"  # what stands in a hint for a value that is not known
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def feedback_page(feedback: Feedback, made: datetime) -> str:
    """The whole page. ``made`` is printed at its end."""
    title = _t("title", assignment=feedback.assignment, title=feedback.title)
    body = "".join(_exercise(each) for each in feedback.exercises)
    return (
        f'<!DOCTYPE html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{_mark(feedback)}<title>{title}</title>\n"
        f"<style>{_style()}</style>\n</head>\n<body>\n<header>{_head(feedback, title)}</header>\n"
        f"<main>\n{_summary(feedback)}{body}</main>\n"
        f"<footer><p>{_t('again')}</p><p>{_t('made', day=_day(made))}</p></footer>\n</body>\n</html>\n"
    )


def _mark(feedback: Feedback) -> str:
    """For the workbook, which shows what has come: whether this is the automatic part, of which answers, the points."""
    points = feedback.points if feedback.decided else None
    about = Returned(feedback.automatic, feedback.answers_digest, points, feedback.maximum, feedback.waiting)
    return f"{feedback_mark(about)}\n"


def _head(feedback: Feedback, title: str) -> str:
    lines = [_t("for_whom", course=feedback.course, participant=feedback.participant)]
    if feedback.received_at is not None:
        local = feedback.received_at.replace(tzinfo=UTC).astimezone()
        lines.append(_t("received", day=_day(local), time=f"{local:%H:%M}"))
    return f"<h1>{title}</h1>" + "".join(f'<p class="meta">{line}</p>' for line in lines)


def _summary(feedback: Feedback) -> str:
    key = "so_far" if feedback.waiting else "points"
    total = _t(key, points=_points(feedback.points), maximum=_points(feedback.maximum))
    complete = sum(each.is_complete for each in feedback.exercises)
    lines = [_t("complete", count=complete, all=len(feedback.exercises))]
    if feedback.waiting:
        lines.append(_t("waiting_one") if feedback.waiting == 1 else _t("waiting_many", count=feedback.waiting))
    lines.append(_next_step(feedback))
    said = "".join(f"<p>{line}</p>" for line in lines if line)
    if feedback.automatic:
        said += f'<div class="notice"><p>{_t("automatic" if _has_hand(feedback) else "automatic_all")}</p></div>'
    return (
        f'<section class="plain" aria-labelledby="summary"><h2 id="summary">{_t("summary")}</h2>'
        f'<p class="total"><strong>{total}</strong></p>{said}{_troubles(feedback)}</section>{_contents(feedback)}'
    )


def _has_hand(feedback: Feedback) -> bool:
    return any(each.hand for each in feedback.exercises)


def _next_step(feedback: Feedback) -> str:
    """The first hint that helps on: of a check begun before one not touched."""
    begun = [
        line for each in feedback.exercises for line in each.checks if line.status in (Status.PARTLY, Status.NOT_YET)
    ]
    untouched = [line for each in feedback.exercises for line in each.checks if line.status is Status.NOT_ATTEMPTED]
    for line in (*begun, *untouched):
        if _fits(line):
            return _t("next", hint=line.hint)
    return "" if begun or untouched else _t("nothing_open")


def _troubles(feedback: Feedback) -> str:
    if not feedback.troubles:
        return ""
    said = "".join(f"<p>{escape(each)}</p>" for each in feedback.troubles)
    return f'<div class="notice"><h3>{_t("trouble")}</h3>{said}<p>{_t("trouble_todo")}</p></div>'


def _contents(feedback: Feedback) -> str:
    items = "".join(
        f'<li><a href="#{escape(each.exercise.id)}">{_heading(each)}</a> – {_shown_points(each)}</li>'
        for each in feedback.exercises
    )
    return f'<nav aria-label="{_t("contents")}"><ol class="contents">{items}</ol></nav>\n'


def _exercise(each: ExerciseFeedback) -> str:
    id_ = escape(each.exercise.id)
    parts = [
        f'<h2 id="{id_}">{_heading(each)}</h2>',
        f'<p class="points">{_shown_points(each)}{_badge(each)}</p>',
        f"<p>{_t('not_answered')}</p>" if not each.answered else "",
        _checks(each.checks),
        _example(each),
        _hand(each.hand, each) if each.hand else "",
    ]
    return f'<section aria-labelledby="{id_}">{"".join(parts)}</section>\n'


def _badge(each: ExerciseFeedback) -> str:
    """Which network the exercise is about; nothing where it is about none."""
    said = {"own": "own", "example": "example_badge"}.get(each.exercise.subject)
    return f' · <span class="badge">{_t(said)}</span>' if said else ""


def _checks(lines: Iterable[CheckLine]) -> str:
    items = "".join(_check(line) for line in lines)
    return f'<h3>{_t("checks")}</h3><ul class="checks">{items}</ul>' if items else ""


def _check(line: CheckLine) -> str:
    status = line.status.value
    points = _out_of(line.earned, line.points)
    said = [f'{escape(line.name)} – <span class="word">{_t(f"status.{status}")}</span> ({points})']
    if line.status is not Status.MET and _fits(line):
        said.append(f'<p class="hint">{_t("hint", hint=line.hint)}</p>')
    if line.status is not Status.MET and line.where:
        said.append(f'<p class="hint">{_t("where", places=", ".join(line.where))}</p>')
    return (
        f'<li class="{status}"><span class="sign" aria-hidden="true">{_t(f"sign.{status}")}</span>'
        f"<div>{''.join(said)}</div></li>"
    )


def _fits(line: CheckLine) -> bool:
    """Whether the hint says something: where nothing was entered, one that counts what is right has only gaps."""
    return bool(line.hint) and not (line.status is Status.NOT_ATTEMPTED and GAP in line.hint)


def _example(each: ExerciseFeedback) -> str:
    if not each.exercise.example or all(line.status is Status.MET for line in each.checks):
        return ""
    return f"<details open><summary>{_t('example')}</summary><p>{escape(each.exercise.example)}</p></details>"


def _hand(hand: HandMark, each: ExerciseFeedback) -> str:
    if hand.points is None:
        said = f"<p>{_t('hand_waiting' if each.answered else 'hand_empty')}</p>"
    else:
        said = f"<p>{_t('hand_points', points=_points(hand.points), maximum=_points(hand.maximum))}</p>"
    if hand.levels:
        rows = "".join(_level(line, hand.levels.get(line.id)) for line in each.exercise.rubric)
        heads = f'<tr><th scope="col">{_t("rubric")}</th><th scope="col">{_t("level")}</th></tr>'
        said += f"<table>{heads}{rows}</table>"
    if hand.extra:
        said += f"<p>{_t('hand_extra', points=_points(hand.extra), reason=hand.extra_reason)}</p>"
    if hand.comment.strip():
        said += f"<h4>{_t('comment')}</h4><blockquote>{escape(hand.comment.strip())}</blockquote>"
    return f"<h3>{_t('by_hand')}</h3>{said}"


def _level(criterion: Criterion, level: int | None) -> str:
    if level is None:
        return ""
    return (
        f'<tr><th scope="row">{escape(criterion.name)}</th>'
        f"<td>{level} – {_t(f'level_words.{level}')}<br>{escape(criterion.levels[level])}</td></tr>"
    )


def _heading(each: ExerciseFeedback) -> str:
    return _t("exercise", number=each.exercise.number, title=each.exercise.title)


def _shown_points(each: ExerciseFeedback) -> str:
    known = (each.points or 0) + ((each.hand.points or 0) if each.hand else 0)
    if each.hand and each.hand.points is None and each.answered:  # what nobody has read yet is no 0
        key = "so_far" if each.exercise.auto_points else "points_waiting"
        return _t(key, points=_points(known), maximum=_points(each.exercise.points))
    return _out_of(known, each.exercise.points)


def _out_of(points: float, maximum: float) -> str:
    """ "1,5 von 2 Punkten", "0,5 von 1 Punkt"."""
    return _t("points_one" if maximum == 1 else "points", points=_points(points), maximum=_points(maximum))


def _points(value: float) -> str:
    """At most two digits, none that say nothing: 2, 1,5, 0,67."""
    digits = next((digits for digits in (0, 1) if abs(value - round(value, digits)) < 0.005), 2)
    return number(value, digits)


def _day(moment: datetime) -> str:
    return f"{moment:%d.%m.%Y}"


def _t(key: str, /, **values: object) -> str:
    """A sentence with its values, safe for HTML."""
    return escape(text(f"feedback.{key}", **values))


@cache
def _style() -> str:
    return (Path(__file__).parent / "page.css").read_text(encoding="utf-8").replace("\n", "")
