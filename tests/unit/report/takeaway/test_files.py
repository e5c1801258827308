"""Files to take home: offered only where there is something, named for people, kept without overwriting their work."""

from __future__ import annotations

import hashlib
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from tests.takeaways import DAY, HOSTILE, NAME, worked
from tests.unit.report.takeaway.test_composing import hostile_project
from workbook.errors import ContentError
from workbook.exercises import module, modules
from workbook.network import Network, SourceFile, read_files, wiesenmark
from workbook.project import Project, Workspace
from workbook.project.disk import LocalDisk
from workbook.report.document import Board, Picture
from workbook.report.takeaway import File, Wish, chapter, keep, made, offer, study_of
from workbook.report.takeaway.keeping import FOLDER, RECORD
from workbook.report.takeaway.naming import file_name, network_name
from workbook.report.takeaway.sheets import typed

MODULES = [each.id for each in modules()]
EMPTY = Project("p07")


def a_file(wish: Wish, module_id: str = "05b", project: Project | None = None) -> File:
    return made(wish, module(module_id), project or worked(), DAY)


class TestOffer:
    def test_nothing_done_offers_nothing(self) -> None:
        for each in modules():
            found = offer(each, EMPTY)
            assert (found.forms, found.pictures) == ((), ())

    @pytest.mark.parametrize("module_id", MODULES)
    @pytest.mark.parametrize("care", ["good", "weak"])
    def test_exactly_the_pictures_that_are_drawn_are_offered(self, module_id: str, care: str) -> None:
        project = worked(care)
        drawn = chapter(module(module_id), study_of(project, DAY))
        blocks = [block for each in (*drawn.sections, *drawn.annexes) for block in each.blocks]
        ids = {b.id for b in blocks if isinstance(b, Picture) or (isinstance(b, Board) and b.whole_page)}
        assert {each.id for each in offer(module(module_id), project).pictures} == ids

    def test_tables_are_offered_only_where_there_are_tables(self) -> None:
        assert offer(module("00"), worked()).forms == (".pdf", ".docx")
        assert offer(module("02"), worked()).forms == (".pdf", ".docx", ".xlsx")

    def test_the_report_belongs_to_the_network_modules(self) -> None:
        assert [each.id for each in modules() if offer(each, worked()).report_forms] == ["05a", "05b"]
        assert offer(module("05b"), EMPTY).report_on_example
        assert not offer(module("05b"), worked()).report_on_example


class TestMade:
    @pytest.mark.parametrize(("form", "begins"), [(".pdf", b"%PDF-"), (".docx", b"PK"), (".xlsx", b"PK")])
    def test_the_document_of_a_module(self, form: str, begins: bytes) -> None:
        file = a_file(Wish("module", form))
        assert file.name == f"05b_Netzwerkanalyse_Netzwerk-Haferland{form}"
        assert file.content.startswith(begins)

    @pytest.mark.parametrize("form", [".pdf", ".docx", ".xlsx", ".html"])
    def test_the_report_on_the_own_network(self, form: str) -> None:
        assert a_file(Wish("report", form), "05a").name == f"Netzwerkbericht_Netzwerk-Haferland{form}"

    def test_the_report_speaks_of_the_workbook_not_of_files_or_options(self) -> None:
        known = replace(worked().network, coordinator=None)
        page = a_file(Wish("report", ".html"), project=replace(worked(), network=known)).content.decode()
        assert "--coordinator" not in page
        assert "genannten Dateien" not in page
        assert "BEISPIEL" not in page.upper().replace("ZUM BEISPIEL", "")

    def test_without_an_own_network_the_report_is_an_example_and_says_so(self) -> None:
        html = a_file(Wish("report", ".html"), project=EMPTY)
        assert html.name == "Netzwerkbericht_BEISPIEL_Beispiel-Wiesenmark.html"
        assert html.content.decode().count("erfundene Netzwerk Wiesenmark, nicht ein eigenes") == 2
        book = load_workbook(io.BytesIO(a_file(Wish("report", ".xlsx"), project=EMPTY).content))
        assert "nicht ein eigenes Netzwerk" in book.worksheets[0].cell(1, 1).value

    @pytest.mark.parametrize("wish", [
        Wish("module", ".html"), Wish("module", ".exe"), Wish("picture", ".png", "gibt-es-nicht"),
        Wish("picture", ".pdf", "05b-netzwerk-netzwerk"), Wish("report", ".png"),
    ])  # fmt: skip
    def test_what_is_not_offered_is_refused(self, wish: Wish) -> None:
        with pytest.raises(ContentError, match="nicht mitzunehmen"):
            a_file(wish)
        with pytest.raises(ContentError):
            a_file(Wish("report", ".pdf"), "02")

    def test_every_step_is_told_and_telling_can_stop_the_work(self) -> None:
        class Stopped(Exception):
            pass

        told: list[str] = []

        def tell(step: str) -> None:
            told.append(step)
            if step == "setting":
                raise Stopped

        with pytest.raises(Stopped):
            made(Wish("module", ".pdf"), module("02"), worked(), DAY, tell)
        assert told == ["reading", "measuring", "setting"]


