"""Where in a content file something stands: the line of a key, for messages to authors."""

from __future__ import annotations

import re

_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\-\"]+)\s*\]\]?")
_KEY = re.compile(r"^\s*([A-Za-z0-9_-]+)\s*=")
_TRIPLE = re.compile(r'"""|' + "'''")

Place = tuple[str | int, ...]


class Lines:
    """The lines of tables and keys of one file. Places are written as in ``("exercise", 3, "check", 0, "hint")``."""

    def __init__(self, text: str) -> None:
        self._found: dict[Place, int] = {}
        counts: dict[Place, int] = {}
        here: Place = ()
        inside = False
        for number, line in enumerate(text.splitlines(), 1):
            quotes = len(_TRIPLE.findall(line))
            if not inside:
                header, key = _HEADER.match(line), _KEY.match(line)
                if header:
                    here = _table(header[2], counts, counted=header[1] == "[[")
                    self._found.setdefault(here, number)
                elif key:
                    self._found.setdefault((*here, key[1]), number)
            inside ^= quotes % 2 == 1

    def of(self, *place: str | int) -> int | None:
        """The line of a place, or of the nearest table around it."""
        for here in ((*place, 0), *(place[:length] for length in range(len(place), 0, -1))):
            if here in self._found:
                return self._found[here]
        return None


def _table(name: str, counts: dict[Place, int], *, counted: bool) -> Place:
    """The place of a table header: every list on the way stands at its last entry."""
    here: Place = ()
    steps = name.replace('"', "").split(".")
    for step in steps[:-1]:
        here = (*here, step)
        if here in counts:
            here = (*here, counts[here] - 1)
    here = (*here, steps[-1])
    if not counted:
        return here
    counts[here] = counts.get(here, 0) + 1
    return (*here, counts[here] - 1)
