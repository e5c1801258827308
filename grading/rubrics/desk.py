"""The grading desk: what stands behind the panel in ``bewerten``. Messages in, JSON out; who is graded stays here.

The browser names an answer by its number in the grader's order. A name travels only when the grader asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from grading.course import Course
from grading.rubrics import case, report
from grading.rubrics.comments import comment_bank
from grading.rubrics.counting import Counting
from grading.rubrics.decide import counting_of, decide
from grading.rubrics.model import Mark, MarkError
from grading.rubrics.overview import everything, pace_of, progress_of, texts_of
from grading.rubrics.queue import Place, places
from grading.rubrics.record import Seen, give, given_marks, withdraw
from workbook.content.numbers import parse_number
from workbook.content.texts import table
from workbook.exercises import Exercise, find
from workbook.project import Json
from workbook.widgets.panel import Panel
from workbook.widgets.piece import Message, Operation, Tell

LONGEST_NAME = 60
MOST_SNIPPETS = 200
_SIGNS = re.compile(r"[\x00-\x1f\x7f]")


class GradingDesk(Panel):
    """One panel of the grading notebook. ``view``: "desk" (exercises and their queues) or "list" (everything)."""

    form = "grading"

    def __init__(self, course: Course, view: str, tell: Tell) -> None:
        super().__init__(view, tell)
        self._course, self._view = course, view

    def traits(self) -> dict[str, Json]:
        """See :class:`~workbook.widgets.piece.Piece`."""
        words = {"card": dict(table("widgets.card")), "desk": dict(table("grading_desk"))}
        known = sorted({each.who for text in texts_of(self._course) for each in self._marks(text) if each.by_rubric})
        spec = {"view": self._view, "course": self._course.id, "title": self._course.title, "graders": known}
        return {"spec": spec, "words": words, "state": {}}

    def operations(self) -> Mapping[str, Operation]:
        """See :class:`~workbook.widgets.piece.Piece`."""
        return {
            "overview": self._overview,
            "open": self._open,
            "case": self._case,
            "save": self._save,
            "withdraw": self._withdraw,
            "name": self._name,
            "agreement": self._agreement,
            "decide": self._decide,
            "list": self._list,
        }

    # ── looking ──

    def _overview(self, message: Message) -> Json:
        who = grader(message)
        rows = [progress_of(self._course, exercise, who) for exercise in texts_of(self._course)]
        return {"who": who, "rows": [report.progress_json(row) for row in rows if row.answers]}

    def _open(self, message: Message) -> Json:
        """The exercise with its rubric, the grader's queue, and the first answer (or the one asked for)."""
        who, exercise, second = grader(message), find(str(message.get("exercise"))), bool(message.get("second"))
        found = places(self._course, exercise.id, who=who)
        wanted = message.get("participant")
        number = next((each.number for each in found if each.participant == wanted), None)
        queue = self._queue(found, exercise, who, second=second)
        number = number or next(iter(queue["waiting"]), None)
        place = next((each for each in found if each.number == number), None)
        shown = None if place is None else case.case_json(self._course, exercise, place, who, second=second)
        return {"exercise": report.exercise_json(exercise), "bank": self._bank(exercise), "queue": queue, "case": shown}

    def _case(self, message: Message) -> Json:
        who, exercise, place = self._place(message)
        second = bool(message.get("second"))
        return {"case": case.case_json(self._course, exercise, place, who, second=second)}

    def _name(self, message: Message) -> Json:
        _, _, place = self._place(message)
        person = self._course.by_id.get(place.participant)
        return {"name": person.name if person else "", "id": place.participant}

    def _list(self, message: Message) -> Json:
        grader(message)
        return {"lines": [report.line_json(line, self._course) for line in everything(self._course)]}

    # ── giving ──

    def _save(self, message: Message) -> Json:
        who, exercise, place = self._place(message)
        second = bool(message.get("second"))
        seen = message.get("seen") or {}
        given = give(
            self._course,
            place.participant,
            exercise.id,
            mark_of(message.get("mark")),
            who=who,
            second=second,
            seen=Seen(str(seen.get("answer", "")), int(seen.get("mark") or 0)),
        )
        return {"given": given.number, "points": given.points, **self._after(exercise, who, second=second)}

    def _withdraw(self, message: Message) -> Json:
        who, exercise = grader(message), find(str(message.get("exercise")))
        given = withdraw(self._course, int(message.get("given") or 0), exercise.id, who=who)
        place = self._by_person(exercise, who, given.participant)
        shown = case.case_json(self._course, exercise, place, who, second=given.second)
        levels = {"levels": dict(given.mark.levels), "comment": given.mark.comment}
        extra = {"extra": given.mark.extra, "reason": given.mark.extra_reason}
        after = self._after(exercise, who, second=given.second)
        return {"case": {**shown, "mark": {**levels, **extra}}, **after}

    def _decide(self, message: Message) -> Json:
        who, exercise = grader(message), find(str(message.get("exercise")))
        counting = Counting(str(message.get("counting")))
        done = decide(self._course, exercise.id, counting, who=who, why=str(message.get("why", "")))
        return {**self._agreement(message), "changed": done.changed, "left": len(done.left)}

    def _agreement(self, message: Message) -> Json:
        who, exercise = grader(message), find(str(message.get("exercise")))
        found = places(self._course, exercise.id, who=who)
        counting = counting_of(self._course, exercise.id)
        return {"agreement": report.agreement_json(exercise, self._marks(exercise), found, counting)}

    # ── pieces ──

    def _after(self, exercise: Exercise, who: str, *, second: bool) -> dict[str, Json]:
        found = places(self._course, exercise.id, who=who)
        return {"queue": self._queue(found, exercise, who, second=second), "bank": self._bank(exercise)}

    def _queue(self, found: tuple[Place, ...], exercise: Exercise, who: str, *, second: bool) -> dict[str, Any]:
        waiting = [each.number for each in found if each.waits_for(who, second=second)]
        total = [each for each in found if each.waits_for(who, second=second) or _is_done(each, who, second=second)]
        pace = pace_of(self._course, exercise, who)
        return {"waiting": waiting, "total": len(total), "seconds": None if pace is None else pace * len(waiting)}

    def _bank(self, exercise: Exercise) -> Json:
        names = [each.name for each in self._course.roster]
        snippets = comment_bank(self._marks(exercise), names=names)[:MOST_SNIPPETS]
        return [{"text": each.text, "uses": each.uses} for each in snippets]

    def _place(self, message: Message) -> tuple[str, Exercise, Place]:
        who, exercise = grader(message), find(str(message.get("exercise")))
        number = message.get("number")
        for place in places(self._course, exercise.id, who=who):
            if place.number == number:
                return who, exercise, place
        raise MarkError("queue-empty-place")

    def _by_person(self, exercise: Exercise, who: str, participant: str) -> Place:
        for place in places(self._course, exercise.id, who=who):
            if place.participant == participant:
                return place
        raise MarkError("queue-empty-place")

    def _marks(self, exercise: Exercise) -> Any:
        return given_marks(self._course, exercise.module, exercise.id)


def _is_done(place: Place, who: str, *, second: bool) -> bool:
    """Whether an answer is behind this grader in the mode they work in."""
    if not second:
        return not place.waits
    return place.second is not None and place.second.who == who


def grader(message: Message) -> str:
    """Who is at the desk. Raises MarkError("grader-name")."""
    who = " ".join(_SIGNS.sub(" ", str(message.get("who") or "")).split())
    if not who or len(who) > LONGEST_NAME:
        raise MarkError("grader-name", limit=LONGEST_NAME)
    return who


def mark_of(given: object) -> Mark:
    """A mark as the browser sends it; numbers as typed ("0,5"). Raises MarkError for extra points that are none."""
    kept = given if isinstance(given, Mapping) else {}
    levels = kept.get("levels")
    typed = str(kept.get("extra") or "").strip()
    extra = parse_number(typed) if typed else 0.0
    if extra is None:
        raise MarkError("mark-extra-number", typed=typed)
    return Mark(
        {str(id_): level for id_, level in levels.items()} if isinstance(levels, Mapping) else {},
        str(kept.get("comment") or "").strip(),
        float(extra),
        str(kept.get("reason") or "").strip(),
    )
