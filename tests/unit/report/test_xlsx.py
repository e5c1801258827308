"""The Excel report: four sheets, numbers as numbers, text as text, and readable by the workbook itself."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from tests.reports import ODD, analysed
from workbook.network import Actor, Network, Tie, read_network, wiesenmark_both_waves
from workbook.report.measuring import Wanted
from workbook.report.xlsx import to_xlsx

ANALYSIS = analysed(wiesenmark_both_waves(), Wanted(wave="t1"))
BOOK = openpyxl.load_workbook(io.BytesIO(to_xlsx(ANALYSIS)))


def column(sheet: str, head: str) -> dict[object, object]:
    heads = [cell.value for cell in BOOK[sheet][1]]
    place = heads.index(head)
    return {row[0].value: row[place].value for row in BOOK[sheet].iter_rows(min_row=2)}


def test_there_are_four_sheets_with_frozen_heads() -> None:
    assert BOOK.sheetnames == ["Kennzahlen", "Akteure", "Beziehungen", "Befunde"]
    assert all(sheet.freeze_panes for sheet in BOOK)


def test_numbers_keep_their_full_precision() -> None:
    assert column("Kennzahlen", "mit allen")["Dichte"] == pytest.approx(ANALYSIS.whole.summary["density"], rel=1e-15)
    assert column("Akteure", "Brückenwert")["A01"] == pytest.approx(
        ANALYSIS.whole.column("betweenness")["A01"], rel=1e-15
    )
    assert column("Akteure", "Beziehungen")["A01"] == 21


def test_undefined_is_empty_and_never_zero() -> None:
    assert column("Akteure", "Einschränkung")["A25"] is None
    assert column("Akteure", "Beziehungen")["A25"] == 0


def test_the_same_figures_stand_without_the_coordination() -> None:
    assert ANALYSIS.without is not None
    assert column("Kennzahlen", "ohne Koordination")["Erreichbarkeit"] == pytest.approx(
        ANALYSIS.without.summary["connectedness"], rel=1e-15
    )


@pytest.mark.parametrize("start", ["=1+1", "+49 421", "-A1", "@SUM(A1)", "\t=1"])
def test_what_looks_like_a_formula_stays_text(start: str) -> None:
    shown = Network((Actor(start, f"{start} Haus"), Actor("b", "B", start)), (Tie(start, "b", type=start),))
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(analysed(shown))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    guarded = [cell for cell in cells if isinstance(cell.value, str) and start in cell.value[: len(start)]]
    assert guarded
    assert all(cell.quotePrefix for cell in guarded)


@pytest.mark.parametrize("shape", ["wiesenmark", "some unknown", "directed", "star", "two sectors, no tie between"])
def test_the_report_can_be_read_in_again(shape: str, tmp_path: Path) -> None:
    shown = wiesenmark_both_waves() if shape == "wiesenmark" else ODD[shape]
    (tmp_path / "bericht.xlsx").write_bytes(to_xlsx(analysed(shown)))
    again = read_network(tmp_path / "bericht.xlsx")
    assert set(again.ties) == set(shown.ties)
    assert again.unknown == shown.unknown
    assert {(a.id, a.name, a.sector, a.place, a.km, a.since, a.until) for a in again.actors} == {
        (a.id, a.name, a.sector, a.place, a.km, a.since, a.until) for a in shown.actors
    }


@pytest.mark.parametrize("shape", ODD)
def test_every_shape_of_network_makes_a_workbook(shape: str) -> None:
    assert openpyxl.load_workbook(io.BytesIO(to_xlsx(analysed(ODD[shape])))).sheetnames
