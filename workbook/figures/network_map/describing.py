"""A map in sentences: for those who do not see it, and for everyone as the first thing to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from workbook.content.texts import number, text
from workbook.figures.network_map.distances import parts
from workbook.figures.network_map.drawing import Measure
from workbook.figures.network_map.layout import neighbours
from workbook.figures.network_map.naming import sector_label
from workbook.network import Network

NAMED = 3  # more names than this make a sentence unreadable


def describe(network: Network, size: Measure | None = None) -> str:
    """What the map of a network shows, as German sentences."""
    if not len(network):
        return text("network_widgets.describe.empty")
    pieces = parts(neighbours(network))
    sentences = [_size(network), _parts(network, pieces), _alone(network, pieces), _leaders(network, size)]
    return " ".join(sentence for sentence in [*sentences, _sectors(network)] if sentence)


def _size(network: Network) -> str:
    actors, ties = counted("actors", len(network)), counted("ties", len(network.pairs))
    return text("network_widgets.describe.size", actors=actors, ties=ties)


def _parts(network: Network, pieces: Sequence[Sequence[int]]) -> str:
    joined = [piece for piece in pieces if len(piece) > 1]
    if len(joined) == 1 and len(joined[0]) == len(network):
        return text("network_widgets.describe.whole")
    if not joined:
        return text("network_widgets.describe.no_ties") if len(network) > 1 else ""
    sizes = listed([number(len(piece), 0) for piece in joined[:NAMED]])
    if len(joined) == 1:
        return text("network_widgets.describe.one_part", size=sizes, actors=number(len(network), 0))
    key = "several_parts" if len(joined) <= NAMED else "many_parts"
    return text(f"network_widgets.describe.{key}", parts=number(len(joined), 0), sizes=sizes)


def _alone(network: Network, pieces: Sequence[Sequence[int]]) -> str:
    alone = [network.actors[piece[0]].label for piece in pieces if len(piece) == 1]
    if not alone or len(alone) == len(network):
        return ""
    if len(alone) > NAMED:
        return text("network_widgets.describe.many_alone", count=number(len(alone), 0))
    key = "alone" if len(alone) > 1 else "one_alone"
    return text(f"network_widgets.describe.{key}", names=listed(alone))


def _leaders(network: Network, size: Measure | None) -> str:
    if size is None or not network.pairs:
        return ""
    known = [(value, actor) for actor in network.ids if (value := size.values.get(actor)) is not None and value > 0]
    first = _clearly_first(sorted(known, key=lambda pair: -pair[0]))
    if not first:
        return ""
    top = [f"{network.by_id[actor].label} ({number(value, size.digits)})" for value, actor in first]
    return text("network_widgets.describe.leaders", measure=size.label, names=listed(top))


def _sectors(network: Network) -> str:
    members = Counter(actor.sector for actor in network.actors if actor.sector)
    if len(members) < 2:
        return ""
    first = _clearly_first([(count, sector) for sector, count in members.most_common()])
    if not first:
        return ""
    largest = [f"{sector_label(sector)} ({number(count, 0)})" for count, sector in first]
    return text("network_widgets.describe.sectors", names=listed(largest))


def _clearly_first(ranked: Sequence[tuple[float, str]]) -> Sequence[tuple[float, str]]:
    """The first few of a ranking; none of those that share a value with one left out."""
    if len(ranked) <= NAMED:
        return ranked
    return [each for each in ranked[:NAMED] if each[0] > ranked[NAMED][0]]


def counted(noun: str, count: int) -> str:
    """ "1 Akteur", "40 Akteure", "1.250 Beziehungen"."""
    form = f"{noun}_one" if count == 1 else noun
    return text(f"network_widgets.noun.{form}", n=number(count, 0))


def listed(items: Sequence[str]) -> str:
    """ "A", "A und B", "A, B und C"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {text('network_widgets.noun.and')} {items[-1]}"
