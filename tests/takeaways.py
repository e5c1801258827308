"""Simulated participants whose work is taken home."""

from __future__ import annotations

import random
from datetime import date
from functools import cache

from grading.build import all_keys
from grading.simulation import simulate
from workbook.exercises import modules
from workbook.project import Project
from workbook.report.document import Block, Board, Bullets, Document, Facts, Findings, Paragraph, Picture, Table

DAY = date(2036, 3, 1)
NAME = "Netzwerk Haferland"
HOSTILE = "<script>alert(1)</script> & \"'=1+1 #panic() $x$ \x00\x0b\u202e\ud800 „Ä“ " + "w" * 90


@cache
def worked(care: str = "good", *, size: int = 18, seed: int = 3) -> Project:
    """A participant who has worked through every module with so much care."""
    project = Project("p07", simulate.network(random.Random(seed), size))
    answers = {"good": simulate.good, "fair": simulate.fair, "weak": simulate.weak}[care](seed)
    for module in modules():
        project = simulate.answered(project, module.exercises, all_keys(), answers)
    profile = {"profil": {"name": "Dr. Ute Müller", "netzwerk": NAME, "organisation": "Landkreis Haferland"}}
    return project.with_answer("00-profil", profile)


def texts(document: Document) -> list[str]:
    """Every text that a person reads in a document, in order."""
    found = [document.kicker, document.title, document.subtitle, document.closing, *sum(document.facts, ())]
    for section in document.sections:
        found.append(section.title)
        for block in section.blocks:
            found += _texts(block)
    return [text for text in found if text]


def _texts(block: Block) -> list[str]:
    match block:
        case Paragraph():
            return [block.text]
        case Bullets():
            return list(block.items)
        case Facts():
            return [text for item in block.items for text in item]
        case Findings():
            return [text for item in block.items for text in (item.sentence, item.meaning, item.caution)]
        case Table():
            return [block.caption, block.note, *(column.head for column in block.columns), *sum(block.rows, ())]
        case Board():
            slips = [text for box in block.boxes for slip in box.slips for text in (slip.title, slip.text, slip.note)]
            return [block.caption, block.note, *(box.title for box in block.boxes), *slips]
        case Picture():
            return [
                block.title,
                block.subtitle,
                block.summary,
                block.alt,
                *(_texts(block.table) if block.table else []),
            ]
        case _:
            return []
