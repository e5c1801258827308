"""Boards and labelled values: the same blocks in every format, on one page where they should be."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path
from shutil import which

import docx
import pytest

from workbook.report.document import Block, Board, Box, Document, Facts, Paragraph, Section, Slip
from workbook.report.docx import to_docx
from workbook.report.docx_boards import LARGEST, SMALLEST, fitting_size
from workbook.report.html import to_html
from workbook.report.pdf import to_pdf

FIELDS = ("Zweck", "Mitglieder", "Nutzen", "Zielgruppen", "Angebote", "Beziehungen", "Aktivitäten", "Geld", "Wirkung")
ENTRY = "Betriebe treffen Schulen, ohne selbst zwanzig Anrufe zu machen"
HOSTILE = "<script>alert(1)</script> #panic() $x$ & „Ä“"


def canvas(entries: int, words: str = ENTRY) -> Board:
    """Nine fields with so many entries each."""
    slips = tuple(Slip(f"{words} {n}") for n in range(entries))
    return Board("canvas", "", tuple(Box(field, slips) for field in FIELDS), 3, whole_page=True)


def document(*blocks: Block, landscape: bool = False) -> Document:
    first = Section("vorher", "Vorher", (Paragraph("Eine Seite davor."),))
    last = Section("nachher", "Nachher", (Paragraph("Eine Seite danach."),))
    shown = Section("tafel", "Tafel", blocks, landscape=landscape)
    return Document("Modul", "Netzwerk", "", "01.03.2036", (), (first, shown, last))


def pages(content: bytes, folder: Path) -> list[str]:
    """The text of each page of a PDF."""
    (folder / "seiten.pdf").write_bytes(content)
    run = subprocess.run(
        ["pdftotext", "-layout", folder / "seiten.pdf", "-"], capture_output=True, text=True, check=True, timeout=60
    )
    return run.stdout.split("\f")[:-1]


needs_poppler = pytest.mark.skipif(which("pdftotext") is None, reason="poppler-utils is not installed")


@needs_poppler
@pytest.mark.parametrize("entries", [0, 1, 4, 9])
def test_a_canvas_stands_on_one_landscape_page_of_its_own(entries: int, tmp_path: Path) -> None:
    before, board, after = pages(to_pdf(document(canvas(entries), landscape=True)), tmp_path)
    assert all(field in board for field in FIELDS)
    assert "davor" in before
    assert "danach" in after
    sizes = subprocess.run(
        ["pdfinfo", "-f", "1", "-l", "3", tmp_path / "seiten.pdf"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout
    wide = [float(w) > float(h) for w, h in re.findall(r"size:\s+([\d.]+) x ([\d.]+)", sizes)]
    assert wide == [False, True, False]


@needs_poppler
def test_a_canvas_that_fits_no_page_goes_on_without_losing_an_entry(tmp_path: Path) -> None:
    text = re.sub(r"\s+", "", "".join(pages(to_pdf(document(canvas(40), landscape=True)), tmp_path)))
    assert text.count("39") >= len(FIELDS)


def test_type_in_word_shrinks_until_a_canvas_should_fit() -> None:
    assert fitting_size(canvas(1)) == LARGEST
    assert SMALLEST < fitting_size(canvas(6)) < LARGEST
    assert fitting_size(canvas(60)) == SMALLEST


def test_word_turns_the_page_for_a_canvas_and_back() -> None:
    word = docx.Document(io.BytesIO(to_docx(document(canvas(3), landscape=True))))
    assert [section.page_width > section.page_height for section in word.sections] == [False, True, False]
    assert all("Seite" in section.footer.paragraphs[0].text for section in word.sections)
    assert [cell.paragraphs[0].text for row in word.tables[0].rows for cell in row.cells] == list(FIELDS)


FULL = (
    Facts((("Name", HOSTILE), ("Zeilen", "eine\nzweite"), ("Lang", "w" * 400)), stacked=False),
    Facts((("Ich bin …", f"{HOSTILE}\n\n{ENTRY}"),), stacked=True),
    Board("k", "Karten", (Box("Erfolge", (Slip(HOSTILE, ENTRY, "Schlagwort"), Slip("", ENTRY))), Box(HOSTILE, ())), 2),
)


def test_nothing_typed_is_markup_in_html() -> None:
    page = to_html(document(*FULL))
    assert "<script" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 4


@needs_poppler
def test_nothing_typed_is_markup_in_a_pdf(tmp_path: Path) -> None:
    text = "".join(pages(to_pdf(document(*FULL)), tmp_path))
    assert text.count("#panic()") >= 3
    assert re.search(r"Zeilen\s+eine\n\s+zweite", text)


def test_labels_and_cards_stand_in_word_tables() -> None:
    word = docx.Document(io.BytesIO(to_docx(document(*FULL))))
    facts, cards = word.tables
    assert [cell.text for cell in facts.rows[0].cells] == ["Name", HOSTILE]
    assert facts.rows[1].cells[1].text == "eine\nzweite"
    assert f"{HOSTILE}\n{ENTRY}\nSchlagwort" in cards.rows[0].cells[0].text
