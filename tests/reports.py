"""Networks of odd shape, and the way from a network to what its report says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import combinations

from workbook.network import Actor, Network, Tie
from workbook.report.analysis import Analysis
from workbook.report.findings import network_findings
from workbook.report.measuring import ANYTHING, Wanted, analyse

DAY = date(2036, 3, 1)


def network(actors: Iterable[str], pairs: Iterable[tuple[str, str]] = (), **more: object) -> Network:
    """Actors by id and their ties."""
    return Network(tuple(Actor(a) for a in actors), tuple(Tie(a, b) for a, b in pairs), **more)  # type: ignore[arg-type]


PATH = network("abcd", [("a", "b"), ("b", "c"), ("c", "d")])
STAR = network("mabcde", [("m", x) for x in "abcde"], coordinator="m")
ODD = {
    "nobody": network(""),
    "one actor": network("a"),
    "two actors": network("ab", [("a", "b")]),
    "isolates only": network("abcde"),
    "isolates with coordination": network("abcde", coordinator="a"),
    "complete": network("abcdef", combinations("abcdef", 2)),
    "complete with coordination": network("abcdef", combinations("abcdef", 2), coordinator="c"),
    "two equal parts": network("abcdefgh", [*combinations("abcd", 2), *combinations("efgh", 2)]),
    "star": STAR,
    "ring": network("abcdef", zip("abcdef", "bcdefa", strict=True)),
    "path": PATH,
    "coordination without ties": network("abc", [("a", "b")], coordinator="c"),
    "coordination with one tie": network("abc", [("a", "b")], coordinator="a"),
    "three actors, one the coordination": network("abc", [("a", "b"), ("a", "c")], coordinator="a"),
    "all unknown": network("abc", unknown=frozenset(combinations("abc", 2))),
    "some unknown": network("abcd", [("a", "b")], unknown=frozenset([("a", "c"), ("b", "d")])),
    "one sector": Network(tuple(Actor(a, sector="schule") for a in "abc"), (Tie("a", "b"),)),
    "two sectors, no tie between": Network(
        (*(Actor(a, sector="schule") for a in "ab"), Actor("c", sector="kita")), (Tie("a", "b"),)
    ),
    "two waves, the first empty": Network(
        tuple(Actor(a) for a in "abc"), (Tie("a", "b", wave="2"), Tie("b", "c", wave="2"), Tie("a", "b", wave="1"))
    ),
    "directed": Network(
        tuple(Actor(a) for a in "abc"),
        (Tie("a", "b", directed=True), Tie("b", "a", directed=True), Tie("b", "c", directed=True)),
    ),
}


def said(shown: Network, wanted: Wanted = ANYTHING) -> dict[str, str]:
    """The sentences by topic."""
    return {item.topic: item.sentence for item in network_findings(analysed(shown, wanted))}


def told(shown: Network, topic: str, wanted: Wanted = ANYTHING) -> str:
    """Sentence, meaning and caution of one topic."""
    found = next(item for item in network_findings(analysed(shown, wanted)) if item.topic == topic)
    return f"{found.sentence} {found.meaning} {found.caution}"


def analysed(shown: Network, wanted: Wanted = ANYTHING) -> Analysis:
    """The figures of a report on a fixed day."""
    return analyse(shown, DAY, ("beziehungen.csv",), wanted)
