"""A project whose texts every format can hold: without control signs and invisible marks; lines stay lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workbook.project import Json, Project
from workbook.report.naming import legible, legible_words

DEEPEST = 40  # levels of an answer; what is nested deeper was not entered in a form


def tidy(project: Project) -> Project:
    """The project with legible texts. Ids keep their signs, so that answers still name the actors they name."""
    ids = frozenset(project.network.ids)
    answers = {exercise: _answer(answer, ids) for exercise, answer in project.answers.items()}
    return replace(project, network=legible(project.network), answers=answers)


def _answer(answer: Json, ids: frozenset[str]) -> Mapping[str, Json]:
    clean = _clean(answer, ids, 0)
    return clean if isinstance(clean, dict) else {}


def _clean(value: Json, ids: frozenset[str], depth: int) -> Json:
    if isinstance(value, str):
        return _word(value, ids)
    if depth > DEEPEST:
        return None
    if isinstance(value, Mapping):
        return {_word(str(key), ids): _clean(each, ids, depth + 1) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(each, ids, depth + 1) for each in value]
    return value


def _word(words: str, ids: frozenset[str]) -> str:
    return words if words in ids else legible_text(words)


def legible_text(words: str) -> str:
    """As :func:`~workbook.report.naming.legible_words`, line by line."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(legible_words(line) for line in lines)
