"""Two versions of one answer or of the network, side by side, for the person to choose from."""

from __future__ import annotations

from workbook.exercises import Exercise
from workbook.figures.answers import answer_html
from workbook.network import Network
from workbook.project import Answer, Json, Project
from workbook.project.comparing import difference_sentences, network_difference, network_size
from workbook.project.entries import Conflict
from workbook.project.words import shown_time


def both_versions(exercise: Exercise, conflict: Conflict, project: Project) -> Json:
    """What was typed here and what stands in the project now, each as it reads in print."""
    return {
        "id": conflict.id,
        "mine": answer_html(exercise, _answer(conflict.mine), project),
        "theirs": answer_html(exercise, _answer(conflict.theirs), project),
    }


def both_networks(conflict: Conflict) -> Json:
    """The network that was refused and the one in the project now: size, and what only each of them has."""
    mine, theirs = _network(conflict.mine), _network(conflict.theirs)
    return {
        "id": conflict.id,
        "label": conflict.label,
        "at": conflict.saved_at,
        "when": shown_time(conflict.saved_at),
        "mine": _side(mine, theirs),
        "theirs": _side(theirs, mine),
    }


def _side(network: Network, other: Network) -> Json:
    return {"size": network_size(network), "only": list(difference_sentences(network_difference(network, other)))}


def _network(value: object) -> Network:
    return value if isinstance(value, Network) else Network()


def _answer(value: object) -> Answer:
    return value if isinstance(value, dict) else {}
