"""Answers to the kinds about a network, as they read in print: names instead of ids, steps as sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from workbook.content.texts import text
from workbook.errors import WorkbookError
from workbook.figures.answers.pieces import (
    Shown,
    bullets,
    chips,
    declared,
    entries,
    mapping,
    note,
    pairs,
    plain,
    sequence,
    table,
    words,
)
from workbook.network import explain


def figures(shown: Shown) -> str:
    """The guesses, and whether the figures have been revealed."""
    given = mapping(shown.value)
    rows = ((_measure(id_), words(guess)) for id_, guess in entries(given.get("guesses")))
    said = note("revealed" if given.get("revealed") is True else "not_revealed")
    return (
        table((text("answers.measure"), text("answers.guess")), ((words(label), value) for label, value in rows)) + said
    )


def _measure(id_: str) -> str:
    try:
        return explain(id_).name
    except (WorkbookError, LookupError, AttributeError, ValueError):
        return id_


def actors(shown: Shown) -> str:
    """The questions with the actors that were named."""
    given = mapping(shown.value)
    rows = []
    for question in sequence(shown.setting("questions")):
        named = given.get(plain(mapping(question).get("id")))
        rows.append((plain(mapping(question).get("text")), chips(shown.actor(each) for each in sequence(named))))
    return pairs(rows)


def open_pairs(shown: Shown) -> str:
    """The actor that was looked at, and the pairs that were marked."""
    given = mapping(shown.value)
    marked = [_pair_with_occasion(shown, sequence(pair), given) for pair in sequence(given.get("marked"))]
    focus = given.get("focus") or shown.network.coordinator
    return pairs(
        [
            (text("answers.focus"), words(shown.actor(focus))),
            (text("answers.marked"), bullets(map(words, marked)) or words(None)),
        ]
    )


def _pair_with_occasion(shown: Shown, pair: Sequence[object], given: Mapping[str, object]) -> str:
    names = " – ".join(shown.actor(end) for end in pair)
    told = occasion_of(given, pair)
    return f"{names} ({text('answers.occasion', occasion=told)})" if told else names


def occasion_of(given: Mapping[str, object], pair: Sequence[object]) -> str:
    """What was named to bring the two of a marked pair together; "" where nothing was."""
    ends = {plain(end) for end in pair}
    found = (mapping(each) for each in sequence(given.get("occasions")))
    return next(
        (plain(each.get("text")).strip() for each in found if {*map(plain, sequence(each.get("pair")))} == ends), ""
    )


def partner_survey(shown: Shown) -> str:
    """Who has answered, how many ties are confirmed, and every tie as the partners see it."""
    from workbook.figures.confirmations import told_survey  # noqa: PLC0415  it reads with the pieces of this package

    told = told_survey(shown.value, shown.network)
    rows = [
        [words(tie.one), words(tie.other), words(text(f"partner_survey.told.{tie.state}", by=tie.by))]
        for tie in told.ties
    ]
    head = [text(f"partner_survey.card.{key}") for key in ("one", "other", "state")]
    answered = text("partner_survey.told.answered", n=len(told.answered), asked=told.asked)
    return f"<p>{words(answered)} {words(told.sentence)}</p>" + table(head, rows)


def scenario(shown: Shown) -> str:
    """The named scenarios with their steps."""
    rows = []
    for each in sequence(mapping(shown.value).get("scenarios")):
        steps = [_step(shown, mapping(step)) for step in sequence(mapping(each).get("steps"))]
        rows.append(
            (
                plain(mapping(each).get("name")) or text("answers.scenario"),
                bullets(map(words, steps), kind="ol") or words(None),
            )
        )
    return pairs(rows)


def _step(shown: Shown, step: Mapping[str, object]) -> str:
    ends = {name: shown.actor(step.get(name)) for name in ("actor", "source", "target", "keep", "other")}
    do = plain(step.get("do"))
    return text(f"answers.step.{do}", **ends) if do in ("remove", "add", "merge") else ""


def capture(shown: Shown) -> str:
    """The size of the network that was entered, and how many actors were gone through."""
    network = shown.project.network
    if shown.setting("only") == "actors":
        return f"<p>{words(text('answers.actors_listed', actors=len(network)))}</p>"
    visited = Counter(plain(state) for _, state in entries(mapping(shown.value).get("visited")))
    size = text("answers.network_size", actors=len(network), ties=len(network.pairs))
    return f"<p>{words(size)}</p>" + note(
        "visited", done=visited["done"], none=visited["none"], unknown=visited["unknown"]
    )


def waves(shown: Shown) -> str:
    """How many ties were marked as new, unchanged, ended."""
    marks = Counter(plain(mark) for _, mark in entries(mapping(shown.value).get("marks")))
    return pairs((text(f"answers.wave.{name}"), str(marks[name])) for name in ("new", "same", "ended"))


def two_mode(shown: Shown) -> str:
    """The offers with the actors behind them."""
    given = mapping(shown.value)
    names = declared(given.get("offers")) | declared(shown.setting("offers"))
    names |= {plain(mapping(o).get("id")): plain(mapping(o).get("title")) for o in sequence(given.get("offers"))}
    ticks = entries(given.get("ticks"))
    return pairs((names.get(id_, id_), chips(shown.actor(each) for each in sequence(behind))) for id_, behind in ticks)
