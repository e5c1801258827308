"""Checks of the modules 01 to 06: what is met, what is partly met, what is not attempted."""

from dataclasses import replace

import pytest

from workbook.checks import Finding, Status, check
from workbook.exercises import catalogue
from workbook.network import Actor, Network, wiesenmark
from workbook.project import Project

OWN = Project(participant="p01", network=wiesenmark())


def found(exercise: str, answer: dict[str, object], project: Project = OWN) -> dict[str, Finding]:
    project = replace(project, answers={**project.answers, exercise: answer})
    return {finding.check.split(".")[1]: finding for finding in check(exercise, answer, project)}


def card(group: str, **entry: object) -> dict[str, object]:
    return {"id": "c", "group": group, "titel": "t", "text": "Ein Satz.", "tags": ["Ehrenamt"], **entry}


# ── 01 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_six_full_cards_are_met_and_a_missing_tag_names_its_side() -> None:
    full = [card("erfolg")] * 3 + [card("herausforderung")] * 3
    assert found("01-erfolge", {"karten": {"cards": full}})["karten"].status is Status.MET
    lacking = [*full[:5], card("herausforderung", tags=[])]
    finding = found("01-erfolge", {"karten": {"cards": lacking}})["karten"]
    assert finding.share == pytest.approx(17 / 18)
    assert finding.where == ("Herausforderungen",)


def test_tags_are_needed_on_both_sides() -> None:
    one_side = {"karten": {"cards": [card("erfolg")]}}
    assert found("01-erfolge", one_side)["schlagworte"].share == pytest.approx(0.5)


def test_a_talk_of_five_minutes_is_too_long_and_the_hint_says_so() -> None:
    notes = dict.fromkeys(("nutzen", "zahlen", "erfolg", "herausforderung", "frage"), "wort " * 120)
    finding = found("01-vorstellung", {"vorstellung": {"notes": notes}})["dauer"]
    assert finding.share == pytest.approx(0.5)
    assert "5 Minuten" in finding.hint
    short = dict.fromkeys(notes, "wort " * 60)
    assert found("01-vorstellung", {"vorstellung": {"notes": short}})["dauer"].status is Status.MET


# ── 02 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

IS = {
    "moderation": 10,
    "bruecke": 10,
    "impuls": 5,
    "strategie": 5,
    "organisation": 40,
    "gesicht": 10,
    "wissen": 10,
    "anbieter": 10,
}
WISHED = {**IS, "organisation": 15, "bruecke": 35}


def test_points_must_add_up_in_both_rounds() -> None:
    assert found("02-rollenprofil", {"punkte": {"ist": IS, "soll": WISHED}})["summe"].status is Status.MET
    finding = found("02-rollenprofil", {"punkte": {"ist": IS, "soll": {**WISHED, "wissen": 4}}})["summe"]
    assert finding.share == pytest.approx(0.5)
    assert "94 Punkte" in finding.hint and "6 fehlen" in finding.hint


@pytest.mark.parametrize(
    ("chosen", "share"), [(["organisation"], 1), (["bruecke"], 1), (["wissen"], 0), (["organisation", "wissen"], 0)]
)
def test_the_largest_gap_is_one_of_the_leaders(chosen: list[str], share: float) -> None:
    answer = {"punkte": {"ist": IS, "soll": WISHED}, "luecke": {"groesste": chosen}}
    assert found("02-rollenprofil", answer)["luecke"].share == share


def test_without_points_the_gap_cannot_be_checked() -> None:
    assert found("02-rollenprofil", {"luecke": {"groesste": ["wissen"]}})["luecke"].status is Status.CANNOT_BE_CHECKED


def week(passung: str) -> dict[str, object]:
    rows = [
        {"taetigkeit": "a", "stunden": "6", "rolle": "Organisator/in"},
        {"taetigkeit": "b", "stunden": "4,0", "rolle": "Brückenbauer/in"},
    ]
    return {"woche": {"rows": rows}, "rechnung": {"wochenstunden": "10", "passung": passung}}


