"""Questionnaires as partners send them back."""

from __future__ import annotations

import io
from collections.abc import Mapping

from openpyxl import load_workbook

from workbook.network import Network, questionnaire
from workbook.network.tables.opening import SourceFile


def filled(network: Network, actor: str, marks: Mapping[str, tuple[object, object]]) -> SourceFile:
    """The questionnaire of an actor with answer and strength for some of the others."""
    book = load_workbook(io.BytesIO(questionnaire(network, actor)))
    page = book.active
    for row in range(7, page.max_row + 1):
        answer = marks.get(page.cell(row, 1).value)
        if answer:
            page.cell(row, 3, answer[0])
            page.cell(row, 4, answer[1])
    out = io.BytesIO()
    book.save(out)
    return SourceFile(f"{actor}.xlsx", out.getvalue())
