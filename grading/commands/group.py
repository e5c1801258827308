"""``grading picture``: the group picture of the kick-off, from what participants have released."""

from __future__ import annotations

import argparse
from datetime import date

from grading.course import Course, load
from grading.course.group_picture import Drawn, draw_group, has_picture, withdraw
from workbook.content import text
from workbook.handin.group import LEAST

OK = 0


def picture(arguments: argparse.Namespace) -> int:
    """``grading picture``. Too few networks are no fault: nobody has to release anything."""
    course = load(arguments.course)
    if arguments.without:
        withdraw(course, arguments.without)
    _say(draw_group(course, date.today()))
    return OK


def refresh(course: Course) -> None:
    """Draw again where there is a picture, so that what was taken back leaves it."""
    if has_picture(course):
        _say(draw_group(course, date.today()))


def _say(drawn: Drawn) -> None:
    said = "over" if drawn.over else "done" if drawn.shown else "too_few"
    print(text(f"grading_cli.picture.{said}", shown=drawn.shown, released=drawn.released, least=LEAST))
    if drawn.taken_away:
        print(text("grading_cli.picture.taken_away"))
    for item in drawn.thin:
        print(text("grading_cli.picture.thin", item=text(f"grading_cli.picture.items.{item}"), least=LEAST))
    for who, why in drawn.left_out:
        print(text(f"grading_cli.picture.{why}", who=who))
