"""A report as PDF: tagged for screen readers (PDF/UA-1), fonts embedded, set with Typst.

The texts travel as data into a fixed template, so nothing in a participant's table can be read as markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import typst

from workbook.content import text
from workbook.report.document import Block, Board, Document, Picture, Section

TEMPLATE, BOARD = (Path(__file__).with_name(name) for name in ("report.typ", "board.typ"))
SHARED = ("boards.typ",)
STANDARD = "ua-1"
# A PDF for everybody must not hold a sign that no font shows: an emoji, a name in another script.
MISSING = re.compile(r"the text `\"(.+?)\"` could not be displayed")
UNSHOWN = "?"
MOST_SCRIPTS = 8


def to_pdf(document: Document) -> bytes:
    """The whole report as a PDF file."""
    drawings = {f"{picture.id}.svg": picture.svg.encode() for picture in document.pictures()}
    return _compiled(TEMPLATE.read_bytes(), drawings, _plain(document), format="pdf", pdf_standards=[STANDARD])


def to_png(svg: str, *, width_mm: float, dots_per_inch: int = 200) -> bytes:
    """A drawing as PNG of the given width, for programs that cannot show SVG."""
    page = f'#set page(width: auto, height: auto, margin: 0pt)\n#image("drawing.svg", width: {width_mm}mm)\n'
    return _compiled(page.encode(), {"drawing.svg": svg.encode()}, {}, format="png", ppi=dots_per_inch)


def board_sheet(board: Board, *, title: str, foot: str, form: str) -> bytes:
    """A board as a picture on a landscape sheet. ``form``: "png", or "svg" with letters as outlines."""
    data = {"title": title, "foot": foot, "board": _plain_block(board)}
    return _compiled(BOARD.read_bytes(), {}, data, format=form, ppi=200)


def _compiled(main: bytes, files: Mapping[str, bytes], data: object, **options: Any) -> bytes:
    told = json.dumps(data, ensure_ascii=False, allow_nan=False)
    for _ in range(MOST_SCRIPTS):
        try:
            return _typeset(main, files, told, **options)
        except typst.TypstError as error:
            missing = MISSING.search(str(error))
            if missing is None:
                raise
            gaps = _same_script(missing[1])
            told = gaps.sub(UNSHOWN, told)
            files = {name: gaps.sub(UNSHOWN, content.decode()).encode() for name, content in files.items()}
    return _typeset(main, files, re.sub(r"[^\x00-\u024f\u2000-\u20ff]", UNSHOWN, told), **options)


def _same_script(missing: str) -> re.Pattern[str]:
    """The letters around one that the fonts lack, and all pictures and East Asian signs: they lack these for sure."""
    pages = {ord(letter) >> 8 for letter in missing}
    return re.compile("[" + "".join(f"\\U{page << 8:08x}-\\U{(page << 8) + 255:08x}" for page in sorted(pages - {0}))
                      + "\\U00002e80-\\U0010ffff]")  # fmt: skip


def _typeset(main: bytes, files: Mapping[str, bytes], told: str, **options: Any) -> bytes:
    result: bytes = typst.compile(
        {"main": main, **_shared(), **files},
        sys_inputs={"report": told},
        font_paths=_embedded_fonts(),
        **options,
    )
    return result


@cache
def _shared() -> dict[str, bytes]:
    return {name: TEMPLATE.with_name(name).read_bytes() for name in SHARED}


@cache
def _embedded_fonts() -> Any:
    # The machine's fonts stay out: the same report looks the same everywhere.
    return typst.Fonts(include_system_fonts=False)


def _plain(document: Document) -> dict[str, Any]:
    return {
        "kicker": document.kicker,
        "title": document.title,
        "subtitle": document.subtitle,
        "date": document.date,
        "facts": [list(fact) for fact in document.facts],
        "closing": document.closing,
        "words": {word: text(f"report.page.{word}") for word in ("contents", "caution", "source", "page", "of")},
        "body": [_plain_section(section) for section in document.body],
        "appended": [_plain_section(section) for section in document.appended],
    }


def _plain_section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "new_page": section.new_page,
        "landscape": section.landscape,
        "blocks": [_plain_block(block) for block in section.blocks],
    }


def _plain_block(block: Block) -> dict[str, Any]:
    found = {"kind": type(block).__name__, **asdict(block)}
    if isinstance(block, Picture):
        found["file"] = f"{block.id}.svg"
        del found["svg"]
    return found