class TestPictures:
    @pytest.mark.parametrize(
        ("module_id", "picture"),
        [(each.id, found.id) for each in modules() for found in offer(each, worked()).pictures],
    )
    def test_each_picture_comes_as_png_and_svg_with_title_and_origin(self, module_id: str, picture: str) -> None:
        png = a_file(Wish("picture", ".png", picture), module_id)
        assert png.content.startswith(b"\x89PNG")
        assert int.from_bytes(png.content[16:20], "big") >= 2000
        svg = a_file(Wish("picture", ".svg", picture), module_id)
        root = ET.fromstring(svg.content)
        assert root.tag.endswith("svg")
        words = " ".join(root.itertext())
        if "canvas" not in picture:  # its letters are outlines
            assert f"{NAME} · Stand 01.03.2036" in words

    def test_hostile_names_make_a_well_formed_picture_without_script(self) -> None:
        for module_id, picture in (("05b", "05b-netzwerk-netzwerk"), ("04", "04-portfolio-portfolio")):
            svg = a_file(Wish("picture", ".svg", picture), module_id, hostile_project()).content
            tags = {each.tag.rpartition("}")[2] for each in ET.fromstring(svg).iter()}
            assert tags <= {"svg", "g", "path", "text", "title", "rect", "line", "circle", "ellipse"}


