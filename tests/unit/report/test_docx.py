"""The Word report: real headings, real tables, pictures with alternative text."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn

from tests.reports import ODD, analysed
from workbook.network import Actor, Network, Tie, wiesenmark_both_waves
from workbook.report.composing import compose
from workbook.report.docx import to_docx
from workbook.report.measuring import Wanted

DOCUMENT = compose(analysed(wiesenmark_both_waves(), Wanted(wave="t1")))
WORD = docx.Document(io.BytesIO(to_docx(DOCUMENT)))


def test_sections_are_headings_of_the_first_level() -> None:
    headings = [p.text for p in WORD.paragraphs if p.style.name == "Heading 1"]
    assert headings == [section.title for section in DOCUMENT.sections]
    assert [p.text for p in WORD.paragraphs if p.style.name == "Title"] == ["Netzwerk Wiesenmark"]


def test_every_table_repeats_its_head_and_keeps_its_rows_whole() -> None:
    assert len(WORD.tables) > 5
    for table in WORD.tables:
        head, *rest = table.rows
        assert head._tr.trPr.find(qn("w:tblHeader")) is not None
        assert rest
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_every_picture_has_an_alternative_text() -> None:
    shapes = [shape._inline.docPr.get("descr") for shape in WORD.inline_shapes]
    assert shapes == [picture.alt for picture in DOCUMENT.pictures()]
    assert len(shapes) == 4


def test_the_document_is_german_and_says_what_it_is() -> None:
    assert WORD.core_properties.title == "Netzwerk Wiesenmark – Netzwerkbericht"
    assert WORD.core_properties.language == "de-DE"
    assert WORD.core_properties.author == ""
    assert WORD.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "de-DE"


def test_the_elements_of_a_table_stand_in_the_order_word_demands() -> None:
    order = ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook"]
    for table in WORD.tables:
        found = [child.tag.split("}")[1] for child in table._tbl.tblPr]
        assert found == [name for name in order if name in found]


@pytest.mark.parametrize("shape", ODD)
def test_every_shape_of_network_makes_a_document(shape: str) -> None:
    assert docx.Document(io.BytesIO(to_docx(compose(analysed(ODD[shape]))))).paragraphs


def test_signs_that_no_format_can_hold_do_not_stop_the_report() -> None:
    shown = Network(
        (Actor("a", "Haus\x00\x0b am\nMarkt"), Actor("b", "\ud800B\u202e\u200b", "s\x01")),
        (Tie("a", "b", wave="t\x001"), Tie("a", "b", wave="t\x002")),
    )
    word = docx.Document(io.BytesIO(to_docx(compose(analysed(shown, Wanted(wave="t\x002", title="N\x00"))))))
    names = {cell.text for table in word.tables for cell in table.columns[0].cells}
    assert {"Haus   am Markt", "B"} <= names


def test_a_short_table_stays_in_one_piece_and_a_long_one_keeps_its_head_with_a_row() -> None:
    lengths = set()
    for table in WORD.tables:
        kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next is True for row in table.rows]
        short = len(table.rows) <= 19
        assert kept == ([True] * (len(kept) - 1) + [False] if short else [True] + [False] * (len(kept) - 1))
        lengths.add(short)
    assert lengths == {True, False}


def test_opening_words_stay_with_the_table_they_introduce() -> None:
    lead = next(p for p in WORD.paragraphs if p.text.startswith("Drei Maße sehen auf"))
    assert lead.paragraph_format.keep_with_next is True


def test_the_page_number_stands_at_the_right_edge() -> None:
    stops = list(WORD.sections[0].footer.paragraphs[0].paragraph_format.tab_stops)
    assert [stop.alignment for stop in stops if stop.alignment != WD_TAB_ALIGNMENT.CLEAR] == [WD_TAB_ALIGNMENT.RIGHT]
    inherited = {stop.position for stop in WORD.styles["Footer"].paragraph_format.tab_stops}
    assert inherited == {stop.position for stop in stops if stop.alignment == WD_TAB_ALIGNMENT.CLEAR}
