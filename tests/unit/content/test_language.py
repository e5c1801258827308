"""The language of everything people read: one gender style, Sie-form, short instructions, glossary terms."""

import re
import tomllib
from pathlib import Path

import pytest

from workbook.checks.completeness import count_words
from workbook.exercises import catalogue

ROOT = Path(__file__).parents[3]
ENGLISH = {"operating.md", "engineering.md"}
FOREIGN_WORDS = {"headers.toml"}  # header words of tables as people bring them
FOLDERS = {"workbook/content/de": "**/*.toml", "notebooks": "**/*.md", "assignments": "**/*.md", "docs": "*.md"}
TEXTS = sorted(
    path
    for folder, pattern in FOLDERS.items()
    for path in (ROOT / folder).glob(pattern)
    if path.name not in ENGLISH | FOREIGN_WORDS
)
LONGEST_INSTRUCTION = 17  # words; the aim is 15

OTHER_GENDER_STYLES = re.compile(r"\w(?:[*:_]|-)innen?\b|\b\w+Innen\b")
INFORMAL = re.compile(r"\b(?:du|dein|deine|deinen|deinem|deiner|dich|dir|euch|euer|eure)\b", re.IGNORECASE)
ADDRESS = re.compile(r"https?://|www\.")
AVOIDED = {
    "Anspruchsgruppe": "Stakeholder",
    "Knoten": "Akteur",
    "Kanten": "Beziehungen",
    "Score": "Punkte oder Rückmeldung",
    "Button": "Schaltfläche",
    "Feedback": "Rückmeldung",
    "Deadline": "Abgabetermin",
    "Ranking": "Rangfolge",
    "Tool": "Werkzeug",
    "falsch": "noch offen",
}


def words_of(path: Path) -> str:
    """What people read of a file: no code, no keys, no comments."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        return re.sub(r"```.*?```|`[^`]*`|^---.*?^---", "", text, flags=re.DOTALL | re.MULTILINE)

    def strings(node: object) -> list[str]:
        if isinstance(node, str):
            return [node]
        children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        return [found for child in children for found in strings(child)]

    return "\n".join(strings(tomllib.loads(text)))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_one_gender_style_is_used(path: Path) -> None:
    assert not OTHER_GENDER_STYLES.findall(words_of(path))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_people_are_addressed_as_sie(path: Path) -> None:
    assert not INFORMAL.findall(words_of(path))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_no_text_sends_people_to_an_address_outside(path: Path) -> None:
    assert not ADDRESS.findall(words_of(path))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_the_glossary_words_are_used(path: Path) -> None:
    text = words_of(path)
    found = {word: use for word, use in AVOIDED.items() if re.search(rf"\b{word}\b", text)}
    assert not found, f"{path.name}: {found}"


@pytest.mark.parametrize("exercise", catalogue().values(), ids=lambda e: e.id)
def test_instructions_are_short(exercise) -> None:
    for sentence in re.split(r"(?<=[.?!])\s+", exercise.task):
        assert count_words(sentence) <= LONGEST_INSTRUCTION, sentence
