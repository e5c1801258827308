"""The tables of the report hold what the figures say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports import ODD, STAR, analysed, network
from workbook.network import Actor, Network, Tie, wiesenmark_both_waves
from workbook.report import Analysis, compose
from workbook.report.document import Picture, Section, Table
from workbook.report.measuring import Wanted
from workbook.report.naming import recognised_coordinator
from workbook.report.sections.coordination import signed
from workbook.report.sections.cut import cut_off
from workbook.report.sections.whole import figures_table

WIESENMARK = analysed(wiesenmark_both_waves(), Wanted(wave="t1"))


def section(analysis: Analysis, anchor: str) -> Section | None:
    return next((each for each in compose(analysis).sections if each.id == anchor), None)


def rows(analysis: Analysis, anchor: str, number: int = 0) -> dict[str, tuple[str, ...]]:
    found = section(analysis, anchor)
    assert found is not None, anchor
    tables = [block for block in found.blocks if isinstance(block, Table)]
    tables += [block.table for block in found.blocks if isinstance(block, Picture) and block.table]
    return {first: rest for first, *rest in tables[number].rows}


def test_figures_stand_with_and_without_the_coordination_beside_their_random_ranges() -> None:
    table = rows(WIESENMARK, "netzwerk")
    assert table["Erreichbarkeit"][0] == "0,901"
    assert table["Erreichbarkeit"][2] == "0,717"
    low, high = table["Geschlossene Dreiecke (Transitivität)"][1].split(" bis ")
    assert low < high < "0,233"


def test_what_the_size_fixes_gets_no_random_range() -> None:
    for figure in ("Dichte", "Mittlere Zahl der Beziehungen", "Akteure", "Beziehungen"):
        assert rows(WIESENMARK, "netzwerk")[figure][1] == "–"


def test_without_a_coordination_the_table_has_one_column_of_values() -> None:
    assert all(len(row) == 2 for row in rows(analysed(ODD["path"]), "netzwerk").values())


def test_key_actors_carry_their_ranks() -> None:
    table = rows(WIESENMARK, "schluesselakteure")
    assert table["Koordinierungsstelle Netzwerk Wiesenmark"] == ["Koordination", "21 (1.)", "0,526 (1.)", "0,744 (1.)"]
    assert list(table)[1] == "IHK-Geschäftsstelle"
    shared = [row[1] for row in table.values()]
    assert shared.count("6 (5.)") == 6


def test_the_annex_lists_everybody_and_shows_undefined_as_a_dash() -> None:
    table = rows(WIESENMARK, "alle-akteure")
    assert len(table) == 40
    assert table["Thaden Logistik"][4:] == ["–", "–"]


def test_a_long_annex_is_cut_and_says_so() -> None:
    ring = [str(n) for n in range(200)]
    found = section(analysed(network(ring, zip(ring, ring[1:] + ring[:1], strict=True))), "alle-akteure")
    assert found is not None
    lead, table = found.blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 150
    assert "Excel" in lead.text  # type: ignore[union-attr]


def test_an_interface_actor_names_those_it_would_cut_off() -> None:
    assert cut_off(WIESENMARK, "A36") == ("A35",)
    assert set(cut_off(WIESENMARK, "A14")) == {"A13", "A15"}


def test_the_largest_rest_is_not_cut_off() -> None:
    star = analysed(ODD["star"])
    assert len(cut_off(star, "m")) == 4
    assert cut_off(analysed(ODD["path"]), "b") == ("a",)


def test_each_sector_counts_its_ties_inside_and_outside() -> None:
    assert WIESENMARK.groups is not None
    by_name = {row.name: row for row in WIESENMARK.groups.rows}
    assert (by_name["koordination"].actors, by_name["koordination"].internal, by_name["koordination"].external) == (
        1,
        0,
        21,
    )
    assert sum(row.internal for row in by_name.values()) == WIESENMARK.groups.internal == 22
    # a tie that leads outside belongs to two sectors
    assert sum(row.external for row in by_name.values()) == 2 * WIESENMARK.groups.external == 128


def test_actors_without_sector_are_left_out_and_counted() -> None:
    shown = Network(
        (Actor("a", sector="x"), Actor("b", sector="y"), Actor("c")), (Tie("a", "b"), Tie("b", "c"), Tie("a", "c"))
    )
    groups = analysed(shown).groups
    assert groups is not None
    assert (groups.unassigned, groups.external, groups.internal) == (1, 1, 0)


def test_open_pairs_name_the_partners_that_know_fewest_others() -> None:
    table = rows(WIESENMARK, "offene-paare")
    first = next(iter(table.values()))
    assert first[1:] == ["20 von 20", "0 von 20"]


def test_the_removal_table_starts_with_the_busiest() -> None:
    table = rows(WIESENMARK, "ohne-mich", 1)
    assert table["1"][0] == "Koordinierungsstelle Netzwerk Wiesenmark"


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [(3, 5, "+2"), (5, 3, "−2"), (3, 3, "±0"), (0.1, 0.1004, "±0"), (None, 1, "–"), (1, None, "–"), (-1, 1, "+2")],
)
def test_a_difference_has_its_sign(before: float | None, after: float | None, shown: str) -> None:
    assert signed(before, after, 0 if after in (3, 5, 1) else 3) == shown


def test_both_waves_stand_side_by_side_with_the_reach_without_the_coordination() -> None:
    table = rows(WIESENMARK, "zeitpunkte")
    assert table["Beziehungen"] == ["86", "103", "+17"]
    assert table["Erreichbarkeit ohne Koordination"] == ["0,717", "1,000", "+0,283"]


def test_new_and_lost_ties_are_listed() -> None:
    found = section(WIESENMARK, "zeitpunkte")
    assert found is not None
    captions = [block.caption for block in found.blocks if isinstance(block, Table)]
    assert captions[1:] == ["Neue Beziehungen (36)", "Entfallene Beziehungen (19)"]


def test_sections_without_anything_to_say_are_left_out() -> None:
    anchors = {each.id for each in compose(analysed(ODD["one actor"])).sections}
    assert anchors == {"auf-einen-blick", "netzwerk", "karte", "daten"}


def test_two_offices_of_the_same_sector_are_not_guessed_at() -> None:
    shown = Network((Actor("1", "Nord", "koordination"), Actor("2", "Süd", "koordination")))
    assert recognised_coordinator(shown) is None


def test_remarks_on_reading_stand_in_the_report() -> None:
    from tests.reports import DAY
    from workbook.report import analyse

    analysis = analyse(ODD["path"], DAY, remarks=[f"Hinweis {n}" for n in range(11)])
    found = section(analysis, "daten")
    assert found is not None
    items = found.blocks[1].items  # type: ignore[union-attr]
    assert "Hinweis 7" in items
    assert "Hinweis 8" not in items
    assert any("3 weitere Hinweise" in str(item) for item in items)


def test_the_table_says_where_fewer_random_networks_were_drawn() -> None:
    analysis = analysed(STAR)
    band = replace(analysis.whole.bands["betweenness_centralization"], draws=60)
    fewer = replace(
        analysis, whole=replace(analysis.whole, bands={**analysis.whole.bands, "betweenness_centralization": band})
    )
    assert "wurden nur 60 gezogen" in figures_table(fewer).note
    assert "wurden nur" not in figures_table(analysis).note


@pytest.mark.parametrize("shown", [ODD["path"], network("kab", [("k", "a"), ("k", "b")], coordinator=None)])
def test_the_report_gives_its_readers_no_advice_for_the_command_line(shown: Network) -> None:
    assert "--" not in str(compose(analysed(shown)).sections)


def test_that_the_coordination_is_not_known_is_said_once_on_the_first_page() -> None:
    first = str(compose(analysed(ODD["path"])).sections[0])
    assert first.count("Die Koordination ist nicht bekannt") == 1
    assert "Die Koordination ist nicht bekannt" in str(compose(analysed(ODD["two actors"])).sections[0])