class TestSheets:
    def book(self, module_id: str, project: Project | None = None):  # type: ignore[no-untyped-def]
        return load_workbook(io.BytesIO(a_file(Wish("module", ".xlsx"), module_id, project).content))

    def test_a_sheet_for_each_table_named_for_people(self) -> None:
        names = self.book("02").sheetnames
        assert names[:3] == ["Rollenprofil", "Wohin die Zeit geht", "Auftragsklärung"]
        assert all(len(name) <= 31 for each in modules() for name in self.book(each.id).sheetnames)

    def test_numbers_are_numbers(self) -> None:
        sheet = self.book("02")["Rollenprofil"]
        assert all(
            isinstance(cell.value, int | float)
            for row in sheet.iter_rows(min_row=2, max_row=9, min_col=2)
            for cell in row
        )
        assert typed("1.250,50") == (1250.5, "#,##0.00")
        assert typed("−3") == (-3, "#,##0")
        assert typed("12\N{NO-BREAK SPACE}%") == (0.12, "0%")
        assert typed("21 (1.)") == ("21 (1.)", None)
        assert typed("–") == ("–", None)

    def test_nothing_typed_becomes_a_formula(self) -> None:
        for each in modules():
            book = self.book(each.id, hostile_project())
            for sheet in book.worksheets:
                assert all(cell.data_type in ("s", "n") for row in sheet.iter_rows() for cell in row)

    @pytest.mark.parametrize("typed_", ["=1+1", "+49 5321", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("a")'])
    def test_what_looks_like_a_formula_stays_the_text_it_is(self, typed_: str) -> None:
        rows = [{"inhalt": typed_, "stand": "unklar"}]
        project = EMPTY.with_answer("02-auftrag", {"auftrag": {"rows": rows}})
        cell = self.book("02", project)["Auftragsklärung"].cell(2, 2)
        assert (cell.data_type, cell.value) == ("s", typed_.strip())
        assert cell.quotePrefix

    def test_the_network_can_be_read_in_again(self) -> None:
        content = a_file(Wish("module", ".xlsx"), "05b", replace(worked(), network=wiesenmark())).content
        book = load_workbook(io.BytesIO(content))
        for name in book.sheetnames:
            if name not in ("Akteure", "Beziehungen"):
                del book[name]
        again = io.BytesIO()
        book.save(again)
        found = read_files([SourceFile("netz.xlsx", again.getvalue())]).network
        assert (found.ids, set(found.pairs)) == (wiesenmark().ids, set(wiesenmark().pairs))
        assert found.coordinator == wiesenmark().coordinator

    def test_further_columns_of_the_own_table_stay_at_home(self) -> None:
        actors = tuple(replace(a, extra={"Ansprechperson": "Frau M."}) for a in wiesenmark().actors)
        project = replace(worked(), network=replace(wiesenmark(), actors=actors))
        book = self.book("05a", project)
        cells = {cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
        assert "Frau M." not in cells


class TestNames:
    @pytest.mark.parametrize(
        ("profile", "sheet", "name"),
        [
            ("Netz  Nord", "Netz Süd", "Netz Nord"),
            ("", "Netz Süd", "Netz Süd"),
            (" \x00 ", 7, "Netzwerk Wiesenmark"),
        ],
    )
    def test_the_networks_name_as_the_person_wrote_it(self, profile: object, sheet: object, name: str) -> None:
        project = replace(EMPTY, network=wiesenmark())
        project = project.with_answer("00-profil", {"profil": {"netzwerk": profile}})
        assert network_name(project.with_answer("01-steckbrief", {"steckbrief": {"name": sheet}})) == name

    def test_a_plain_word_where_nobody_named_it(self) -> None:
        assert network_name(replace(EMPTY, network=Network())) == "Ihr Netzwerk"

    @pytest.mark.parametrize(
        ("parts", "name"),
        [
            (("05b", "Netzwerkanalyse", "Netzwerk „Süd/West“ & Co."), "05b_Netzwerkanalyse_Netzwerk-Süd-West-Co.pdf"),
            (("..", "../../etc", ""), "etc.pdf"),
            (("con",), "_con.pdf"),
            (("???",), "mitnehmen.pdf"),
        ],
    )
    def test_file_names_that_every_system_takes(self, parts: tuple[str, ...], name: str) -> None:
        assert file_name(*parts, form=".pdf") == name

    def test_a_hostile_name_is_a_short_plain_file_name(self) -> None:
        name = file_name("04", HOSTILE, form=".xlsx")
        assert re.fullmatch(r"[\w.-]+\.xlsx", name)
        assert len(name) < 120


class TestKeeping:
    @pytest.fixture
    def place(self, tmp_path: Path) -> Workspace:
        return Workspace(tmp_path)

    def test_a_file_is_replaced_while_it_is_ours(self, place: Workspace) -> None:
        first = keep(place, File("a.pdf", "", b"eins"))
        assert keep(place, File("a.pdf", "", b"zwei")) == first == place.folder / FOLDER / "a.pdf"
        assert first.read_bytes() == b"zwei"

    def test_a_file_that_the_person_edited_stays(self, place: Workspace) -> None:
        path = keep(place, File("a.docx", "", b"eins"))
        path.write_bytes(b"mit eigenen Worten")
        second = keep(place, File("a.docx", "", b"zwei"))
        assert (path.read_bytes(), second.name) == (b"mit eigenen Worten", "a_2.docx")
        assert keep(place, File("a.docx", "", b"drei")) == second

    def test_a_file_that_another_program_holds_is_passed_by(self, place: Workspace) -> None:
        class Held(LocalDisk):
            def replace(self, aside: Path, path: Path) -> None:
                if path.name == "a.docx":
                    aside.unlink()
                    raise PermissionError(path)
                super().replace(aside, path)

        keep(place, File("a.docx", "", b"eins"))
        assert keep(place, File("a.docx", "", b"zwei"), Held()).name == "a_2.docx"
        assert (place.folder / FOLDER / "a.docx").read_bytes() == b"eins"

    def test_a_closed_folder_is_said(self, place: Workspace) -> None:
        class Closed(LocalDisk):
            def write_aside(self, path: Path, data: bytes) -> Path:
                raise PermissionError(path)

        with pytest.raises(PermissionError):
            keep(place, File("a.docx", "", b"eins"), Closed())
        assert list((place.folder / FOLDER).iterdir()) == []

    @pytest.mark.parametrize("record", [b"{", b"[1]", b'{"a.pdf": 7}'])
    def test_a_damaged_record_protects_what_is_there(self, place: Workspace, record: bytes) -> None:
        path = keep(place, File("a.pdf", "", b"eins"))
        (path.parent / RECORD).write_bytes(record)
        assert keep(place, File("a.pdf", "", b"zwei")).name == "a_2.pdf"
        noted = json.loads((path.parent / RECORD).read_bytes())
        assert noted["a_2.pdf"] == hashlib.sha256(b"zwei").hexdigest()
