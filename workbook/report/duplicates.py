"""What the report says about actors that may be one organisation under two names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbook.content import number, text
from workbook.network import Actor, Network, possible_duplicates
from workbook.report.findings.words import names

SAID = 6  # pairs named; a long list would hide the other remarks


def duplicate_remarks(network: Network) -> tuple[str, ...]:
    """One sentence per name that several actors share, and per pair of names that look alike."""
    by_name: dict[str, list[Actor]] = {}
    for actor in network.actors:
        by_name.setdefault(actor.label, []).append(actor)
    return (*_shared(by_name), *_alike(by_name))


def _shared(by_name: Mapping[str, Sequence[Actor]]) -> list[str]:
    return [
        text("report.notes.same_name", name=name, n=number(len(actors), 0), ids=names([a.id for a in actors]))
        for name, actors in by_name.items()
        if len(actors) > 1
    ]


def _alike(by_name: Mapping[str, Sequence[Actor]]) -> list[str]:
    label = {actors[0].id: name for name, actors in by_name.items()}
    found = possible_duplicates([actors[0] for actors in by_name.values()])
    said = [text("report.notes.duplicates", one=label[pair.one], other=label[pair.other]) for pair in found[:SAID]]
    if len(found) > SAID:
        said.append(text("report.notes.duplicates_more", n=number(len(found) - SAID, 0)))
    return said
