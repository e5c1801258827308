"""Filled-in partner questionnaires: who answered, and what; every fault at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbook.content.texts import text
from workbook.errors import TableFaults
from workbook.network.model import Network
from workbook.network.partner_survey import PartnerAnswer
from workbook.network.tables.headers import words
from workbook.network.tables.numbers import read_number
from workbook.network.tables.opening import SourceFile, open_file
from workbook.network.tables.sheets import Findings, Row, Sheet, fault
from workbook.network.tables.words import says, strength_words


def read_partner_answers(*paths: str | Path, network: Network) -> tuple[PartnerAnswer, ...]:
    """The answers in the questionnaires that came back. Raises TableFaults with every fault of every file."""
    files, faults = [], []
    for path in map(Path, paths):
        try:
            files.append(SourceFile(path.name, path.read_bytes()))
        except OSError:
            faults.append(fault("file-unreadable", path.name))
    if faults:
        raise TableFaults(tuple(faults))
    return partner_answers(files, network)


def partner_answers(files: Sequence[SourceFile], network: Network) -> tuple[PartnerAnswer, ...]:
    """As :func:`read_partner_answers`, for files already in memory."""
    findings = Findings()
    answers: dict[str, PartnerAnswer] = {}
    for file in files:
        opened = open_file(file)
        findings.faults.extend(opened.faults)
        if opened.faults:
            continue
        answer = _answer(opened.sheets[0], network, findings) if opened.sheets else None
        if answer is None:
            continue
        if answer.respondent in answers:
            findings.fault("answered-twice", file.name, None, None, actor=network.by_id[answer.respondent].label)
        answers[answer.respondent] = answer
    if findings.faults:
        raise TableFaults(tuple(findings.faults))
    return tuple(answers.values())


@dataclass(frozen=True)
class _Places:
    """Where the columns of a questionnaire are: busy people put notes beside and between them."""

    header: int  # row number of the table's head
    id: int
    name: int
    together: int
    strength: int

    @classmethod
    def of(cls, row: Row) -> _Places | None:
        heads = {words(cell): place for place, cell in reversed(list(enumerate(row.cells))) if cell}
        found = [heads.get(words(text(f"network.survey.{key}"))) for key in ("id", "name", "together", "strength")]
        known = [place for place in found if place is not None]
        return cls(row.number, *known) if len(known) == len(found) else None


def _answer(sheet: Sheet, network: Network, findings: Findings) -> PartnerAnswer | None:
    mine = words(text("network.survey.own"))
    own = next((row for row in sheet.rows if any(words(cell) == mine for cell in row.cells)), None)
    places = next((found for row in sheet.rows if (found := _Places.of(row))), None)
    if own is None or places is None:
        findings.fault("not-a-questionnaire", sheet.file, None, None)
        return None
    filled = [cell for cell in own.cells if cell and words(cell) != mine]
    respondent = next((cell for cell in reversed(filled) if cell in network.by_id), None)
    if respondent is None:
        said = filled[0] if filled else text("network.survey.own")
        findings.fault("actor-not-listed", sheet.file, own.number, None, said=said, nearest="")
        return None
    works: dict[str, float | None] = {}
    works_not, unknown, gone = set(), set(), []
    for row in sheet.rows:
        if row.number <= places.header or not row.filled:
            continue
        other, said = _cell(row, places.id), _cell(row, places.together)
        if other not in network.by_id or other == respondent:
            if said or _cell(row, places.strength):
                gone.append(_cell(row, places.name) or other)
            continue
        mark, strength = _mark(said), _strength(sheet, row, places, findings)
        if mark == "unknown":
            unknown.add(other)
        elif mark == "yes" or (not said and strength is not None):
            works[other] = _meant(said) if strength is None else strength
        elif mark == "no":
            works_not.add(other)
            if strength is not None:
                findings.fault("answer-contradicts", sheet.file, row.number, text("network.survey.strength"))
        elif said:
            column = text("network.survey.together")
            findings.fault("answer-unclear", sheet.file, row.number, column, value=said)
    return PartnerAnswer(respondent, works, frozenset(works_not), frozenset(unknown), tuple(gone))


def _mark(said: str) -> str | None:
    """ "yes", "no" or "unknown" as a cell means it: "ja", "Ja!", "ja (Messe)", "eng"; None where it says nothing."""
    first = re.split(r"[\s,;.!(–]", said.strip(), maxsplit=1)[0]
    for cell in (said.strip(), first):
        for mark in ("unknown", "yes", "no"):
            if cell and says(cell, f"cell.{mark}"):
                return mark
    return "yes" if _meant(said) is not None else None


def _meant(said: str) -> float | None:
    """A strength written where "ja" was expected; "1" and a bare cross mean yes."""
    return None if says(said, "cell.yes") else strength_words().get(said.casefold().strip())


def _strength(sheet: Sheet, row: Row, places: _Places, findings: Findings) -> float | None:
    said = _cell(row, places.strength).casefold()
    if not said or says(said, "cell.not_stated"):
        return None
    if said in strength_words():
        return strength_words()[said]
    try:
        return read_number(said.partition(" ")[0], decimal_point=True)
    except ValueError:
        findings.fault("not-a-number", sheet.file, row.number, text("network.survey.strength"), value=said)
        return None


def _cell(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""
