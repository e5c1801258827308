"""What a grader's browser gets: no script, no request, no formula, no frame – from whatever a participant wrote."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grading.autograde.paper import Paper
from grading.autograde.sanitize import clean_html, plain_markdown
from grading.autograde.work import Graded, work
from grading.build import all_keys
from grading.build.notebooks import assignment_notebook
from grading.submissions import Received
from tests.cohorts import ASSIGNMENT, solved
from workbook.handin import Snapshot, snapshot_to_bytes

LIVE = {
    "script",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "button",
    "link",
    "meta",
    "base",
    "img",
    "a",
    "use",
    "image",
    "animate",
}
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    '<a href="javascript:alert(1)">x</a>',
    '<iframe src="https://example.org"></iframe>',
    '<style>@import "https://example.org"</style>',
    '<div style="background:url(https://example.org)">x</div>',
    "<svg><use href='data:image/svg+xml,…'/></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<form action=/formgrader/api><button>x</button></form>",
    "<base href='https://example.org'>",
    '<meta http-equiv="refresh" content="0;url=https://example.org">',
    "</div></section><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<p id=notebook name=notebook>x</p>",
    "<svg><foreignObject><body onload=alert(1)></foreignObject></svg>",
    "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
]


class Live(HTMLParser):
    """Collects what could act in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LIVE or tag in {"style", "foreignobject"}:
            self.found.append(tag)
        for name, value in attrs:
            said = (value or "").replace(" ", "").lower()
            if name.startswith("on") or name in {"href", "src", "id", "name", "action", "xlink:href", "srcdoc"}:
                self.found.append(f"{tag} {name}")
            if "url(" in said or "javascript:" in said or "expression(" in said:
                self.found.append(f"{tag} {name}={value}")


def live(html: str) -> list[str]:
    parser = Live()
    parser.feed(html)
    return parser.found


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_live_passes_the_cleaner(html: str) -> None:
    assert live(clean_html(html)) == []


@given(
    st.lists(st.sampled_from([*HOSTILE, "<p>", "</p>", "<svg>", "</svg>", "<title>", "'", '"', "<", ">"]), max_size=6)
)
def test_no_mixture_passes_the_cleaner(pieces: list[str]) -> None:
    assert live(clean_html("".join(pieces))) == []


def test_tables_figures_and_names_for_screen_readers_stay() -> None:
    html = (
        '<figure role="group" aria-label="Karte"><svg viewBox="0 0 10 10"><title>Karte</title>'
        '<circle cx="1" cy="2" r="3" fill="#000"></circle></svg></figure>'
        '<table><tr><th scope="col">A</th></tr></table><p lang="de" class="nw">ä</p>'
    )
    assert clean_html(html).removeprefix('<div class="tex2jax_ignore mathjax_ignore">').removesuffix("</div>") == (
        html.replace("<table><tr>", "<table><tbody><tr>").replace("</tr></table>", "</tr></tbody></table>")
    )


@pytest.mark.parametrize(
    "written",
    [
        "# Überschrift",
        "[Link](javascript:alert(1))",
        "![Bild](https://example.org/x.png)",
        r"$\href{javascript:alert(1)}{klick}$",
        r"\(\href{javascript:alert(1)}{klick}\)",
        r"\begin{equation}x\end{equation}",
        "Absatz eins\n\n<script>alert(1)</script>\n\nAbsatz zwei",
        "```\ncode\n```",
        "</div>\n\n# raus",
        "&lt;b&gt;",
        "1. eins\n2. zwei",
        "\x0b\n \n\t\n\u2028<b>x</b>",
    ],
)
def test_a_text_is_shown_letter_by_letter(written: str) -> None:
    """Rendered as nbgrader renders it, the visible text is what was written and nothing acts."""
    from nbconvert.filters.markdown import markdown2html

    html = markdown2html(plain_markdown(written))
    assert live(html) == []
    assert not re.search(r"<(h1|em|strong|li|code|pre|a|img)\b", html)
    assert squeezed(visible(html)) == squeezed(written)
    assert not re.search(r"\$[^<]|\\[^<]", html), "a formula could begin here"


def visible(html: str) -> str:
    class Text(HTMLParser):
        said = ""

        def handle_data(self, data: str) -> None:
            self.said += data

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.said += "\n" if tag == "br" else ""

    parser = Text()
    parser.feed(html)
    return parser.said


