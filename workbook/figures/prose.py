"""Short author's texts (tasks, introductions, notes) as safe HTML.

Authors write paragraphs, ``- lists``, ``**strong**`` and ``*emphasis*``; everything else is text. The result never
holds a tag that was typed by somebody.
"""

from __future__ import annotations

import re
from html import escape

_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?![\w*])")
_BLOCKS = re.compile(r"\n\s*\n")


def inline(text: str) -> str:
    """One line of text with emphasis, escaped."""
    return _EMPHASIS.sub(r"<em>\1</em>", _STRONG.sub(r"<strong>\1</strong>", escape(text, quote=False)))


def paragraphs(text: str) -> str:
    """Text with paragraphs and lists, escaped; "" for no text."""
    return "".join(_block(block.strip()) for block in _BLOCKS.split(text) if block.strip())


def _block(block: str) -> str:
    lines = [line.strip() for line in block.splitlines()]
    if all(line.startswith("- ") for line in lines):
        return "<ul>" + "".join(f"<li>{inline(line[2:])}</li>" for line in lines) + "</ul>"
    return "<p>" + "<br>".join(inline(line) for line in lines) + "</p>"
