"""Tables as coordinators have them: encodings, delimiters, headers, spellings."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from workbook.network import Actor, Network, SourceFile, Tie, read_files, read_network, read_network_with_notes


def read(*files: tuple[str, bytes], **chosen: str) -> Network:
    return read_files([SourceFile(name, data) for name, data in files], **chosen).network


def notes(*files: tuple[str, bytes]) -> list[str]:
    return [note.code for note in read_files([SourceFile(name, data) for name, data in files]).notes]


def excel(**sheets: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


TIES = "von;nach;stärke\nBüro;Müller GmbH;3\nBüro;Kita;1,5\n"
EXPECTED = (Tie("Büro", "Müller GmbH", 3.0), Tie("Büro", "Kita", 1.5))


@pytest.mark.parametrize(
    "data",
    [
        TIES.encode(),
        TIES.encode("utf-8-sig"),
        TIES.encode("cp1252"),
        TIES.encode("utf-16"),
        TIES.encode("utf-16-le"),
        TIES.encode("utf-16-be"),
        TIES.replace("\n", "\r\n").encode("cp1252"),
        TIES.replace("\n", "\r").encode(),
        TIES.replace(";", "\t").encode(),
        TIES.replace(";", "|").encode(),
        TIES.replace(",", ".").replace(";", ",").encode(),
        b"sep=;\r\n" + TIES.encode("cp1252"),
        ("sep=;\r\n" + TIES).encode("utf-16"),
        TIES.replace("1,5", '"1,5"').replace(";", ",").encode(),
        TIES.replace("Büro", "\u00a0Büro ").encode(),
        (TIES + ";;\n\n;;\n").encode(),
        TIES.rstrip().encode(),
    ],
)
def test_encoding_delimiter_and_blanks_do_not_matter(data: bytes) -> None:
    network = read(("netz.csv", data))
    assert network.ties == EXPECTED
    assert network.ids == ("Büro", "Müller GmbH", "Kita")


@pytest.mark.parametrize(
    "header",
    [
        "von;nach;stärke;art;welle",
        "Quelle;Ziel;Gewicht;Typ;Zeitpunkt",
        "SOURCE;TARGET;WEIGHT;TYPE;WAVE",
        "from;to;Strength;Kind;Year",
        "Akteur 1;Akteur 2;Stärke (1–3);Art der Beziehung;Erhebung",
        "Organisation;Partner;Häufigkeit;Beziehungsart;Jahr",
        "Wer;mit wem;Intensität;Kategorie;Runde",
        "Von-ID;Nach_ID;Staerke;Beziehungstyp;Messzeitpunkt",
    ],
)
def test_headers_in_german_and_english(header: str) -> None:
    network = read(("netz.csv", f"{header}\nIHK;BBS;2;Kooperation;t1\n".encode()))
    assert network.ties == (Tie("IHK", "BBS", 2.0, "Kooperation", "t1"),)


def test_columns_in_any_order_and_further_ones_are_named() -> None:
    data = "Welle;Bemerkung;Nach;Stärke;Von\nt1;neu;BBS;2;IHK\n".encode()
    assert read(("netz.csv", data)).ties == (Tie("IHK", "BBS", 2.0, None, "t1"),)
    assert notes(("netz.csv", data)) == ["column-dropped"]


ACTORS = 'Kürzel,Name,Sektor,Ort,km Kreisstadt,PLZ\nA1,"Stadt X, Amt",verwaltung,X,"1,5",04109\nNA,Kita,kita,,,01067\n'


def test_an_actor_list_and_a_tie_list_in_either_order() -> None:
    actors, ties = ("akteure.csv", ACTORS.encode()), ("beziehungen.csv", b"von;nach\nA1;NA\n")
    network = read(actors, ties)
    assert network == read(ties, actors)
    assert network.actors[0] == Actor("A1", "Stadt X, Amt", "verwaltung", "X", 1.5, extra={"PLZ": "04109"})
    assert network.actors[1] == Actor("NA", "Kita", "kita", extra={"PLZ": "01067"})


def test_ties_may_name_actors_by_name_whatever_case_and_blanks() -> None:
    ties = ("t.csv", b"von;nach\nstadt x,  amt;KITA\n")
    reading = read_files([SourceFile("a.csv", ACTORS.encode()), SourceFile(*ties)])
    assert reading.network.pairs == (("A1", "NA"),)
    assert [note.code for note in reading.notes] == ["spelling", "spelling"]


def test_an_actor_list_alone_is_a_beginning() -> None:
    assert len(read(("a.csv", ACTORS.encode()))) == 2
    assert notes(("a.csv", ACTORS.encode())) == ["no-ties"]


def test_several_tie_lists_and_several_actor_lists_go_together() -> None:
    network = read(
        ("a1.csv", b"id;name\n1;Eins\n"), ("t1.csv", b"von;nach;welle\n1;2;t1\n"),
        ("a2.csv", b"id;name\n2;Zwei\n"), ("t2.csv", b"von;nach;welle\n2;1;t2\n"),
    )  # fmt: skip
    assert network.waves == ("t1", "t2")
    assert len(network.pairs) == 1


def test_waves_and_who_belonged_to_them() -> None:
    files = (
        ("a.csv", b"id;seit;bis\na;;\nb;;t1\nc;t2;\nd;;\n"),
        ("t.csv", b"von;nach;welle\na;b;t1\na;c;t2\n"),
    )
    assert read(*files, wave="t1").ids == ("a", "b", "d")
    assert read(*files, wave="T2").ids == ("a", "c", "d")


@pytest.mark.parametrize("said", ["A1", "Stadt X, Amt", "stadt x,  amt"])
def test_the_coordination_by_id_or_name(said: str) -> None:
    network = read(("a.csv", ACTORS.encode()), ("t.csv", b"von;nach\nA1;NA\n"), coordinator=said)
    assert network.coordinator == "A1"


def test_a_mark_in_the_actor_list_names_the_coordination() -> None:
    marked = "id;name;Koordination\n1;Eins;\n2;Zwei;x\n"
    assert read(("a.csv", marked.encode())).coordinator == "2"
    assert read(("a.csv", marked.encode()), coordinator="Eins").coordinator == "1"
    assert read(("a.csv", marked.replace("Eins;", "Eins;ja").encode())).coordinator is None
    text = read(("a.csv", marked.replace("Zwei;x", "Zwei;Frau im Amt").encode()))
    assert (text.coordinator, text.actors[1].extra) == (None, {"Koordination": "Frau im Amt"})


def test_words_for_strength_and_for_not_knowing() -> None:
    network = read(("t.csv", "von;nach;stärke\na;b;eng\na;c;gelegentlich\na;d;weiß nicht\nc;b;x\n".encode()))
    assert [tie.strength for tie in network.ties] == [3, 1, None]
    assert network.unknown == {("a", "d")}
    assert network.ids == ("a", "b", "c", "d")


def test_direction_from_its_own_column_or_for_resources() -> None:
    own = read(("t.csv", b"von;nach;gerichtet\na;b;ja\nb;c;nein\nc;a;\n"))
    assert [tie.directed for tie in own.ties] == [True, False, False]
    both = read(("t.csv", b"von;nach;beidseitig\na;b;ja\nb;c;nein\n"))
    assert [tie.directed for tie in both.ties] == [False, True]
    resources = read(("t.csv", b"von;nach;art\na;b;Ressourcen\nb;c;Kooperation\n"))
    assert [tie.directed for tie in resources.ties] == [True, False]


def test_gephis_edge_table_tells_the_direction_in_type() -> None:
    network = read(
        ("edges.csv", b"Source,Target,Type,Id,Label,timeset,Weight\n1,2,Undirected,0,,,2.5\n1,3,Directed,1,,,1.0\n")
    )
    assert [(tie.strength, tie.type, tie.directed) for tie in network.ties] == [(2.5, None, False), (1.0, None, True)]


def test_a_title_above_the_header_is_passed_over() -> None:
    data = "Netzwerk Wiesenmark;;\nStand: 1.3.2026;;\n;;\nvon;nach;stärke\na;b;2\n"
    assert read(("t.csv", data.encode())).pairs == (("a", "b"),)
    assert notes(("t.csv", data.encode())) == ["header-row"]


def test_umlauts_that_were_converted_twice_are_set_right_and_said() -> None:
    data = "von;nach\nBüro Größe;Müller Ä\n".encode().decode("cp1252").encode()
    assert read(("t.csv", data)).ids == ("Büro Größe", "Müller Ä")
    assert notes(("t.csv", data)) == ["umlauts-repaired"]
    assert notes(("t.csv", "von;nach\nSÃO PAULO;Büro\n".encode())) == []


def test_numbers_with_thousands_and_decimals_follow_their_column() -> None:
    german = read(("t.csv", b"von;nach;gewicht\na;b;1.250\na;c;2,5\na;d;1.250,5\n"))
    assert [tie.strength for tie in german.ties] == [1250, 2.5, 1250.5]
    english = read(("t.csv", b"source,target,weight\na,b,1.250\na,c,0.5\n"))
    assert [tie.strength for tie in english.ties] == [1.25, 0.5]
    thousands = read(("t.csv", b'source;target;weight\na;b;"1,250"\na;c;0.5\n'))
    assert [tie.strength for tie in thousands.ties] == [1250, 0.5]


class TestMatrix:
    """Actors down and across."""

    def test_symmetric_with_strengths(self) -> None:
        network = read(("m.csv", b";A;B;C\nA;;2;0\nB;2;;x\nC;0;x;\n"))
        assert [(tie.pair, tie.strength) for tie in network.ties] == [(("A", "B"), 2), (("B", "C"), None)]
        assert notes(("m.csv", b";A;B;C\nA;;2;0\nB;2;;x\nC;0;x;\n")) == []

    def test_half_filled_is_no_contradiction(self) -> None:
        data = b"Netz;A;B;C\nA;;1;1\nB;;;1\nC;;;\n"
        assert len(read(("m.csv", data)).pairs) == 3
        assert notes(("m.csv", data)) == []

    def test_one_sided_cells_are_remarked(self) -> None:
        assert notes(("m.csv", b";A;B;C\nA;0;1;1\nB;1;0;0\nC;0;0;0\n")) == ["matrix-asymmetric"]

    def test_isolates_stay_and_question_marks_are_unknown(self) -> None:
        network = read(("m.csv", b";A;B;C\nA;;?;\nB;;;\nC;;;\n"))
        assert network.ids == ("A", "B", "C")
        assert network.unknown == {("A", "B")}


class TestExcel:
    """Workbooks with several sheets."""

    def test_actors_and_ties_on_two_sheets_and_a_third_is_passed_over(self) -> None:
        data = excel(
            Hinweise=[["Bitte nicht löschen"]],
            Akteure=[["ID", "Name", "PLZ", "km"], ["A1", "IHK", "04109", 1.5], ["A2", "BBS", 26121, 12]],
            Beziehungen=[["Von", "Nach", "Stärke", "Welle"], ["A1", "A2", 2, 2024]],
        )
        reading = read_files([SourceFile("netz.xlsx", data)])
        assert reading.network.actors[0] == Actor("A1", "IHK", km=1.5, extra={"PLZ": "04109"})
        assert reading.network.actors[1].extra == {"PLZ": "26121"}
        assert reading.network.ties == (Tie("A1", "A2", 2.0, None, "2024"),)
        assert [(note.code, note.file) for note in reading.notes] == [("sheet-ignored", "netz.xlsx (Blatt „Hinweise“)")]

    def test_a_list_of_offers_beside_is_not_taken_for_actors(self) -> None:
        data = excel(
            Akteure=[["id", "name"], ["A1", "IHK"], ["A2", "BBS"]],
            Angebote=[["id", "titel"], ["B1", "Robotik"]],
            Beziehungen=[["von", "nach"], ["A1", "A2"]],
        )
        assert read(("n.xlsx", data)).ids == ("A1", "A2")

    def test_numbers_as_ids_are_whole_numbers(self) -> None:
        assert read(("n.xlsx", excel(T=[["von", "nach"], [1, 2.0]]))).ids == ("1", "2")

    def test_an_excel_file_with_another_ending_is_still_one(self) -> None:
        assert read(("n.csv", excel(T=[["von", "nach"], ["a", "b"]]))).ids == ("a", "b")

    def test_kumus_sheets(self) -> None:
        data = excel(
            Elements=[["Label", "Type"], ["IHK", "kammer"], ["BBS", "schule"]],
            Connections=[["From", "To", "Direction", "Type"], ["IHK", "BBS", "mutual", "Kooperation"]],
        )
        network = read(("k.xlsx", data))
        assert [(actor.id, actor.sector) for actor in network.actors] == [("IHK", "kammer"), ("BBS", "schule")]
        assert network.ties == (Tie("IHK", "BBS", type="Kooperation"),)


def test_files_are_read_from_disk_and_remarks_come_along(tmp_path) -> None:
    path = tmp_path / "netz.csv"
    path.write_bytes(TIES.encode("cp1252"))
    assert read_network(path).ties == read_network(str(path)).ties == EXPECTED
    assert [note.code for note in read_network_with_notes(path).notes] == ["encoding"]


def test_the_example_is_read_as_it_is() -> None:
    from workbook.content.texts import FOLDER
    from workbook.network import wiesenmark_both_waves

    folder = FOLDER / "wiesenmark"
    network = read_network(folder / "beziehungen.csv", folder / "akteure.csv", coordinator="A01")
    assert network == wiesenmark_both_waves()
