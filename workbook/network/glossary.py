"""The glossary of measures: what a number means, how it is read, where it misleads, where it comes from."""

from __future__ import annotations

from dataclasses import dataclass, fields

from workbook.content.texts import text


@dataclass(frozen=True)
class Explanation:
    """One measure in words. ``name`` is the everyday word, ``term`` the technical one."""

    measure: str
    name: str
    term: str
    meaning: str
    formula: str
    reading: str
    limits: str
    source: str

    @property
    def title(self) -> str:
        """Everyday word first, technical term in brackets once: "Brückenwert (Zwischenzentralität)"."""
        return f"{self.name} ({self.term})"


def explain(measure: str) -> Explanation:
    """The explanation of a measure, by its key: ``explain("betweenness")``.

    Raises ContentError("text-missing") for a measure without entry.
    """
    parts = [field.name for field in fields(Explanation)][1:]
    return Explanation(measure, *(text(f"measures.{measure}.{part}") for part in parts))
