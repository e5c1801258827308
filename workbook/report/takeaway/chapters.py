"""One module as sections of a document: what there is to take home, and what is still open."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from workbook.content import text
from workbook.exercises import Module
from workbook.figures.answers.pieces import Shown
from workbook.project import Project
from workbook.report.document import Block, Board, Bullets, Paragraph, Section
from workbook.report.takeaway import (
    boards,
    entered,
    following,
    group_ties,
    organisation,
    own_network,
    stakeholders,
    surveyed,
    tabular,
    ties,
)
from workbook.report.takeaway.naming import network_name
from workbook.report.takeaway.standing import Result, State, results
from workbook.report.takeaway.study import Build, Study
from workbook.report.takeaway.tidy import tidy

_log = logging.getLogger(__name__)

BUILD: Mapping[str, Build] = {
    "actors": own_network.actors,
    "blocks": group_ties.blocks,
    "calendar": tabular.calendar,
    "canvas": boards.canvas,
    "capture": own_network.capture,
    "cards": boards.cards,
    "choice": entered.choice,
    "derived": following.derived,
    "figures": own_network.figures,
    "form": entered.form,
    "governance": organisation.governance,
    "kanban": boards.kanban,
    "ladder": stakeholders.ladder,
    "map": own_network.network_map,
    "matrix": tabular.matrix,
    "pairs": ties.pairs,
    "partner_survey": surveyed.partner_survey,
    "phases": organisation.phases,
    "points": tabular.points,
    "portfolio": stakeholders.portfolio,
    "raci": organisation.raci,
    "roles": group_ties.roles,
    "scenario": ties.scenario,
    "table": tabular.table,
    "timer": entered.timer,
    "two_mode": ties.two_mode,
    "waves": ties.waves,
}


@dataclass(frozen=True)
class Chapter:
    """One module: its sections, its annexes (lists, then landscape pages), what is open, what was on the example."""

    module: Module
    sections: tuple[Section, ...]
    annexes: tuple[Section, ...]
    still_open: tuple[str, ...]
    on_example: tuple[str, ...]


def study_of(project: Project, day: date) -> Study:
    """The project made legible, with its figures at hand."""
    clean = tidy(project)
    return Study(clean, day, network_name(clean))


def chapter(module: Module, study: Study, without: Collection[str] = ()) -> Chapter:
    """The module as sections; ``without`` names exercises that are left out on purpose (and not called open)."""
    sections: list[Section] = []
    annexes: list[Section] = []
    empty: list[str] = []
    example: list[str] = []
    for result in results(module, study.project):
        if result.exercise.id in without:
            continue
        made = _sections(result, study) if result.state is State.READY else ()
        sections += made
        annexes += [each for each in map(own_network.annex, result.parts) if each is not None]
        if result.state is State.EXAMPLE:
            example.append(result.title)
        elif not made:
            empty.append(result.title)
    body = [section for section in sections if not section.landscape]
    pages = [section for section in sections if section.landscape]
    return Chapter(module, tuple(body), (*annexes, *pages), tuple(empty), tuple(example))


def _sections(result: Result, study: Study) -> tuple[Section, ...]:
    """One section, and one page of its own for a board that fills it."""
    blocks = [block for shown in result.parts for block in _blocks(shown, study)]
    pages = [block for block in blocks if isinstance(block, Board) and block.whole_page]
    rest = tuple(block for block in blocks if block not in pages)
    id_ = result.exercise.id
    made = [Section(id_, result.title, rest)] if rest else []
    for place, page in enumerate(pages):
        anchor = id_ if not made else f"{id_}-{place + 1}"
        made.append(Section(anchor, result.title, (page,), new_page=True, landscape=True))
    return tuple(made)


def _blocks(shown: Shown, study: Study) -> list[Block]:
    """The blocks of a part. An answer of odd shape is shown plainly rather than costing the whole document."""
    try:
        return BUILD.get(shown.part.kind, entered.anything)(shown, study)
    except Exception as error:  # noqa: BLE001  answers may have been written by hand; the other results must still come
        _log.warning("%s %s is shown plainly: %s", shown.exercise.id, shown.part.id, type(error).__name__)
        return entered.anything(shown, study)


def open_section(chapter_: Chapter) -> Section | None:
    """What is missing, at the end; None where nothing is."""
    blocks: list[Block] = []
    if chapter_.still_open:
        blocks += [Paragraph(text("takeaway.open.lead")), Bullets(chapter_.still_open)]
    if chapter_.on_example:
        blocks += [Paragraph(text("takeaway.open.example")), Bullets(chapter_.on_example)]
    if not blocks:
        return None
    return Section(f"{chapter_.module.id}-offen", text("takeaway.open.title"), tuple(blocks))
