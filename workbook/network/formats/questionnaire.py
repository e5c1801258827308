"""The questionnaire for a partner as an Excel file: who works together with whom, seen from the other side."""

from __future__ import annotations

import io
import re

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from workbook.content.texts import text
from workbook.errors import NetworkError
from workbook.network.formats.excel import excel_text
from workbook.network.model import Actor, Network

OWN_ROW, HEADER_ROW = 4, 6  # where the partner's own name and the head of the table stand
WIDTHS = (10, 52, 22, 14, 22)
LONGEST_NAME = 50  # signs of an actor's name in a file name


def questionnaires(network: Network) -> dict[str, bytes]:
    """A questionnaire for every actor but the coordination, by file name."""
    return {name: questionnaire(network, actor) for actor, name in questionnaire_names(network).items()}


def questionnaire_names(network: Network) -> dict[str, str]:
    """The file name of each actor's questionnaire, by id: its name first, for whoever has to send it."""
    names: dict[str, str] = {}
    for actor in network.actors:
        if actor.id != network.coordinator:
            words = (_plain(actor.label)[:LONGEST_NAME].strip("-"), _plain(actor.id) if actor.name else "")
            stem = "-".join(["fragebogen", *filter(None, words)])
            taken = {name.casefold() for name in names.values()}
            number, name = 2, f"{stem}.xlsx"
            while name.casefold() in taken:
                number, name = number + 1, f"{stem}-{number}.xlsx"
            names[actor.id] = name
    return names


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", "-", words).strip("-")


def questionnaire(network: Network, actor: str) -> bytes:
    """The questionnaire for one actor. Raises NetworkError("actor-unknown")."""
    if actor not in network.by_id:
        raise NetworkError("actor-unknown", actor=actor)
    book = Workbook()
    page = book.worksheets[0]
    page.title = text("network.survey.sheet")
    _head(page, network.by_id[actor])
    others = sorted((other for other in network.actors if other.id != actor), key=lambda other: other.label.casefold())
    for row, other in enumerate(others, HEADER_ROW + 1):
        for column, said in enumerate((other.id, other.label, None, None, None), 1):
            cell = page.cell(row, column, None if said is None else excel_text(said))
            cell.border = Border(bottom=Side("hair"))
            if said is not None:
                cell.data_type = "s"
    _choices(page, HEADER_ROW + max(1, len(others)))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(page: Worksheet, actor: Actor) -> None:
    page.cell(1, 1, text("network.survey.title")).font = Font(bold=True, size=14)
    page.cell(2, 1, text("network.survey.intro")).alignment = Alignment(wrap_text=True, vertical="top")
    page.merge_cells(start_row=2, start_column=1, end_row=2, end_column=len(WIDTHS))
    page.row_dimensions[2].height = 64
    own = (text("network.survey.own"), excel_text(actor.label), excel_text(actor.id))
    for column, value in enumerate(own, 1):
        mine = page.cell(OWN_ROW, column, value)
        mine.font = Font(bold=True)
        mine.data_type = "s"
    for column, key in enumerate(("id", "name", "together", "strength", "type"), 1):
        head = page.cell(HEADER_ROW, column, text(f"network.survey.{key}"))
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="E8E8E8")
        page.column_dimensions["ABCDE"[column - 1]].width = WIDTHS[column - 1]
    page.freeze_panes = f"A{HEADER_ROW + 1}"
    page.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _choices(page: Worksheet, last: int) -> None:
    for column, key in (("C", "answers"), ("D", "strengths"), ("E", "types")):
        choice = DataValidation(type="list", formula1=f'"{text(f"network.survey.{key}")}"', allow_blank=True)
        choice.error = text("network.survey.pick")
        page.add_data_validation(choice)
        choice.add(f"{column}{HEADER_ROW + 1}:{column}{last}")
