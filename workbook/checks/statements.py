"""D: statements about the participant's own network whose truth is computed at check time.

Every template proposes candidates (parameters and truth) for a network and drops what is undecidable, such as two
actors that share rank 1, or a gap where the answer was "weiß nicht". The draw is seeded by participant and exercise:
a second look shows the same statements, another participant gets others. An answer counts only for statements of
the current draw.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, TypeAlias

from workbook.checks.model import Outcome
from workbook.checks.registry import Case, register
from workbook.content.texts import text
from workbook.exercises import Exercise, Part
from workbook.network import Network, Tie
from workbook.project import Answer


@dataclass(frozen=True)
class Candidate:
    """One possible statement of a template: the actors it names, in order, and whether it is true.

    ``words`` are further words it names, such as sectors.
    """

    actors: tuple[str, ...]
    truth: bool
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Statement:
    """A drawn statement. ``id`` is ``template:actor,actor,word``; ``truth`` never leaves the checking side."""

    id: str
    text: str
    truth: bool


Subject: TypeAlias = Any  # a Network, or the answer to another part where the part says ``of``
Template: TypeAlias = Callable[[Subject], Sequence[Candidate]]
_TEMPLATES: dict[str, Template] = {}


def template(function: Template) -> Template:
    """Register a template under its function's name; its sentence is ``statements.<name>`` in the content files."""
    _TEMPLATES[function.__name__] = function
    return function


def template_names() -> frozenset[str]:
    """The names of all templates that a content file may use."""
    return frozenset(_TEMPLATES)


def on_gaps(function: Template) -> Template:
    """A template whose statements rest on ties that are not there.

    A pair answered "weiß nicht" is neither tied nor untied, so only statements hold that would be as true with all
    these ties as without any.
    """

    @wraps(function)
    def decided(subject: Subject) -> Sequence[Candidate]:
        found = function(subject)
        if not subject.unknown:
            return found
        ties = (*subject.ties, *(Tie(*pair) for pair in sorted(subject.unknown)))
        others = {(each.actors, each.words): each.truth for each in function(replace(subject, ties=ties))}
        return [each for each in found if others.get((each.actors, each.words)) is each.truth]

    return decided


def statements_of(
    exercise: Exercise, part: Part, answer: Answer, network: Network, participant: str
) -> tuple[Statement, ...]:
    """The statements of a part for one participant: about the network, or about the answer to the part ``of``."""
    subject = answer.get(part.settings["of"]) if "of" in part.settings else network
    return draw(part.settings["templates"], subject, participant, exercise.id, part.settings.get("draw", 4))


def draw(names: Sequence[str], subject: Subject, participant: str, exercise: str, count: int) -> tuple[Statement, ...]:
    """Draw up to ``count`` statements, one per template, with true and false ones mixed where the network allows it.

    Raises KeyError for a template that does not exist.
    """
    seed = hashlib.blake2b(f"{participant}\x1f{exercise}".encode(), digest_size=8).digest()
    chance = random.Random(int.from_bytes(seed, "big"))
    order = sorted(names)
    chance.shuffle(order)
    drawn: list[Statement] = []
    for name in order:
        # every template consumes its own stream, so that one dropped template does not change the others
        own = random.Random(f"{participant}\x1f{exercise}\x1f{name}")
        candidates = list(_TEMPLATES[name](subject))
        if not candidates:
            continue
        wanted = _scarcer(drawn, own)
        fitting = [candidate for candidate in candidates if candidate.truth is wanted] or candidates
        drawn.append(_statement(name, own.choice(fitting), subject))
        if len(drawn) == count:
            break
    return tuple(drawn)


@register("statements")
def statements(case: Case) -> Outcome:
    """Per statement right +1, wrong −1, unanswered 0; floor 0; divided by their number (course material 1.1).

    Settings: ``part`` (of kind "statements", which names ``templates`` and ``draw``).
    """
    part = case.exercise.part(case.setting("part"))
    drawn = statements_of(case.exercise, part, case.answer, case.network, case.project.participant)
    given = case.value({})
    given = given if isinstance(given, Mapping) else {}
    answered = {s.id: given[s.id] for s in drawn if isinstance(given.get(s.id), bool)}
    if not drawn:
        return Outcome(None, undecidable=bool(given))
    if not answered:
        return Outcome(None)
    right = sum(1 for s in drawn if answered.get(s.id) is s.truth)
    wrong = len(answered) - right
    return Outcome(
        max(0.0, (right - wrong) / len(drawn)),
        values={"right": right, "asked": len(drawn), "open": len(drawn) - len(answered)},
    )


def _scarcer(drawn: Sequence[Statement], chance: random.Random) -> bool:
    """The truth value that is rarer so far; chance decides when both are equally frequent."""
    surplus = sum(1 if statement.truth else -1 for statement in drawn)
    return surplus < 0 if surplus else chance.random() < 0.5


def _statement(name: str, candidate: Candidate, subject: Subject) -> Statement:
    labels = {f"actor{i}": subject.by_id[a].label for i, a in enumerate(candidate.actors, start=1)}
    labels |= {f"word{i}": word for i, word in enumerate(candidate.words, start=1)}
    return Statement(
        id=f"{name}:{','.join((*candidate.actors, *candidate.words))}",
        text=text(f"statements.{name}", **labels),
        truth=candidate.truth,
    )
