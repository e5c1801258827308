"""Tables as they come out of an office: sums below, hidden sheets, invisible signs, several partners in one cell."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from workbook.errors import TableFaults
from workbook.network import Reading, SourceFile, Tie, read_files


def read(name: str, data: str | bytes) -> Reading:
    return read_files([SourceFile(name, data.encode() if isinstance(data, str) else data)])


def codes(reading: Reading) -> list[str]:
    return [note.code for note in reading.notes]


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "written",
    [
        "BBS\u00a0Wiesenmark",
        "BBS  Wiesenmark",
        "BBS\u200b Wiesenmark",
        "BBS\u202fWiesenmark",
        "\ufeffBBS Wiesenmark\u00ad",
    ],
)
def test_signs_that_nobody_sees_do_not_make_two_actors_of_one(written: str) -> None:
    found = read("netz.csv", f"von;nach\nBBS Wiesenmark;IHK\n{written};Kammer\n").network
    assert found.ids == ("BBS Wiesenmark", "IHK", "Kammer")


def test_umlauts_from_a_mac_are_those_from_anywhere_else() -> None:
    found = read("netz.csv", "von;nach\nBu\u0308ro;IHK\nBüro;Kita\n").network
    assert found.ids == ("Büro", "IHK", "Kita")


def test_a_name_on_two_lines_of_an_excel_cell_is_one_name() -> None:
    book = Workbook()
    for row in (("von", "nach"), ("Berufsbildende\nSchulen", "IHK"), ("Berufsbildende Schulen", "Kita")):
        book.active.append(row)
    assert read("netz.xlsx", saved(book)).network.ids == ("Berufsbildende Schulen", "IHK", "Kita")


def test_the_umlauts_of_excels_ms_dos_format_are_read_and_it_is_said() -> None:
    reading = read("netz.csv", "von;nach;stärke\nBüro;Küche;2\nMöbel;Häuser;1\n".encode("cp850"))
    assert reading.network.ids == ("Büro", "Küche", "Möbel", "Häuser")
    assert codes(reading) == ["encoding"]


def test_quotation_marks_of_windows_are_not_taken_for_ms_dos() -> None:
    reading = read("netz.csv", "von;nach\nVerein „Sonne“;Müller\n".encode("cp1252"))
    assert reading.network.ids == ("Verein „Sonne“", "Müller")


@pytest.mark.parametrize("total", ["Summe;;3", "Gesamt:;;", ";Insgesamt;7"])
def test_a_sum_below_the_ties_is_passed_over_and_said(total: str) -> None:
    reading = read("netz.csv", f"von;nach;stärke\nA-Schule;IHK;1\nIHK;Kita;2\n\n{total}\n")
    assert len(reading.network.ties) == 2
    assert codes(reading) == ["total-row"]


def test_a_sum_below_the_actors_is_passed_over_and_said() -> None:
    reading = read("akteure.csv", "nr;name;sektor\n1;Schule;bildung\n2;IHK;kammer\nSumme;2;\n")
    assert reading.network.ids == ("1", "2")
    assert "total-row" in codes(reading)


def test_an_actor_whose_name_begins_like_a_sum_stays() -> None:
    assert read("netz.csv", "von;nach\nTotal;IHK\nIHK;Summe\n").network.ids == ("Total", "IHK", "Summe")
    assert read("akteure.csv", "id;name\n1;IHK\n2;Gesamt e. V.\n").network.ids == ("1", "2")


def test_a_list_without_headers_is_refused_even_if_its_first_row_is_a_and_b() -> None:
    with pytest.raises(TableFaults) as refused:
        read("netz.csv", "A;B\nB;C\nC;D\n")
    assert [fault.code for fault in refused.value.faults] == ["no-header"]


def test_a_wrong_header_is_named_not_searched_for_among_the_rows() -> None:
    with pytest.raises(TableFaults) as refused:
        read("netz.csv", "Von;Partner von;Gewicht\nA;B;1\n")
    assert [(fault.code, fault.row) for fault in refused.value.faults] == [("column-missing-target", 1)]


def test_headers_without_rows_are_said() -> None:
    assert codes(read("netz.csv", "von;nach;stärke\n")) == ["no-rows"]


def test_partners_listed_in_one_cell_are_pointed_to() -> None:
    reading = read("netz.csv", "akteur;arbeitet zusammen mit\nSchule;Kammer, Verein, IHK\nKammer;IHK\n")
    assert [(note.code, note.row) for note in reading.notes] == [("several-in-cell", 2)]


def test_a_name_with_a_comma_of_its_own_is_no_list() -> None:
    assert codes(read("netz.csv", "von;nach\nSchule, Außenstelle Nord;IHK\n")) == []


def test_a_hidden_sheet_is_left_out_and_said() -> None:
    book = Workbook()
    for row in (("von", "nach"), ("Schule", "IHK")):
        book.active.append(row)
    old = book.create_sheet("alt")
    old.sheet_state = "hidden"
    for row in (("von", "nach"), ("Schule", "Verein")):
        old.append(row)
    reading = read("netz.xlsx", saved(book))
    assert reading.network.ties == (Tie("Schule", "IHK"),)
    assert codes(reading) == ["sheet-hidden"]


def test_formulas_without_a_saved_result_are_all_named() -> None:
    book = Workbook()
    for row in (("von", "nach", "stärke"), ("Schule", "=A2", 2), ("IHK", "Kita", "=1+1")):
        book.active.append(row)
    with pytest.raises(TableFaults) as refused:
        read("netz.xlsx", saved(book))
    places = [(one.code, one.row, one.column) for one in refused.value.faults if one.code == "formula-unsaved"]
    assert places == [("formula-unsaved", 2, "B"), ("formula-unsaved", 3, "C")]


def test_rows_that_a_filter_hides_are_read_and_it_is_said() -> None:
    book = Workbook()
    for row in (("von", "nach"), ("Schule", "IHK"), ("Schule", "Kita")):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    reading = read("netz.xlsx", saved(book))
    assert len(reading.network.ties) == 2
    assert codes(reading) == ["rows-hidden"]


def test_a_list_with_the_partners_side_by_side_is_a_list_of_ties() -> None:
    table = "Akteur;Partner 1;Partner 2;Partner 3\nSchule;Kammer;Verein;IHK\nKammer;IHK;;\nKita;Schule;IHK;\n"
    ends = [(tie.source, tie.target) for tie in read("nennungen.csv", table).network.ties]
    assert sorted(ends) == [
        ("Kammer", "IHK"),
        ("Kita", "IHK"),
        ("Kita", "Schule"),
        ("Schule", "IHK"),
        ("Schule", "Kammer"),
        ("Schule", "Verein"),
    ]


def test_partners_side_by_side_may_be_given_by_number_or_by_name() -> None:
    by_number = "Nr;Name;Partner 1;Partner 2\n1;Schule;2;3\n2;Kammer;3;\n3;Verein;;\n"
    by_name = "Nr;Name;Partner 1;Partner 2\n1;Schule;Kammer;Verein\n2;Kammer;Verein;\n3;Verein;;\n"
    for table, first in ((by_number, ("1", "2")), (by_name, ("Schule", "Kammer"))):
        network = read("nennungen.csv", table).network
        assert len(network.pairs) == 3
        assert (network.ties[0].source, network.ties[0].target) == first


def test_a_fault_in_a_nomination_names_its_row_and_column() -> None:
    with pytest.raises(TableFaults) as refused:
        read("nennungen.csv", "Stand 2036\nAkteur;Partner 1;Partner 2;Ort\nSchule;Schule;IHK;X\n;Kita;;Y\n")
    places = [(fault.code, fault.row, fault.column) for fault in refused.value.faults]
    assert places == [("tie-to-self", 3, "Partner 1"), ("end-empty", 4, "Akteur")]


@pytest.mark.parametrize(
    "header",
    ["akteur 1;akteur 2;stärke", "partner 1;partner 2;stärke", "nr;organisation 1;organisation 2", "von;nach;wert"],
)
def test_two_numbered_columns_alone_are_the_two_ends_of_a_tie(header: str) -> None:
    assert len(read("netz.csv", f"{header}\n7;8;9\n").network.ties) == 1


def test_contact_persons_are_no_partners() -> None:
    network = read("akteure.csv", "nr;name;kontakt 1;kontakt 2\n1;Schule;Frau A;Herr B\n2;IHK;Frau C;\n").network
    assert (network.ids, network.ties) == (("1", "2"), ())


@pytest.mark.parametrize(
    ("said", "strength"),
    [("regelmäßig", 2), ("Regelmäßig", 2), ("REGELMÄSSIG", 2), ("regelmaessig", 2), ("eng", 3), ("Gelegentlich", 1)],
)
def test_words_for_strength_are_known_however_they_are_written(said: str, strength: float) -> None:
    assert read("netz.csv", f"von;nach;stärke\nSchule;IHK;{said}\n").network.ties[0].strength == strength


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}, "open-document"),
        ({"word/document.xml": "<x/>"}, "not-excel"),
        ({"xl/workbook.xml": "<x/>"}, "not-excel"),
    ],
)
def test_a_packed_file_of_another_program_is_called_by_its_name(parts: dict[str, str], code: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for part, content in parts.items():
            packed.writestr(part, content)
    with pytest.raises(TableFaults) as refused:
        read("netz.xlsx", out.getvalue())
    assert [fault.code for fault in refused.value.faults] == [code]
