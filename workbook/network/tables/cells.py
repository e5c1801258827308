"""The text of a cell as a person reads it: what cannot be seen must not make two names of one."""

from __future__ import annotations

import unicodedata

# zero-width spaces and joiners, marks of writing direction, the soft hyphen: they come along when text is copied
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


def legible(cell: str) -> str:
    """The cell without invisible signs, with every run of blanks (also protected ones, also line breaks) as one space.

    Umlauts written as letter and dots, as macOS does in file names, become one letter.
    """
    return " ".join(unicodedata.normalize("NFC", cell).translate(INVISIBLE).split())
