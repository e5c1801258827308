"""What the own network is called, and what the files are called."""

from __future__ import annotations

import re
import unicodedata

from workbook.content import text
from workbook.figures.answers.pieces import mapping
from workbook.project import Project
from workbook.report.naming import legible_words, title_of

# exercise, part, field in which people write the name of their network; the first one filled counts
NAMED_IN = (("00-profil", "profil", "netzwerk"), ("01-steckbrief", "steckbrief", "name"))
LONGEST_NAME = 120  # signs of a title
LONGEST_PART = 60  # signs of one part of a file name, so that the whole fits everywhere
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def network_name(project: Project) -> str:
    """The network's name: as the person wrote it, else from the coordination's name, else a plain word."""
    for exercise, part, field in NAMED_IN:
        said = mapping(mapping(project.answers.get(exercise)).get(part)).get(field)
        if isinstance(said, str) and legible_words(said).strip():
            return _short(" ".join(legible_words(said).split()))
    return _short(title_of(project.network, ()))


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rstrip()} …"


def file_name(*parts: str, form: str) -> str:
    """A file name that every system takes: "Netzwerkbericht_Netzwerk-Wiesenmark.pdf". Umlauts stay."""
    stem = "_".join(word for word in map(_file_part, parts) if word) or text("takeaway.file.plain")
    return f"_{stem}{form}" if _RESERVED.fullmatch(stem.split(".")[0]) else f"{stem}{form}"


def _file_part(words: str) -> str:
    plain = unicodedata.normalize("NFC", words)
    plain = re.sub(r"[^\w]+", "-", plain).replace("_", "-")
    return re.sub(r"-{2,}", "-", plain)[:LONGEST_PART].strip("-")
