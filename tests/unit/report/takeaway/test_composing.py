"""What a module leaves in the participant's hands: results, under the own network's name, without tasks or keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.takeaways import DAY, HOSTILE, NAME, texts, worked
from workbook.exercises import Exercise, module, modules
from workbook.network import Actor, Network, Tie, wiesenmark, wiesenmark_both_waves
from workbook.project import Project
from workbook.project.progress import example_entry
from workbook.report.document import Board, Document, Facts, Paragraph, Picture, Table
from workbook.report.docx import to_docx
from workbook.report.html import to_html
from workbook.report.pdf import to_pdf
from workbook.report.takeaway import State, compose_takeaway, results
from workbook.report.takeaway.standing import SILENT

MODULES = [each.id for each in modules()]
EMPTY = Project("p07")


def section(document: Document, exercise: str) -> tuple[object, ...]:
    """The blocks of one exercise."""
    return next(each.blocks for each in document.sections if each.id == exercise)


@pytest.mark.parametrize("module_id", MODULES)
@pytest.mark.parametrize("care", ["good", "fair", "weak"])
def test_every_result_stands_in_the_document_or_is_named_as_open(module_id: str, care: str) -> None:
    project = worked(care)
    document = compose_takeaway(module_id, project, DAY)
    shown = {each.id for each in document.sections}
    words = texts(document)
    found = results(module(module_id), project)
    assert found
    for each in found:
        assert each.exercise.id in shown if each.state is State.READY else each.title in words, each.exercise.id


@pytest.mark.parametrize("module_id", MODULES)
def test_no_document_holds_a_task_a_hint_or_what_is_only_practice(module_id: str) -> None:
    told = texts(compose_takeaway(module_id, worked(), DAY))
    for exercise in module(module_id).exercises:
        assert exercise.task not in told
        assert not any(check.hint and check.hint in text for check in exercise.checks for text in told)
        for part in exercise.parts:
            if part.kind == "sorting":
                assert not any(item["text"] in told for item in part.settings["items"])


@pytest.mark.parametrize("module_id", MODULES)
def test_the_title_is_the_networks_name_and_the_tool_only_signs_at_the_end(module_id: str) -> None:
    document = compose_takeaway(module_id, worked(), DAY)
    assert (document.title, document.date) == (NAME, "01.03.2036")
    assert document.kicker == module(module_id).title
    told = texts(replace(document, closing=""))
    assert not any("Workbook" in text or "Arbeitsmappe" in text or "Modul" in text for text in told)


@pytest.mark.parametrize("module_id", MODULES)
def test_an_empty_project_has_nothing_to_take_home_and_says_what_is_open(module_id: str) -> None:
    document = compose_takeaway(module_id, EMPTY, DAY)
    (only,) = document.sections
    assert only.id == f"{module_id}-offen"
    assert all(each.title in texts(document) for each in results(module(module_id), EMPTY))


@pytest.mark.parametrize("module_id", MODULES)
def test_every_module_makes_html_pdf_and_word(module_id: str) -> None:
    document = compose_takeaway(module_id, worked("fair"), DAY)
    assert NAME in to_html(document)
    assert to_pdf(document).startswith(b"%PDF-")
    assert to_docx(document).startswith(b"PK")


def hostile(exercise: Exercise, network: Network) -> dict[str, object]:
    """An answer in which everything that can be typed is hostile, in the shapes that the kinds save."""
    ids = list(network.ids)
    card = {"id": "c", "title": HOSTILE, "owner": HOSTILE, "due": HOSTILE, "tags": [HOSTILE], "titel": HOSTILE}
    made: dict[str, object] = {}
    for part in exercise.parts:
        s = part.settings
        fields = {field["id"]: HOSTILE for field in s.get("fields", ()) if isinstance(field, dict)}
        columns = {column["id"]: HOSTILE for column in s.get("columns", ()) if isinstance(column, dict)}
        groups = [each["id"] for each in s.get("groups", s.get("columns", ())) if isinstance(each, dict)]
        shapes: dict[str, object] = {
            "form": fields,
            "table": {"rows": [columns] * 8},
            "cards": {"cards": [{**card, **fields, "group": group} for group in groups]},
            "kanban": {"cards": [{**card, "column": group} for group in groups], "limit": HOSTILE},
            "canvas": {field: [HOSTILE, HOSTILE] for field in fields},
            "points": {"ist": {each["id"]: "10" for each in s.get("items", ())}, "soll": {HOSTILE: HOSTILE}},
            "matrix": {HOSTILE: {"kita": "besetzt"}, "schule": {"kita": HOSTILE}},
            "portfolio": {**{id_: {"x": 9, "y": "5", "haltung": HOSTILE} for id_ in ids}, HOSTILE: {"x": 1, "y": 1}},
            "timer": {"order": [HOSTILE], "notes": {each["id"]: HOSTILE for each in s.get("blocks", ())}},
            "raci": {
                "tasks": [{"id": "t", "text": HOSTILE}],
                "people": [{"id": "p", "text": HOSTILE}],
                "marks": {"t": {"p": HOSTILE}},
            },
            "ladder": {**dict.fromkeys(ids, "informieren"), HOSTILE: "mitwirken"},
            "phases": {"i1": "ja", HOSTILE: HOSTILE},
            "governance": {"trust": 2, "partners": 3, "consensus": True, "need": 99},
            "figures": {"revealed": True, "guesses": {HOSTILE: HOSTILE}},
            "actors": {HOSTILE: [HOSTILE, ids[0]]},
            "pairs": {"focus": HOSTILE, "marked": [[ids[0], ids[1]], [HOSTILE, ids[0]], [ids[2], ids[2]], 7]},
            "scenario": {
                "scenarios": [{"name": HOSTILE, "steps": [{"do": "remove", "actor": ids[0]}, {"do": HOSTILE}]}]
            },
            "two_mode": {"offers": [{"id": "o", "title": HOSTILE}], "ticks": {"o": ids[:3], HOSTILE: ids}},
            "waves": {"marks": {"|".join(network.pairs[0]): "new", HOSTILE: "ended"}},
            "capture": {"visited": {HOSTILE: "done"}},
            "statements": {HOSTILE: True},
        }
        made[part.id] = shapes.get(part.kind, {HOSTILE: [HOSTILE, {HOSTILE: HOSTILE}]})
    return made


def hostile_project() -> Project:
    ids = [f"A{n:02}" for n in range(9)]
    actors = tuple(Actor(id_, f"{HOSTILE} {id_}", HOSTILE, HOSTILE, extra={HOSTILE: HOSTILE}) for id_ in ids)
    network = Network(actors, tuple(Tie(ids[0], other) for other in ids[1:]), coordinator=ids[0])
    project = Project("p07", network)
    for each in modules():
        for exercise in each.exercises:
            project = project.with_answer(exercise.id, hostile(exercise, network))
    return project


@pytest.mark.parametrize("module_id", MODULES)
def test_hostile_words_are_shown_as_words_in_every_form(module_id: str) -> None:
    document = compose_takeaway(module_id, hostile_project(), DAY)
    ready = {each.exercise.id for each in results(module(module_id), hostile_project()) if each.state is State.READY}
    assert ready <= {each.id for each in document.sections}
    page = to_html(document)
    assert "<script" not in page
    assert "\x00" not in page
    assert to_pdf(document).startswith(b"%PDF-")
    assert to_docx(document).startswith(b"PK")


@pytest.mark.parametrize(
    "value", [None, 7, "x", [], [[]], {"rows": 3}, {"cards": {"a": 1}}, {"marks": [1]}, [{"a": {}}]]
)
def test_a_value_of_any_shape_costs_no_other_result(value: object) -> None:
    for each in modules():
        project = worked()
        for exercise in each.exercises:
            kinds = {part.id: value for part in exercise.parts if part.kind not in SILENT}
            project = project.with_answer(exercise.id, kinds)
        assert to_html(compose_takeaway(each.id, project, DAY))


def test_work_on_the_example_is_left_out_and_named() -> None:
    project = worked()
    without = replace(project, network=Network())
    told = compose_takeaway("05b", without, DAY)
    assert [each.id for each in told.sections] == ["05b-offen"]
    lead = section(told, "05b-offen")[0]
    assert isinstance(lead, Paragraph)
    assert any("nur am Beispiel Wiesenmark bearbeitet" in text for text in texts(told))
    marked = project.with_setting(example_entry("05b-luecken").name, True)
    assert "05b-luecken" not in {each.id for each in compose_takeaway("05b", marked, DAY).sections}


def test_exercises_can_be_left_out_and_are_not_called_open() -> None:
    document = compose_takeaway("04", worked(), DAY, without=["04-strategie"])
    assert not any("kritischen Akteur" in text for text in texts(document))
    assert any(each.id == "04-portfolio" for each in document.sections)


def test_lists_and_pages_come_after_the_results() -> None:
    ids = [each.id for each in compose_takeaway("05a", worked(), DAY).sections]
    assert ids.index("05a-beziehungen-liste") > ids.index("05a-grenzen")
    organisation = compose_takeaway("03", worked(), DAY)
    assert organisation.appended[-1].id == "03-canvas"
    assert [each.landscape for each in organisation.sections].count(True) == 1


class TestParts:
    """What single kinds of parts leave behind."""

    def one(self, exercise: str, answer: dict[str, object], project: Project = EMPTY) -> tuple[object, ...]:
        document = compose_takeaway(exercise.partition("-")[0], project.with_answer(exercise, answer), DAY)
        return section(document, exercise)

    def test_a_form_shows_what_was_entered_with_units_and_german_dates(self) -> None:
        facts, *_ = self.one(
            "01-steckbrief", {"steckbrief": {"name": "N", "flaeche": "1.950", "themen": ["Ausbildung", "Zuwanderung"]}}
        )
        assert isinstance(facts, Facts)
        assert dict(facts.items)["Fläche"] == "1.950\N{NO-BREAK SPACE}km²"
        assert dict(facts.items)["Themen"] == "Ausbildung, Zuwanderung"
        assert "Träger" not in dict(facts.items)

    def test_a_number_that_does_not_recalculate_is_told_with_a_reserve(self) -> None:
        week = {"rows": [{"taetigkeit": "Treffen", "stunden": "10", "rolle": "Organisator/in"}]}
        points = {"ist": {"organisation": "100"}, "soll": {"organisation": "100"}}
        profile = EMPTY.with_answer("02-rollenprofil", {"punkte": points})
        said = {}
        for typed in ("1,00", "0,20"):
            answer = {"woche": week, "rechnung": {"wochenstunden": "12", "passung": typed}}
            *_, facts = (each for each in self.one("02-zeit", answer, profile) if isinstance(each, Facts))
            said[typed] = dict(facts.items)["Passung von Zeit und Wunsch (0 bis 1)"]
        assert said == {"1,00": "1,00", "0,20": "0,20 (noch zu prüfen)"}

    def test_the_week_is_taken_home_as_the_drawing_that_stood_beside_it(self) -> None:
        week = {"rows": [{"taetigkeit": "Treffen", "stunden": "10", "rolle": "Organisator/in"}]}
        points = {"ist": {"organisation": "100"}, "soll": {"bruecke": "100"}}
        profile = EMPTY.with_answer("02-rollenprofil", {"punkte": points})
        picture = next(each for each in self.one("02-zeit", {"woche": week}, profile) if isinstance(each, Picture))
        assert picture.title == "Mehr Zeit als gewünscht: Organisator/in (+100 Prozentpunkte)"
        assert not any(isinstance(each, Picture) for each in self.one("02-zeit", {"woche": week}))

    def test_points_stand_in_both_rounds_with_the_change_and_as_a_picture(self) -> None:
        answer = {"punkte": {"ist": {"moderation": "60", "bruecke": "40"}, "soll": {"moderation": 25, "bruecke": 75}}}
        picture, table = self.one("02-rollenprofil", answer)
        assert isinstance(picture, Picture)
        assert isinstance(table, Table)
        assert ("Moderator/in", "60", "25", "−35") in table.rows
        assert ("Brückenbauer/in", "40", "75", "+35") in table.rows
        assert "35 von 100" in picture.summary

    def test_open_points_of_the_mandate_become_a_list_of_questions(self) -> None:
        rows = [{"inhalt": "Landkreis", "stand": "geklärt"}, {"inhalt": "?", "stand": "strittig"}]
        whole, questions = self.one("02-auftrag", {"auftrag": {"rows": rows}})
        assert isinstance(whole, Table)
        assert isinstance(questions, Table)
        assert questions.caption == "Fragen für das nächste Gespräch"
        assert questions.rows == (("Ziel", "strittig", "?"),)

    def test_cards_stand_in_their_groups_with_tags(self) -> None:
        card = {"id": "1", "group": "erfolg", "titel": "Messe", "text": "140 waren da.", "tags": ["Ehrenamt", "ÖPNV"]}
        (board,) = self.one("01-erfolge", {"karten": {"cards": [card]}})
        assert isinstance(board, Board)
        wins, challenges = board.boxes
        assert (wins.slips[0].title, wins.slips[0].text, wins.slips[0].note) == (
            "Messe",
            "140 waren da.",
            "Ehrenamt · ÖPNV",
        )
        assert challenges.slips == ()

    def test_a_canvas_shows_all_its_fields_on_one_page(self) -> None:
        document = compose_takeaway(
            "03", EMPTY.with_answer("03-canvas", {"canvas": {"zweck": ["Fachkräfte", " "]}}), DAY
        )
        (board,) = section(document, "03-canvas")
        assert isinstance(board, Board)
        assert board.whole_page
        assert len(board.boxes) == 9
        assert [slip.title for slip in board.boxes[0].slips] == ["Fachkräfte"]

    def test_a_portfolio_is_a_picture_and_a_table_with_the_same_numbers(self) -> None:
        project = replace(EMPTY, network=wiesenmark())
        answer = {"portfolio": {"A02": {"x": 4, "y": 5, "haltung": "+1"}, "A05": {"x": 1, "y": 1}, "A06": {"x": 2}}}
        picture, table = self.one("04-portfolio", answer, project)
        assert isinstance(table, Table)
        assert isinstance(picture, Picture)
        name = wiesenmark().by_id["A02"].label
        assert table.rows[0] == ("1", name, "5", "4", "+1", "eng einbinden")
        assert len(table.rows) == 2
        assert name.split()[0] in picture.svg

    def test_speaking_notes_come_in_speaking_order_with_their_time(self) -> None:
        notes = {"order": ["frage", "nutzen"], "notes": {"nutzen": "eins " * 60, "frage": "Wer hilft uns?"}}
        facts, total = self.one("01-vorstellung", {"vorstellung": notes})
        assert isinstance(facts, Facts)
        assert isinstance(total, Paragraph)
        assert [label for label, _ in facts.items] == [
            "1. Eine Frage an die Gruppe (5 Sekunden)",
            "2. Wozu es uns gibt (30 Sekunden)",
        ]

    def test_marked_pairs_come_with_what_speaks_for_an_introduction(self) -> None:
        project = replace(EMPTY, network=wiesenmark())
        lead, table = self.one(
            "05b-luecken",
            {"paare": {"focus": "A01", "marked": [["A21", "A05"], ["A05", "A21"], ["A05", "weg"]]}},
            project,
        )
        assert isinstance(lead, Paragraph)
        assert isinstance(table, Table)
        assert len(table.rows) == 1
        assert "gemeinsame" in table.rows[0][2]

    def test_scenarios_stand_side_by_side(self) -> None:
        project = replace(EMPTY, network=wiesenmark())
        steps = [{"do": "remove", "actor": "A01"}, {"do": "remove", "actor": "weg"}]
        scenarios = [
            {"name": "Ohne uns", "steps": steps},
            {"name": "", "steps": [{"do": "add", "source": "A02", "target": "A40"}]},
        ]
        _, table = self.one("05b-was-waere-wenn", {"szenario": {"scenarios": scenarios, "current": 0}}, project)
        assert isinstance(table, Table)
        assert [column.head for column in table.columns] == ["Kennzahl", "heute", "Ohne uns", "Szenario 2"]
        assert table.rows[0] == ("Akteure", "40", "39 (−1)", "40 (±0)")

    def test_of_several_points_in_time_the_last_is_shown_and_the_change_told(self) -> None:
        document = compose_takeaway("05a", replace(EMPTY, network=wiesenmark_both_waves()), DAY)
        lead = section(document, "05a-wellen")[0]
        assert isinstance(lead, Paragraph)
        assert lead.text.startswith("67 Beziehungen haben gehalten, 36 sind neu, 19 sind beendet.")
        assert ("Umfang", "40 Akteure, 103 Beziehungen") in document.facts
