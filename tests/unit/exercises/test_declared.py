"""What an author mistypes is named in German, with file and line, all at once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import workbook.exercises
from workbook.content.texts import FOLDER
from workbook.errors import ContentFaults
from workbook.exercises.declared import declaration_faults
from workbook.exercises.lines import Lines

GOOD = '''# ein Modul
[module]
id = "99"
title = "Probe"
minutes = 10
goals = ["Sie probieren."]

[[exercise]]
id = "99-eins"
number = "99.1"
title = "Eins"
place = "module"
subject = "none"
minutes = 5
task = "Schreiben Sie."

[[exercise.part]]
id = "text"
kind = "note"
text = """Erste Zeile
hint = "steht nur im Text"
[[exercise]]"""

[[exercise.part]]  # zum Antworten
id = "angaben"
kind = "form"
fields = [
  { id = "a", label = "A", type = "text" },
  { id = "b", label = "B", type = "choice", options = ["x", "y"] },
]

[[exercise.check]]
name = "angaben"
title = "Ausgefüllt"
kind = "V"
use = "filled"
points = 1.5
part = "angaben"
fields = ["a", "b"]
hint = "Noch offen: {places}."
reason = "Damit es weitergeht."
'''
LINE = {text: number for number, text in enumerate(GOOD.splitlines(), 1)}

# (what stands there, what somebody types, line meant, words of the message)
MISTAKES = [
    ('kind = "form"', 'kind = "from"', 'kind = "form"', ("Die Art „from“ gibt es nicht", "„form“")),
    ('kind = "form"', 'kind = "Formular"', 'kind = "form"', ("docs/autoren.md",)),
    ('hint = "Noch offen: {places}."\n', "", "[[exercise.check]]", ("„angaben“ fehlt die Angabe „hint“",)),
    (
        'hint = "Noch offen',
        'hnt = "Noch offen',
        'hint = "Noch offen: {places}."',
        ("„hnt“", "Gemeint ist vermutlich „hint“"),
    ),
    ('hint = "Noch offen: {places}."', 'hint = "  "', 'hint = "Noch offen: {places}."', ("„hint“",)),
    ("points = 1.5", 'points = "1,5"', "points = 1.5", ("eine Zahl ohne Anführungszeichen",)),
    ("points = 1.5", "points = 1,5", "points = 1.5", ("lässt sich die Datei nicht lesen", "Komma")),
    ("points = 1.5", "points = -1", "points = 1.5", ("-1 Punkte",)),
    ("points = 1.5", "points = 0.3", "points = 1.5", ("0,3 Punkte",)),
    ("points = 1.5", "points = true", "points = 1.5", ("eine Zahl",)),
    ('part = "angaben"', 'part = "angabe"', 'part = "angaben"', ("„angabe“", "Gemeint ist vermutlich „angaben“")),
    ('kind = "V"', 'kind = "X"', 'kind = "V"', ("Möglich sind: V, K, R, D, F, Z",)),
    ('place = "module"', 'place = "modul"', 'place = "module"', ("Möglich sind: module, assignment",)),
    ('subject = "none"', 'subject = "keins"', 'subject = "none"', ("own, example, none",)),
    ('task = "Schreiben Sie."', 'task = "Schreiben Sie.', 'task = "Schreiben Sie."', ("Anführungszeichen",)),
    ('label = "A", type', 'lable = "A", type', "fields = [", ("Eintrag „a“ die Angabe „label“",)),
    ('type = "text" }', 'type = "txt" }', "fields = [", ("Die Feldart „txt“", "„text“")),
    ('{ id = "b"', '{ id = "a"', "fields = [", ("„a“ gibt es hier zweimal",)),
    ("fields = [\n", "felder = [\n", "[[exercise.part]]  # zum Antworten", ("braucht die Angabe „fields“",)),
    ("minutes = 5", "minutes = 5\nhand_points = 6", "[[exercise]]", ("hand_points", "rubric")),
    (
        "minutes = 5",
        "minutes = 5\nminuten = 5",
        'task = "Schreiben Sie."',
        ("„minuten“ ist hier nicht bekannt", "minutes"),
    ),
    ("[module]", "[modul]", "[module]", ("„modul“", "module")),
    ("[[exercise.check]]", "[[exercise.chek]]", "[[exercise.check]]", ("„chek“", "check")),
    ("[[exercise]]\nid = ", "[exercise]\nid = ", "[[exercise]]", ("Klammer",)),
]


def test_a_good_file_has_no_faults() -> None:
    assert declaration_faults("99.toml", GOOD) == ()


@pytest.mark.parametrize(
    ("there", "typed", "line", "words"), MISTAKES, ids=[f"{m[0][:14]}→{m[1][:14]}" for m in MISTAKES]
)
def test_a_mistake_is_named_with_its_line(there: str, typed: str, line: str, words: tuple[str, ...]) -> None:
    assert there in GOOD
    faults = declaration_faults("99.toml", GOOD.replace(there, typed, 1))
    said = "\n".join(map(str, faults))
    for each in words:
        assert each in said
    wanted = GOOD.splitlines().index(line) + 1
    assert any(fault.row is not None and fault.row == wanted for fault in faults), said
    assert all(fault.file == "99.toml" for fault in faults)


def test_the_line_is_that_of_the_key_itself() -> None:
    faults = declaration_faults("99.toml", GOOD.replace('use = "filled"', "use = 7"))
    assert [(fault.row, fault.code) for fault in faults] == [(LINE['use = "filled"'], "declared-type")]


def test_all_mistakes_are_named_at_once() -> None:
    broken = GOOD.replace('kind = "form"', 'kind = "from"').replace("points = 1.5", "points = 0").replace('"V"', '"X"')
    assert {fault.code for fault in declaration_faults("99.toml", broken)} == {
        "declared-kind-unknown",
        "declared-points",
        "declared-among",
    }


def test_words_in_a_long_text_are_no_keys() -> None:
    assert Lines(GOOD).of("exercise", 0, "check", 0, "hint") == LINE['hint = "Noch offen: {places}."']
    assert Lines(GOOD).of("exercise", 1) is None


@pytest.mark.parametrize("path", sorted((FOLDER / "exercises").glob("*.toml")), ids=lambda path: path.name)
def test_the_courses_own_files_have_no_faults(path: Path) -> None:
    assert declaration_faults(path.name, path.read_text(encoding="utf-8")) == ()


@pytest.mark.parametrize(
    "there", ['task = "Schreiben Sie."\n', 'kind = "V"', "[module]", "minutes = 5\n", "[[exercise]]"]
)
def test_a_file_that_cannot_be_read_says_where(there: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the workbook itself meets it: the message names file and line, no KeyError."""
    assert workbook.exercises
    catalogue = sys.modules["workbook.exercises.catalogue"]
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "99.toml").write_text(
        GOOD.replace(there, "", 1).replace('= "V"', '= "X"'), encoding="utf-8"
    )
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    catalogue.modules.cache_clear()
    try:
        with pytest.raises(ContentFaults) as error:
            catalogue.modules()
    finally:
        catalogue.modules.cache_clear()
    assert "99.toml" in str(error.value)
    assert "KeyError" not in str(error.value)


@pytest.mark.parametrize(
    "junk", ["", "exercise = 7", "[module]\nid = 7", "[[exercise]]\npart = 7\ncheck = [7]", "\x00", "[[exercise.part]]"]
)
def test_nothing_that_is_typed_breaks_the_looking(junk: str) -> None:
    assert declaration_faults("99.toml", junk)
