"""All parts of an answer under each other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from html import escape

from workbook.checks import subject_network
from workbook.exercises import Exercise
from workbook.exercises.kinds import WITHOUT_ENTRY, has_entry, is_empty
from workbook.figures.answers import network_kinds, organisation_kinds, plain_kinds
from workbook.figures.answers.pieces import Shown, bullets, entries, note, pairs, plain, sequence, words
from workbook.network import wiesenmark
from workbook.project import Answer, Project

_log = logging.getLogger(__name__)

STYLE = """
.nw-answer{font:400 1rem/1.5 "Segoe UI","Noto Sans","Helvetica Neue",Arial,sans-serif;color:#1c2226;max-width:60rem}
.nw-answer h4{margin:1rem 0 .25rem;font-size:1rem}
.nw-answer section+section{margin-top:1rem}
.nw-answer dl{margin:0}.nw-answer dt{font-weight:600}.nw-answer dd{margin:0 0 .5rem;overflow-wrap:anywhere}
.nw-answer table{border-collapse:collapse;margin:.25rem 0}
.nw-answer th,.nw-answer td{border-bottom:1px solid #d8d4ca;padding:.25rem .75rem .25rem 0;vertical-align:top}
.nw-answer th{font-weight:400;text-align:left}
.nw-answer thead th{color:#56606a;font-size:.9em}
.nw-answer .nw-none{color:#56606a}
.nw-trouble{border:2px solid #1c2226;padding:1rem;max-width:50rem}
"""

_KINDS: Mapping[str, Callable[[Shown], str]] = {
    "actors": network_kinds.actors,
    "calendar": plain_kinds.rows_table,
    "canvas": plain_kinds.canvas,
    "capture": network_kinds.capture,
    "cards": plain_kinds.cards,
    "case": plain_kinds.case,
    "choice": plain_kinds.choice,
    "figures": network_kinds.figures,
    "form": plain_kinds.form,
    "governance": organisation_kinds.governance,
    "kanban": plain_kinds.kanban,
    "ladder": organisation_kinds.ladder,
    "matrix": plain_kinds.matrix,
    "pairs": network_kinds.open_pairs,
    "partner_survey": network_kinds.partner_survey,
    "phases": organisation_kinds.phases,
    "points": plain_kinds.points,
    "practice": organisation_kinds.practice,
    "portfolio": plain_kinds.portfolio,
    "raci": organisation_kinds.raci,
    "scenario": network_kinds.scenario,
    "sorting": plain_kinds.sorting,
    "statements": plain_kinds.statements,
    "table": plain_kinds.rows_table,
    "timer": plain_kinds.timer,
    "two_mode": network_kinds.two_mode,
    "waves": network_kinds.waves,
}


def answer_html(exercise: Exercise, answer: Answer, project: Project) -> str:
    """The answer to one exercise as HTML; nothing in it was typed as HTML by anybody. Never raises.

    ``project`` gives the network whose names are shown, and whose statements were drawn.
    """
    network = subject_network(exercise, project)
    if exercise.subject == "own" and not len(network):
        network = wiesenmark()
    given = answer if isinstance(answer, Mapping) else {}
    parts = [part for part in exercise.parts if part.kind not in WITHOUT_ENTRY]
    if not has_entry(exercise, given):
        return note("untouched")
    return "".join(_section(Shown(exercise, part, given, project, network)) for part in parts)


def _section(shown: Shown) -> str:
    body = note("nothing") if is_empty(shown.part, shown.value) else _body(shown)
    title = plain(shown.setting("title"))
    head = f"<h4>{escape(title)}</h4>" if title else ""
    return f'<section data-part="{escape(shown.part.id)}">{head}{body}</section>'


def _body(shown: Shown) -> str:
    draw = _KINDS.get(shown.part.kind, _any)
    try:
        return draw(shown) or _any(shown)
    except Exception as error:  # noqa: BLE001  an answer of any shape must not stop a page for a whole cohort
        _log.warning("%s %s is shown plainly: %s", shown.exercise.id, shown.part.id, type(error).__name__)
        return _any(shown)


def _any(shown: Shown) -> str:
    """A value of unknown shape: what is readable in it, without guessing at its meaning."""
    value = shown.value
    if isinstance(value, Mapping):
        return pairs((key, words(plain(each))) for key, each in entries(value))
    if isinstance(value, list | tuple):
        return bullets(words(plain(each)) for each in sequence(value))
    return f"<p>{words(value)}</p>"
