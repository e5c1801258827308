"""The course path as a page and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from workbook.content.texts import text
from workbook.handin import State
from workbook.lab.cohort import Page
from workbook.lab.course import SHORT, CoursePath, Leg, Sheet, Step, essentials
from workbook.lab.server.moments import clock, date
from workbook.lab.server.standing import due, feedback_url, points_of, results

MARKS = {State.OPEN: "○", State.BEGUN: "◐", State.CHECKED: "✓", State.HANDED_IN: "✓", State.FEEDBACK: "✓"}
NO_MARK = "\N{NO-BREAK SPACE}"
APPOINTMENTS_SHOWN = 3
NEWS_SHOWN = 3

ToLab: TypeAlias = Callable[[str], str]
Shown: TypeAlias = dict[str, Any]


@cache
def template(name: str, words: str) -> Template:
    """A page's template; its ``t`` finds German texts in the file ``words``."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["t"] = lambda key, **values: text(f"{words}.{key}", **values)
    return environment.get_template(name)


def start_page(
    path: CoursePath,
    *,
    base: str,
    digest: str,
    xsrf: str,
    to_lab: ToLab,
    trouble: str = "",
    said: str = "",
    referent: Sequence[Page] = (),
    notices: Sequence[Shown] = (),
) -> str:
    """The start page as HTML. ``referent`` are the pages for Referent/innen, where this is their computer.

    ``notices`` are what must be told about the project: {"id", "what", "why", "todo"}.
    """
    shown = course_json(path, to_lab=to_lab, trouble=trouble, base=base)
    return template("start.html", "start").render(
        **shown,
        assets=f"{base}workbook/static/@{digest}/",
        fetch_url=f"{base}workbook/holen",
        full_url=f"{base}lab",
        earlier_url=f"{base}workbook/staende",
        read_url=f"{base}workbook/gelesen",
        notices=notices,
        xsrf=xsrf,
        said=said,
        referent=[{"title": each.title, "url": f"{base}{quote(each.address)}"} for each in referent],
    )


def course_json(path: CoursePath, *, to_lab: ToLab, trouble: str = "", base: str = "/") -> Shown:
    """Everything the start page and the sidebar show, in words."""

    def url(file: str | None, step: Step | None = None) -> str | None:
        if file is None:
            return None
        anchor = f"?uebung={quote(step.id)}" if step else ""
        return f"{base}doc/tree/{quote(to_lab(file))}{anchor}"

    def place(leg: Leg, step: Step) -> str | None:
        return url(leg.module.path if step.place == "module" else leg.assignment.path, step)

    def line(leg: Leg, step: Step) -> Shown:
        return {
            "id": step.id,
            "sheet": "lesson" if step.place == "module" else "assignment",
            "number": step.number,
            "title": step.title,
            "minutes": step.minutes,
            "required": step.required,
            "state": step.state.value,
            "state_name": step.state.german,
            "mark": MARKS[step.state],
            "url": place(leg, step),
        }

    leg, step = path.next_leg, path.next_step
    now = essentials(leg) if leg else ()
    return {
        "course": path.course,
        "begun": path.begun,
        "resumed": path.resumed,
        "due": due(path.due, url, datetime.now().astimezone()) if path.due else None,
        "unread": [
            {"title": text("start.now.feedback", id=each.id, title=each.title), "url": feedback_url(each, base)}
            for each in path.legs
            if each.unread
        ],
        "results": results(path.legs, base),
        "trouble": trouble,
        "next": {
            "leg": {"id": leg.id, "title": leg.title},
            "step": line(leg, step),
            "url": place(leg, step),
            "path": path.next_path,
        }
        if leg and step
        else None,
        "essentials": [line(leg, each) for each in now] if leg else [],
        "essentials_fit": sum(each.minutes for each in now) <= SHORT,
        "legs": [
            {
                "id": each.id,
                "title": each.title,
                "current": each is leg,
                "state": each.state.value,
                "sheets": [_sheet(each, kind, url, base) for kind in _kinds(each)],
                "steps": [line(each, one) for one in each.steps],
            }
            for each in path.legs
        ],
        "appointments": [
            {"when": clock(each.start), "at": each.start.isoformat(), "title": each.title, "place": each.place}
            for each in path.appointments[:APPOINTMENTS_SHOWN]
        ],
        "news": [{"date": date(each.date), "text": each.text} for each in path.news[:NEWS_SHOWN]],
    }


def _kinds(leg: Leg) -> list[str]:
    """A module that is not graded has no assignment to wait for."""
    return ["lesson", "assignment"] if leg.assignment.steps or leg.assignment.path else ["lesson"]


def _sheet(leg: Leg, kind: str, url: Callable[[str | None], str | None], base: str) -> Shown:
    sheet = leg.module if kind == "lesson" else leg.assignment
    return {
        "kind": kind,
        "name": text(f"start.path.{kind}"),
        "path": sheet.path,
        "url": url(sheet.path),
        "to_do": bool(sheet.steps),
        "state": sheet.state.value,
        "state_name": sheet.state.german,
        "mark": MARKS[sheet.state] if sheet.steps else NO_MARK,
        "about": _about(leg, sheet, kind),
        "feedback": feedback_url(leg, base) if kind == "assignment" else None,
        "feedback_name": text(
            "start.path.feedback_automatic" if leg.result and leg.result.automatic else "start.path.feedback"
        ),
        "feedback_about": points_of(leg.result),
        "feedback_new": leg.unread,
    }


def _about(leg: Leg, sheet: Sheet, kind: str) -> str:
    if kind == "assignment":
        if leg.handed_in is not None:
            said = text("start.path.handed_in", date=date(leg.handed_in))
            return f"{said} · {text('start.path.changed')}" if leg.changed else said
        if sheet.path is None:
            return text("start.path.waiting")
    if kind == "lesson" and not sheet.steps:
        return text("start.path.reading")
    parts = []
    if sheet.steps:
        parts.append(text("start.path.sum", done=sheet.done, total=len(sheet.steps)))
    if sheet.minutes_left:
        parts.append(text("start.path.left", minutes=sheet.minutes_left))
    if kind == "assignment" and leg.deadline is not None:
        late = leg.deadline < datetime.now().astimezone()
        parts.append(text("start.path.overdue" if late else "start.path.deadline", date=date(leg.deadline)))
    return " · ".join(parts)
