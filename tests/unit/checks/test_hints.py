"""A hint says what to do now, in whole sentences, whatever has been entered or not."""

from __future__ import annotations

import re

import pytest

from tests.takeaways import worked
from workbook.checks import Finding, check
from workbook.exercises import catalogue
from workbook.network import wiesenmark
from workbook.project import Project

HOLE = re.compile(r"[{}…]|: ?[.,]|\?\.|\(\)|„“|  |\d,\d0 ")
PROJECTS = {
    "empty": Project("p07"),
    "a network only": Project("p07", wiesenmark()),
    "half done": worked("fair"),
    "hardly done": worked("weak", seed=4),
}


def findings(exercise: str, project: Project) -> tuple[Finding, ...]:
    return check(exercise, project.answers.get(exercise, {}), project)


@pytest.mark.parametrize("name", PROJECTS)
@pytest.mark.parametrize("exercise", catalogue())
def test_no_hint_has_a_hole(exercise: str, name: str) -> None:
    project = PROJECTS[name]
    for finding in findings(exercise, project):
        # what a participant wrote may hold anything; it stands in the places
        said = finding.hint
        for place in finding.where:
            said = said.replace(place, "Stelle")
        assert not HOLE.search(said), (finding.check, finding.hint)
        assert finding.hint or finding.status.value in ("met", "cannot_be_checked"), finding.check


def test_before_anything_is_entered_the_hint_says_so_and_keeps_its_advice() -> None:
    (finding,) = findings("01-tausch", Project("p07"))
    assert finding.hint == "Hier ist noch nichts eingetragen. Ein Satz und ein Schlagwort genügen."


def test_a_sentence_about_places_is_left_out_where_there_are_none() -> None:
    rows = [{"akteur": f"Partner {n}", "nutzen": "Praktika", "beitrag": "Raum"} for n in range(4)]
    (finding,) = check("04-nutzen", {"bilanz": {"rows": rows}}, Project("p07", wiesenmark()))
    assert finding.hint == "Vollständig sind 4 von 8 Zeilen."
