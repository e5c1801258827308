"""What may be shown to a grader: an allow-list of HTML and SVG, and plain text that no renderer can wake.

Answers are escaped where they are rendered. This is the second wall: whatever slips through there, no script, no form,
no request to another server and no formula of MathJax reaches the browser of a Referent/in.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import Any

# Formgrader's pages run MathJax over everything; \href{javascript:…} in a formula would be a live link.
UNTOUCHED_BY_MATHJAX = "tex2jax_ignore mathjax_ignore"

_TAGS = """
p br hr div span section article header footer h2 h3 h4 h5 h6 ul ol li dl dt dd strong em b i u s small sub sup table
caption thead tbody tfoot tr th td figure figcaption blockquote pre code abbr time details summary mark svg g path
circle ellipse line rect polyline polygon text tspan title desc defs marker
"""
_EVERYWHERE = """
class role lang dir title style x y x1 y1 x2 y2 cx cy r rx ry d dx dy points width height viewBox preserveAspectRatio
transform fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin
opacity font-size font-weight font-family text-anchor dominant-baseline focusable paint-order orient
markerWidth markerHeight refX refY
"""
_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(_EVERYWHERE.split()),
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "time": {"datetime"},
    "ol": {"start"},
    "details": {"open"},
}
_STYLES = {"width", "height", "text-align", "font-weight", "color", "min-width", "max-width", "white-space"}
_MATH_SIGNS = re.compile(r"[$\\]")


def clean_html(html: str) -> str:
    """The HTML with everything removed that is not on the allow-list; ready to stand in a page of a grader."""
    return f'<div class="{UNTOUCHED_BY_MATHJAX}">{_cleaner().clean(html)}</div>'


def plain_markdown(text: str) -> str:
    """A text a participant wrote, as markdown that every renderer shows letter by letter, line by line.

    It stands in one HTML block, so no markdown is read in it; blank lines become breaks because they would end the
    block. ``$`` and ``\\`` each stand in an element of their own, which no formula reader looks across.
    """
    lines = (_still(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return f'<div class="{UNTOUCHED_BY_MATHJAX}">{"<br>".join(lines)}</div>'


def _still(line: str) -> str:
    cleaned = escape(line).replace("\x0b", " ").replace("\x0c", " ")
    return _MATH_SIGNS.sub(lambda found: f"<span>{found.group()}</span>", cleaned) or "&#8203;"


@cache
def _cleaner() -> Any:
    import nh3  # noqa: PLC0415  only a run that shows answers needs it

    return nh3.Cleaner(
        tags=set(_TAGS.split()),
        clean_content_tags={"script", "style", "iframe", "object", "embed", "template", "noscript", "foreignobject"},
        attributes=_ATTRIBUTES,
        generic_attribute_prefixes={"aria-"},
        url_schemes=set(),
        link_rel=None,
        strip_comments=True,
        filter_style_properties=_STYLES,
    )
