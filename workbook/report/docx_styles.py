"""The Word styles of a report, and the few things python-docx cannot say without raw XML."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

TEXT_WIDTH = 162.0  # mm: A4 with 24 mm margins
FONT = "Calibri"
INK, MUTED, ACCENT = RGBColor(0x1B, 0x22, 0x2B), RGBColor(0x56, 0x60, 0x6C), RGBColor(0x1D, 0x56, 0x73)
RULE, HAIRLINE = "1B222B", "D3D8DE"

Look = tuple[float, bool, RGBColor, float, float]

# name, based on, (size, bold, colour, space before, space after)
STYLES: tuple[tuple[str, str, Look], ...] = (
    ("Kicker", "Normal", (10.5, True, ACCENT, 0, 0)),
    ("Lead", "Normal", (12, False, INK, 0, 6)),
    ("Note", "Normal", (9, False, MUTED, 0, 6)),
    ("Facts", "Normal", (10.5, False, INK, 0, 1)),
    ("Finding", "Normal", (11, True, INK, 8, 2)),
    ("Caution", "Normal", (10.5, False, MUTED, 0, 2)),
    ("Term", "Normal", (9.5, False, INK, 0, 5)),
    ("Cell", "Normal", (9.5, False, INK, 1.5, 1.5)),
    ("Cell head", "Cell", (9.5, True, MUTED, 1.5, 1.5)),
    ("Cell label", "Cell", (9.5, False, MUTED, 1.5, 1.5)),
    ("Label", "Normal", (9.5, False, MUTED, 6, 1)),
    ("Box", "Cell", (10.5, True, INK, 2, 2)),
    ("Box entry", "Cell", (9.5, False, INK, 0, 2)),
    ("Slip", "Cell", (9.5, False, INK, 3, 5)),
    ("Cell small", "Cell", (8.5, False, INK, 1, 1)),
    ("Cell small head", "Cell small", (8.5, True, MUTED, 1, 1)),
)
CHANGED: tuple[tuple[str, Look], ...] = (
    ("Normal", (10.5, False, INK, 0, 5)),
    ("Title", (26, True, INK, 0, 10)),
    ("Heading 1", (16, True, INK, 20, 6)),
    ("Heading 2", (12, True, INK, 14, 2)),
    ("Caption", (10.5, True, INK, 10, 3)),
    ("List Bullet", (10.5, False, INK, 0, 3)),
    ("Footer", (8.5, False, MUTED, 0, 0)),
)


def prepare(word: Any, *, title: str, subject: str) -> None:
    """A4, German, the report's styles, and what the file says about itself."""
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(24)
    page.top_margin = page.bottom_margin = Mm(24)
    for name, look in CHANGED:
        _unlink(word.styles[name])
        _look(word.styles[name], look)
    for name, base, look in STYLES:
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles[base]
        _look(style, look)
    word.styles["Finding"].paragraph_format.keep_with_next = True
    word.styles["Facts"].paragraph_format.tab_stops.add_tab_stop(Mm(30))
    word.styles["Facts"].paragraph_format.left_indent = Mm(30)
    word.styles["Facts"].paragraph_format.first_line_indent = Mm(-30)
    stops = word.styles["Footer"].paragraph_format.tab_stops
    stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    _no_rule_under_title(word.styles["Title"])
    word.styles["Box"].paragraph_format.keep_with_next = True
    _bulleted(word.styles["Box entry"])
    _ruled_above(word.styles["Slip"])
    _describe(word.core_properties, title, subject)


def _describe(properties: Any, title: str, subject: str) -> None:
    properties.title, properties.subject, properties.language = title, subject, "de-DE"
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = datetime.now(UTC).replace(microsecond=0)


def _look(style: Any, look: Look) -> None:
    size, bold, colour, before, after = look
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = colour
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), FONT)
    for theme in ("themeColor", "themeTint", "themeShade"):
        properties.find(qn("w:color")).attrib.pop(qn(f"w:{theme}"), None)
    for earlier in properties.findall(qn("w:lang")):
        properties.remove(earlier)
    properties.append(_tag("w:lang", val="de-DE"))


