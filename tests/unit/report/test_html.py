"""The HTML report: one file, nothing fetched, nothing run, in order for those who hear it."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.reports import ODD, analysed
from workbook.network import Actor, Network, Tie, explain, wiesenmark_both_waves
from workbook.report.composing import compose
from workbook.report.document import Findings, Picture, Terms
from workbook.report.html import to_html
from workbook.report.measuring import Wanted

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "{kaputt} {0} %s",
    "=cmd|' /C calc'!A0",
    "]]> &amp; <!--",
    "Zeile\nzwei\tTab\x07",
)


class Page(HTMLParser):
    """What stands in a page: tags with attributes, and the headings in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def of(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]


def page_of(network: Network, **wanted: str) -> tuple[str, Page]:
    text = to_html(compose(analysed(network, Wanted(**wanted))))
    return text, Page(text)


WIESENMARK, TREE = page_of(wiesenmark_both_waves(), wave="t1")


def test_the_page_is_german_and_named() -> None:
    assert TREE.of("html") == [{"lang": "de"}]
    assert "<title>Netzwerk Wiesenmark – Netzwerkbericht</title>" in WIESENMARK
    assert "01.03.2036" in WIESENMARK


def test_nothing_is_fetched_and_nothing_runs() -> None:
    assert not TREE.of("script", "link", "iframe", "img", "object", "embed", "form")
    for tag, attributes in TREE.tags:
        assert not [name for name in attributes if name.startswith("on")], tag
        assert attributes.get("href", "#").startswith("#"), attributes
        assert "src" not in attributes
    assert "url(" not in WIESENMARK
    assert "@import" not in WIESENMARK
    assert "default-src 'none'" in WIESENMARK


def test_headings_follow_each_other_without_a_step_left_out() -> None:
    levels = [int(tag[1]) for tag, _ in TREE.tags if tag in ("h1", "h2", "h3")]
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_ids_are_unique_and_every_anchor_has_its_place() -> None:
    ids = [attributes["id"] for _, attributes in TREE.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for link in TREE.of("a"):
        assert str(link["href"])[1:] in ids
    for _, attributes in TREE.tags:
        if "aria-labelledby" in attributes:
            assert attributes["aria-labelledby"] in ids


def test_every_table_has_a_caption_and_every_head_a_scope() -> None:
    assert len(TREE.of("caption")) == len(TREE.of("table")) > 5
    assert all(head.get("scope") in ("col", "row") for head in TREE.of("th"))


def test_every_picture_is_described() -> None:
    drawings = [a for a in TREE.of("div") if a.get("class") == "drawing"]
    assert len(drawings) == 4
    assert all(len(str(a["aria-label"])) > 40 for a in drawings)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_stands_in_a_table_is_never_markup(hostile: str) -> None:
    shown = Network(
        (Actor("k", f"Koordination {hostile}", hostile, hostile), Actor(hostile, hostile, "b"), Actor("c", "", "b")),
        (Tie("k", hostile, 1, type=hostile), Tie("k", "c"), Tie("c", hostile)),
        coordinator="k",
    )
    page, tree = page_of(shown)
    assert not tree.of("script", "img")
    assert not [a for _, a in tree.tags if any(name.startswith("on") for name in a)]
    assert "<script" not in page.split("</head>")[1]


@pytest.mark.parametrize("shape", ODD)
def test_every_shape_of_network_makes_a_page(shape: str) -> None:
    page, tree = page_of(ODD[shape])
    assert tree.of("h1")
    assert not re.search(r"\bnan\b|>None<|\{\w*\}", page.split("<main")[1], re.IGNORECASE)


def test_undefined_is_a_dash_never_a_zero() -> None:
    page, _ = page_of(ODD["isolates only"])
    assert '<td class="end">–</td>' in page


def test_two_waves_bring_a_comparison_and_one_does_not() -> None:
    assert "Zwei Zeitpunkte im Vergleich" in WIESENMARK
    assert "Zwei Zeitpunkte im Vergleich" not in page_of(wiesenmark_both_waves().at("t1"))[0]


def test_measures_are_explained_with_the_words_of_the_glossary() -> None:
    entry = explain("betweenness")
    for words in (entry.title, entry.meaning, entry.formula, entry.reading, entry.limits):
        assert escape(words) in WIESENMARK


def test_every_source_named_in_the_report_stands_in_full_at_its_end() -> None:
    document = compose(analysed(wiesenmark_both_waves(), Wanted(wave="t1")))
    blocks = [block for section in document.sections for block in section.blocks]
    named = {
        short.strip()
        for block in blocks
        for source in sources_of(block)
        for short in re.sub(r", Kap\. \d+|\(.*?\)|.* nach (?=[A-Z])", "", source).split(";")
    }
    (full,) = (section.blocks[0].items for section in document.sections if section.id == "quellen")
    for short in named - {""}:
        first, year = short.split(" ")[0].rstrip(","), short[-4:]
        assert any(entry.startswith(first) and f"({year})" in entry for entry in full), short


def sources_of(block: object) -> list[str]:
    if isinstance(block, Picture):
        return [block.source]
    return [item.source for item in block.items] if isinstance(block, (Findings, Terms)) else []


def test_nothing_undefined_is_explained() -> None:
    page, _ = page_of(ODD["isolates only"])
    assert explain("betweenness").meaning not in page
    assert explain("jaccard").meaning not in page
