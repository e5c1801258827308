"""The own network: its size, its actors, its map, its figures, its key actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbook.content import number, text
from workbook.figures.answers.pieces import Shown, sequence
from workbook.figures.network_map import sector_label
from workbook.network import Network, partners
from workbook.report.document import Block, Facts, Findings, Picture, Section, Table
from workbook.report.sections.actors import key_actors_table
from workbook.report.sections.map import map_picture
from workbook.report.sections.whole import figures_table, strips_picture
from workbook.report.takeaway.study import Study
from workbook.report.takeaway.tabular import fitted

LISTS = ("actors", "partners")
IN_PRINT = 120  # actors of a list on paper; the Excel file has all


def capture(shown: Shown, study: Study) -> list[Block]:
    """What the part asks for in ``take_home``: "size", "map"; its lists stand in the annex."""
    made = [
        network_map(shown, study) if name == "map" else _size(shown) for name in _wanted(shown) if name not in LISTS
    ]
    return [block for blocks in made for block in blocks]


def annex(shown: Shown) -> Section | None:
    """The list a capture part asks for in ``take_home`` ("actors" or "partners") on pages of its own at the end."""
    name = next((name for name in _wanted(shown) if name in LISTS), None)
    if shown.part.kind != "capture" or name is None:
        return None
    told = _partners(shown.network) if name == "partners" and shown.network.pairs else _actors(shown.network)
    title = text(f"takeaway.capture.annex_{name}")
    return Section(f"{shown.exercise.id}-liste", title, (told,), new_page=True)


def _wanted(shown: Shown) -> Sequence[str]:
    usual = ["size", "actors"] if shown.setting("only") == "actors" else ["size"]
    return sequence(shown.setting("take_home")) or usual


def _size(shown: Shown) -> list[Block]:
    network = shown.network
    sectors = list(dict.fromkeys(actor.sector for actor in network.actors if actor.sector))
    places = {actor.place for actor in network.actors if actor.place}
    facts = [("actors", number(len(network), 0))]
    if network.pairs:
        facts.append(("ties", number(len(network.pairs), 0)))
    if network.unknown:
        facts.append(("unknown", number(len(network.unknown), 0)))
    if network.coordinator is not None:
        facts.append(("coordination", network.by_id[network.coordinator].label))
    if sectors:
        facts.append(("sectors", ", ".join(map(sector_label, sectors))))
    if places:
        facts.append(("places", number(len(places), 0)))
    return [Facts(tuple((text(f"takeaway.capture.{key}"), said) for key, said in facts))]


def _actors(network: Network) -> Table:
    far = any(actor.km is not None for actor in network.actors)
    heads = [text(f"takeaway.capture.{key}") for key in ("actor", "sector", "place", *(["km"] if far else []))]
    order = sorted(network.actors, key=lambda actor: (sector_label(actor.sector).casefold(), actor.label.casefold()))
    rows = [
        (
            actor.label,
            sector_label(actor.sector) if actor.sector else "–",
            actor.place or "–",
            *([number(actor.km, 0)] if far else []),
        )
        for actor in order[:IN_PRINT]
    ]
    return fitted("", heads, rows, ends=[False, False, False, True][: len(heads)], note=_rest(network))


def _rest(network: Network) -> str:
    hidden = len(network) - IN_PRINT
    return text("takeaway.capture.rest", n=number(hidden, 0)) if hidden > 0 else ""


def _partners(network: Network) -> Table:
    order = sorted(network.actors, key=lambda actor: actor.label.casefold())
    rows = [
        (actor.label, sector_label(actor.sector) if actor.sector else "–", _named(network, partners(network, actor.id)))
        for actor in order[:IN_PRINT]
    ]
    heads = [text(f"takeaway.capture.{key}") for key in ("actor", "sector", "partners")]
    return replace(fitted("", heads, rows, note=_rest(network)), small=True)


def _named(network: Network, actors: Iterable[str]) -> str:
    labels = sorted((network.by_id[actor].label for actor in actors), key=str.casefold)
    return "; ".join(labels) or "–"


def network_map(shown: Shown, study: Study) -> list[Block]:
    """The map with its text."""
    return [map_of(shown, study)] if shown.network.pairs else []


def map_of(shown: Shown, study: Study) -> Picture:
    """The own network as drawn, under the id of the part."""
    return replace(map_picture(study.analysis), id=f"{shown.exercise.id}-{shown.part.id}")


def figures(shown: Shown, study: Study) -> list[Block]:
    """The figures with and without the coordination, against networks of chance."""
    picture = strips_picture(study.analysis)
    own = [] if picture is None else [replace(picture, id=f"{shown.exercise.id}-{shown.part.id}")]
    return [figures_table(study.analysis), *own]


def actors(_: Shown, study: Study) -> list[Block]:
    """The key actors by rank, with what is found about them in sentences."""
    if study.analysis.whole.summary["actors"] < 2:
        return []
    return [Findings(study.told.about("leaders", "brokers", "cut").items, brief=True), key_actors_table(study.analysis)]


def lean(section: Section | None) -> list[Block]:
    """The tables and pictures of a section of the report, its findings as sentences alone."""
    if section is None:
        return []
    told = [replace(block, brief=True) if isinstance(block, Findings) else block for block in section.blocks]
    return [block for block in told if isinstance(block, Findings | Table | Picture)]