@pytest.mark.parametrize(("typed", "share"), [("0,50", 1), ("0", 0.5), ("0,9", 0)])
def test_the_fit_of_time_and_wish_is_recomputed(typed: str, share: float) -> None:
    # wished: organisation 15 %, bridge 35 %, the rest 50 %; time: 60 % and 40 % → Σ|·| = 0.45 + 0.05 + 0.5 = 1
    project = replace(OWN, answers={"02-rollenprofil": {"punkte": {"ist": IS, "soll": WISHED}}})
    assert found("02-zeit", week(typed), project)["passung"].share == pytest.approx(share)


def test_a_touching_decision_without_a_rule_is_named() -> None:
    rows = [
        {"entscheidung": "Messestand", "beruehrt": "ja", "regel": "Abgeben"},
        {"entscheidung": "Antrag", "beruehrt": "ja"},
    ]
    finding = found("02-doppelrolle", {"entscheidungen": {"rows": rows}})["regeln"]
    assert finding.share == pytest.approx(0.5)
    assert finding.where == ("Antrag",)


# ── 03 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "counts"),
    [
        ("2014", True),
        ("ca. 12", False),
        ("-5", False),
        ("99999999999999999999", False),
        ("20014", False),
        ("🦊", False),
    ],
)
def test_a_year_counts_once_it_can_be_one(typed: str, counts: bool) -> None:
    where = found("01-steckbrief", {"steckbrief": {"name": "Netz", "gruendung": typed}})["pflichtfelder"].where
    assert ("Gründungsjahr" not in where) is counts


def test_a_row_counts_once_its_cells_can_be_what_the_column_asks_for() -> None:
    """A pasted head, "ca. 12", less than nothing and a role that is none are no complete rows."""
    cells = [
        ("Mails", "4", "Organisator/in"),
        ("Tätigkeit", "Stunden", "Rolle"),
        ("Telefon", "ca. 12", "Organisator/in"),
    ]
    cells += [("Fahrten", "-4", "Organisator/in"), ("Post", "1", "Chef")]
    rows = [{"taetigkeit": what, "stunden": hours, "rolle": role} for what, hours, role in cells]
    assert found("02-zeit", {"woche": {"rows": rows}})["woche"].values["complete"] == 1


def test_sentences_of_a_hint_stand_beside_each_other_without_commas() -> None:
    hint = found("02-rollenprofil", {"punkte": {"ist": {"moderation": 94}, "soll": {"moderation": 120}}})["summe"].hint
    assert hint == "Heute: Es sind 94 Punkte – 6 fehlen. Gewünscht: Es sind 120 Punkte – 20 zu viel."


def test_a_canvas_entry_of_sixteen_words_is_too_long() -> None:
    fields = [f["id"] for f in catalogue()["03-canvas"].part("canvas").settings["fields"]]
    full = {name: ["Stichwort"] for name in fields}
    assert found("03-canvas", {"canvas": full})["felder"].status is Status.MET
    finding = found("03-canvas", {"canvas": {**full, "zweck": ["wort " * 16]}})["felder"]
    assert finding.share == pytest.approx(8 / 9)
    assert finding.where == ("Zweck",)


def raci(marks: dict[str, dict[str, str]]) -> dict[str, object]:
    tasks = [{"id": f"t{n}", "text": f"Aufgabe {n}"} for n in range(1, 5)]
    people = [{"id": f"p{n}", "text": f"Stelle {n}"} for n in range(1, 5)]
    return {"raci": {"tasks": tasks, "people": people, "marks": marks}}


def test_one_answers_and_someone_does_each_task() -> None:
    good = {f"t{n}": {f"p{n}": "V", f"p{n % 4 + 1}": "D"} for n in range(1, 5)}
    assert found("03-raci", raci(good))["regeln"].status is Status.MET
    twice = {**good, "t4": {"p1": "V", "p4": "V", "p2": "D"}}
    finding = found("03-raci", raci(twice))["regeln"]
    assert finding.status is Status.PARTLY
    assert "Aufgabe 4" in finding.hint and "2 verantworten" in finding.hint


