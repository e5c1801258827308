"""Filled-in partner questionnaires: who answered, and what; every fault at once."""

from __future__ import annotations

from collections.abc import Sequence
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


def _answer(sheet: Sheet, network: Network, findings: Findings) -> PartnerAnswer | None:
    own = next((row for row in sheet.rows if words(_cell(row, 0)) == words(text("network.survey.own"))), None)
    header = next((row for row in sheet.rows if words(_cell(row, 2)) == words(text("network.survey.together"))), None)
    if own is None or header is None:
        findings.fault("not-a-questionnaire", sheet.file, None, None)
        return None
    respondent = _cell(own, 2)
    if respondent not in network.by_id:
        findings.fault("actor-not-listed", sheet.file, own.number, None, said=_cell(own, 1) or respondent, nearest="")
        return None
    works: dict[str, float | None] = {}
    works_not, unknown = set(), set()
    for row in sheet.rows:
        if row.number <= header.number or not row.filled:
            continue
        other = _cell(row, 0)
        if other not in network.by_id or other == respondent:
            column = text("network.survey.id")
            findings.fault("actor-not-listed", sheet.file, row.number, column, said=other or _cell(row, 1), nearest="")
            continue
        said, strength = _cell(row, 2), _strength(sheet, row, findings)
        if says(said, "cell.unknown"):
            unknown.add(other)
        elif says(said, "cell.yes") or (not said and strength is not None):
            works[other] = strength
        elif says(said, "cell.no"):
            works_not.add(other)
            if strength is not None:
                findings.fault("answer-contradicts", sheet.file, row.number, text("network.survey.strength"))
        elif said:
            column = text("network.survey.together")
            findings.fault("answer-unclear", sheet.file, row.number, column, value=said)
    return PartnerAnswer(respondent, works, frozenset(works_not), frozenset(unknown))


def _strength(sheet: Sheet, row: Row, findings: Findings) -> float | None:
    said = _cell(row, 3).casefold()
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
