"""Modul 04 in words: which sectors and stages are filled and which are gaps, and who stands in which class."""

from __future__ import annotations

import re
from typing import Any

from workbook.checks.summaries import Line, summary
from workbook.exercises import find
from workbook.network import Actor, Network, wiesenmark
from workbook.project import Project
from workbook.widgets.parts.derived import derived
from workbook.widgets.registry import Scene

SORTED = {"klassen": {"m1": "ruhend", "m7": "massgeblich", "m4": "massgeblich", "m8": "?"}}


def lines(exercise: str, project: Project) -> dict[str, Line]:
    from datetime import date

    found = find(exercise)
    part = next(each for each in found.parts if each.kind == "derived")
    told = summary(part.settings["show"], found, project, part.settings, date(2026, 11, 23))
    return {line.label: line for line in told}


def view(exercise: str, project: Project) -> Any:
    found = find(exercise)
    part = next(each for each in found.parts if each.kind == "derived")
    return derived(part, Scene(found, part, project, project.network, False, lambda *_: None))


def test_sectors_as_people_write_them_are_known_and_missing_ones_are_named() -> None:
    network = Network((Actor("a", "BBS", "Schulen"), Actor("b", "IHK", "kammer"), Actor("c", "Amt", "Verwaltung")))
    told = lines("04-akteursliste", Project("p07", network))
    assert told["Bereiche"].value == "3 von 10 üblichen besetzt"
    assert "Kita, Hochschule, Wirtschaft" in told["Bereiche"].note
    assert "Schule," not in told["Bereiche"].note
    assert "Übung 04.4" in told["Bildungskette"].note
    assert lines("04-akteursliste", Project("p07")) == {}


def test_wiesenmark_has_all_sectors() -> None:
    assert lines("04-akteursliste", Project("p07", wiesenmark()))["Bereiche"] == Line(
        "Bereiche", "10 von 10 üblichen besetzt"
    )


def test_every_stage_names_who_fills_it_and_each_gap() -> None:
    network = Network((Actor("a", "BBS", "schule", extra={"Rolle": "Mitglied"}), Actor("b", "IHK", "kammer")))
    marks = {"schule": {"kita": "ohne", "sek2": "besetzt"}, "kammer": {"kita": "nicht_noetig", "sek2": "gewinnen"}}
    told = lines("04-akteursliste", Project("p07", network, {"04-wer-fehlt": {"felder": marks}}))
    assert told["Sek II"] == Line("Sek II", "besetzt durch Schule", "Lücke, zu gewinnen: Kammern und Verbände.")
    assert told["Kita"] == Line("Kita", "noch unbesetzt", "Lücke, nicht nötig: Kammern und Verbände.")
    assert told["Beruf"].note == "Noch offen: Kammern und Verbände, Schule."
    assert told["Rollen"].value == "Mitglied 1, ohne Angabe 1"


def test_each_class_counts_its_descriptions_and_the_picture_bears_their_numbers() -> None:
    project = Project("p07", answers={"04-dringlichkeit": SORTED})
    told = lines("04-dringlichkeit", project)
    assert [(line.label, line.value) for line in told.values()] == [
        ("ruhend – nur Macht", "1 Beschreibung"),
        ("maßgeblich – alle drei", "2 Beschreibungen"),
    ]
    assert told["maßgeblich – alle drei"].note.startswith("Nr. 4: Der Träger gibt Geld")
    drawn = view("04-dringlichkeit", project)["drawn"]
    words = re.findall(r"<text[^>]*>([^<]+)</text>", drawn["svg"])
    assert words.count("–") == 5
    assert words[words.index("maßgeblich") + 1] == "4 · 7"
    assert drawn["title"].startswith("3 von 8 zugeordnet, davon 2")
    assert drawn["svg"].count("<circle") == 3 and drawn["alt"]
    assert view("04-dringlichkeit", Project("p07"))["drawn"] is None