def test_whoever_answers_for_almost_everything_is_named() -> None:
    heavy = {f"t{n}": {"p1": "V", "p2": "D"} for n in range(1, 5)}
    assert "Stelle 1 verantwortet" in found("03-raci", raci(heavy))["regeln"].hint


def test_letters_of_somebody_who_was_removed_do_not_count() -> None:
    good = {f"t{n}": {f"p{n}": "V", f"p{n % 4 + 1}": "D", "p9": "V"} for n in range(1, 5)}
    assert found("03-raci", raci(good))["regeln"].status is Status.MET
    assert found("03-raci", raci({"t1": {"p9": "V"}}))["regeln"].status is Status.NOT_ATTEMPTED


def test_more_cards_in_progress_than_the_limit_is_not_yet() -> None:
    cards = [{"id": str(n), "title": f"Karte {n}", "column": "arbeit"} for n in range(5)]
    finding = found("03-kanban", {"board": {"cards": cards, "limit": 4}})["grenze"]
    assert finding.status is Status.NOT_YET
    assert "5 Karten, Grenze 4" in finding.hint
    assert found("03-kanban", {"board": {"cards": cards[:3], "limit": 4}})["grenze"].status is Status.MET


# ── 04 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_eight_stakeholders_with_every_estimate_are_met() -> None:
    placed = {f"A{n:02}": {"x": 4, "y": 2, "haltung": "+1"} for n in range(1, 9)}
    assert found("04-portfolio", {"portfolio": placed})["einschaetzung"].status is Status.MET
    half = {actor: {"x": 4, "y": 2} for actor in placed}
    assert found("04-portfolio", {"portfolio": half})["einschaetzung"].share == pytest.approx(2 / 3)


def matrix(mark: str) -> dict[str, dict[str, str]]:
    sectors = {actor.sector for actor in OWN.network.actors}
    columns = ("kita", "grundschule", "sek1", "sek2", "beruf")
    return {sector: dict.fromkeys(columns, mark) for sector in sectors if sector}


def test_coverage_leaves_out_what_does_not_matter() -> None:
    cells = matrix("besetzt")
    cells["kita"] = dict.fromkeys(cells["kita"], "ohne")
    cells["schule"] = dict.fromkeys(cells["schule"], "gewinnen")
    # 11 sectors × 5 = 55 cells, 5 without meaning, 5 open → 45 / 50
    assert found("04-wer-fehlt", {"felder": cells, "rechnung": {"abdeckung": "0,9"}})["abdeckung"].status is Status.MET
    slip = found("04-wer-fehlt", {"felder": cells, "rechnung": {"abdeckung": "0,82"}})["abdeckung"]
    assert slip.share == pytest.approx(0.5)
    assert "ohne Rolle" in slip.hint


def test_an_undecided_cell_is_named() -> None:
    cells = matrix("besetzt")
    del cells["kita"]["beruf"]
    finding = found("04-wer-fehlt", {"felder": cells})["luecken"]
    assert finding.share == pytest.approx(54 / 55)
    assert finding.where == ("kita × Beruf",)


def test_doubled_actors_are_named_until_they_are_confirmed() -> None:
    twins = (
        Actor("a", "BBS Wiesenmark", "schule", "x"),
        Actor("b", "Berufsbildende Schulen Wiesenmark", "schule", "x"),
    )
    project = Project(participant="p", network=Network(twins))
    assert found("04-akteursliste", {}, project)["eindeutig"].status is not Status.MET
    said = {"netzwerk": {"distinct": [["a", "b"]]}}
    assert found("04-akteursliste", said, project)["eindeutig"].status is Status.MET


