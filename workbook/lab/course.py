"""The course as one participant sees it: every module with its state, and where to go on.

Facts in, path out: :func:`course_path` is pure, so each state on the start page is a line in a table of tests.
Reading the facts from a workspace is in :mod:`workbook.lab.facts`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from workbook.exercises import Exercise, Module
from workbook.handin import Returned, State

SHORT = 15  # minutes that fit between two meetings


@dataclass(frozen=True)
class Appointment:
    """A date of the course."""

    start: datetime
    title: str
    place: str = ""


@dataclass(frozen=True)
class News:
    """A message to the cohort."""

    date: datetime
    text: str


@dataclass(frozen=True)
class Facts:
    """What the workspace holds about the course.

    ``notebooks``, ``assignments`` and ``feedback``: module id -> path in the workspace. ``exercises``: exercise id ->
    state; those not named are open. ``handed_in``: module id -> time of the last receipt. ``changed``: modules with
    work newer than what was handed in. ``results``: what each feedback says about itself, points among it; ``unread``:
    modules whose feedback nobody has opened yet. ``last`` is the exercise worked on last.
    """

    modules: Sequence[Module]
    notebooks: Mapping[str, str] = field(default_factory=dict)
    assignments: Mapping[str, str] = field(default_factory=dict)
    feedback: Mapping[str, str] = field(default_factory=dict)
    exercises: Mapping[str, State] = field(default_factory=dict)
    handed_in: Mapping[str, datetime] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    results: Mapping[str, Returned] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    deadlines: Mapping[str, datetime] = field(default_factory=dict)
    appointments: Sequence[Appointment] = ()
    news: Sequence[News] = ()
    course: str = ""
    last: str | None = None


@dataclass(frozen=True)
class Step:
    """One exercise on the path."""

    id: str
    number: str
    title: str
    minutes: int
    required: bool
    place: str
    state: State


@dataclass(frozen=True)
class Sheet:
    """One notebook of a module: where it opens (None: not there yet), its state and its exercises."""

    path: str | None
    state: State
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        """Minutes of all exercises."""
        return sum(step.minutes for step in self.steps)

    @property
    def minutes_left(self) -> int:
        """Minutes of the exercises not begun yet."""
        return sum(step.minutes for step in self.steps if step.state == State.OPEN)

    @property
    def done(self) -> int:
        """How many exercises are at least begun."""
        return sum(step.state != State.OPEN for step in self.steps)


@dataclass(frozen=True)
class Leg:
    """One module on the path: its module notebook and its assignment."""

    id: str
    title: str
    minutes: int
    module: Sheet
    assignment: Sheet
    deadline: datetime | None = None
    handed_in: datetime | None = None
    changed: bool = False
    feedback: str | None = None
    result: Returned | None = None
    unread: bool = False

    @property
    def steps(self) -> tuple[Step, ...]:
        """All exercises, those of the module notebook first."""
        return (*self.module.steps, *self.assignment.steps)

    @property
    def is_handed_in(self) -> bool:
        """Whether the assignment was handed in, with or without feedback."""
        return self.assignment.state in (State.HANDED_IN, State.FEEDBACK)

    @property
    def state(self) -> State:
        """The state of the module as a whole: that of its assignment, or begun with the first entry."""
        if self.assignment.state != State.OPEN or not self.assignment.steps:
            return max(self.assignment.state, self.module.state, key=list(State).index)
        return State.OPEN if self.module.state == State.OPEN else State.BEGUN


@dataclass(frozen=True)
class CoursePath:
    """The whole course; ``next_step`` is where to go on (None when all is done).

    ``resumed``: it is where the person stopped, not something left behind before. ``due`` is the assignment that has
    to be handed in next, one that is overdue first.
    """

    course: str
    legs: tuple[Leg, ...]
    next_leg: Leg | None
    next_step: Step | None
    next_path: str | None
    begun: bool
    resumed: bool
    due: Leg | None
    appointments: tuple[Appointment, ...]
    news: tuple[News, ...]


def course_path(facts: Facts, now: datetime) -> CoursePath:
    """The path that follows from the facts; appointments before ``now`` are left out."""
    legs = tuple(_leg(module, facts) for module in facts.modules if _is_there(module, facts))
    leg, step, resumed = _go_on(legs, facts.last)
    waiting = [each for each in legs if each.deadline and each.assignment.path and not each.is_handed_in]
    return CoursePath(
        course=facts.course,
        legs=legs,
        next_leg=leg,
        next_step=step,
        next_path=_place(leg, step),
        begun=any(state != State.OPEN for state in facts.exercises.values()),
        resumed=resumed,
        due=min(waiting, key=lambda each: each.deadline or now, default=None),
        appointments=tuple(sorted((a for a in facts.appointments if a.start >= now), key=lambda a: a.start)),
        news=tuple(sorted(facts.news, key=lambda n: n.date, reverse=True)),
    )


def essentials(leg: Leg, minutes: int = SHORT) -> tuple[Step, ...]:
    """The required, untouched exercises of a module that come next and fit into ``minutes`` together.

    In order, because each builds on the one before; where the first alone is longer, that one.
    """
    chosen: list[Step] = []
    for step in leg.steps:
        if not step.required or step.state != State.OPEN:
            continue
        if chosen and sum(each.minutes for each in chosen) + step.minutes > minutes:
            break
        chosen.append(step)
    return tuple(chosen)


def next_sheet(path: CoursePath, current: str) -> str | None:
    """The notebook that follows ``current`` on the path; None after the last one or for a notebook not on it."""
    sheets = [sheet.path for leg in path.legs for sheet in (leg.module, leg.assignment) if sheet.path is not None]
    following = sheets[sheets.index(current) + 1 :] if current in sheets else []
    return following[0] if following else None


def _is_there(module: Module, facts: Facts) -> bool:
    return module.id in facts.notebooks or module.id in facts.assignments


def _leg(module: Module, facts: Facts) -> Leg:
    handed_in = facts.handed_in.get(module.id)
    feedback = facts.feedback.get(module.id)
    lesson = _steps(module, "module", facts)
    work = _steps(module, "assignment", facts)
    state = _sheet_state(work)
    if handed_in is not None:
        state = State.HANDED_IN
    if feedback is not None:
        state = State.FEEDBACK
    return Leg(
        id=module.id,
        title=module.title,
        minutes=module.minutes,
        module=Sheet(facts.notebooks.get(module.id), _sheet_state(lesson), lesson),
        assignment=Sheet(facts.assignments.get(module.id), state, work),
        deadline=facts.deadlines.get(module.id),
        handed_in=handed_in,
        changed=module.id in facts.changed,
        feedback=feedback,
        result=facts.results.get(module.id) if feedback is not None else None,
        unread=feedback is not None and module.id in facts.unread,
    )


def _steps(module: Module, place: str, facts: Facts) -> tuple[Step, ...]:
    return tuple(_step(exercise, facts) for exercise in module.exercises if exercise.place == place)


def _step(exercise: Exercise, facts: Facts) -> Step:
    return Step(
        id=exercise.id,
        number=exercise.number,
        title=exercise.title,
        minutes=exercise.minutes,
        required=exercise.required,
        place=exercise.place,
        state=facts.exercises.get(exercise.id, State.OPEN),
    )


def _sheet_state(steps: Sequence[Step]) -> State:
    """Checked when every required exercise is; begun with the first entry."""
    needed = [step for step in steps if step.required] or list(steps)
    if needed and all(step.state == State.CHECKED for step in needed):
        return State.CHECKED
    return State.BEGUN if any(step.state != State.OPEN for step in steps) else State.OPEN


def _go_on(legs: Sequence[Leg], last: str | None) -> tuple[Leg | None, Step | None, bool]:
    """The first open exercise from the last one on; before it, if nothing is left behind it.

    Exercises that were begun but not checked come before untouched ones of later modules, and a module that was
    handed in is done with, whatever is still open in it.
    """
    walk = [(leg, step) for leg in legs for step in _open_steps(leg)]
    if not walk:
        return None, None, False
    order = {step.id: index for index, (_, step) in enumerate(_all_steps(legs))}
    begin = order.get(last or "", 0)
    ahead = [pair for pair in walk if order[pair[1].id] >= begin]
    return *(ahead or walk)[0], bool(ahead) and last in order


def _all_steps(legs: Sequence[Leg]) -> list[tuple[Leg, Step]]:
    return [(leg, step) for leg in legs for step in leg.steps]


def _open_steps(leg: Leg) -> list[Step]:
    if leg.is_handed_in:
        return []
    sheets = [sheet for sheet in (leg.module, leg.assignment) if sheet.path is not None]
    return [step for sheet in sheets for step in sheet.steps if step.state != State.CHECKED]


def _place(leg: Leg | None, step: Step | None) -> str | None:
    if leg is None or step is None:
        return None
    return leg.module.path if step.place == "module" else leg.assignment.path
