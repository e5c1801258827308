"""A report as Word document: real styles, real tables, pictures with alternative text, ready to be edited."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import singledispatch
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt

from workbook.content import text
from workbook.report.document import (
    Block,
    Board,
    Bullets,
    Document,
    Facts,
    Finding,
    Findings,
    Paragraph,
    Picture,
    Section,
    Table,
    Term,
    Terms,
)
from workbook.report.docx_boards import add_board, add_facts, turn_page
from workbook.report.docx_styles import (
    TEXT_WIDTH,
    add_page_number,
    mark_header_row,
    prepare,
    quiet_table,
    set_alternative_text,
)
from workbook.report.pdf import to_png

LONG_TITLE = 50  # letters: from here on in smaller type
ONE_PAGE = 18  # rows: a table of at most so many is kept together
MARGIN_REACH = 13.0  # mm: how far a wide picture goes into each margin
BESIDE_NUMBER = Mm(4)  # a text beside a number stands off from it
TONES = {"plain": "Normal", "lead": "Lead", "note": "Note"}


def to_docx(document: Document) -> bytes:
    """The whole report as a .docx file."""
    word = docx.Document()
    prepare(word, title=f"{document.title} – {document.kicker}", subject=document.kicker)
    _title(word, document)
    _footer(word.sections[0].footer.paragraphs[0], document, word)
    turned = _sections(word, document, document.body, turned=False)
    if document.closing:
        _say(word, document.closing, "Note")
    _sections(word, document, document.appended, turned=turned)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _sections(word: Any, document: Document, sections: Iterable[Section], *, turned: bool) -> bool:
    """``turned``: whether the pages so far are landscape; returns the same for those after."""
    for section in sections:
        if section.landscape or turned:
            _footer(turn_page(word, landscape=section.landscape), document, word)
        _section(word, section, new_page=section.new_page and not (section.landscape or turned))
        turned = section.landscape
    return turned


def _section(word: Any, section: Section, *, new_page: bool) -> None:
    heading = word.add_heading(section.title, 1)
    heading.paragraph_format.page_break_before = new_page
    for place, block in enumerate(section.blocks):
        if place == 0 and isinstance(block, Paragraph) and len(section.blocks) > 1:
            _say(word, block.text, TONES[block.tone], keep=True)  # opening words stay with what they introduce
        else:
            _add(block, word)


def _title(word: Any, document: Document) -> None:
    _say(word, document.kicker, "Kicker")
    line = word.add_paragraph(style="Title")
    line.add_run(document.title).font.size = Pt(18) if len(document.title) > LONG_TITLE else None
    if document.subtitle:
        _say(word, document.subtitle, "Subtitle")
    for name, value in document.facts:
        line = word.add_paragraph(style="Facts")
        line.add_run(f"{name}\t")
        line.add_run(value)


def _footer(line: Any, document: Document, word: Any) -> None:
    line.style = word.styles["Footer"]
    _one_tab_at_the_right(line)
    line.add_run(f"{document.title} · {document.date}\t")
    add_page_number(line, text("report.page.page"), text("report.page.of"))


def _one_tab_at_the_right(line: Any) -> None:
    """The page number stands at the right edge: the tab stops of the style, one of them in the middle, are cleared."""
    stops = line.paragraph_format.tab_stops
    for stop in line.style.paragraph_format.tab_stops:
        stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)


@singledispatch
def _add(block: Block, word: Any) -> None:
    raise TypeError(f"{type(block)} in {word}")


@_add.register
def _(block: Paragraph, word: Any) -> None:
    _say(word, block.text, TONES[block.tone])


@_add.register
def _(block: Bullets, word: Any) -> None:
    for item in block.items:
        _say(word, item, "List Bullet")


@_add.register
def _(block: Findings, word: Any) -> None:
    for item in block.items:
        if block.brief:
            _say(word, item.sentence, "List Bullet")
        else:
            _finding(word, item)


def _finding(word: Any, item: Finding) -> None:
    _say(word, item.sentence, "Finding")
    if item.meaning:
        _say(word, item.meaning, "Normal", keep=bool(item.caution))
    _explained(word, item.caution, item.source)


def _explained(word: Any, caution: str, source: str) -> None:
    if caution:
        line = word.add_paragraph(style="Caution")
        line.add_run(f"{text('report.page.caution')}: ").bold = True
        line.add_run(caution)
        line.paragraph_format.keep_with_next = bool(source)
    if source:
        _say(word, f"{text('report.page.source')}: {source}", "Note")


_add.register(Facts, add_facts)
_add.register(Board, add_board)


@_add.register
def _(block: Terms, word: Any) -> None:
    for item in block.items:
        _term(word, item)


def _term(word: Any, item: Term) -> None:
    line = word.add_paragraph(style="Term")
    line.add_run(f"{item.name}. ").bold = True
    line.add_run(f"{item.meaning} {item.reading} ")
    if item.caution:
        line.add_run(f"{text('report.page.caution')}: ").bold = True
        line.add_run(f"{item.caution} ")
    if item.source:
        line.add_run(f"({item.source})")


@_add.register
def _(block: Picture, word: Any) -> None:
    word.add_heading(block.title, 2)
    if block.subtitle:
        _say(word, block.subtitle, "Note", keep=True)
    _say(word, block.summary, "Normal", keep=True)
    reach = MARGIN_REACH if block.wide else 0.0
    width = TEXT_WIDTH + 2 * reach
    image = io.BytesIO(to_png(block.svg, width_mm=width))
    line = word.add_paragraph()
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = Mm(-reach)
    line.paragraph_format.keep_with_next = bool(block.source)
    shape = line.add_run().add_picture(image, width=Mm(width))
    set_alternative_text(shape, block.alt)
    if block.source:
        _say(word, f"{text('report.page.source')}: {block.source}", "Note")
    if block.table:
        _add(block.table, word)


@_add.register
def _(block: Table, word: Any) -> None:
    if block.caption:
        _say(word, block.caption, "Caption", keep=True)
    table = word.add_table(rows=1, cols=len(block.columns))
    style = "Cell small" if block.small else "Cell"
    heads = tuple(column.head for column in block.columns)
    _fill(table.rows[0].cells, heads, block, f"{style} head")
    for row in block.rows:
        _fill(table.add_row().cells, row, block, style)
    quiet_table(table, [column.share for column in block.columns])
    mark_header_row(table.rows[0])
    # the head stays with the first row, and a short table in one piece
    for row in table.rows[: -1 if len(block.rows) <= ONE_PAGE else 1]:
        row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
    _say(word, block.note, "Note")


def _fill(cells: tuple[Any, ...], row: tuple[str, ...], block: Table, style: str) -> None:
    before = ("start", *(column.align for column in block.columns))
    for cell, content, column, neighbour in zip(cells, row, block.columns, before, strict=False):
        line = cell.paragraphs[0]
        line.style = style
        if neighbour == "end" and column.align == "start":
            line.paragraph_format.left_indent = BESIDE_NUMBER
        line.add_run(content)
        if column.align == "end":
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _say(word: Any, words: str, style: str, *, keep: bool = False) -> None:
    line = word.add_paragraph(words, style=style)
    if keep:
        line.paragraph_format.keep_with_next = True
