"""Earlier states of the project as a person sees them: a list with what differs, and one of them beside the present.

Ordinary versions that hold the same network and answers as the one listed before them are passed over: they were
kept for something that cannot be seen, such as a check that was tried.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbook.content.texts import text
from workbook.errors import ProjectError
from workbook.exercises import Exercise, catalogue
from workbook.figures.answers import answer_html
from workbook.network import Network
from workbook.project import Project, ProjectStore, Reason, Version
from workbook.project.comparing import (
    ProjectDifference,
    difference_sentences,
    network_difference,
    network_size,
    project_difference,
)
from workbook.project.words import shown_reason, shown_time

LISTED = 25  # states on one page of the list


@dataclass(frozen=True)
class KeptState:
    """One line of the list. ``key`` names the version; ``at`` is its time in ISO form, ``when`` the same in German."""

    key: str
    at: str
    when: str
    why: str
    label: str
    what: str
    same: bool  # it holds what the project holds now
    readable: bool = True


@dataclass(frozen=True)
class KeptStates:
    """A page of the list, newest first. ``further`` is where the next page starts, None at the end."""

    states: tuple[KeptState, ...]
    further: int | None = None


@dataclass(frozen=True)
class AnswerChange:
    """An exercise answered otherwise then and now; both answers as they read in print."""

    title: str
    word: str
    then: str
    now: str


@dataclass(frozen=True)
class NetworkSide:
    """One of two networks: its size, and what only it has."""

    size: str
    only: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """What bringing a state back would change. ``networks`` are then and now; None where they are the same."""

    state: KeptState
    answers: tuple[AnswerChange, ...]
    networks: tuple[NetworkSide, NetworkSide] | None


def key_of(version: Version) -> str:
    """The name of a version. Its revision alone is not enough: the version not chosen in a conflict shares it."""
    return f"{version.revision}-{version.reason}"


def find_version(store: ProjectStore, key: str) -> Version:
    """The version of a name. Raises ProjectError("version-gone") where it is no longer kept."""
    for version in store.versions():
        if key_of(version) == key:
            return version
    raise ProjectError("version-gone")


def kept_states(store: ProjectStore, now: Project, *, start: int = 0, most: int = LISTED) -> KeptStates:
    """A page of the list, from the version number ``start`` (newest = 0)."""
    found: list[KeptState] = []
    last = now
    versions = store.versions()
    for place, version in enumerate(versions[start:], start):
        if len(found) == most:
            return KeptStates(tuple(found), place)
        try:
            earlier = store.open_version(version)
        except ProjectError:
            found.append(_unreadable(version))
            continue
        if version.reason is Reason.EDIT and not project_difference(earlier, last):
            continue
        last = earlier
        found.append(_state(version, project_difference(earlier, now)))
    return KeptStates(tuple(found))


def preview(store: ProjectStore, version: Version, now: Project) -> Preview:
    """One state beside the present. Raises ProjectDamaged where it cannot be read."""
    earlier = store.open_version(version)
    difference = project_difference(earlier, now)
    known = catalogue()
    numbered = sorted(difference.answers, key=lambda id_: known[id_].number if id_ in known else id_)
    return Preview(
        _state(version, difference),
        tuple(_answer(known.get(id_), id_, difference, earlier, now) for id_ in numbered),
        (_side(earlier.network, now.network), _side(now.network, earlier.network)) if difference.network else None,
    )


def brought_back(version: Version) -> str:
    """The step in words, for undo: "Stand vom 23.11.2025, 14:32 Uhr zurückgeholt"."""
    return text("earlier.brought_back", when=shown_time(version.saved_at))


def _state(version: Version, difference: ProjectDifference) -> KeptState:
    said = str(difference)
    return KeptState(
        key=key_of(version),
        at=version.saved_at,
        when=shown_time(version.saved_at),
        why=shown_reason(version.reason),
        label=version.label,
        what=f"{said[:1].upper()}{said[1:]}",
        same=not difference,
    )


def _unreadable(version: Version) -> KeptState:
    when = shown_time(version.saved_at)
    return KeptState(
        key_of(version),
        version.saved_at,
        when,
        shown_reason(version.reason),
        version.label,
        text("earlier.unreadable"),
        same=False,
        readable=False,
    )


def _answer(
    exercise: Exercise | None, id_: str, difference: ProjectDifference, earlier: Project, now: Project
) -> AnswerChange:
    word = "missing" if id_ in difference.missing else "added" if id_ in difference.added else "changed"
    then_html, now_html = (
        "" if exercise is None else answer_html(exercise, _given(project, id_), project) for project in (earlier, now)
    )
    title = id_ if exercise is None else f"{exercise.number} {exercise.title}"
    return AnswerChange(title, text(f"earlier.answer.{word}"), then_html, now_html)


def _given(project: Project, id_: str) -> Mapping[str, object]:
    return project.answers.get(id_, {})


def _side(network: Network, other: Network) -> NetworkSide:
    return NetworkSide(network_size(network), difference_sentences(network_difference(network, other)))
