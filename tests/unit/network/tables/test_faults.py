"""Every fault of a table at once, with file, row, column and a German sentence."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from workbook.errors import Fault, TableFaults
from workbook.network import SourceFile, read_files, read_network


def faults(*files: tuple[str, str | bytes], **chosen: str) -> tuple[Fault, ...]:
    sources = [SourceFile(name, data if isinstance(data, bytes) else data.encode()) for name, data in files]
    with pytest.raises(TableFaults) as caught:
        read_files(sources, **chosen)
    return caught.value.faults


def places(*files: tuple[str, str | bytes], **chosen: str) -> list[tuple[str, int | None, str | None]]:
    return [(fault.code, fault.row, fault.column) for fault in faults(*files, **chosen)]


def test_a_windows_table_with_three_faults() -> None:
    data = "Akteur von;Akteur nach;Stärke\nMüller;Büro;2\nMüller;Müller;1\n;Büro;3\nBüro;Kita;viel\n".encode("cp1252")
    assert places(("netz.csv", data)) == [
        ("tie-to-self", 3, "Akteur nach"), ("end-empty", 4, "Akteur von"), ("not-a-number", 5, "Stärke"),
    ]  # fmt: skip


def test_one_row_may_have_several_faults() -> None:
    assert places(("a.csv", "id\nx\n"), ("t.csv", "von;nach;stärke\n;y;-1\n")) == [
        ("end-empty", 2, "von"), ("strength-not-positive", 2, "stärke"), ("actor-not-listed", 2, "nach"),
    ]  # fmt: skip


def test_faults_of_all_files_come_together_in_the_order_of_the_files() -> None:
    found = faults(("ties.csv", "von;nach\na;q\n"), ("akteure.csv", "id;name;km\na;A;fern\na;B;2\n;;3\n"))
    assert [(fault.file, fault.code, fault.row) for fault in found] == [
        ("ties.csv", "actor-not-listed", 2),
        ("akteure.csv", "not-a-number", 2), ("akteure.csv", "actor-twice", 3), ("akteure.csv", "actor-without-id", 4),
    ]  # fmt: skip


def test_an_unknown_actor_gets_the_nearest_spelling() -> None:
    (fault,) = faults(
        ("a.csv", "id;name\nA1;Berufsbildende Schulen\nA2;IHK\n"), ("t.csv", "von;nach\nIHK;Berufsbildene Schulen\n")
    )
    assert "Meinten Sie „Berufsbildende Schulen“?" in fault.text
    (far,) = faults(("a.csv", "id;name\nA1;Kita\n A2;IHK\n"), ("t.csv", "von;nach\nIHK;Feuerwehr\n"))
    assert "Meinten" not in far.text


def test_a_name_that_fits_two_actors_needs_the_id() -> None:
    assert places(("a.csv", "id;name\n1;Kita\n2;Kita\n3;IHK\n"), ("t.csv", "von;nach\nKita;IHK\n1;IHK\n")) == [
        ("name-ambiguous", 2, "von")
    ]


def test_a_tie_between_id_and_name_of_the_same_actor_is_one_to_itself() -> None:
    assert places(("a.csv", "id;name\n1;Kita\n"), ("t.csv", "von;nach\n1;Kita\n")) == [("tie-to-self", 2, "nach")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("von;stärke\na;2\n", [("column-missing-target", 1, None)]),
        ("nach;stärke\na;2\n", [("column-missing-source", 1, None)]),
        ("a1;b2\nc;d\n", [("no-header", 1, None)]),
        ("von;nach;von\na;b;c\n", [("column-twice", 1, "von")]),
        ("", [("empty-table", None, None)]),
        ("\n \n", [("empty-table", None, None)]),
        (";;\n", [("empty-table", None, None)]),
        ('von;nach\n"a;b\nc;d\ne;f\ng;h\n', [("quote-open", 2, None)]),
        ("von,nach\nStadt X, Amt,IHK\n", [("row-too-long", 2, None)]),
        ("von;nach\n#NV;b\n", [("excel-error", 2, "von")]),
        ("von;nach;stärke\na;b;0\n", [("strength-not-positive", 2, "stärke")]),
        ("von;nach;stärke\na;b;1.250\n", [("number-ambiguous", 2, "stärke")]),
        (f"von;nach;stärke\na;b;{'9' * 400}\n", [("not-a-number", 2, "stärke")]),
        ("von;nach;stärke\na;b;²\n", [("not-a-number", 2, "stärke")]),
        ("von;nach;stärke\na;b;2 bis 3\n", [("not-a-number", 2, "stärke")]),
        ("von;nach;richtung\na;b;quer\n", [("direction-unknown", 2, "richtung")]),
    ],
)
def test_one_fault(content: str, expected: list[tuple[str, int | None, str | None]]) -> None:
    assert places(("t.csv", content)) == expected


def test_rows_count_as_in_the_file_with_the_header_as_row_one() -> None:
    assert places(("t.csv", "von;nach\na;b\n\n;b\n")) == [("end-empty", 4, "von")]
    assert places(("t.csv", "sep=;\nvon;nach\n;b\n")) == [("end-empty", 2, "von")]
    assert places(("t.csv", 'von;nach\n"a\nx";b\n;b\n')) == [("end-empty", 3, "von")]


def test_what_is_asked_for_but_not_there() -> None:
    ties = ("t.csv", "von;nach;welle\nIHK;BBS;t1\n")
    assert places(ties, coordinator="IKH", wave="t9") == [
        ("coordinator-unknown", None, None),
        ("wave-absent", None, None),
    ]
    assert "t1" in faults(ties, wave="t9")[0].text
    assert places(("t.csv", "von;nach\na;b\n"), wave="t1") == [("no-waves", None, None)]
    assert places(("a.csv", "id;name\n1;X\n2;X\n"), coordinator="X") == [("coordinator-ambiguous", None, None)]


def test_files_that_are_no_tables(tmp_path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "hallo")
    assert places(("a.xlsx", packed.getvalue())) == [("not-excel", None, None)]
    assert places(("a.xlsx", b"PK\x03\x04kaputt")) == [("not-excel", None, None)]
    assert places(("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))) == [("old-excel", None, None)]
    assert places(("a.csv", bytes(range(256)) * 20)) == [("not-a-table", None, None)]
    with pytest.raises(TableFaults) as caught:
        read_network(tmp_path / "fehlt.csv", tmp_path)
    assert [fault.code for fault in caught.value.faults] == ["file-missing", "file-unreadable"]
    with pytest.raises(TableFaults):
        read_files([])


def test_an_excel_file_that_unpacks_to_a_giant_is_not_opened() -> None:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as sheet,
    ):
        for _ in range(310):
            sheet.write(bytes(1_000_000))
    assert places(("bombe.xlsx", packed.getvalue())) == [("file-too-large", None, None)]


def test_faults_in_an_excel_sheet_name_the_sheet() -> None:
    book = Workbook()
    book.active.title = "Akteure"
    book.active.append(["id"])
    page = book.create_sheet("Beziehungen")
    page.append(["von", "nach"])
    page.append(["a", None])
    out = io.BytesIO()
    book.save(out)
    found = faults(("n.xlsx", out.getvalue()))
    assert ("end-empty", "n.xlsx (Blatt „Beziehungen“)", 2, "nach") in [
        (fault.code, fault.file, fault.row, fault.column) for fault in found
    ]


def test_an_error_shows_every_fault_with_its_place() -> None:
    with pytest.raises(TableFaults) as caught:
        read_files([SourceFile("t.csv", b"von;nach\na;a\n;b\n")])
    shown = str(caught.value)
    assert "t.csv, Zeile 2, Spalte „nach“" in shown
    assert "t.csv, Zeile 3, Spalte „von“" in shown
    assert "falsch" not in shown.casefold().replace("verfälsch", "")
