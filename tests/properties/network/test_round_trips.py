"""What is written is read again; what a format cannot hold is said; other programs read our files."""

from __future__ import annotations

import string
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import igraph
import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import workbook.network as net
from workbook.network import Actor, Network, Tie

LETTERS = string.ascii_letters + string.digits + "äöüßÄÖÜé &/().-_'„“;,:<>=+@\""
WORDS = st.text(LETTERS, min_size=1, max_size=12).map(lambda word: " ".join(word.split())).filter(
    lambda word: word.strip("'=+-@ \u00a0") and word == word.strip() and not word.startswith("'")
)  # fmt: skip
NOTHING = st.none()
FREE = WORDS.filter(lambda word: word.casefold() not in ("?", "ja", "nein"))
KEEP_ALL = ("csv", "xlsx", "graphml", "gexf", "kumu", "kumu-xlsx")


@st.composite
def rich_networks(draw: st.DrawFn) -> Network:
    """Networks with everything that a network can hold."""
    ids = draw(st.lists(WORDS, max_size=6, unique_by=lambda word: word.casefold()))
    taken = {word.casefold() for word in ids}
    unlike = WORDS.filter(lambda word: word.casefold() not in taken)
    names = draw(st.lists(unlike, min_size=len(ids), max_size=len(ids), unique_by=lambda word: word.casefold()))
    kilometres = st.integers(0, 5000).map(lambda number: number / 10)
    actors = tuple(
        Actor(
            id=id_,
            name=name,
            sector=draw(NOTHING | FREE),
            place=draw(NOTHING | FREE),
            km=draw(NOTHING | kilometres),
            since=draw(NOTHING | st.sampled_from(["t1", "t2"])),
            until=draw(NOTHING | st.sampled_from(["t1", "t2"])),
            extra=draw(st.just({}) | st.builds(lambda word: {"Bemerkung": word}, FREE)),
        )
        for id_, name in zip(ids, names, strict=True)
    )
    ties: list[Tie] = []
    unknown: set[tuple[str, str]] = set()
    if len(ids) > 1:
        ends = st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True)
        for a, b in draw(st.lists(ends, max_size=8)):
            strength = draw(NOTHING | st.sampled_from([1.0, 1.5, 2.0, 3.0]))
            kind = draw(NOTHING | st.sampled_from(["Information", "Kooperation"]))
            ties.append(Tie(a, b, strength, kind, draw(NOTHING | st.sampled_from(["t1", "t2"])), draw(st.booleans())))
        tied = {tie.pair for tie in ties}
        unknown = {tuple(sorted(pair)) for pair in draw(st.lists(ends, max_size=2))} - tied
    coordinator = draw(NOTHING | st.sampled_from(ids)) if ids else None
    return Network(actors, tuple(ties), coordinator, frozenset(unknown))


def there_and_back(network: Network, format_: str) -> tuple[Network, tuple[str, ...]]:
    exported = net.export_network(network, format_)
    files = [net.SourceFile(name, data) for name, data in exported.files.items()]
    return net.read_files(files).network, exported.lost


@pytest.mark.parametrize("format_", KEEP_ALL)
@given(network=rich_networks())
@settings(max_examples=60)
def test_nothing_is_lost_but_what_is_said(format_: str, network: Network) -> None:
    if format_.startswith("kumu") and not network.actors:
        return  # a Kumu sheet without rows has nothing to be recognised by
    back, lost = there_and_back(network, format_)
    assert back.actors == network.actors
    assert back.ties == network.ties
    assert back.coordinator == network.coordinator
    keeps_unknown = format_ in ("csv", "xlsx")
    assert back.unknown == (network.unknown if keeps_unknown else frozenset())
    assert len(lost) == (0 if keeps_unknown or not network.unknown else 1)


def shape(network: Network) -> Counter[tuple[int, int, float | None, bool]]:
    """Ties by the positions of their ends, which survive where ids do not."""
    place = {actor: number for number, actor in enumerate(network.ids)}
    return Counter(
        (*(sorted if not tie.directed else tuple)((place[tie.source], place[tie.target])), tie.strength, tie.directed)
        for tie in network.ties
    )


@given(rich_networks().filter(lambda network: network.actors))
def test_pajek_keeps_actors_directions_and_strengths(network: Network) -> None:
    back, lost = there_and_back(network, "pajek")
    assert len(back) == len(network)
    assert shape(back) == shape(network)
    assert [name.replace('"', "'") for name in (a.name for a in network.actors)] == [
        a.name for a in back.actors
    ] or lost


@given(rich_networks())
def test_dl_keeps_actors_and_pairs(network: Network) -> None:
    back, _ = there_and_back(network, "dl")
    place, again = ({actor: number for number, actor in enumerate(each.ids)} for each in (network, back))
    pairs = {frozenset((place[a], place[b])) for a, b in network.pairs}
    assert {frozenset((again[a], again[b])) for a, b in back.pairs} == pairs
    assert len(back) == len(network)


READERS = {
    ("graphml", "igraph"): igraph.Graph.Read_GraphML,
    ("pajek", "igraph"): igraph.Graph.Read_Pajek,
    ("dl", "igraph"): igraph.Graph.Read_DL,
    ("graphml", "networkx"): nx.read_graphml,
    ("gexf", "networkx"): nx.read_gexf,
    ("pajek", "networkx"): nx.read_pajek,
}


@pytest.mark.parametrize(("format_", "program"), READERS)
@given(network=rich_networks().filter(lambda network: len(network.pairs) > 0))
@settings(max_examples=40)
def test_another_program_reads_our_file(format_: str, program: str, network: Network) -> None:
    (data,) = net.export_network(network, format_).files.values()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "netz"
        path.write_bytes(data)
        graph = READERS[format_, program](str(path))
    if program == "igraph":
        pairs = {frozenset(edge) for edge in graph.get_edgelist()}
        actors = graph.vcount()
    else:
        place = {node: number for number, node in enumerate(graph.nodes)}
        pairs = {frozenset((place[edge[0]], place[edge[1]])) for edge in graph.edges}
        actors = graph.number_of_nodes()
    place = {actor: number for number, actor in enumerate(network.ids)}
    assert actors == len(network)
    assert pairs == {frozenset((place[a], place[b])) for a, b in network.pairs}


@given(rich_networks())
@settings(max_examples=30)
def test_no_cell_of_an_exported_table_is_a_formula(network: Network) -> None:
    import io

    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(net.export_network(network, "xlsx").files["netzwerk.xlsx"]))
    assert all(cell.data_type != "f" for page in book for row in page.iter_rows() for cell in row)
    for data in net.export_network(network, "csv").files.values():
        for line in data.decode("utf-8-sig").splitlines():
            assert not line.startswith(("=", "+", "-", "@"))
            assert all(not cell.lstrip('"').startswith(("=", "@")) for cell in line.split(";")) or '"' in line