# ── 06 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_powerful_interested_actor_who_is_only_informed_is_named() -> None:
    project = replace(OWN, answers={"04-portfolio": {"portfolio": {"A26": {"x": 5, "y": 5}, "A40": {"x": 1, "y": 1}}}})
    finding = found("06-beteiligung", {"leiter": {"A26": "informieren", "A40": "informieren"}}, project)["passung"]
    # A26 should decide with (step 3), is at step 0: mean shortfall 1.5 of 4
    assert finding.share == pytest.approx(1 - 1.5 / 4)
    assert "IHK-Geschäftsstelle" in finding.hint
    kept = {"leiter": {"A26": "mitentscheiden", "A40": "informieren"}}
    assert found("06-beteiligung", kept, project)["passung"].status is Status.MET


PLAN = [
    {
        "anlass": "Rundbrief",
        "empfaenger": "alle",
        "kanal": "Rundbrief",
        "rhythmus": "monatlich",
        "zustaendig": "ich",
        "minuten": "120",
    },
    {
        "anlass": "Anrufe",
        "empfaenger": "eng einbinden",
        "kanal": "Anruf",
        "rhythmus": "monatlich",
        "zustaendig": "ich",
        "minuten": "100",
    },
    {
        "anlass": "Treffen",
        "empfaenger": "alle",
        "kanal": "Treffen",
        "rhythmus": "vierteljährlich",
        "zustaendig": "ich",
        "minuten": "480",
    },
]


@pytest.mark.parametrize(("typed", "share"), [("6,3", 1), ("380", 0.5), ("11,7", 0.5), ("3", 0)])
def test_the_hours_of_a_plan_are_recomputed(typed: str, share: float) -> None:
    answer = {"plan": {"rows": PLAN}, "rechnung": {"aufwand": typed, "verfuegbar": "10"}}
    assert found("06-informationsplan", answer)["aufwand"].share == pytest.approx(share)


def test_a_plan_that_needs_more_hours_than_there_are_says_how_many() -> None:
    answer = {"plan": {"rows": PLAN}, "rechnung": {"verfuegbar": "4"}}
    finding = found("06-informationsplan", answer)["abdeckung"]
    assert finding.share == pytest.approx(0.5)
    assert "6,3 h" in finding.hint and "4,0" in finding.hint


def test_a_meeting_of_talks_only_needs_a_block_for_taking_part() -> None:
    rows = [{"baustein": str(n), "minuten": "30", "form": "Vortrag"} for n in range(4)]
    finding = found("06-treffen", {"ablauf": {"rows": rows}, "rahmen": {"dauer": "120"}})["ablauf"]
    assert finding.share == pytest.approx(0.5)
    rows[0]["form"] = rows[1]["form"] = "Austausch"
    assert found("06-treffen", {"ablauf": {"rows": rows}, "rahmen": {"dauer": "120"}})["ablauf"].status is Status.MET


# ── all ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

JUNK = [
    None,
    5,
    "x",
    [],
    [[]],
    {},
    {"rows": 1},
    {"rows": [1, None]},
    {"cards": [{}, 3]},
    {"a": {"b": []}},
    True,
    -1e308,
]


@pytest.mark.parametrize("exercise", catalogue().values(), ids=lambda e: e.id)
def test_an_untouched_exercise_is_never_called_wrong(exercise) -> None:
    for finding in check(exercise.id, {}, Project(participant="p")):
        assert finding.status in (Status.NOT_ATTEMPTED, Status.CANNOT_BE_CHECKED), finding.check


@pytest.mark.parametrize("exercise", catalogue().values(), ids=lambda e: e.id)
@pytest.mark.parametrize("junk", JUNK, ids=str)
def test_no_check_raises_whatever_lies_in_the_answer(exercise, junk: object) -> None:
    answer = {part.id: junk for part in exercise.parts}
    project = replace(
        OWN, answers={exercise.id: answer, **{taken: {"portfolio": junk, "punkte": junk} for taken in exercise.takes}}
    )
    for finding in check(exercise.id, answer, project):
        assert 0 <= finding.share <= 1
