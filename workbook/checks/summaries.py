"""Figures that follow from what was entered and are shown beside it at once: age, mix of sectors, points to move …

They check nothing and earn nothing. A line whose figures are missing is left out. Source: course material 1.3, 1.4,
1.9; mix of sectors as index of qualitative variation (Blau 1977): (1 − Σp²) · K/(K − 1) over the K sectors named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from workbook.checks.coverage import Covered, coverage, group_by_actor
from workbook.checks.entries import amount, mapping, rows_of, word
from workbook.checks.registry import subject_network
from workbook.checks.role import NEAR, points_of, time_and_wish
from workbook.content import number, percent, text
from workbook.content.numbers import parse_number
from workbook.exercises import Exercise
from workbook.project import Project

ENOUGH_DONE = 3  # cards, before a throughput says anything
ROUNDED = 0.02  # as the check of the fit
MOST = 100_000  # partners; beyond that a figure is a slip of the pen


@dataclass(frozen=True)
class Line:
    """One figure in words: what it is, its value, and what it says."""

    label: str
    value: str
    note: str = ""


Summary = Callable[[Exercise, Project, Mapping[str, Any], date], Iterator[Line]]
_SUMMARIES: dict[str, Summary] = {}


def summary_names() -> frozenset[str]:
    """The names a content file may use as ``show``."""
    return frozenset(_SUMMARIES)


def summary(
    name: str, exercise: Exercise, project: Project, settings: Mapping[str, Any], today: date
) -> tuple[Line, ...]:
    """The lines of one summary; () while there is nothing to say, and for an unknown name."""
    make = _SUMMARIES.get(name)
    return () if make is None else tuple(make(exercise, project, settings, today))


def shows(name: str) -> Callable[[Summary], Summary]:
    """Put a summary under the name that a content file uses as ``show``."""

    def put(function: Summary) -> Summary:
        _SUMMARIES[name] = function
        return function

    return put


def _line(key: str, value: str, **values: object) -> Line:
    found = text(f"summaries.{key}.note", **values)
    return Line(text(f"summaries.{key}.label"), value, found)


def _answer(exercise: Exercise, project: Project) -> Mapping[str, Any]:
    return mapping(project.answers.get(exercise.id))


@shows("profile")
def _profile(exercise: Exercise, project: Project, settings: Mapping[str, Any], today: date) -> Iterator[Line]:
    """Age = this year − founding year; partners for each post; mix of sectors."""
    answer = _answer(exercise, project)
    form = mapping(answer.get(settings["form"]))
    founded, partners, posts = (parse_number(form.get(name)) for name in ("gruendung", "partner", "stellen"))
    if founded is not None and 1800 <= founded <= today.year:
        age = today.year - int(founded)
        yield _line("age", text("summaries.years_one" if age == 1 else "summaries.years", n=age))
    if partners is not None and posts is not None and posts >= 0.01 and 0 <= partners <= MOST:
        yield _line("per_post", number(partners / posts, 0))
    counts = [amount(row, "anzahl") or 0.0 for row in rows_of(answer.get(settings["sectors"])) if word(row, "bereich")]
    counts = [count for count in counts if 0 < count <= MOST]
    if len(counts) > 1:
        yield _line("mix", number(variation(counts)), sectors=len(counts))


def variation(counts: list[float]) -> float:
    """Index of qualitative variation, 0 (all in one) to 1 (all alike); needs at least two positive counts."""
    total, kinds = sum(counts), len(counts)
    return (1 - sum((count / total) ** 2 for count in counts)) * kinds / (kinds - 1)


@shows("points_to_move")
def _points_to_move(exercise: Exercise, project: Project, settings: Mapping[str, Any], _: date) -> Iterator[Line]:
    """½ · Σ |wished − today| over the roles; the largest difference once the question after it is answered."""
    both = two_rounds_of(exercise, project, settings)
    if both is None:
        return
    first, second = both
    total = float(exercise.part(settings["points"]).settings.get("total", 100))
    yield _line("move", number(sum(abs(second[each] - first[each]) for each in first) / 2, 0), total=number(total, 0))
    leading = largest_gaps(first, second)
    if leading and answered(exercise, project, settings):
        labels = {item["id"]: item["text"] for item in exercise.part(settings["points"]).settings["items"]}
        said = ", ".join(f"{labels[each]} ({signed(second[each] - first[each])})" for each in leading)
        yield _line("gap", said)


def two_rounds_of(
    exercise: Exercise, project: Project, settings: Mapping[str, Any]
) -> tuple[dict[str, float], dict[str, float]] | None:
    """Points by item in both rounds of the part ``points`` names; None while one round is empty."""
    part = exercise.part(settings["points"])
    items = tuple(item["id"] for item in part.settings["items"])
    given = mapping(_answer(exercise, project).get(part.id))
    first, second = (points_of(given.get(each["id"]), items) for each in part.settings["rounds"])
    return None if first is None or second is None else (first, second)


def largest_gaps(first: Mapping[str, float], second: Mapping[str, float]) -> list[str]:
    """The items that change most, all of them if several do; [] where nothing changes."""
    most = max((abs(second[each] - first[each]) for each in first), default=0.0)
    return [each for each in first if most > 0 and abs(abs(second[each] - first[each]) - most) < NEAR]


def answered(exercise: Exercise, project: Project, settings: Mapping[str, Any]) -> bool:
    """Whether the question ``asked`` names has an answer; what it asks for is told only then."""
    return any(mapping(_answer(exercise, project).get(str(settings.get("asked")))).values())


def signed(change: float) -> str:
    """A change in whole points with its sign: "+15", "−20"."""
    return f"+{number(change, 0)}" if change > 0 else number(change, 0)


@shows("time_and_wish")
def _time_and_wish(exercise: Exercise, project: Project, settings: Mapping[str, Any], _: date) -> Iterator[Line]:
    """Share of time beside share of wished points, by role; the fit once the person has computed it."""
    answer = _answer(exercise, project)
    found = time_and_wish(answer.get(settings["week"]), project, settings["profile"])
    for role, (spent, wished) in (found or {}).items():
        yield Line(role, text("summaries.spent", spent=percent(spent), wished=percent(wished)))
    given = parse_number(mapping(answer.get(settings["asked"])).get(settings["field"]))
    if found and given is not None:
        fit = 1 - sum(abs(spent - wished) for spent, wished in found.values()) / 2
        if abs(given - fit) <= ROUNDED + NEAR:
            yield _line("fit", number(fit))


@shows("clarity")
def _clarity(exercise: Exercise, project: Project, settings: Mapping[str, Any], _: date) -> Iterator[Line]:
    """Cleared points of all, and the open ones as questions for the next talk."""
    part = exercise.part(settings["table"])
    labels = {row["id"]: row["label"] for row in part.settings["rows"]}
    stands = {str(row.get("id")): word(row, "stand") for row in rows_of(_answer(exercise, project).get(part.id))}
    stands = {id_: stand for id_, stand in stands.items() if stand and id_ in labels}
    if stands:
        cleared = sum(stand == "geklärt" for stand in stands.values())
        yield _line("clear", text("summaries.of", n=cleared, all=len(labels)))
        still = [labels[id_] for id_, stand in stands.items() if stand != "geklärt"]
        if still:
            yield _line("ask", ", ".join(still))


@shows("touching")
def _touching(exercise: Exercise, project: Project, settings: Mapping[str, Any], _: date) -> Iterator[Line]:
    """Decisions where both roles touch, and those without a rule."""
    rows = rows_of(_answer(exercise, project).get(settings["table"]))
    touching = [row for row in rows if word(row, "beruehrt") == "ja"]
    if touching:
        ruled = sum(bool(word(row, "regel")) for row in touching)
        yield _line("touching", str(len(touching)))
        yield _line("ruled", text("summaries.of", n=ruled, all=len(touching)))


@shows("flow")
def _flow(exercise: Exercise, project: Project, settings: Mapping[str, Any], today: date) -> Iterator[Line]:
    """Cards under way, median of done − started, and Little's law (1961): cards = throughput × time under way.

    Throughput is the number of cards done since the first of them was begun, by week.
    """
    part = exercise.part(settings["board"])
    columns = [each["id"] for each in part.settings["columns"]]
    cards = mapping(_answer(exercise, project).get(part.id)).get("cards")
    cards = [mapping(card) for card in cards] if isinstance(cards, list) else []
    under_way = sum(card.get("column") in columns[1:-1] for card in cards)
    if under_way:
        yield _line("wip", text("summaries.card" if under_way == 1 else "summaries.cards", n=under_way))
    done = [(_day(card.get("started")), _day(card.get("since"))) for card in cards if card.get("column") == columns[-1]]
    spans = [(start, end) for start, end in done if start and end and start <= end <= today]
    if not spans:
        return
    middle = median((end - start).days for start, end in spans)
    said = number(middle, 0 if middle % 1 == 0 else 1)
    yield _line("lead", text("summaries.day" if middle == 1 else "summaries.days", n=said), n=len(spans))
    if under_way and len(spans) >= ENOUGH_DONE:
        rate = len(spans) / max((today - min(start for start, _ in spans)).days, 1)
        days = under_way / rate
        law = text("summaries.law", wip=under_way, rate=number(7 * rate, 1), weeks=number(days / 7, 1))
        yield _line("little", law, days=number(days, 0))


def _day(value: object) -> date | None:
    """A day written as 2026-03-09; None for anything else."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


