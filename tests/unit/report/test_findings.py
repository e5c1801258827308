"""Findings: what is said about a network is true, readable, and never a verdict."""

from __future__ import annotations

import re

import pytest

from tests.reports import ODD, STAR, analysed, network, said, told
from workbook.network import Actor, Network, Tie, wiesenmark, wiesenmark_both_waves
from workbook.report.findings import network_findings
from workbook.report.measuring import Wanted

WIESENMARK = said(wiesenmark_both_waves(), Wanted(wave="t1"))
LEFT_OVER = re.compile(r"[{}‹›]|None|nan\b|\bFalse\b|\bTrue\b|\.\.|  | ,|\( |\b-?0,00 von|−0\b")
ONE_OF_MANY = re.compile(r"\b1 (?:Akteure|Akteuren|Beziehungen|Paare|Paaren|Teile|Teilen|Schritte|Partnern)\b")
MANY_OF_ONE = re.compile(r"\b(?:0|[2-9]|\d\d+) (?:Akteur|Beziehung|Paar|Teil|Schritt|Partner)\b")
VERDICT = re.compile(
    r"\b(gut|schlecht|zu (?:wenig|viel|dicht|dünn)|Defizit|mangelhaft|optimal|kritisch|alarmierend)\b", re.I
)


def everything(item) -> str:
    return " ".join(part for part in (item.sentence, item.meaning, item.caution, item.source) if part)


@pytest.mark.parametrize("shape", ODD)
def test_every_shape_of_network_is_described_without_left_over_marks(shape: str) -> None:
    items = network_findings(analysed(ODD[shape]))
    assert items, shape
    for item in items:
        assert not LEFT_OVER.search(everything(item)), everything(item)


@pytest.mark.parametrize("shape", ODD)
def test_one_is_singular_and_all_else_is_plural(shape: str) -> None:
    for item in network_findings(analysed(ODD[shape])):
        assert not ONE_OF_MANY.search(everything(item)), everything(item)
        assert not MANY_OF_ONE.search(everything(item)), everything(item)


@pytest.mark.parametrize("shape", [*ODD, "wiesenmark"])
def test_a_finding_is_never_a_verdict(shape: str) -> None:
    shown = ODD.get(shape, wiesenmark())
    for item in network_findings(analysed(shown)):
        assert not VERDICT.search(f"{item.sentence} {item.meaning}"), item.sentence


@pytest.mark.parametrize("shape", ODD)
def test_every_sentence_ends_with_one_full_stop(shape: str) -> None:
    for item in network_findings(analysed(ODD[shape])):
        for words in (item.sentence, item.meaning, item.caution):
            assert not words or re.search(r"[^.]\.$", words), words


def test_every_finding_on_a_figure_names_its_caution_and_its_source() -> None:
    for item in network_findings(analysed(wiesenmark_both_waves(), Wanted(wave="t1"))):
        assert item.caution, item.topic
        assert item.source or item.topic == "size", item.topic


def test_the_example_says_what_the_course_material_says() -> None:
    assert WIESENMARK["size"] == "Das Netzwerk umfasst 40 Akteure und 86 Beziehungen."
    assert "Dichte 0,110" in WIESENMARK["density"]
    assert WIESENMARK["cohesion"].startswith("Das Netzwerk besteht aus 3 getrennten Teilen; der größte umfasst 38")
    assert "Bei 185 von 210 Paaren" in WIESENMARK["open_pairs"]
    assert "noch 72\N{NO-BREAK SPACE}% der Paare; mit ihr sind es 90\N{NO-BREAK SPACE}%" in WIESENMARK["without"]
    assert "64 nach außen, 22 innerhalb (Innen-außen-Maß 0,49)" in WIESENMARK["groups"]
    assert "bestehen 67 zum Zeitpunkt t2 fort; 19 sind entfallen, 36 hinzugekommen" in WIESENMARK["waves"]


def test_the_example_names_its_interface_actors_with_and_without_the_coordination() -> None:
    words = told(wiesenmark(), "cut")
    assert "An 3 Akteuren" in words
    assert "Ohne die Koordination sind es 4" in words
    assert "e. V. Scheidet" in words  # a name that ends in a full stop


def test_centralisation_is_compared_with_random_networks_of_the_same_size() -> None:
    assert "stärker auf einzelne Akteure ausgerichtet als in allen 1.000 Zufallsnetzen" in WIESENMARK["centralization"]


def test_a_value_inside_the_random_band_is_said_to_be_inside() -> None:
    words = said(network("abcdefgh", [("a", "b"), ("b", "c"), ("c", "d"), ("e", "f"), ("f", "g"), ("g", "h")]))
    assert "wie es auch Zufallsnetze gleicher Größe zeigen" in words["centralization"]


def test_a_ring_is_more_even_than_random_networks() -> None:
    ring = [str(i) for i in range(30)]
    words = said(network(ring, zip(ring, ring[1:] + ring[:1], strict=True)))
    assert "haben mehr Beziehungen" not in words["centralization"]
    assert words["centralization"] == "Kein Akteur hat mehr Beziehungen als ein anderer (Zentralisierung 0)."


def test_equal_first_places_are_named_together() -> None:
    assert said(ODD["path"])["leaders"] == "Die meisten Beziehungen haben gleichauf b und c (je 2 von 3 möglichen)."


