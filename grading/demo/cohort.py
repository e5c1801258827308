"""``grading demo``: a whole simulated cohort from an empty folder to certificates, through the real steps."""

from __future__ import annotations

import csv
import random
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from grading.course import Course, load
from grading.course.create import create
from grading.course.model import ATTENDANCE_FILE, COURSE_FILE, PROJECT_FILE
from grading.course.roster import write_roster
from grading.course.toml_edit import Value, with_values
from grading.demo.people import Simulated, cohort
from grading.simulation.words import words

START = date(2026, 9, 7)
WEEKS = 14
HOME = ZoneInfo("Europe/Berlin")
DOCUMENTS = "bescheinigungen"

Progress = Callable[[int, int, str], None]
Stage = Callable[[str], Progress]  # name of a step -> where it tells how far it is


@dataclass(frozen=True)
class Demo:
    """What came out: the course, and how many hand-ins were collected and graded."""

    course: Course
    collected: int
    graded: int
    marked: int


def run_demo(folder: Path, count: int, seed: int, stage: Stage) -> Demo:
    """Build the cohort. Raises CourseError("course-exists"); the folder may exist otherwise."""
    people = cohort(count, seed)
    stage("new")(0, 1, "")
    course = _new(folder, people)
    _hand_in(course, people, stage)
    return _grade(course, people, seed, stage)


def _new(folder: Path, people: Iterable[Simulated]) -> Course:
    with tempfile.TemporaryDirectory() as place:
        roster = Path(place) / "roster.csv"
        write_roster(roster, (each.person for each in people))
        create(folder, roster)
    path = folder / COURSE_FILE
    settings: dict[str, Value] = {
        "id": folder.resolve().name,
        "start": START,
        "end": START + timedelta(weeks=WEEKS, days=-3),
        "issuer": words("course.issuer"),
        "place": words("course.place"),
        "signatories": [words("course.lead"), words("course.head")],
        "closed": True,
    }
    path.write_text(with_values(path.read_text(encoding="utf-8"), settings), encoding="utf-8")
    return load(folder)


def _hand_in(course: Course, people: Iterable[Simulated], stage: Stage) -> None:
    from grading.course.building import build  # noqa: PLC0415  nbgrader's 3 s under the progress display
    from grading.course.release import release  # noqa: PLC0415
    from grading.demo.work import take_part  # noqa: PLC0415

    stage("build")(0, 1, "")
    build(course)
    release(course)
    key = course.key()
    begin = datetime(START.year, START.month, START.day, 9, tzinfo=HOME)
    told, every = stage("work"), list(people)
    for number, who in enumerate(every, start=1):
        take_part(course, who, course.assignments, begin, key)
        told(number, len(every), who.person.id)


def _grade(course: Course, people: tuple[Simulated, ...], seed: int, stage: Stage) -> Demo:
    from grading.autograde import autograde  # noqa: PLC0415
    from grading.certificate import issue  # noqa: PLC0415
    from grading.course.collect import collect  # noqa: PLC0415
    from grading.course.group_picture import draw_group  # noqa: PLC0415
    from grading.demo.marking import mark_texts  # noqa: PLC0415
    from grading.feedback import write_feedback  # noqa: PLC0415

    stage("collect")(0, 1, "")
    collected = collect(course)
    draw_group(course, START)
    report = autograde(course, progress=stage("autograde"))
    stage("marking")(0, 1, "")
    marked = mark_texts(course, {each.person.id: each for each in people}, seed)
    write_feedback(course, progress=stage("feedback"))
    _write_ledgers(course, {each.person.id: each for each in people}, seed)
    issue(course, course.folder / DOCUMENTS, today=course.end, progress=stage("certificates"))
    return Demo(course, len(collected.fresh), report.graded, marked)


def _write_ledgers(course: Course, people: Mapping[str, Simulated], seed: int) -> None:
    """Hours and project marks: nearly all took part, one missed much, one project mark is still missing."""
    chance = random.Random(seed + 1)
    hours, marks = [], []
    for number, (person, who) in enumerate(people.items()):
        for block in course.blocks:
            if block.synchronous:
                attended = block.ue * (0.6 if number % 10 == 4 else chance.choice((0.9, 1.0, 1.0)))
                hours.append([person, block.id, f"{attended:g}".replace(".", ","), "", ""])
        low = {"good": 70, "fair": 55, "weak": 35}[who.care.level]
        report, presentation = chance.randint(low, 98), chance.randint(low, 98)
        marks.append([person, "" if number % 20 == 11 else report, presentation, ""])
    _append(course.folder / ATTENDANCE_FILE, hours)
    _append(course.folder / PROJECT_FILE, marks)


def _append(path: Path, rows: Iterable[Iterable[object]]) -> None:
    with path.open("a", encoding="utf-8", newline="") as handle:
        csv.writer(handle, delimiter=";").writerows(rows)
