"""Blocks pasted from Excel into the capture table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbook.network import parse_pasted


def values(block: str, kind=None) -> list[dict[str, str]]:
    return [dict(row.values) for row in parse_pasted(block, kind).rows]


def test_actors_with_a_header_in_any_order() -> None:
    pasted = parse_pasted("Ort\tName\tSektor\r\nOldenburg\tIHK\tkammer\r\n")
    assert (pasted.kind, pasted.header) == ("actors", True)
    assert values("Ort\tName\tSektor\r\nOldenburg\tIHK\tkammer\r\n") == [
        {"place": "Oldenburg", "name": "IHK", "sector": "kammer"}
    ]
    assert pasted.rows[0].number == 2


def test_actors_without_a_header() -> None:
    pasted = parse_pasted("IHK\tkammer\tOldenburg\nBBS\tschule\tAltenwiek\n")
    assert (pasted.kind, pasted.header, pasted.columns) == ("actors", False, ("name", "sector", "place"))
    coded = parse_pasted("A01\tIHK\tkammer\tOldenburg\t12,5\nA02\tBBS\tschule\tAltenwiek\t0")
    assert coded.columns == ("id", "name", "sector", "place", "km")


def test_kilometres_may_carry_their_unit() -> None:
    pasted = parse_pasted("Name\tOrt\tEntfernung (km)\nIHK\tAltenwiek\t7 km\nBBS\tHaferloh\t12,5")
    assert pasted.columns == ("name", "place", "km")
    assert pasted.faults == ()
    assert parse_pasted("IHK\tkammer\tAltenwiek\t7 km\nBBS\tschule\tHaferloh\t12,5").columns[3] == "km"


def test_one_column_is_a_list_of_names_and_a_comma_belongs_to_the_name() -> None:
    assert values("Stadt Altenwiek, Fachdienst Schule\nIHK\n\nBBS") == [
        {"name": "Stadt Altenwiek, Fachdienst Schule"}, {"name": "IHK"}, {"name": "BBS"},
    ]  # fmt: skip
    assert values("Name\nIHK") == [{"name": "IHK"}]


def test_ties_with_and_without_a_header() -> None:
    headed = parse_pasted("von;nach;stärke\nIHK;BBS;2")
    assert (headed.kind, headed.header) == ("ties", True)
    plain = parse_pasted("IHK\tBBS\t2\nIHK\tKita\teng")
    assert (plain.kind, plain.columns) == ("ties", ("source", "target", "strength"))
    typed = parse_pasted("IHK\tBBS\tKooperation\t2", "ties")
    assert typed.columns == ("source", "target", "type", "strength")


def test_the_place_of_pasting_decides_where_the_block_does_not() -> None:
    assert parse_pasted("IHK\tBBS").kind == "actors"
    assert parse_pasted("IHK\tBBS", "ties").columns == ("source", "target")


def test_faults_come_with_the_rows_and_name_the_cell() -> None:
    pasted = parse_pasted("von\tnach\tstärke\nIHK\tIHK\tviel\n\tBBS\t0\nIHK\tBBS\t2")
    assert [dict(row.problems).keys() for row in pasted.rows] == [{"target", "strength"}, {"source", "strength"}, set()]
    assert [(fault.row, fault.column, fault.code) for fault in pasted.faults] == [
        (2, "nach", "tie-to-self"), (2, "Stärke", "not-a-number"),
        (3, "von", "end-empty"), (3, "Stärke", "strength-not-positive"),
    ]  # fmt: skip


def test_cells_with_line_breaks_and_quotation_marks() -> None:
    assert values('"Stadt\nAltenwiek"\t"sagt ""ja"""\tX', "actors") == [
        {"name": "Stadt Altenwiek", "sector": 'sagt "ja"', "place": "X"}
    ]


def test_further_columns_keep_their_header() -> None:
    assert values("Name\tTelefon\nIHK\t0441") == [{"name": "IHK", "Telefon": "0441"}]


def test_nothing_pasted_is_nothing() -> None:
    for block in ("", "\n\n", "\t\t\n", "   "):
        assert parse_pasted(block).rows == ()


@given(st.text(), st.sampled_from([None, "actors", "ties"]))
def test_no_block_raises(block: str, kind) -> None:
    pasted = parse_pasted(block, kind)
    assert pasted.kind in ("actors", "ties")


@given(st.lists(st.lists(st.sampled_from(["", "a", "2", "von", "name", '"', "1.250", "x"]), max_size=5), max_size=6))
def test_no_table_raises(table: list[list[str]]) -> None:
    for row in parse_pasted("\n".join("\t".join(cells) for cells in table)).rows:
        assert all(row.values.values())
