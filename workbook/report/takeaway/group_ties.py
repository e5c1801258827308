"""Ties inside and between groups, and who mediates between whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from workbook.content import number, text
from workbook.figures.answers.pieces import Shown, mapping, plain
from workbook.figures.network_map import grouping, groupings
from workbook.network import (
    Band,
    actor_x_brokerage,
    ei_band,
    explain,
    group_by_ei_index,
    net_x_groups,
)
from workbook.report.document import Block, Paragraph
from workbook.report.takeaway.study import Study
from workbook.report.takeaway.tabular import fitted

ROLES = ("coordinator", "consultant", "gatekeeper", "liaison")
TOP = 6
MOST_BLOCKS = 8  # groups of a cross table that can still be read on A4


def _by(shown: Shown, *, suggestions: bool) -> str:
    """The grouping the person chose, else the one of the exercise."""
    chosen = plain(mapping(shown.value).get("grouping"))
    known = groupings(shown.network, suggestions=suggestions)
    return chosen if chosen in known else plain(shown.setting("group")) or "sector"


def blocks(shown: Shown, _: Study) -> list[Block]:
    """Ties inside and outside per group with the inside–outside measure, and the cross table of the groups."""
    network = shown.network
    groups = grouping(network, _by(shown, suggestions=True))
    keys = [key for key in groups.names if key in set(groups.members.values())]
    crossed = net_x_groups(network, groups.members)
    index = group_by_ei_index(network, groups.members)
    sizes = Counter(groups.members.values())
    rows = []
    for key in keys:
        inside = _ties(crossed, key, key)
        outside = sum(_ties(crossed, key, other) for other in keys if other != key)
        cells = (sizes[key], inside, outside)
        rows.append((groups.names[key], *(number(cell, 0) for cell in cells), number(index.get(key))))
    if not rows:
        return []
    band = ei_band(network, groups.members)
    heads = [groups.label, *(text(f"takeaway.blocks.{key}") for key in ("actors", "inside", "outside", "index"))]
    table = fitted("", heads, rows, ends=[False, *[True] * 4], note=text("takeaway.blocks.note"))
    found: list[Block] = [] if band is None else [Paragraph(_reading(band), "lead")]
    found.append(table)
    if 2 < len(keys) <= MOST_BLOCKS:
        cross = [(groups.names[a], *(number(_ties(crossed, a, b), 0) for b in keys)) for a in keys]
        heads = ["", *(groups.names[key] for key in keys)]
        found.append(fitted(text("takeaway.blocks.cross"), heads, cross, ends=[False, *[True] * len(keys)]))
    return found


def _ties(crossed: Mapping[tuple[str, str], Any], one: str, other: str) -> int:
    found = crossed.get((one, other) if one <= other else (other, one))
    return found.ties if found else 0


def _reading(band: Band) -> str:
    value = number(band.observed)
    if band.place is None:
        return text("takeaway.blocks.whole", value=value)
    low, high = number(band.low), number(band.high)
    return text(f"network_widgets.blocks.{band.place}", value=value, low=low, high=high)


def roles(shown: Shown, _: Study) -> list[Block]:
    """How often the busiest mediators stand between which groups (Gould & Fernandez 1989)."""
    network = shown.network
    groups = grouping(network, _by(shown, suggestions=False))
    counts = actor_x_brokerage(network, groups.members)
    busy = sorted((actor for actor in counts if counts[actor]["total"] > 0), key=lambda actor: -counts[actor]["total"])
    if not busy:
        return [Paragraph(text("network_widgets.roles.nobody"))]
    first = busy[0]
    main = max(ROLES, key=lambda role: counts[first][role])
    said = text(
        "network_widgets.roles.main",
        name=network.by_id[first].label,
        total=number(counts[first]["total"], 0),
        role=explain(main).name,
        count=number(counts[first][main], 0),
    )
    rows = [
        (
            network.by_id[actor].label,
            *(number(counts[actor][role], 0) for role in ROLES),
            number(counts[actor]["total"], 0),
        )
        for actor in busy[:TOP]
    ]
    heads = [text("takeaway.capture.actor"), *(explain(role).name for role in ROLES), text("answers.sum")]
    return [Paragraph(said, "lead"), fitted("", heads, rows, ends=[False, *[True] * 5])]
