"""The figures of a report as Excel workbook: Kennzahlen, Akteure, Beziehungen, Befunde.

Numbers are numbers (full precision, shown with German formats by Excel); what came from a table is text and stays
text: a cell that begins with =, +, - or @ is never a formula.
"""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from workbook.content import text
from workbook.network import actor_in_component
from workbook.report.analysis import Analysis
from workbook.report.findings import network_findings
from workbook.report.findings.further import further_findings
from workbook.report.further import Further
from workbook.report.sections.actors import ALL, by_importance
from workbook.report.sections.whole import FIGURES, GIVEN, figure_name, figure_value
from workbook.report.xlsx_sheets import Row, Value, book_bytes, empty_book, fill, fit, sheet_of, wrap

FURTHER = ("coreness", "core", "circle", "total")
FORMATS = {0: "#,##0", 1: "0.0", 2: "0.00", 3: "0.000"}


def to_xlsx(analysis: Analysis, note: str = "") -> bytes:
    """The whole workbook as a file; a ``note`` stands on a sheet before all others."""
    book = empty_book(analysis.title)
    if note:
        fit(sheet_of(book, text("report.sheets.note"), [note]))
    _figures(book, analysis)
    _actors(book, analysis)
    _ties(book, analysis)
    _findings(book, analysis)
    return book_bytes(book)


def _figures(book: Workbook, analysis: Analysis) -> None:
    views = [(text("report.whole.value"), analysis.whole)]
    if analysis.without is not None:
        views.append((text("report.whole.without"), analysis.without))
    low, high = text("report.sheets.band_low"), text("report.sheets.band_high")
    heads = [text("report.whole.figure")]
    for name, _view in views:
        heads += [name, f"{low} ({name})", f"{high} ({name})"]
    rows: list[Row] = []
    for name, digits in FIGURES.items():
        row: list[Value] = [figure_name(name)]
        for _, view in views:
            band = None if name in GIVEN else view.bands.get(name)
            row += [figure_value(view, name), band.low if band else None, band.high if band else None]
        rows.append((row, [None] + [FORMATS[digits]] * (len(row) - 1)))
    sheet = _sheet(book, "figures", heads)
    fill(sheet, rows)
    fit(sheet)


def _actors(book: Workbook, analysis: Analysis) -> None:
    """All actors of the table; those not part of the wave shown come last and have no figures."""
    named = [text(f"report.sheets.{key}") for key in ("id", "name", "sector", "place", "km", "since", "until")]
    measures = [text(f"report.actors.{name}") for name in ALL]
    found = [text(f"report.sheets.{key}") for key in ("cutpoint", "component")]
    more = [text(f"annex.sheet.{key}") for key in FURTHER] if analysis.further else []
    sheet = _sheet(book, "actors", [*named, *measures, *found, *more])
    columns = {name: analysis.whole.column(name) for name in ALL}
    part = actor_in_component(analysis.whole.network)
    formats = [None] * 4 + ["General"] + [None] * 2 + [FORMATS[digits] for digits in ALL.values()] + [None, FORMATS[0]]
    formats += [FORMATS[0]] * len(more)
    everybody = analysis.chosen.network
    rows: list[Row] = []
    shown = by_importance(analysis)
    for key in (*shown, *(actor for actor in everybody.ids if actor not in part)):
        actor = everybody.by_id[key]
        row: list[Value] = [actor.id, actor.name, actor.sector, actor.place, actor.km, actor.since, actor.until]
        row += [columns[name].get(key) for name in ALL]
        mark = _yes(key in analysis.whole.cut_actors) if key in part else None
        rows.append(([*row, mark, part.get(key), *_further(analysis.further, key, shown=key in part)], formats))
    fill(sheet, rows)
    fit(sheet)


def _further(found: Further | None, actor: str, *, shown: bool) -> list[Value]:
    if found is None or not shown:
        return [None] * (0 if found is None else len(FURTHER))
    roles = found.roles.get(actor)
    core = None if found.core.fit is None else _yes(actor in found.core.core)
    return [found.coreness[actor], core, found.circles.member[actor], roles["total"] if roles else None]


def _ties(book: Workbook, analysis: Analysis) -> None:
    """Every tie as recorded, of all waves, and the pairs answered "weiß nicht": the table can be read in again."""
    network = analysis.chosen.network
    keys = ("from", "from_name", "to", "to_name", "strength", "type", "wave", "directed")
    sheet = _sheet(book, "ties", [text(f"report.sheets.{key}") for key in keys])
    formats = [None] * 4 + ["General"] + [None] * 3

    def ends(source: str, target: str) -> list[Value]:
        return [source, network.by_id[source].label, target, network.by_id[target].label]

    recorded = [
        [*ends(tie.source, tie.target), tie.strength, tie.type, tie.wave, _yes(tie.directed)] for tie in network.ties
    ]
    unknown = text("report.sheets.unknown")
    missing = [[*ends(*pair), unknown, None, None, None] for pair in sorted(network.unknown)]
    fill(sheet, ((row, formats) for row in (*recorded, *missing)))
    fit(sheet)


def _findings(book: Workbook, analysis: Analysis) -> None:
    keys = ("finding", "meaning", "caution", "literature")
    sheet = _sheet(book, "findings", [text(f"report.sheets.{key}") for key in keys])
    said = (*network_findings(analysis), *further_findings(analysis))
    fill(sheet, (([item.sentence, item.meaning, item.caution, item.source], [None] * 4) for item in said))
    for column, width in zip("ABCD", (70, 70, 70, 34), strict=True):
        sheet.column_dimensions[column].width = width
    wrap(sheet)


def _sheet(book: Workbook, key: str, heads: Sequence[str]) -> Worksheet:
    return sheet_of(book, text(f"report.sheets.{key}"), heads)


def _yes(value: bool) -> str:
    return text("report.sheets.yes" if value else "report.sheets.no")
