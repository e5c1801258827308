"""The words of a document: (course, person, decision) -> what the template sets. Rules: no marks unless the course
shows them, never "Prüfung" or "Zertifizierung", hours and topics as in course.toml.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from grading.certificate.model import Certificate, Outcome
from grading.course import Course, Participant
from workbook.content import number, text
from workbook.content.texts import percent


def document(
    course: Course, person: Participant, decided: Certificate, day: date, keywords: list[str]
) -> dict[str, Any]:
    """Everything the template needs for one person, as JSON."""
    kind = decided.outcome.value
    is_open = decided.outcome is Outcome.OPEN
    return {
        "title": _t(f"{kind}.title", name=person.name),
        "keywords": keywords,
        "day": [day.year, day.month, day.day],
        "issuer": course.issuer,
        "heading": _t(f"{kind}.heading"),
        "course": course.title,
        "name": person.name,
        "paragraphs": _paragraphs(course, decided),
        "items_title": _t("missing_title") if is_open else _t("topics_title"),
        "items": list(decided.missing if is_open else course.topics),
        "hours_title": _t("hours_title"),
        "hours": [] if is_open else _hours(course),
        "place_and_day": _place_and_day(course, day),
        "signatories": [] if is_open else list(course.signatories),
        "footer": _t(f"{kind}.footer", id=person.id, day=german_day(day)),
    }


def german_day(day: date) -> str:
    """TT.MM.JJJJ."""
    return f"{day:%d.%m.%Y}"


def _paragraphs(course: Course, decided: Certificate) -> list[str]:
    kind = decided.outcome.value
    lines = [_t(f"{kind}.said", period=_period(course))]
    if decided.outcome is Outcome.CERTIFICATE:
        lines.append(_t("certificate.project" if course.policy.project else "certificate.no_project"))
        if course.policy.show_marks and decided.test_share is not None:
            lines.append(_t("marks", share=percent(decided.test_share)))
    return lines


def _period(course: Course) -> str:
    if course.start is None or course.end is None:
        return ""
    return _t("period", start=german_day(course.start), end=german_day(course.end))


def _hours(course: Course) -> list[str]:
    total = _t("hours_total", ue=_ue(course.ue_total), together=_ue(course.ue_offered))
    return [total, *(_t("hours_block", title=block.title, ue=_ue(block.ue)) for block in course.blocks)]


def _place_and_day(course: Course, day: date) -> str:
    return _t("place_and_day", place=course.place, day=german_day(day)) if course.place else german_day(day)


def _ue(value: float) -> str:
    return number(value, 0 if float(value).is_integer() else 1)


def _t(key: str, /, **values: object) -> str:
    return text(f"certificate.documents.{key}", **values)
