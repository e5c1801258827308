"""Ties to make, ties that came and went, what would be without one: pairs, two points in time, scenarios, offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workbook.content import number, percent, text
from workbook.errors import NetworkError
from workbook.figures.answers.network_kinds import occasion_of
from workbook.figures.answers.pieces import Shown, entries, mapping, plain, sequence
from workbook.figures.network_map import counted, sector_label
from workbook.network import (
    Actor,
    Network,
    TwoModeNetwork,
    before_after,
    explain,
    open_pairs,
    partners,
    to_row_network,
    wave_change,
    with_step,
    year_ago,
)
from workbook.report.analysis import Change
from workbook.report.document import Block, Bullets, Paragraph, Table
from workbook.report.measuring import view
from workbook.report.sections.coordination import signed
from workbook.report.sections.map import change_picture
from workbook.report.takeaway.study import Study
from workbook.report.takeaway.tabular import fitted

SHOWN_PAIRS = 30
SHOWN_CHANGES = 60
IN_SCENARIO = {
    "actors": 0,
    "ties": 0,
    "components": 0,
    "largest_component": 0,
    "connectedness": 2,
    "global_efficiency": 2,
    "density": 2,
    "articulation_points": 0,
}
MOST_STEPS = 60
MOST_SCENARIOS = 4  # side by side on a page


# ── open pairs ──


def pairs(shown: Shown, _: Study) -> list[Block]:
    """How many partners of the focus actor have not met, and the pairs that were marked to be introduced."""
    network = shown.network
    given = mapping(shown.value)
    focus = given.get("focus")
    if not isinstance(focus, str) or focus not in network.by_id:
        focus = network.coordinator
    marked = _marked(network, given.get("marked"))
    said: list[Block] = []
    if focus is not None:
        said.append(Paragraph(_open_sentence(network, focus), "lead"))
    if marked:
        said.append(_marked_table(network, marked, given))
    return said


def _marked(network: Network, value: object) -> list[tuple[str, str]]:
    """The marked pairs of actors that are still in the network, once each."""
    found: dict[tuple[str, str], None] = {}
    for each in map(sequence, sequence(value)):
        if len(each) == 2 and all(isinstance(end, str) and end in network.by_id for end in each) and each[0] != each[1]:
            one, other = sorted(map(str, each))
            found[one, other] = None
    return list(found)


def _open_sentence(network: Network, focus: str) -> str:
    count = len(partners(network, focus))
    possible = count * (count - 1) // 2
    name, found = network.by_id[focus].label, len(open_pairs(network, focus))
    if not possible:
        return text("network_widgets.pairs.too_few", name=name)
    key = "none_open" if found == 0 else "all_open" if found == possible else "some_open"
    return text(f"network_widgets.pairs.{key}", name=name, open=number(found, 0), possible=number(possible, 0))


def _marked_table(network: Network, marked: list[tuple[str, str]], given: Mapping[str, object]) -> Table:
    tied = set(network.pairs)
    rows = []
    for one, other in marked[:SHOWN_PAIRS]:
        ends = network.by_id[one], network.by_id[other]
        shared = set(partners(network, one)) & set(partners(network, other))
        told = occasion_of(given, (one, other))
        why = [
            _reason(*ends, len(shared), (one, other) in tied),
            text("answers.occasion", occasion=told) if told else "",
        ]
        rows.append((ends[0].label, ends[1].label, ". ".join(filter(None, why))))
    heads = [text(f"takeaway.pairs.{key}") for key in ("one", "other", "reason")]
    return fitted(text("takeaway.pairs.caption"), heads, rows)


def _reason(one: Actor, other: Actor, shared: int, known: bool) -> str:
    """What speaks for an introduction, from the own data."""
    if known:
        return text("takeaway.pairs.known")
    said = [text("takeaway.pairs.shared_one" if shared == 1 else "takeaway.pairs.shared", n=number(shared, 0))]
    if one.place and one.place == other.place:
        said.append(text("takeaway.pairs.place", place=one.place))
    if one.sector and one.sector == other.sector:
        said.append(text("takeaway.pairs.sector", sector=sector_label(one.sector)))
    return ", ".join(said)


# ── two points in time ──


def waves(shown: Shown, study: Study) -> list[Block]:
    """What stayed, came and went: sentence, figures, map, list of the changes."""
    network = shown.project.network
    marks = mapping(mapping(shown.value).get("marks"))
    if len(network.waves) > 1:
        first, second = network.waves[-2:]
        before, after = network.at(first), network.at(second)
    else:
        first, second = text("takeaway.waves.year_ago"), text("takeaway.waves.today")
        before, after = year_ago(network, marks), network
    change = Change(
        first, second, view(before, banded=False), view(after, banded=False), None, None, wave_change(before, after)
    )
    ties = change.change.ties
    if not (ties.new or ties.lost or ties.stable):
        return []
    said = text(
        "takeaway.waves.counted",
        stable=number(len(ties.stable), 0),
        new=number(len(ties.new), 0),
        lost=number(len(ties.lost), 0),
    )
    if ties.stability is not None:
        said = f"{said} {text('takeaway.waves.held', share=percent(ties.stability))}"
    blocks: list[Block] = [Paragraph(said, "lead")]
    if ties.hamming:
        picture = change_picture(study.analysis, change)
        blocks += [replace(picture, id=f"{shown.exercise.id}-{shown.part.id}"), _changes(network, change)]
    return blocks


def _changes(network: Network, change: Change) -> Table:
    ties = change.change.ties
    rows = [
        (network.by_id[one].label, network.by_id[other].label, text(f"takeaway.waves.{state}"))
        for state, found in (("new", ties.new), ("ended", ties.lost))
        for one, other in found
    ]
    heads = [text(f"takeaway.waves.{key}") for key in ("one", "other", "state")]
    hidden = len(rows) - SHOWN_CHANGES
    note = text("takeaway.waves.rest", n=number(hidden, 0)) if hidden > 0 else ""
    return fitted(text("takeaway.waves.caption"), heads, rows[:SHOWN_CHANGES], note=note)


# ── scenarios ──


def scenario(shown: Shown, _: Study) -> list[Block]:
    """The scenarios with their steps, and their figures beside those of today."""
    network = shown.network
    found: list[tuple[str, list[str], Network]] = []
    for each in map(mapping, sequence(mapping(shown.value).get("scenarios"))):
        steps = [mapping(step) for step in sequence(each.get("steps"))[:MOST_STEPS]]
        if steps:
            name = plain(each.get("name")).strip() or text("takeaway.scenario.unnamed", n=len(found) + 1)
            found.append((name, *_applied(shown, network, steps)))
    if not found:
        return []
    chosen = found[:MOST_SCENARIOS]
    bullets = Bullets(
        tuple(text("takeaway.scenario.steps", name=name, steps="; ".join(said)) for name, said, _ in chosen)
    )
    return [bullets, _compared(network, [(name, after) for name, _, after in chosen])]


def _applied(shown: Shown, network: Network, steps: list[Mapping[str, Any]]) -> tuple[list[str], Network]:
    """The steps in words and the network after them; a step that is no longer possible is left out."""
    said = []
    for step in steps:
        try:
            network = with_step(network, {str(key): str(value) for key, value in step.items()})
        except NetworkError:
            continue
        ends = {name: shown.actor(step.get(name)) for name in ("actor", "source", "target", "keep", "other")}
        said.append(text(f"answers.step.{plain(step.get('do'))}", **ends))
    return said, network


def _compared(network: Network, scenarios: list[tuple[str, Network]]) -> Table:
    heads = [text("takeaway.scenario.figure"), text("takeaway.scenario.today"), *(name for name, _ in scenarios)]
    changes = [{change.measure: change for change in before_after(network, after)} for _, after in scenarios]
    rows = []
    for name, digits in IN_SCENARIO.items():
        after = [_after(each[name].before, each[name].after, digits) for each in changes]
        rows.append((_figure_name(name), number(changes[0][name].before, digits), *after))
    return fitted(text("takeaway.scenario.caption"), heads, rows, ends=[False, *[True] * (len(heads) - 1)])


def _after(before: float | None, after: float | None, digits: int) -> str:
    return text("takeaway.scenario.value", value=number(after, digits), change=signed(before, after, digits))


def _figure_name(name: str) -> str:
    if name in ("actors", "ties"):
        return text(f"takeaway.capture.{name}")
    return explain(name).name


# ── offers ──


def two_mode(shown: Shown, _: Study) -> list[Block]:
    """The offers with those who carry them, and the pairs with the most offers in common."""
    both = _two_mode(shown)
    if not both.ticks:
        return []
    rows = []
    for offer in both.columns:
        behind = [shown.actor(actor) for actor, of in sorted(both.ticks) if of == offer.id]
        if behind:
            rows.append((offer.label, number(len(behind), 0), "; ".join(sorted(behind, key=str.casefold))))
    heads = [text(f"takeaway.two_mode.{key}") for key in ("offer", "count", "who")]
    joint = to_row_network(both)
    said = text(
        "takeaway.two_mode.counted",
        offers=number(len(rows), 0),
        actors=counted("actors", len({actor for actor, _ in both.ticks})),
        pairs=number(len(joint.pairs), 0),
    )
    return [Paragraph(said, "lead"), fitted("", heads, rows, ends=[False, True]), *_joint(joint)]


def _two_mode(shown: Shown) -> TwoModeNetwork:
    """Actors × offers with the ticks that are about actors still in the list."""
    network, given = shown.network, mapping(shown.value)
    offers = {}
    for offer in map(mapping, sequence(given.get("offers"))):
        id_ = plain(offer.get("id"))
        offers[id_] = plain(offer.get("title")) or plain(offer.get("name")) or id_
    ticks = {
        (actor, offer)
        for offer, behind in entries(given.get("ticks"))
        if offer in offers
        for actor in sequence(behind)
        if isinstance(actor, str) and actor in network.by_id
    }
    return TwoModeNetwork(network.actors, tuple(Actor(id_, name) for id_, name in offers.items()), frozenset(ticks))


def _joint(joint: Network) -> list[Block]:
    several = sorted(
        ((int(tie.strength or 0), joint.by_id[tie.source].label, joint.by_id[tie.target].label) for tie in joint.ties),
        key=lambda row: (-row[0], row[1].casefold(), row[2].casefold()),
    )
    rows = [(one, other, number(count, 0)) for count, one, other in several if count > 1][:SHOWN_PAIRS]
    if not rows:
        return []
    heads = [text(f"takeaway.two_mode.{key}") for key in ("one", "other", "joint")]
    return [fitted(text("takeaway.two_mode.caption"), heads, rows, ends=[False, False, True])]