def squeezed(said: str) -> str:
    return re.sub(r"[\s\u200b]+", " ", said).strip()


@pytest.fixture(scope="module")
def paper() -> Paper:
    return Paper(ASSIGNMENT, assignment_notebook(ASSIGNMENT), all_keys())


def graded(paper: Paper, snapshot: Snapshot) -> Graded:
    moment = datetime(2026, 11, 23)
    return work(paper, Received(snapshot.participant, ASSIGNMENT, Path("x"), snapshot_to_bytes(snapshot), (), moment))


def with_everything_hostile(snapshot: Snapshot) -> Snapshot:
    """Every text in answers and network replaced by something that wants to act."""
    count = iter(range(10**6))

    def poisoned(value: Any) -> Any:
        if isinstance(value, str):
            return value + HOSTILE[next(count) % len(HOSTILE)] + r"$\href{javascript:alert(1)}{x}$"
        if isinstance(value, dict):
            return {key: poisoned(each) for key, each in value.items()}
        return [poisoned(each) for each in value] if isinstance(value, list) else value

    actors = tuple(replace(a, name=poisoned(a.name), place=poisoned(a.place or "")) for a in snapshot.network.actors)
    return replace(snapshot, answers=poisoned(dict(snapshot.answers)), network=replace(snapshot.network, actors=actors))


def test_a_notebook_made_of_hostile_answers_holds_nothing_live(paper: Paper) -> None:
    from nbconvert.filters.markdown import markdown2html

    result = graded(paper, with_everything_hostile(solved("p01", care="perfect")))
    assert result.grade.decided
    notebook = json.loads(result.notebook)
    assert "alert(1)" in result.notebook.decode()
    for cell in notebook["cells"]:
        role = cell["metadata"].get("workbook", {}).get("role")
        if cell["cell_type"] == "markdown" and role == "hand":
            assert live(markdown2html("".join(cell["source"]))) == []
        for output in cell.get("outputs", ()) if role != "setup" else ():
            assert live(output["data"]["text/html"]) == []


def test_outputs_are_of_two_types_only(paper: Paper) -> None:
    notebook = json.loads(graded(paper, solved("p01")).notebook)
    types = {name for cell in notebook["cells"] for output in cell.get("outputs", ()) for name in output["data"]}
    assert types == {"text/html", "text/plain"}


def test_nbgrader_reads_the_score_from_every_graded_cell(paper: Paper) -> None:
    import nbformat
    from nbgrader.utils import determine_grade

    result = graded(paper, solved("p01", care="fair"))
    notebook = nbformat.reads(result.notebook.decode(), as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        marks = cell.metadata.get("nbgrader", {})
        if marks.get("grade") and not marks.get("solution"):
            assert determine_grade(cell)[0] == result.entry.cells[marks["grade_id"]].auto


def test_the_text_of_a_person_stands_in_the_cell_that_is_graded_by_hand(paper: Paper) -> None:
    snapshot = solved("p01", care="perfect")
    notebook = json.loads(graded(paper, snapshot).notebook)
    (cell,) = (c for c in notebook["cells"] if c["metadata"].get("workbook", {}).get("role") == "hand")
    exercise = cell["metadata"]["workbook"]["exercise"]
    first = next(
        v for v in snapshot.answers[exercise].values() for v in v.values() if isinstance(v, str) and len(v) > 20
    )
    assert squeezed(first)[:30] in squeezed(visible("".join(cell["source"])))


def test_a_submission_that_is_not_decided_says_so_in_every_exercise(paper: Paper) -> None:
    result = work(paper, Received("p01", ASSIGNMENT, Path("x"), b"{"))
    notebook = json.loads(result.notebook)
    shown = [o["data"] for c in notebook["cells"] for o in c.get("outputs", ())]
    cards = [data for data in shown if "braucht Ihre Hilfe" in data["text/html"]]
    assert len(cards) == len(
        {
            c["metadata"]["workbook"]["exercise"]
            for c in notebook["cells"]
            if c["metadata"].get("workbook", {}).get("exercise")
        }
    )
    assert not any("text/plain" in data for data in cards), "a number here would count as points"
