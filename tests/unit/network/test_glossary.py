"""The glossary explains every measure in plain German."""

from __future__ import annotations

import tomllib

import pytest

import workbook.network as net
from workbook.content.texts import FOLDER
from workbook.errors import ContentError
from workbook.network.brokerage import DIRECTED_ROLES

with (FOLDER / "measures.toml").open("rb") as handle:
    ENTRIES = tomllib.load(handle)


@pytest.mark.parametrize("measure", ENTRIES)
def test_an_entry_is_complete_and_readable(measure: str) -> None:
    entry = net.explain(measure)
    for part in (entry.name, entry.term, entry.meaning, entry.formula, entry.reading, entry.limits, entry.source):
        assert part.strip()
    for sentence in (entry.meaning, entry.reading, entry.limits):
        assert sentence.endswith((".", "?"))
        assert "falsch" not in sentence.casefold()
        assert not {"Kante", "Knoten", "!"} & set(sentence.replace(".", "").split())


def test_every_figure_that_is_shown_is_explained() -> None:
    shown = {*net.ACTOR_FIGURES, *net.net_figures(net.Network()), *DIRECTED_ROLES} - {"total"}
    shown |= {"ei_index", "fragmentation", "fragmentation_change", "jaccard", "stability", "newness", "random_band"}
    assert shown <= ENTRIES.keys()


def test_the_everyday_word_comes_first() -> None:
    assert net.explain("betweenness").title.startswith("Brückenwert (Zwischenzentralität")


def test_an_unknown_measure_is_an_author_s_mistake() -> None:
    with pytest.raises(ContentError):
        net.explain("beauty")
