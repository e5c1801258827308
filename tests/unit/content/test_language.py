"""The language of everything people read: one gender style, Sie-form, short instructions, glossary terms, no address.

The rules are those of ``python -m grading.build check`` (``grading/build/language.py``); here they are held against the
course's own texts, and against what somebody may try to get past them.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grading.build.authoring import text_files
from grading.build.language import (
    ADDRESS,
    LONGEST_INSTRUCTION,
    LONGEST_SENTENCE,
    language_faults,
    sentence_faults,
    words_of,
)
from workbook.exercises import catalogue

ROOT = Path(__file__).parents[3]
TEXTS = text_files(ROOT)
# pages and templates with words of their own
PAGES = sorted(
    path
    for pattern in (
        "workbook/**/*.html",
        "workbook/**/*.js",
        "workbook/**/*.css",
        "workbook/**/*.typ",
        "grading/**/*.typ",
    )
    for path in ROOT.glob(pattern)
)
NAMESPACES = re.compile(r"http://www\.w3\.org/\S+|\b[\w.-]+\.(?:js|css|json|toml|md|csv|html)\b")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_text_is_in_the_language_of_the_course(path: Path) -> None:
    assert [str(fault) for fault in language_faults(path, path.name)] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_page_or_script_asks_for_anything_outside(path: Path) -> None:
    code = NAMESPACES.sub("", path.read_text(encoding="utf-8"))
    assert re.findall(r"(?:https?|wss?)://(?!127|localhost|\$\{|\")\S+|@import\s+url", code) == []


@pytest.mark.parametrize("exercise", catalogue().values(), ids=lambda e: e.id)
def test_instructions_hints_and_notes_are_short(exercise) -> None:
    hints = [said for spec in exercise.checks for said in (spec.hint, spec.reason, *spec.slips.values())]
    notes = [str(part.settings.get("text", "")) for part in exercise.parts if part.kind == "note"]
    found = [*sentence_faults(exercise.id, None, exercise.task, LONGEST_INSTRUCTION)]
    for said in (exercise.intro, *hints, *notes):
        found += sentence_faults(exercise.id, None, said, LONGEST_SENTENCE)
    assert [str(fault) for fault in found] == []


@pytest.mark.parametrize("exercise", catalogue().values(), ids=lambda e: e.id)
def test_a_hint_says_more_than_that_something_is_open(exercise) -> None:
    for spec in exercise.checks:
        words = re.findall(r"\w+", spec.hint)
        assert len(words) >= 5 or "{places}" in spec.hint, spec.code


SMUGGLED = [
    ("gender", "Alle Teilnehmer*innen kommen."),
    ("gender", "Alle Teilnehmer:innen kommen."),
    ("gender", "Alle Teilnehmer_innen kommen."),
    ("gender", "Alle Teilnehmer/-innen kommen."),
    ("gender", "Alle Teilnehmer(innen) kommen."),
    ("gender", "Alle TeilnehmerInnen kommen."),
    ("gender", "Jede Referent:in kommt."),
    ("gender", "Jede Referent*in kommt."),
    ("gender", "Jede ReferentIn kommt."),
    ("gender", "Teilnehmerinnen und Teilnehmer kommen."),
    ("gender", "Die Teilnehmer kommen."),
    ("gender", "Fragen Sie die Koordinatoren."),
    ("gender", "Für Schüler und Lehrer."),
    ("informal", "Trage deine Akteure ein."),
    ("informal", "Das hast Du gut gemacht."),
    ("informal", "Schreib zwei Sätze."),
    ("informal", "Fertig. Wähle einen Akteur."),
    ("informal", "Zeigt es Euch."),
    ("informal", "Was gehört zu eurem Netzwerk?"),
    ("glossary", "Der Knoten hat drei Kanten."),
    ("glossary", "Eine Kante fehlt."),
    ("glossary", "Geben Sie Feedback."),
    ("glossary", "Klicken Sie auf den Button."),
    ("glossary", "Die Scores sind hoch."),
    ("glossary", "Das ist falsch."),
    ("glossary", "Die falsche Antwort."),
    ("glossary", "Nutzen Sie das Tool."),
    ("glossary", "Die Anspruchsgruppe fehlt."),
    ("address", "Mehr unter https://example.org."),
    ("address", "Mehr unter www.example.org."),
    ("address", "Mehr unter example.com/netz."),
    ("address", "Schreiben Sie an mailto:info@example.org."),
    ("address", "Bild von //cdn.example.org/bild.png."),
    ("address", "Datei von ftp://example.org."),
]


@pytest.mark.parametrize(("rule", "said"), SMUGGLED, ids=[said for _, said in SMUGGLED])
@pytest.mark.parametrize("form", ["toml", "long toml", "md"])
def test_nothing_gets_past_the_rules(rule: str, said: str, form: str, tmp_path: Path) -> None:
    path = tmp_path / ("text.md" if form == "md" else "text.toml")
    path.write_text(
        {
            "toml": f'# Kommentar\na = "Gut."\nb = "{said}"\n',
            "long toml": f'# Kommentar\na = """Gut.\n{said}"""\n',
            "md": f"# Titel\n\n{said}\n",
        }[form],
        encoding="utf-8",
    )
    found = list(language_faults(path, path.name))
    assert {(fault.code, fault.row) for fault in found} == {(f"language-{rule}", 3)}
    assert path.name in str(found[0])


@pytest.mark.parametrize(
    "said",
    [
        "Alle Teilnehmer/innen und Referent/innen kommen.",
        "Ihre Referentin oder Ihr Referent liest das.",
        "Teilnehmende und die Koordination kommen.",
        "Die Teilnehmerliste der Lehrgangsleitung.",
        "Moderator/in, Brückenbauer/in, Anbieter/in eigener Angebote",
        "Noch offen: {d_in} von {places}.",
        "Am 14.04. um 14:30 Uhr, z. B. in Torfhagen.",
        "Die Datei antworten.json liegt in mein-netzwerk/projekt.json.",
        "Geben Sie acht. Wählen Sie einen Akteur.",
    ],
)
def test_good_german_is_left_alone(said: str, tmp_path: Path) -> None:
    path = tmp_path / "text.toml"
    path.write_text(f'a = "{said}"\n', encoding="utf-8")
    assert [str(fault) for fault in language_faults(path, path.name)] == []


def test_an_address_is_found_in_code_too(tmp_path: Path) -> None:
    """What a notebook's cell or a code span would fetch is a request all the same."""
    path = tmp_path / "text.md"
    path.write_text(
        "```{code-cell}\nbild('https://example.org')\n```\nSehen Sie `http://example.org`.\n", encoding="utf-8"
    )
    assert [fault.row for fault in language_faults(path, path.name)] == [2, 4]


