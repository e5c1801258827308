"""The annex: who would be missed, what would connect, roles, circles, core – or nothing, where nothing can be said."""

from __future__ import annotations

import io
from itertools import combinations

import pytest
from openpyxl import load_workbook

from tests.reports import DAY, ODD, PATH, analysed, network
from workbook.network import Actor, Network, Tie, actor_x_brokerage, groups_by, wiesenmark_both_waves
from workbook.report import Analysis, compose, report_file
from workbook.report.document import Findings, Section, Table
from workbook.report.findings import network_findings
from workbook.report.findings.further import further_findings
from workbook.report.further import further
from workbook.report.measuring import Wanted, analyse

WIESENMARK = analysed(wiesenmark_both_waves(), Wanted(wave="t1"))
BRIDGED = network("abcdefgh", [*combinations("abcd", 2), *combinations("efgh", 2), ("d", "e")])


def annex(analysis: Analysis) -> Section:
    return next(each for each in compose(analysis).sections if each.id == "weitere-auswertungen")


def tables(analysis: Analysis) -> dict[str, Table]:
    return {block.caption: block for block in annex(analysis).blocks if isinstance(block, Table)}


def said(analysis: Analysis) -> dict[str, str]:
    return {item.topic: f"{item.sentence} {item.meaning}" for item in further_findings(analysis)}


def test_the_annex_has_five_evaluations_each_with_caution_and_source() -> None:
    findings = [item for block in annex(WIESENMARK).blocks if isinstance(block, Findings) for item in block.items]
    assert [item.topic for item in findings] == ["loss", "new_ties", "roles", "circles", "core"]
    assert all(item.caution and item.source for item in findings)
    assert len(tables(WIESENMARK)) == 4


def test_the_first_page_stays_as_short_as_it_was() -> None:
    assert not {item.topic for item in network_findings(WIESENMARK)} & said(WIESENMARK).keys()


def test_what_would_be_lost_is_said_in_pairs_of_actors() -> None:
    # without d or e one bridge is gone: 3 · 4 of the 21 remaining pairs lose their way
    assert (
        "Ohne einen dieser Akteure verlöre das Netzwerk jeweils am meisten: d und e. 57\xa0%"
        in said(analysed(BRIDGED))["loss"]
    )
    rows = {row[0]: row[1] for row in tables(analysed(BRIDGED))["Was das Netzwerk mit einem Akteur verlöre"].rows}
    assert rows == {"d": "57\xa0%", "e": "57\xa0%"}


def test_where_nobody_is_cut_off_only_longer_ways_are_spoken_of() -> None:
    wheel = network("mabcdef", [*(("m", x) for x in "abcdef"), *zip("abcdef", "bcdefa", strict=True)])
    assert said(analysed(wheel))["loss"].startswith("Scheidet ein einzelner Akteur aus, verliert niemand sonst den Weg")


def test_a_new_tie_is_suggested_past_the_coordination() -> None:
    rows = tables(WIESENMARK)["Neue Beziehungen, die viel verbinden"].rows
    assert len(rows) == 5
    assert not any("Koordinierungsstelle Netzwerk Wiesenmark" in row[:2] for row in rows)
    assert "Die Koordination ist ausgenommen" in said(WIESENMARK)["new_ties"]


def test_the_roles_are_those_counted_by_the_engine() -> None:
    shown = WIESENMARK.whole.network
    counted = actor_x_brokerage(shown, groups_by(shown, "sector"))
    for name, _sector, *roles in tables(WIESENMARK)["Zwischen wem die Akteure vermitteln"].rows:
        actor = next(actor.id for actor in shown.actors if actor.label == name)
        assert roles == [str(count) for count in counted[actor].values()]


def test_without_sectors_there_are_no_roles() -> None:
    assert "roles" not in said(analysed(BRIDGED))


def test_circles_name_their_members_and_count_who_is_in_none() -> None:
    table = tables(analysed(network("abcdefghxy", [(t.source, t.target) for t in BRIDGED.ties])))[
        "Vorschlag für Kreise"
    ]
    assert {row[2] for row in table.rows} == {"a, b, c und d", "e, f, g und h"}
    assert table.note == "2 ohne Beziehung gehören zu keinem Kreis."


def test_a_clear_core_is_named_and_a_faint_one_is_not() -> None:
    core = Network(
        tuple(map(Actor, "abcdefgh")),
        (*(Tie(*pair) for pair in combinations("abcd", 2)), *(Tie(*pair) for pair in ("ae", "bf", "cg", "dh"))),
    )
    assert (
        "Als Kern heben sich a, b, c und d ab (Übereinstimmung mit dem Idealbild 1,00)" in said(analysed(core))["core"]
    )
    assert said(WIESENMARK)["core"].startswith("Ein deutlicher Kern ist nicht zu erkennen")


@pytest.mark.parametrize("small", [PATH, network("abcdefg")])
def test_where_everybody_sees_all_of_it_there_is_no_annex(small: Network) -> None:
    assert further(small) is None
    assert "weitere-auswertungen" not in {section.id for section in compose(analysed(small)).sections}


@pytest.mark.parametrize("name", ODD)
def test_networks_of_odd_shape_have_an_annex_without_gaps(name: str) -> None:
    for sentence in said(analysed(ODD[name])).values():
        assert "None" not in sentence
        assert "{" not in sentence


def test_the_sources_of_the_annex_are_among_the_literature() -> None:
    literature = next(each for each in compose(WIESENMARK).sections if each.id == "quellen").blocks[0]
    for author in ("Gould", "Traag", "Everett", "Seidman"):
        assert author in str(literature)


def test_excel_holds_the_values_of_every_actor_and_the_sentences() -> None:
    book = load_workbook(io.BytesIO(report_file(analyse(wiesenmark_both_waves(), DAY), ".xlsx")))
    heads = [cell.value for cell in book["Akteure"][1]]
    assert heads[-4:] == ["k-Kern", "im Kern (Skizze)", "Kreis (Vorschlag)", "Paare, zwischen denen er vermittelt"]
    assert isinstance(book["Akteure"].cell(2, len(heads) - 3).value, int)
    assert "Kreise vor" in " ".join(str(row[0].value) for row in book["Befunde"].iter_rows())


def test_where_no_actor_no_circle_and_no_core_stands_out_none_is_named() -> None:
    ring = said(analysed(ODD["ring"]))
    assert "loss" not in ring
    assert ring["circles"].startswith("Deutliche Kreise sind nicht zu erkennen")
    assert "Vorschlag für Kreise" not in tables(analysed(ODD["ring"]))
    assert "core" not in said(analysed(ODD["star"]))


def test_actors_of_one_name_are_told_apart_by_their_ids() -> None:
    twins = Network(
        tuple(Actor(str(n), "Jugendzentrum") for n in range(6)), tuple(Tie("0", str(n)) for n in range(1, 6))
    )
    assert "Ohne Jugendzentrum (0) verlöre" in said(analysed(twins))["loss"]
