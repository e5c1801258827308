"""V: was everything filled in that the exercise asks for? Share of what was asked, capped at the minimum."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from workbook.checks.model import Outcome
from workbook.checks.registry import Case, register
from workbook.content import text
from workbook.content.numbers import parse_number

_WORD = re.compile(r"[^\W_]+(?:[-'’/][^\W_]+)*")


def count_words(text: object) -> int:
    """Words of a text as a person counts them: hyphenated and slashed words are one."""
    return len(_WORD.findall(text)) if isinstance(text, str) else 0


def is_filled(value: object) -> bool:
    """True for any entry that is not empty."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, (list, tuple, Mapping)):
        return bool(value)
    return value is not None


@register("filled")
def filled(case: Case) -> Outcome:
    """Share of the named fields of a form that are filled, each with at least ``min_words`` words.

    A number field counts once its number can be read and lies between the field's ``min`` and ``max``, if it has them.
    Settings: ``part``, ``fields`` (ids), ``min_words`` (0).
    """
    given = case.value({})
    given = given if isinstance(given, Mapping) else {}
    fields = case.setting("fields", ())
    words = case.setting("min_words", 0)
    missing = [
        name
        for name in fields
        if not is_filled(given.get(name))
        or count_words(given[name]) < words
        or not _is_possible(_field(case, name), given[name])
    ]
    if not any(is_filled(given.get(name)) for name in fields):
        return Outcome(None)
    return Outcome(
        1 - len(missing) / len(fields),
        where=tuple(str(_field(case, name).get("label", name)) for name in missing),
        values={"missing": len(missing), "asked": len(fields)},
    )


def _field(case: Case, name: str) -> Mapping[str, Any]:
    """The declaration of a form field; empty if there is none."""
    try:
        part = case.exercise.part(case.setting("part"))
    except KeyError:
        return {}
    return next((field for field in part.settings.get("fields", ()) if field["id"] == name), {})


def _is_possible(field: Mapping[str, Any], value: object) -> bool:
    """Whether an entry can be what a number field asks for; always true for other fields."""
    if field.get("type") != "number":
        return True
    read = parse_number(value)
    return read is not None and field.get("min", read) <= read <= field.get("max", read)


@register("actors_listed")
def actors_listed(case: Case) -> Outcome:
    """At least ``at_least`` actors in the own network; each of ``fields`` (sector, place) filled counts alike."""
    actors = case.network.actors
    if not actors:
        return Outcome(None)
    wanted = case.setting("at_least", 8)
    fields = case.setting("fields", ())
    shares = [min(1.0, len(actors) / wanted)]
    shares += [sum(1 for actor in actors if getattr(actor, name)) / len(actors) for name in fields]
    lacking = tuple(actor.label for actor in actors if not all(getattr(actor, name) for name in fields))
    return Outcome(
        sum(shares) / len(shares),
        where=lacking[:5],
        values={
            "few": text("checks.actors-one" if len(actors) == 1 else "checks.actors-many", n=len(actors))
            if len(actors) < wanted
            else "",
            "wanted": wanted,
            "lacking": _of_actors(len(lacking)),
        },
    )


def _of_actors(count: int) -> str:
    """ "einem Akteur", "5 Akteuren"; "" for none, so that the hint leaves its sentence out."""
    return text("checks.of-one-actor" if count == 1 else "checks.of-actors", n=count) if count else ""


@register("ties_listed")
def ties_listed(case: Case) -> Outcome:
    """At least as many ties as actors (or ``at_least``), and every actor visited: tied, "keine" or "weiß nicht"."""
    network = case.network
    if not network.actors:
        return Outcome(None)
    if not network.ties:
        return Outcome(0.0, values={"wanted": len(network), "open": _of_actors(len(network))})
    wanted = case.setting("at_least", len(network))
    visited = case.value({})
    seen = visited.get("visited", {}) if isinstance(visited, Mapping) else {}
    seen = seen if isinstance(seen, Mapping) else {}
    # "weiß nicht" said of an actor as a whole is a statement about that actor, not about all the others
    asked = [pair for pair in network.unknown if not any(seen.get(end) == "unknown" for end in pair)]
    tied = {end for pair in (*network.pairs, *asked) for end in pair}
    still_open = tuple(a.label for a in network.actors if a.id not in tied and a.id not in seen)
    share = 0.5 * min(1.0, len(network.pairs) / wanted) + 0.5 * (1 - len(still_open) / len(network))
    return Outcome(
        share,
        where=still_open[:5],
        values={"wanted": wanted if len(network.pairs) < wanted else "", "open": _of_actors(len(still_open))},
    )


@register("ties_marked")
def ties_marked(case: Case) -> Outcome:
    """Every tie of the own network marked against the second time point; ended ties may be added.

    A network that was read with two waves says all this itself, and there is nothing to mark.
    Settings: ``part`` (of kind "waves", value {"marks": {"a|b": "new" | "same" | "ended"}}, ends in sorted order).
    """
    if len(case.project.network.waves) > 1 and case.network.ties:
        return Outcome(1.0, values={"open": 0, "asked": 0})
    pairs = {"|".join(pair) for pair in case.network.pairs}
    given = case.value({})
    marks = given.get("marks", {}) if isinstance(given, Mapping) else {}
    marks = marks if isinstance(marks, Mapping) else {}
    marked = {pair for pair in pairs if marks.get(pair) in ("new", "same", "ended")}
    if not marked or not pairs:
        return Outcome(None)
    still_open = len(pairs) - len(marked)
    return Outcome(len(marked) / len(pairs), values={"open": still_open, "asked": len(pairs)})


PRACTICE_STEPS = ("names", "tie", "undo", "redo", "export", "reset")


@register("practice_done")
def practice_done(case: Case) -> Outcome:
    """The six steps of the first try were taken. Settings: ``part`` (kind "practice")."""
    given = case.value({})
    done = given.get("done", {}) if isinstance(given, Mapping) else {}
    done = done if isinstance(done, Mapping) else {}
    missing = tuple(step for step in PRACTICE_STEPS if done.get(step) is not True)
    if len(missing) == len(PRACTICE_STEPS):
        return Outcome(None)
    share = 1 - len(missing) / len(PRACTICE_STEPS)
    return Outcome(share, tuple(text(f"organisation.practice.{step}") for step in missing))
