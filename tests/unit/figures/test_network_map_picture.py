"""What a map shows: symbols that keep their meaning, names without collisions, compact arrays, sentences, paper."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.networks import complete, empty, two_triangles
from workbook.figures.network_map import (
    GONE,
    KEPT,
    KINDS,
    NEW,
    Drawing,
    actor_measures,
    describe,
    grouping,
    groupings,
    layout,
    listed,
    map_svg,
    sector_label,
    sector_symbols,
)
from workbook.figures.network_map.labels import Spot, placed_labels, shortened, text_width
from workbook.network import Actor, Network, Tie, wave_change, wiesenmark, wiesenmark_both_waves

LONG = "Berufsbildende Schulen Landkreis Wiesenmark – Außenstelle Haferloh"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(network: Network, kind: str = "force", size: str = "degree", **more: object) -> Drawing:
    return Drawing(network, layout(network, kind), actor_measures(network, ("degree", "betweenness")), size, **more)  # type: ignore[arg-type]


# symbols


def test_no_two_sectors_look_alike_even_without_colour() -> None:
    symbols = sector_symbols(wiesenmark().actors, "A01")
    assert len(symbols) == 11
    assert len({symbol.path for symbol in symbols.values()}) == 11


def test_a_new_sector_leaves_the_old_symbols_alone() -> None:
    actors = wiesenmark().actors
    before = sector_symbols(actors)
    after = sector_symbols((*actors, Actor("x", sector="Kirche")))
    assert {sector: after[sector] for sector in before} == before


def test_thirty_sectors_still_have_different_symbols() -> None:
    symbols = sector_symbols(tuple(Actor(f"a{n}", sector=f"s{n}") for n in range(30)))
    assert len({(symbol.colour, symbol.path) for symbol in symbols.values()}) == 30


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("ausserschulisch", "Außerschulische Lernorte"),
        ("Kirche", "Kirche"),
        ("stiftung", "Stiftung"),
        (None, "ohne Bereich"),
    ],
)
def test_sectors_are_called_as_people_write_them(written: str | None, shown: str) -> None:
    assert sector_label(written) == shown


# names


def test_long_names_are_cut_at_a_word() -> None:
    assert shortened(LONG) == "Berufsbildende Schulen…"
    assert shortened("Kita Regenbogen") == "Kita Regenbogen"


spots = st.lists(
    st.builds(
        Spot, st.floats(0, 1000), st.floats(0, 660), st.floats(2, 20), st.text("abcdefgh MW", min_size=1, max_size=50)
    ),
    max_size=60,
)


@settings(max_examples=60, deadline=None)
@given(spots)
def test_names_never_overlap_and_stay_on_the_sheet(actors: list[Spot]) -> None:
    boxes = []
    for label in placed_labels(actors, 13.0, (0, 0, 1000, 660)):
        wide = text_width(label.text, 13.0)
        left = {"start": label.x, "end": label.x - wide, "middle": label.x - wide / 2}[label.anchor]
        boxes.append((left, label.y - 13, left + wide, label.y + 3))
    assert all(left >= 0 and right <= 1000 for left, _, right, _ in boxes)
    assert all(top >= 0 and bottom <= 660 for _, top, _, bottom in boxes)
    for k, a in enumerate(boxes):
        for b in boxes[:k]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


# arrays for the browser


def test_arrays_tell_the_whole_network() -> None:
    network = wiesenmark()
    json = drawn(network).to_json()
    ends = list(zip(json["ties"][::2], json["ties"][1::2], strict=True))
    assert {tuple(sorted((network.ids[a], network.ids[b]))) for a, b in ends} == set(network.pairs)
    assert [json["measures"]["degree"]["values"][network.ids.index("A01")], json["coordinator"]] == [21, 0]
    assert len(json["xy"]) == 80
    assert json["groups"][json["group"][1]]["label"] == "Verwaltung"


def test_a_pair_with_two_types_keeps_both_lines_and_one_partner() -> None:
    network = Network(
        (Actor("a"), Actor("b")),
        (
            Tie("a", "b", 1, "information"),
            Tie("b", "a", 3, "information"),
            Tie("a", "b", 2, "ressourcen", directed=True),
        ),
    )
    json = drawn(network).to_json()
    assert sorted(zip(json["strength"], [json["types"][k] for k in json["type"]], strict=True)) == [
        (2, "Ressourcen"),
        (3, "Information"),
    ]
    assert [json["types"][json["type"][k]] for k in json["directed"]] == ["Ressourcen"]


def test_undefined_values_stay_undefined() -> None:
    network = Network((Actor("a"), Actor("b"), Actor("c")), (Tie("a", "b"),))
    json = Drawing(network, layout(network), actor_measures(network, ("constraint",)), "constraint").to_json()
    assert json["measures"]["constraint"]["values"][2] is None


def test_a_difference_map_marks_new_and_ended_ties() -> None:
    both = wiesenmark_both_waves()
    change = wave_change(both.at("t1"), both.at("t2")).ties
    states = {
        **dict.fromkeys(change.stable, KEPT),
        **dict.fromkeys(change.new, NEW),
        **dict.fromkeys(change.lost, GONE),
    }
    json = drawn(both, states=states).to_json()
    assert [json["state"].count(state) for state in (KEPT, NEW, GONE)] == [67, 36, 19]


# groupings


def test_a_column_of_the_table_can_group_if_it_has_few_values() -> None:
    actors = tuple(
        Actor(f"a{n}", extra={"Träger": "öffentlich" if n % 2 else "frei", "Telefon": f"0{n}"}) for n in range(20)
    )
    network = Network(actors)
    assert groupings(network) == ("Träger",)
    assert set(grouping(network, "Träger").names.values()) == {"öffentlich", "frei"}


def test_education_and_business_leave_out_everybody_else() -> None:
    found = grouping(wiesenmark(), "education_business")
    assert "A01" not in found.members
    assert set(found.names.values()) == {"Bildung", "Wirtschaft"}


# sentences


@pytest.mark.parametrize(
    ("network", "said"),
    [
        (empty(0), "Noch ist kein Akteur eingetragen."),
        (empty(3), "Die Karte zeigt 3 Akteure und 0 Beziehungen. Noch ist niemand mit anderen verbunden."),
        (
            complete(4),
            "Die Karte zeigt 4 Akteure und 6 Beziehungen. Alle sind direkt oder über andere miteinander verbunden.",
        ),
        (
            two_triangles(),
            "Die Karte zeigt 6 Akteure und 6 Beziehungen. "
            "Das Netz besteht aus 2 getrennten Gruppen mit 3 und 3 Akteuren.",
        ),
    ],
)
def test_the_map_says_what_it_shows(network: Network, said: str) -> None:
    assert describe(network) == said


def test_the_example_names_its_isolates_and_its_first() -> None:
    network = wiesenmark()
    said = describe(network, actor_measures(network, ("degree",))[0])
    assert "Ohne Beziehung sind Thaden Logistik und LandFrauen Kreisverband." in said
    assert "Koordinierungsstelle Netzwerk Wiesenmark (21)" in said


@pytest.mark.parametrize(
    ("items", "said"), [([], ""), (["A"], "A"), (["A", "B"], "A und B"), (["A", "B", "C"], "A, B und C")]
)
def test_lists_read_as_german(items: list[str], said: str) -> None:
    assert listed(items) == said


# paper


@pytest.mark.parametrize("kind", KINDS)
def test_the_paper_map_is_whole_and_needs_nothing_else(kind: str) -> None:
    svg = map_svg(drawn(wiesenmark(), kind), "Alle Wege laufen über die Koordination")
    tree = ElementTree.fromstring(svg)
    words = {node.text for node in tree.iter(f"{SVG}text")}
    assert "Alle Wege laufen über die Koordination" in words
    assert {"Schule", "Kita", "Außerschulische Lernorte"} <= words
    assert not re.search(r"<(script|image|use|style)|href|url\(", svg)


def test_names_from_a_table_cannot_break_the_drawing() -> None:
    network = Network((Actor("a", '<script>alert("x")</script> & Co'), Actor("b", "B")), (Tie("a", "b"),))
    svg = map_svg(drawn(network), "<Titel>", "a & b")
    ElementTree.fromstring(svg)
    assert "<script" not in svg


@pytest.mark.parametrize("network", [empty(0), empty(1), empty(5), complete(3)])
def test_the_paper_map_draws_any_network(network: Network) -> None:
    ElementTree.fromstring(map_svg(drawn(network, size="betweenness")))


def test_nobody_is_named_first_who_shares_the_place_with_somebody_unnamed() -> None:
    ids = "abcdef"
    network = Network(
        tuple(Actor(i, sector=f"Bereich {i}") for i in ids),
        (Tie("a", "b"), Tie("a", "c"), Tie("a", "d"), Tie("e", "f")),
    )
    said = describe(network, actor_measures(network, ("degree",))[0])
    assert "Vorn bei „Anzahl Beziehungen“: a (3)." in said
    assert "größten Bereiche" not in said
