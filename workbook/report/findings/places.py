"""Findings about places in the network: centralisation, most ties, brokers, actors on whom others hang."""

from __future__ import annotations

from workbook.content import number, text
from workbook.report.analysis import Analysis
from workbook.report.document import Finding
from workbook.report.findings.words import SAME, Leaders, leaders, names, than, usual


def centralization(analysis: Analysis) -> Finding | None:
    """How far the ties point to single actors (Freeman 1978/79)."""
    value = analysis.whole.summary["degree_centralization"]
    if value is None or not analysis.whole.summary["ties"]:
        return None
    band = analysis.whole.bands.get("degree_centralization")
    if value < SAME:
        sentence = text("findings.centralization.sentence_zero")
    elif 1 - value < SAME:
        first = leaders(analysis.whole.column("degree"))
        assert first is not None
        sentence = text("findings.centralization.sentence_star", name=_named(analysis, first))
    elif band is None or band.place is None or band.low == band.high:
        sentence = text("findings.centralization.sentence_plain", value=number(value))
    elif band.place == "inside":
        sentence = text("findings.centralization.inside", value=number(value), usual=usual(band, number))
    else:
        sentence = text(f"findings.centralization.{band.place}", value=number(value), than=than(band))
    alone = analysis.without.summary["degree_centralization"] if analysis.without else None
    meaning = [text("findings.centralization.meaning_scale")]
    if alone is not None:
        key = "meaning" if alone < value - SAME else "meaning_not_less"
        if alone >= SAME or value >= SAME:
            meaning.append(text(f"findings.centralization.{key}", without=number(alone)))
    return Finding(
        "centralization",
        sentence,
        " ".join(meaning),
        text("findings.centralization.caution"),
        text("findings.centralization.source"),
        {"degree_centralization": value, "without_coordinator": alone},
    )


def most_ties(analysis: Analysis) -> Finding | None:
    """Who has the most partners; equals are named together."""
    degree = analysis.whole.column("degree")
    first = leaders(degree)
    if first is None or first.value == 0 or len(degree) < 2:
        return None
    values = {"value": number(first.value, 0), "possible": number(len(degree) - 1, 0)}
    if first.everybody:
        sentence = text("findings.leaders.even", value=values["value"])
    else:
        key = "single" if len(first.actors) == 1 else "tied"
        sentence = text(f"findings.leaders.{key}", names=_named(analysis, first), **values)
    meaning = ""
    if not first.everybody and first.actors == (analysis.coordinator,):
        meaning = _next(analysis, "leaders", leaders(degree, leave_out=analysis.coordinator), digits=0)
    return Finding(
        "leaders",
        sentence,
        meaning,
        text("findings.leaders.caution"),
        text("findings.leaders.source"),
        {"degree": first.value},
    )


def brokers(analysis: Analysis) -> Finding | None:
    """Who lies most often on shortest ways between others; equals are named together."""
    between = analysis.whole.column("betweenness")
    first = leaders(between)
    if first is None or not analysis.whole.summary["ties"]:
        return None
    if first.value < SAME:
        sentence = text("findings.brokers.none")
    elif first.everybody:
        sentence = text("findings.brokers.even", value=number(first.value))
    else:
        key = "single" if len(first.actors) == 1 else "tied"
        sentence = text(f"findings.brokers.{key}", names=_named(analysis, first), value=number(first.value))
    meaning = [text("findings.brokers.meaning")]
    if analysis.without is not None:
        following = leaders(analysis.without.column("betweenness"))
        same = following is not None and following.actors == first.actors
        meaning.append(_next(analysis, "brokers", following, digits=2, way="same" if same else "next"))
    return Finding(
        "brokers",
        sentence,
        " ".join(part for part in meaning if part),
        text("findings.brokers.caution"),
        text("findings.brokers.source"),
        {"betweenness": first.value},
    )


def cut_actors(analysis: Analysis) -> Finding | None:
    """Without whom a part of the network falls apart."""
    cut = analysis.whole.cut_actors
    if analysis.whole.summary["actors"] < 3 or not analysis.whole.summary["ties"]:
        return None
    labels = [analysis.label(actor) for actor in cut]
    if not cut:
        sentence = text("findings.cut.none")
    elif len(cut) == 1:
        sentence = text("findings.cut.single", names=labels[0])
    else:
        sentence = text("findings.cut.several", k=len(cut), names=names(labels))
    return Finding(
        "cut",
        sentence,
        _cut_without(analysis),
        text("findings.cut.caution") if cut else "",
        text("findings.cut.source"),
        {"articulation_points": len(cut)},
    )


def _cut_without(analysis: Analysis) -> str:
    if analysis.without is None:
        return ""
    cut = analysis.without.cut_actors
    labels = [analysis.label(actor) for actor in cut]
    if not cut or cut == analysis.whole.cut_actors:
        key = "none" if cut != analysis.whole.cut_actors else "same" if cut else "none_too"
        return text(f"findings.cut.meaning_without_{key}")
    key = "meaning_without_single" if len(cut) == 1 else "meaning_without"
    return text(f"findings.cut.{key}", k=len(cut), names=names(labels))


def _next(analysis: Analysis, topic: str, following: Leaders | None, *, digits: int, way: str = "next") -> str:
    if following is None or following.value < SAME or following.everybody:
        return ""
    key = f"meaning_{way}_{'single' if len(following.actors) == 1 else 'tied'}"
    return text(f"findings.{topic}.{key}", names=_named(analysis, following), value=number(following.value, digits))


def _named(analysis: Analysis, first: Leaders) -> str:
    return names([analysis.label(actor) for actor in first.actors])