def _unlink(style: Any) -> None:
    """A linked character style would keep the template's blue and override the paragraph's look in some programs."""
    for link in style.element.findall(qn("w:link")):
        style.element.remove(link)


def _no_rule_under_title(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _bulleted(style: Any) -> None:
    """A short dash hangs before each entry; a real list would bring the template's indents into narrow boxes."""
    style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = Mm(3), Mm(-3)
    style.paragraph_format.tab_stops.add_tab_stop(Mm(3))


def _ruled_above(style: Any) -> None:
    """A line above each slip, so that cards stand apart without boxes inside boxes."""
    border = _tag("w:pBdr")
    border.append(_tag("w:top", val="single", sz="6", space="3", color=RULE))
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def boxed_table(table: Any, width: float, *, ruled: bool) -> None:
    """Columns of one width in mm; ``ruled`` draws the lines of a canvas, else only air stands between the boxes."""
    table.autofit = False
    share = Mm(width / len(table.columns))
    for column in table.columns:
        column.width = share
        for cell in column.cells:
            cell.width = share
    properties = table._tbl.tblPr
    borders = _tag("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        shown = {"val": "single", "sz": "6", "color": RULE} if ruled else {"val": "nil"}
        borders.append(_tag(f"w:{side}", **shown))
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    margins = _tag("w:tblCellMar")
    for side, space in (("top", "60"), ("left", "120" if ruled else "0"), ("bottom", "60"), ("right", "140")):
        margins.append(_tag(f"w:{side}", w=space, type="dxa"))
    properties.insert_element_before(margins, "w:tblLook")


def quiet_table(table: Any, shares: Sequence[float]) -> None:
    """Column widths by share, a rule under the head, hairlines between rows, no vertical lines, no row torn apart."""
    table.autofit = False
    total = sum(shares)
    for column, share in zip(table.columns, shares, strict=True):
        width = Mm(TEXT_WIDTH * share / total)
        column.width = width
        for cell in column.cells:
            cell.width = width
    properties = table._tbl.tblPr
    borders = _tag("w:tblBorders")
    for side, colour in (("top", None), ("bottom", HAIRLINE), ("insideH", HAIRLINE)):
        border = {"val": "single", "sz": "4", "color": colour} if colour else {"val": "nil"}
        borders.append(_tag(f"w:{side}", **border))
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    margins = _tag("w:tblCellMar")
    for side, width_ in (("left", "0"), ("right", "100")):
        margins.append(_tag(f"w:{side}", w=width_, type="dxa"))
    properties.insert_element_before(margins, "w:tblLook")
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_tag("w:cantSplit"))


def mark_header_row(row: Any) -> None:
    """The head is repeated on each page and read as head; a rule stands under it."""
    row._tr.get_or_add_trPr().append(_tag("w:tblHeader"))
    for cell in row.cells:
        borders = _tag("w:tcBorders")
        borders.append(_tag("w:bottom", val="single", sz="8", color=RULE))
        cell._tc.get_or_add_tcPr().insert_element_before(borders, "w:shd", "w:tcMar", "w:vAlign")
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM


def set_alternative_text(shape: Any, words: str) -> None:
    """What a screen reader says instead of the picture."""
    shape._inline.docPr.set("descr", words)


def add_page_number(paragraph: Any, page: str, of: str) -> None:
    """ "Seite 1 von 5" as fields that Word keeps current."""
    paragraph.add_run(f"{page} ")
    _field(paragraph, "PAGE")
    paragraph.add_run(f" {of} ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Any, name: str) -> None:
    field = _tag("w:fldSimple", instr=name)
    run = _tag("w:r")
    shown = _tag("w:t")
    shown.text = "1"
    run.append(shown)
    field.append(run)
    paragraph._p.append(field)


def _tag(name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
