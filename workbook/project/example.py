"""Answers of the running example Wiesenmark, which stand in where a later exercise builds on an earlier one.

They are shown, and practised on, with the example's badge; nothing of them is ever put into the participant's project.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from workbook.content.texts import FOLDER
from workbook.network import wiesenmark
from workbook.project.document import Answer, Project


@cache
def example_answers() -> Mapping[str, Answer]:
    """Exercise id -> answer of the invented coordination of Wiesenmark."""
    with (FOLDER / "wiesenmark" / "antworten.toml").open("rb") as handle:
        return tomllib.load(handle)


def with_example_answers(project: Project, sources: Iterable[str]) -> Project:
    """The project with the example's answers to ``sources``; the network stays the participant's own."""
    known = example_answers()
    taken = {id_: known[id_] for id_ in sources if id_ in known}
    return replace(project, answers={**project.answers, **taken}) if taken else project


def on_wiesenmark(project: Project, sources: Iterable[str]) -> Project:
    """The project as a check sees it while the example stands in: its network, and its answers to ``sources``."""
    return with_example_answers(project, sources).with_network(wiesenmark())
