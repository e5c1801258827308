"""The sentences of the annex: each with meaning, caution and source, none among those of the first page."""

from __future__ import annotations

from workbook.content import number, percent, text
from workbook.report.analysis import Analysis
from workbook.report.document import Finding
from workbook.report.findings.words import SAME, count, leaders, names
from workbook.report.further import Further

CLEAR = 0.5  # r from which a core is called clear (Borgatti & Everett 2000 give no limit; so the glossary says)
STEADY = 0.9
VISIBLE = 0.3  # modularity (Newman & Girvan 2004)
SMALLEST_CORE = 3  # of two equal leaves of a star one would be named by chance


def further_findings(analysis: Analysis) -> tuple[Finding, ...]:
    """What the annex says about this network, in its order."""
    found = analysis.further
    if found is None:
        return ()
    made = (make(analysis, found) for make in (_loss, _new_ties, _roles, _circles, _core))
    return tuple(item for item in made if item is not None)


def _finding(topic: str, sentence: str, meaning: str) -> Finding:
    return Finding(topic, sentence, meaning, text(f"annex.{topic}.caution"), text(f"annex.{topic}.source"))


def _loss(analysis: Analysis, found: Further) -> Finding | None:
    if not found.losses:
        return None
    first = found.losses[0]
    apart = first.rise > SAME
    equal = [
        loss.actor
        for loss in found.losses
        if (abs(loss.apart - first.apart) if apart else abs(loss.ways - first.ways)) < SAME
    ]
    if len(equal) == len(analysis.whole.network):
        return None  # everybody alike: nobody stands out
    key = ("sentence" if apart else "longer") + "_tied" * (len(equal) > 1)
    values = {"share": percent(first.apart), "before": percent(found.apart)} if apart else {}
    sentence = text(f"annex.loss.{key}", names=_names(analysis, equal), **values)
    return _finding("loss", sentence, text("annex.loss.meaning"))


def _new_ties(analysis: Analysis, found: Further) -> Finding | None:
    if not found.new_ties:
        return None
    best = found.new_ties[0]
    one, other = (_names(analysis, [actor]) for actor in (best.source, best.target))
    meaning = text(f"annex.new_ties.{'meaning_without' if analysis.coordinator else 'meaning'}")
    return _finding("new_ties", text("annex.new_ties.sentence", one=one, other=other), meaning)


def _roles(analysis: Analysis, found: Further) -> Finding | None:
    first = leaders({actor: float(roles["total"]) for actor, roles in found.roles.items()})
    if first is None or not first.value or first.everybody:
        return None
    key = "single" if len(first.actors) == 1 else "tied"
    said = text(f"annex.roles.{key}", names=_names(analysis, first.actors), n=number(first.value, 0))
    return _finding("roles", said, text("annex.roles.meaning"))


def _circles(_analysis: Analysis, found: Further) -> Finding | None:
    sizes = circle_sizes(found)
    if len(sizes) < 2 or found.circles.modularity is None:
        return None
    q = number(found.circles.modularity)
    if found.circles.modularity < VISIBLE:
        return _finding("circles", text("annex.circles.faint", q=q), "")
    key = "steady" if found.circles.agreement >= STEADY else "varying"
    values = {"runs": found.circles.runs, "agreement": number(found.circles.agreement)}
    sentence = text("annex.circles.sentence", k=number(len(sizes), 0), q=q)
    return _finding("circles", sentence, text(f"annex.circles.{key}", **values))


def circle_sizes(found: Further) -> dict[int, int]:
    """Number of actors by number of the circle, those of one actor left out."""
    members = list(found.circles.member.values())
    sizes = {circle: members.count(circle) for circle in sorted(set(members))}
    return {circle: size for circle, size in sizes.items() if size > 1}


def _core(analysis: Analysis, found: Further) -> Finding | None:
    if found.core.fit is None or len(found.core.core) < SMALLEST_CORE:
        return None
    r = number(found.core.fit)
    if found.core.fit >= CLEAR:
        sentence = text("annex.core.clear", names=_names(analysis, found.core.core, limit=10), r=r)
    else:
        sentence = text("annex.core.faint", r=r)
    deepest = max(found.coreness.values())
    inside = sum(depth == deepest for depth in found.coreness.values())
    meaning = [text("annex.core.meaning")]
    if deepest > 1 and inside < len(found.coreness):
        meaning.append(text("annex.core.depth", n=count(inside, "actor"), k=number(deepest, 0)))
    return _finding("core", sentence, " ".join(meaning))


def _names(analysis: Analysis, actors: list[str] | tuple[str, ...], limit: int = 5) -> str:
    return names([analysis.label(actor) for actor in actors], limit=limit)
