"""What changed between two hand-ins: the words of the new one, with what is new marked and what is gone struck out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from html import escape
from html.parser import HTMLParser

MOST_WORDS = 3_000  # beyond, whole lines are compared: comparing word by word would take seconds
_BLOCKS = {"p", "div", "section", "h3", "h4", "dt", "dd", "li", "tr", "br", "caption", "table", "dl", "ul", "ol"}
_UNSEEN = {"svg", "style", "script", "title"}
_WORDS = re.compile(r"\n|[^\S\n]+|[^\s]+")


def plain_text(html: str) -> str:
    """What a person reads of our own answer HTML, a line for each block; pictures left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in "".join(reader.found).split("\n"))
    return "\n".join(line for line in lines if line)


def marked_changes(before: str, after: str) -> str:
    """The text ``after`` as HTML: ``<mark>`` around what is new, ``<s>`` around what was there ``before``."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    body = "".join(_pieces(old, new))
    return f"<p>{body.replace(chr(10), '<br>')}</p>"


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if kind == "equal":
            yield escape(come)
            continue
        yield _within("s", gone)
        yield _within("mark", come)


def _within(tag: str, words: str) -> str:
    return f"<{tag}>{escape(words)}</{tag}>" if words.strip() else escape(words)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, _: object) -> None:
        self._unseen += tag in _UNSEEN
        self.found.append("\n" if tag in _BLOCKS else " " if tag in ("td", "th") else "")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        self.found.append("\n" if tag in _BLOCKS else "")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.found.append(data)