def test_nobody_leads_where_all_are_equal() -> None:
    assert said(ODD["complete"])["leaders"] == "Alle Akteure haben gleich viele Beziehungen (je 5)."
    assert said(ODD["complete"])["brokers"] == "Kein Akteur liegt auf einem kürzesten Weg zwischen anderen."


def test_many_equal_first_places_are_counted_after_the_fifth() -> None:
    two_stars = [("m", x) for x in "abcdefg"] + [("n", x) for x in "abcdefg"]
    words = told(network("mnabcdefg", two_stars, coordinator="m"), "leaders")
    assert "gleichauf m und n (je 7 von 8 möglichen)" in words
    spokes = [(f"hub{i}", f"leaf{i}{j}") for i in range(8) for j in range(2)]
    many = said(network({end for pair in spokes for end in pair}, spokes))
    assert "und 3 weitere (je 2" in many["leaders"]


def test_a_star_names_its_centre_and_falls_apart_without_it() -> None:
    words = said(STAR)
    assert words["centralization"] == "Alle Beziehungen laufen auf einen einzigen Akteur zu: m (Zentralisierung 1)."
    assert words["without"].startswith("Ohne die Koordination erreicht kein Akteur mehr einen anderen")
    assert "blieben für sich" in told(STAR, "without") and "der größte" not in told(STAR, "without")
    assert words["open_pairs"].startswith("Keines der")


def test_without_a_known_coordination_the_comparison_is_explained() -> None:
    assert "fehlt der Vergleich mit und ohne Koordination" in said(ODD["path"])["without"]
    assert "Wird sie angegeben, zeigt der Bericht" in told(ODD["path"], "without")


def test_unknown_pairs_are_missing_not_absent() -> None:
    words = told(ODD["some unknown"], "unknown")
    assert "Bei 2 Paaren" in words
    assert "läge die Dichte bei 0,17; bestünden alle, bei 0,50" in words
    assert "Von 4 möglichen Beziehungen" in said(ODD["some unknown"])["density"]


def test_a_network_of_unknown_pairs_only_gets_no_density() -> None:
    words = said(ODD["all unknown"])
    assert "Überall steht „weiß nicht“" in words["unknown"]
    assert "density" not in words


def test_names_with_a_comma_are_quoted_in_lists() -> None:
    shown = Network(
        (Actor("1", "Stadt Altenwiek, Fachdienst Schule"), Actor("2", "Kita"), Actor("3", "BBS"), Actor("4", "Rat")),
        (Tie("1", "2"), Tie("3", "4")),
    )
    alone = Network((*shown.actors, Actor("5", "Feuerwehr, Ortsgruppe"), Actor("6", "Chor")), shown.ties)
    assert "sind „Feuerwehr, Ortsgruppe“ und Chor" in told(alone, "cohesion")


def test_only_where_sectors_differ_something_is_said_about_them() -> None:
    assert "groups" not in said(ODD["one sector"])
    assert "groups" not in said(ODD["two sectors, no tie between"]), "one tie says nothing about sectors"
    apart = Network(
        (*(Actor(a, sector="schule") for a in "abc"), *(Actor(a, sector="kita") for a in "de")),
        (Tie("a", "b"), Tie("b", "c"), Tie("d", "e")),
    )
    assert said(apart)["groups"] == "Alle 3 Beziehungen bleiben innerhalb der Sektoren (Innen-außen-Maß −1)."


def test_what_holds_without_the_coordination_too_is_said_so() -> None:
    words = "abcdef"
    ring = Network(
        tuple(Actor(a) for a in words),
        (Tie("a", "b"), Tie("b", "c"), Tie("c", "a"), Tie("c", "d"), Tie("d", "e"), Tie("e", "c"), Tie("f", "c")),
        coordinator="a",
    )
    assert "Auch ohne die Koordination steht c an erster Stelle" in told(ring, "brokers")
    assert told(ring, "cut").count("Das gilt auch ohne die Koordination.") == 1
    assert "hängt also nicht an der Koordination" in told(ring, "centralization")


def test_open_pairs_that_nobody_knows_of_are_counted_apart() -> None:
    shown = Network(
        tuple(Actor(a) for a in "kabc"),
        tuple(Tie("k", a) for a in "abc"),
        coordinator="k",
        unknown=frozenset({("a", "b"), ("b", "c")}),
    )
    assert "Bei 2 Paaren davon lautet die Angabe „weiß nicht“." in said(shown)["open_pairs"]


@pytest.mark.parametrize("shape", ["one actor", "isolates only", "all unknown"])
def test_without_ties_nothing_is_said_about_the_partners_of_the_coordination(shape: str) -> None:
    shown = ODD[shape]
    found = said(Network(shown.actors, (), shown.ids[0], shown.unknown))
    assert "open_pairs" not in found and "groups" not in found


def test_returned_directed_ties_are_counted_both_ways() -> None:
    words = told(ODD["directed"], "reciprocity")
    assert "Von 3 gerichteten Beziehungen werden 67" in words
    assert "Bei 50" in words


def test_who_comes_next_after_the_coordination_is_said() -> None:
    assert "Unter den übrigen Akteuren hat IHK-Geschäftsstelle die meisten (10)." in told(wiesenmark(), "leaders")
    assert "Ohne die Koordination steht Agentur für Arbeit an erster Stelle" in told(wiesenmark(), "brokers")


def test_one_tie_is_told_in_the_singular() -> None:
    assert "besteht eine; das sind" in said(ODD["one sector"])["density"]