@shows("agenda")
def _agenda(exercise: Exercise, project: Project, settings: Mapping[str, Any], _: date) -> Iterator[Line]:
    """Minutes planned against the duration, and the share of them in which people take part."""
    answer = _answer(exercise, project)
    rows = rows_of(answer.get(settings["table"]))
    minutes = sum(amount(row, "minuten") or 0.0 for row in rows)
    if minutes <= 0:
        return
    wanted = parse_number(mapping(answer.get(settings["frame"])).get("dauer"))
    planned = text("summaries.minutes", n=number(minutes, 0))
    yield _line("planned", planned if wanted is None else text("summaries.of", n=planned, all=number(wanted, 0)))
    active = sum(amount(row, "minuten") or 0.0 for row in rows if word(row, "form") in settings["interactive"])
    yield _line("active", percent(active / minutes))


SHOWN = 4  # actors named in one line


def plan_coverage(exercise: Exercise, project: Project, settings: Mapping[str, Any]) -> tuple[Covered, ...]:
    """Whom the saved plan reaches; () without a plan or a portfolio. Settings: ``plan``, ``portfolio``, ``targets``."""
    rows = rows_of(_answer(exercise, project).get(settings["plan"]))
    network = subject_network(exercise, project)
    groups = group_by_actor(network, project, settings["portfolio"])
    return coverage(rows, network, groups, settings["targets"]) if rows else ()


@shows("coverage")
def _coverage(exercise: Exercise, project: Project, settings: Mapping[str, Any], _: date) -> Iterator[Line]:
    """By group: how many of its actors are reached as often as its target says, and who is not."""
    found = plan_coverage(exercise, project, settings)
    for group, rhythm in settings["targets"].items():
        names = {each.name: bool(each.channels) for each in found if each.group == group}
        missed = [name for name, reached in names.items() if not reached]
        more = text("summaries.coverage.and_more", n=len(missed) - SHOWN) if len(missed) > SHOWN else ""
        if names:
            said = text("summaries.coverage.of", n=len(names) - len(missed), all=len(names), rhythm=rhythm)
            note = text("summaries.coverage.missed", actors=", ".join(missed[:SHOWN]) + more) if missed else ""
            yield Line(group, said, note)
