"""The grading cycle on the command line: new, build, release, collect, autograde, feedback."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import datetime

from grading.commands.progress import progress_bar
from grading.course import load
from grading.course.choice import only_named
from workbook.content import text

OK, FAULTS, WRONG_USE = 0, 1, 2


def say(key: str, /, **values: object) -> None:
    """Print one sentence of the command."""
    print(text(f"grading_cli.{key}", **values))


def say_late(late: Iterable[tuple[str, str, datetime]]) -> None:
    """One line for each hand-in that came after the deadline."""
    for who, assignment, moment in late:
        local = moment.astimezone()
        say("collect.late", who=who, assignment=assignment, day=f"{local:%d.%m.%Y}", time=f"{local:%H:%M}")


def new(arguments: argparse.Namespace) -> int:
    """``grading new``."""
    from grading.course.create import create  # noqa: PLC0415

    course = create(arguments.folder, arguments.roster, title=arguments.title)
    say("new.done", title=course.title, folder=arguments.folder, count=len(course.roster))
    say("new.next")
    return OK


def enrol(arguments: argparse.Namespace) -> int:
    """``grading enrol``."""
    from grading.course.enrol import give_codes  # noqa: PLC0415

    course, joined = give_codes(arguments.course)
    for person in joined:
        say("enrol.joined", name=person.name, id=person.id)
    say("enrol.done", count=len(course.roster))
    return OK


def invite(arguments: argparse.Namespace) -> int:
    """``grading invite``."""
    from grading.course.invite import LIST  # noqa: PLC0415
    from grading.course.invite import invite as write_folders  # noqa: PLC0415

    done = write_folders(load(arguments.course), arguments.out, exchange=arguments.exchange, by_mail=arguments.by_mail)
    say("invite.done", made=done.made, kept=done.kept, list=arguments.out / LIST)
    say("invite.next")
    return OK


def build(arguments: argparse.Namespace) -> int:
    """``grading build``."""
    from grading.course import building  # noqa: PLC0415

    with progress_bar(text("grading_cli.build.title")) as progress:
        progress(0, 1, "")
        names = building.build(load(arguments.course), arguments.assignments)
    say("build.done", names=", ".join(names))
    return OK


def release(arguments: argparse.Namespace) -> int:
    """``grading release``."""
    from grading.course.release import release as release_built  # noqa: PLC0415

    say("release.done", names=", ".join(release_built(load(arguments.course), arguments.assignments)))
    return OK


def collect(arguments: argparse.Namespace) -> int:
    """``grading collect``: 1 when something could not be collected."""
    from grading.commands.group import refresh as refresh_picture  # noqa: PLC0415
    from grading.course.collect import collect as collect_work  # noqa: PLC0415

    course = load(arguments.course)
    done = collect_work(course, arguments.assignments)
    say("collect.done", fresh=len(done.fresh), unchanged=done.unchanged)
    say_late(done.late)
    for who, assignment, trouble in done.troubles:
        say("collect.trouble", who=who, assignment=assignment or "–", was=trouble.was, tun=trouble.tun)
    refresh_picture(course)
    return FAULTS if done.troubles else OK


def post(arguments: argparse.Namespace) -> int:
    """``grading post``."""
    from grading.course.post import write_post  # noqa: PLC0415

    written = write_post(load(arguments.course), arguments.out, arguments.who)
    say("post.done", count=len(written), folder=arguments.out)
    return OK


def autograde(arguments: argparse.Namespace) -> int:
    """``grading autograde``: 1 when a submission needs a person, 2 wrong use."""
    from grading.autograde import autograde as grade_work  # noqa: PLC0415

    if arguments.workers < 1:
        say("autograde.workers")
        return WRONG_USE
    course = load(arguments.course)
    with progress_bar(text("grading_cli.autograde.title")) as progress:
        report = grade_work(
            course,
            only_named(course, arguments.assignments),
            workers=arguments.workers,
            dask=arguments.dask,
            progress=progress,
            force=arguments.force,
        )
    say("autograde.done", graded=report.graded, unchanged=report.unchanged)
    if report.unguarded:
        say("autograde.unguarded", names=", ".join(report.unguarded))
    if report.restored:
        say("autograde.restored", count=report.restored)
    if report.outdated:
        say("autograde.outdated", count=report.outdated)
    if report.attention:
        say("autograde.attention", count=report.attention)
    return FAULTS if report.attention else OK


def feedback(arguments: argparse.Namespace) -> int:
    """``grading feedback``."""
    from grading.feedback import write_feedback  # noqa: PLC0415

    course = load(arguments.course)
    with progress_bar(text("grading_cli.feedback.title")) as progress:
        written = write_feedback(course, only_named(course, arguments.assignments), progress=progress)
    say("feedback.done", count=len(written))
    return OK
