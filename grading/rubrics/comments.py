"""A comment bank that learns: what was written before is offered again, the most used and the latest first.

Only the mark that stands counts: a slip that was mended in the comment is not offered again. A line that names a
person stays with that person.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from grading.rubrics.model import GivenMark

_WORD = re.compile(r"\w+")
SHORTEST = 4  # characters; "gut" is no comment worth keeping


@dataclass(frozen=True)
class Snippet:
    """One line of earlier comments: how often it was used and when last."""

    text: str
    uses: int
    last: str


def comment_bank(marks: Iterable[GivenMark], *, beginning: str = "", names: Iterable[str] = ()) -> tuple[Snippet, ...]:
    """The lines of earlier comments on an exercise. ``beginning`` narrows to lines with a word that begins so.

    ``names``: whole names of people; lines that hold a part of one are left out. Parts in small letters ("von der")
    are no names by themselves, or hardly a German sentence would remain.
    """
    people = {part for name in names for part in _WORD.findall(name) if len(part) > 1 and part[0].isupper()}
    uses: Counter[str] = Counter()
    last: dict[str, str] = {}
    standing = {(each.participant, each.exercise, each.second): each for each in marks if each.by_rubric}
    for given in standing.values():
        for line in dict.fromkeys(_lines(given.mark.comment)):
            uses[line] += 1
            last[line] = max(last.get(line, ""), given.at)
    wanted = [line for line in uses if _fits(line, beginning) and people.isdisjoint(_WORD.findall(line))]
    ordered = sorted(wanted, key=lambda line: (uses[line], last[line]), reverse=True)
    return tuple(Snippet(line, uses[line], last[line]) for line in ordered)


def _lines(comment: str) -> Iterable[str]:
    return (line.strip() for line in comment.splitlines() if len(line.strip()) >= SHORTEST)


def _fits(line: str, beginning: str) -> bool:
    wanted = beginning.casefold().strip()
    return not wanted or any(word.startswith(wanted) for word in line.casefold().split())
