"""Excel out: every table a sheet; text stays text, also where it looks like a formula."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from workbook.content.texts import text
from workbook.network.formats.kumu import kumu_rows
from workbook.network.formats.tables import Cell, Table, actor_rows, tie_rows
from workbook.network.model import Network


def excel_bytes(tables: Mapping[str, Table]) -> bytes:
    """Tables as sheets of an Excel file; text stays text, also where it looks like a formula."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, table in tables.items():
        _fill(book.create_sheet(title), table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(page: Worksheet, table: Table) -> None:
    for row, cells in enumerate(table, 1):
        for column, value in enumerate(cells, 1):
            if value in (None, ""):
                continue
            cell = page.cell(row, column, excel_text(value) if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = "s"  # a text that begins with "=" stays a text
            if row == 1:
                cell.font = Font(bold=True)
    page.freeze_panes = "A2"
    for column in range(1, len(table[0]) + 1):
        longest = max((len(str(row[column - 1] or "")) for row in table if len(row) >= column), default=0)
        page.column_dimensions[get_column_letter(column)].width = min(60, max(8, longest + 2))


def excel_text(value: str) -> str:
    """Text without the control characters that an Excel file cannot hold."""
    return "".join(letter for letter in value if letter >= " " or letter in "\t\n\r")[:32_000]


def network_excel(network: Network) -> bytes:
    """Actor list and tie list as two sheets."""
    return excel_bytes({text("network.actors"): actor_rows(network), text("network.ties"): tie_rows(network)})


def kumu_excel(network: Network) -> bytes:
    """Elements and connections as Kumu's import wants them."""
    elements, connections = kumu_rows(network)
    return excel_bytes({"Elements": _as_table(elements), "Connections": _as_table(connections)})


def _as_table(entries: Sequence[dict[str, str | float]]) -> Table:
    names = list(dict.fromkeys(name for entry in entries for name in entry))
    header: list[Cell] = [name.capitalize() if name.islower() else name for name in names]
    return [header or ["Label"], *([entry.get(name) for name in names] for entry in entries)]