def test_comments_keys_and_code_are_no_words_for_people(tmp_path: Path) -> None:
    toml, page = tmp_path / "text.toml", tmp_path / "text.md"
    toml.write_text('# Feedback, falsch\nfeedback = "Rückmeldung"\n', encoding="utf-8")
    page.write_text("---\ntitel: Feedback\n---\n```\nButton\n```\n`Score` und **Akteur**\n", encoding="utf-8")
    assert [words for _, words in words_of(toml)] == ["Rückmeldung"]
    assert [words for _, words in words_of(page)] == [" und **Akteur**"]


@pytest.mark.parametrize(
    "said",
    [
        " ".join(["Wort"] * 18) + ".",
        "Kurz. " + " ".join(["Wort"] * 18) + ".",
        "Erstens: " + ", ".join(["Wort"] * 18) + ".",
        " – ".join(["Wort"] * 18),
        "Kurz.\n" + " ".join(["Wort"] * 18),
    ],
)
def test_a_long_instruction_is_named_however_it_is_joined(said: str) -> None:
    (fault,) = sentence_faults("x.toml", 7, said, LONGEST_INSTRUCTION)
    assert (fault.row, fault.file) == (7, "x.toml")
    assert not list(sentence_faults("x.toml", 7, " ".join(["Wort"] * 17) + ".", LONGEST_INSTRUCTION))


def test_addresses_on_this_machine_may_be_named() -> None:
    assert not ADDRESS.search("http://127.0.0.1:8888")
