"""Labels with their values, boards, and landscape pages in Word."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt

from workbook.report.document import Board, Box, Facts, Slip
from workbook.report.docx_styles import TEXT_WIDTH, boxed_table, quiet_table

LABEL_SHARE = 0.38
MARGIN, NARROW_MARGIN = 24.0, 14.0  # mm: portrait and landscape pages
LANDSCAPE_WIDTH = 297 - 2 * NARROW_MARGIN
PAGE_FOR_BOARD = 150.0  # mm: height of a landscape page left for a board under its heading
SMALLEST, LARGEST = 7.0, 10.5  # pt: type on a board that fills a page
MM_PER_PT = 0.3528
LINE = 1.25  # line height against type size
LETTER = 0.5  # mean width of a letter against type size


def add_facts(block: Facts, word: Any) -> None:
    """A quiet table of labels and values, or each text under its label."""
    if block.stacked:
        for label, value in block.items:
            word.add_paragraph(label, style="Label").paragraph_format.keep_with_next = True
            word.add_paragraph(value, style="Normal")
        return
    table = word.add_table(rows=0, cols=2)
    for label, value in block.items:
        for cell, said, style in zip(table.add_row().cells, (label, value), ("Cell label", "Cell"), strict=True):
            cell.paragraphs[0].style = style
            cell.paragraphs[0].add_run(said)
    if block.items:
        quiet_table(table, [LABEL_SHARE, 1 - LABEL_SHARE])
    word.add_paragraph("", style="Note")


def add_board(block: Board, word: Any) -> None:
    """A table with a box in each cell; one that fills a page gets rows of one height and type that fits."""
    if block.caption:
        word.add_paragraph(block.caption, style="Caption").paragraph_format.keep_with_next = True
    width = LANDSCAPE_WIDTH if block.whole_page else TEXT_WIDTH
    rows = -(-len(block.boxes) // block.columns)
    table = word.add_table(rows=rows, cols=block.columns)
    size = fitting_size(block) if block.whole_page else None
    for place, box in enumerate(block.boxes):
        _fill(table.cell(place // block.columns, place % block.columns), box, size)
    boxed_table(table, width, ruled=block.whole_page)
    if block.whole_page:
        for row in table.rows:
            row.height, row.height_rule = Mm(PAGE_FOR_BOARD / rows), WD_ROW_HEIGHT_RULE.AT_LEAST
    if block.note or not block.whole_page:
        word.add_paragraph(block.note, style="Note")


def _fill(cell: Any, box: Box, size: float | None) -> None:
    first = cell.paragraphs[0]
    first.style = "Box"
    _run(first, box.title, size, bold=True)
    for slip in box.slips:
        _slip(cell, slip, size)


def _slip(cell: Any, slip: Slip, size: float | None) -> None:
    if not (slip.text or slip.note):
        _run(cell.add_paragraph(style="Box entry"), f"–\t{slip.title}", size)
        return
    line = cell.add_paragraph(style="Slip")
    said = [(slip.title, True), (slip.text, False)]
    shown = [(words, bold) for words, bold in said if words]
    for place, (words, bold) in enumerate(shown):
        run = _run(line, words, size, bold=bold)
        if place < len(shown) - 1 or slip.note:
            run.add_break(WD_BREAK.LINE)
    if slip.note:
        _run(line, slip.note, 8.5)


def _run(line: Any, words: str, size: float | None, *, bold: bool | None = None) -> Any:
    run = line.add_run(words)
    if bold is not None:
        run.bold = bold
    if size is not None:
        run.font.size = Pt(size)
    return run


def fitting_size(block: Board) -> float:
    """The largest type, in pt, with which a board should fill no more than its page (Word cannot be asked)."""
    rows = -(-len(block.boxes) // block.columns)
    size = LARGEST
    while size > SMALLEST and _rows_height(block, rows, size) > PAGE_FOR_BOARD:
        size -= 0.5
    return size


def _rows_height(block: Board, rows: int, size: float) -> float:
    """Estimated height in mm of all rows, each as tall as its fullest box."""
    letters = max(8, int((LANDSCAPE_WIDTH / block.columns - 8) / (size * MM_PER_PT * LETTER)))
    height = 0.0
    for row in range(rows):
        boxes = block.boxes[row * block.columns : (row + 1) * block.columns]
        lines = max(sum(_lines(words, letters) for words in _texts(box)) for box in boxes)
        height += lines * size * MM_PER_PT * LINE + 4
    return height


def _texts(box: Box) -> list[str]:
    return [box.title, *(words for slip in box.slips for words in (slip.title, slip.text, slip.note) if words)]


def _lines(words: str, letters: int) -> int:
    return sum(1 + len(line) // letters for line in words.split("\n"))


def turn_page(word: Any, *, landscape: bool) -> Any:
    """Begin a section of landscape or portrait pages; returns the empty line of its footer."""
    section = word.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    margin = Mm(NARROW_MARGIN if landscape else MARGIN)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    section.footer_distance = Mm(8 if landscape else 12.5)
    section.footer.is_linked_to_previous = False
    line = section.footer.paragraphs[0]
    if landscape:
        stops = line.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.CLEAR)
        stops.add_tab_stop(Mm(LANDSCAPE_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    return line
