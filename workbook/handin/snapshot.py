"""Project → snapshot → bytes of ``antworten.json``. The same work always gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

import workbook
from workbook.exercises import Exercise, catalogue, module
from workbook.exercises.kinds import LOCAL, WITHOUT_ENTRY, has_entry
from workbook.handin.model import Snapshot
from workbook.network import Actor, Network
from workbook.project import Answer, Entry, Json, Mark, Project, network_to_json
from workbook.project.entries import NETWORK, answer_entry
from workbook.project.progress import on_example, opened_hints

NO_VALUE = "note"  # the part kind that asks nothing
NO_MARKS: Mapping[Entry, Mark] = {}


def take_snapshot(project: Project, assignment: str, marks: Mapping[Entry, Mark] = NO_MARKS) -> Snapshot:
    """What grading needs of a project for one assignment, and nothing else.

    Taken are the answers to the module's exercises, those earlier answers that they build on (``takes``), and, where
    an exercise of the module is about it, the network without further columns. What others have entrusted to the
    participant (answers of partners) stays out. ``marks`` are those of the stored
    project; time and revision are the latest of what is taken, so that work elsewhere does not make this one new.
    Raises ContentError("module-unknown").
    """
    exercises = module(assignment).exercises
    used = tuple({each.id: each for each in (*exercises, *_earlier(exercises)) if not stays_here(each)}.values())
    needs_network = any(uses_network(exercise) for exercise in exercises)
    answers = {each.id: _declared(each, project.answers[each.id]) for each in used if each.id in project.answers}
    entries = [*([NETWORK] if needs_network else []), *(answer_entry(each.id) for each in used)]
    latest = max((marks[entry] for entry in entries if entry in marks), key=lambda mark: mark.revision, default=Mark())
    return Snapshot(
        participant=project.participant,
        assignment=assignment,
        network=without_columns(project.network) if needs_network else Network(),
        answers={id_: answer for id_, answer in answers.items() if answer},
        from_example=tuple(each.id for each in exercises if _from_example(each, project)),
        hints={each.id: steps for each in exercises if each in used and (steps := opened_hints(project, each.id))},
        saved_at=latest.saved_at,
        revision=latest.revision,
        workbook_version=workbook.__version__,
    )


def snapshot_to_bytes(snapshot: Snapshot) -> bytes:
    """``antworten.json``: UTF-8, keys sorted, one line."""
    table: dict[str, Json] = {
        "schema": snapshot.schema,
        "participant": snapshot.participant,
        "assignment": snapshot.assignment,
        "network": network_to_json(snapshot.network, extra=False),
        "answers": snapshot.answers,
        "from_example": list(snapshot.from_example),
        **({} if snapshot.hints is None else {"hints": {id_: list(steps) for id_, steps in snapshot.hints.items()}}),
        "saved_at": snapshot.saved_at,
        "revision": snapshot.revision,
        "workbook_version": snapshot.workbook_version,
    }
    text = json.dumps(table, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return f"{text}\n".encode()


def stays_here(exercise: Exercise) -> bool:
    """True if nothing of the exercise is ever sent."""
    asking = [part for part in exercise.parts if part.kind not in WITHOUT_ENTRY]
    return bool(asking) and all(part.kind in LOCAL for part in asking)


def uses_network(exercise: Exercise) -> bool:
    """True if the exercise is about the participant's own network."""
    return exercise.subject == "own" or "network" in exercise.takes


def is_answered(exercise: Exercise, answer: Answer | None, network: Network) -> bool:
    """True if anything was entered in a part of the exercise; for entering the own network, its actors count."""
    if network.actors and exercise.enters_network:
        return True
    return has_entry(exercise, answer)


def _earlier(exercises: Iterable[Exercise]) -> list[Exercise]:
    known = catalogue()
    return [known[id_] for exercise in exercises for id_ in exercise.takes if id_ in known]


def _declared(exercise: Exercise, answer: Answer) -> dict[str, Json]:
    """The values of parts that the exercise has; what an older version of it asked is not sent."""
    kept = {NO_VALUE, *LOCAL}
    return {part.id: answer[part.id] for part in exercise.parts if part.kind not in kept and part.id in answer}


def _from_example(exercise: Exercise, project: Project) -> bool:
    answer = project.answers.get(exercise.id)
    if exercise.subject != "own" or not is_answered(exercise, answer, project.network):
        return False
    return on_example(project, exercise.id) or not project.network.actors


def without_columns(network: Network) -> Network:
    """The network as it is sent: without further columns of the participant's table."""
    actors = tuple(Actor(a.id, a.name, a.sector, a.place, a.km, a.since, a.until) for a in network.actors)
    return Network(actors, network.ties, network.coordinator, network.unknown)
