"""The language of everything people read: one gender style, Sie-form, short instructions, glossary words, no addresses.

Each rule looks at the words of a file line by line: in TOML at the values, in Markdown at everything but code. An
address outside is looked for in every line, because it must not stand in code either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from workbook.content import text
from workbook.errors import Fault

LONGEST_INSTRUCTION = 17  # words; the aim is 15
LONGEST_SENTENCE = 25  # words of a hint, an introduction or a note

_STEMS = "Teilnehmer|Referent|Koordinator|Netzwerker|Lehrer|Schüler|Nutzer|Mitarbeiter|Ansprechpartner|Expert|Moderator"
GENDER = re.compile(
    r"\w(?:[*:_·'’]|/?-)in(?:nen)?\b"  # Teilnehmer*innen, Referent:in, Koordinator/-in
    r"|\w\(in(?:nen)?\)"  # Teilnehmer(innen)
    r"|\b[A-ZÄÖÜ][a-zäöüß]+In(?:nen)?\b"  # TeilnehmerInnen
    rf"|\b(?:{_STEMS})innen (?:und|oder) (?:{_STEMS})"  # Teilnehmerinnen und Teilnehmer
    rf"|\b(?:Teilnehmer|Koordinator|Netzwerker|Lehrer|Schüler|Nutzer|Mitarbeiter|Referent|Expert)(?:n|en|s)?\b(?!/|-)"
)
INFORMAL = re.compile(
    r"\b(?:du|dein\w{0,2}|dich|dir|euch|euer|eur(?:e|en|em|er|es))\b"
    r"|(?:^|[.!?:„]\s*)(?:Klick|Trag|Schau|Gib|Wähle|Füge|Schreib|Öffne|Lies|Nimm|Ordne|Nenne|Sieh|Überlege)\b(?! Sie)",
    re.IGNORECASE,
)
ADDRESS = re.compile(
    r"\b(?:https?|ftps?|sftp|wss?|file)://(?!127\.0\.0\.1|localhost)|\bwww\.|\bmailto:"
    r"|(?<![\w.:])//[\w-]+\.\w"
    r"|(?<![\w@./-])[\w-]+\.(?:com|org|net|eu|io|info|de)(?![\w-])(?:/\S*)?",
    re.IGNORECASE,
)
AVOIDED = {
    r"Anspruchsgruppen?": "Stakeholder",
    r"Knoten(?:s|punkte?n?)?": "Akteur",
    r"Kanten?": "Beziehung",
    r"Scores?": "Punkte oder Rückmeldung",
    r"Buttons?": "Schaltfläche",
    r"Feedbacks?": "Rückmeldung",
    r"Deadlines?": "Abgabetermin",
    r"Rankings?": "Rangfolge",
    r"Tools?": "Werkzeug",
    r"[Ff]alsch(?:e[nmrs]?)?": "noch offen",
    r"Kick-?[Oo]ff": "Auftakt",
}
_AVOIDED = {re.compile(rf"\b{word}\b"): use for word, use in AVOIDED.items()}
_PAIR = re.compile(r"\b(\w+)in oder (?:\w+ )?\1(?:en)?\b")  # one person: "Ihre Referentin oder Ihr Referent"
_PLACEHOLDER = re.compile(r"\{\w*\}")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_CODE = re.compile(r"`[^`]*`")


def language_faults(path: Path, name: str) -> Iterator[Fault]:
    """What in one file is not in the language of the course; ``name`` is what the file is called in the messages."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if found := ADDRESS.search(line):
            yield _fault("address", name, number, what=found.group())
    for number, words in words_of(path):
        yield from _word_faults(name, number, words)


def _word_faults(name: str, number: int, said: str) -> Iterator[Fault]:
    words = _PAIR.sub("", _PLACEHOLDER.sub("", said))
    for code, pattern in (("gender", GENDER), ("informal", INFORMAL)):
        if found := pattern.search(words):
            yield _fault(code, name, number, what=found.group().strip())
    for pattern, use in _AVOIDED.items():
        if found := pattern.search(words):
            yield _fault("glossary", name, number, what=found.group(), use=use)


def sentence_faults(name: str, line: int | None, said: str, longest: int) -> Iterator[Fault]:
    """Sentences of an instruction that are longer than ``longest`` words."""
    for sentence in re.split(r"(?<=[.?!])[\s“]+|\n", said):
        words = [word for word in sentence.split() if re.search(r"\w", word)]
        if len(words) > longest:
            shown = " ".join(words[:6])
            yield _fault("long", name, line, what=shown, count=len(words), longest=longest)


def words_of(path: Path) -> Iterator[tuple[int, str]]:
    """What people read of a file, line by line: no code, no keys, no comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return _of_markdown(lines) if path.suffix == ".md" else _of_toml(lines)


def _of_markdown(lines: list[str]) -> Iterator[tuple[int, str]]:
    code = False
    head = bool(lines) and lines[0] == "---"
    for number, line in enumerate(lines, 1):
        if head:
            head = number == 1 or line != "---"
        elif line.lstrip().startswith("```"):
            code = not code
        elif not code:
            yield number, _CODE.sub("", line)


def _of_toml(lines: list[str]) -> Iterator[tuple[int, str]]:
    inside = False
    for number, line in enumerate(lines, 1):
        if '"""' in line:
            before, _, after = line.partition('"""')
            yield number, after if not inside else before
            inside = (not inside) if line.count('"""') % 2 else inside
        elif inside:
            yield number, line
        else:
            for found in _STRING.findall(line if not line.lstrip().startswith("#") else ""):
                yield number, found


def _fault(code: str, name: str, line: int | None, **values: object) -> Fault:
    return Fault(f"language-{code}", name, line, None, text(f"language.{code}", **values))
