"""The network map, and the map of what changed between two time points."""

from __future__ import annotations

from workbook.content import text
from workbook.figures.network_map import GONE, NEW, Drawing, actor_measures, describe, layout, map_svg, sector_symbols
from workbook.network import Network
from workbook.report.analysis import Analysis, Change
from workbook.report.document import Paragraph, Picture, Section
from workbook.report.findings.words import count, leaders, names
from workbook.report.sections.told import Told

SIZE = "degree"


def map_section(told: Told) -> Section:
    """The map with its text summary; the tables of the other sections hold the same data."""
    title = text("report.sections.map")
    if not told.analysis.whole.summary["actors"]:
        return Section("karte", title, (Paragraph(text("report.map.empty")),))
    return Section("karte", title, (map_picture(told.analysis), Paragraph(text("report.map.caution"), "note")))


def map_picture(analysis: Analysis) -> Picture:
    """The network as drawn, sized by number of ties. With several waves each actor has one place for all of them."""
    network = analysis.whole.network
    drawing = _drawing(analysis.chosen.network, network)
    alt = text("report.map.alt", size=_extent(network))
    return Picture(
        id="netzwerkkarte",
        title=_title(analysis),
        subtitle=text("report.map.subtitle" if _sectors(network) else "report.map.subtitle_plain"),
        svg=map_svg(drawing, alt=alt),
        alt=alt,
        summary=describe(network, drawing.size),
        wide=True,
    )


def change_picture(analysis: Analysis, change: Change) -> Picture:
    """Both waves in one map: ties that stayed, that are new, that ended."""
    ties = change.change.ties
    before, after = change.before.network, change.after.network
    gone = set(change.change.left)
    actors = (*after.actors, *(actor for actor in before.actors if actor.id in gone))
    lost = [tie for tie in before.ties if tie.pair in set(ties.lost)]
    both = Network(actors, (*after.ties, *lost), coordinator=after.coordinator)
    states = {**dict.fromkeys(ties.new, NEW), **dict.fromkeys(ties.lost, GONE)}
    drawing = _drawing(analysis.chosen.network, both)
    shown = Drawing(both, drawing.layout, drawing.measures, SIZE, drawing.symbols, states, frozenset(gone))
    alt = text("report.waves.map_alt", first=change.first, second=change.second)
    return Picture(
        id="veraenderungskarte",
        title=text("report.waves.map_title", new=count(len(ties.new), "tie"), lost=count(len(ties.lost), "tie")),
        subtitle=text("report.waves.map_subtitle", first=change.first, second=change.second),
        svg=map_svg(shown, alt=alt),
        alt=alt,
        summary=text("report.waves.map_summary", stable=count(len(ties.stable), "tie")),
        wide=True,
    )


def _drawing(everything: Network, shown: Network) -> Drawing:
    # Places and symbols come from all waves together, so that pictures of different waves can be laid side by side.
    return Drawing(
        shown,
        layout(everything),
        actor_measures(shown, [SIZE]),
        SIZE,
        sector_symbols(everything.actors, everything.coordinator),
    )


def _title(analysis: Analysis) -> str:
    first = leaders(analysis.whole.column(SIZE))
    if first is None or first.everybody or not first.value or len(first.actors) > 2:
        return text("report.map.title")
    key = "title_leader" if len(first.actors) == 1 else "title_leaders"
    return text(f"report.map.{key}", names=names([analysis.label(actor) for actor in first.actors]))


def _sectors(network: Network) -> bool:
    return any(actor.sector for actor in network.actors)


def _extent(network: Network) -> str:
    return f"{count(len(network), 'actor_dative')}{text('findings.words.and')}{count(len(network.pairs), 'tie_dative')}"
