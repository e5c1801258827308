"""Findings about two time points: what stayed, what is new, what was lost."""

from __future__ import annotations

from workbook.content import number, percent, text
from workbook.report.analysis import Analysis, Change
from workbook.report.document import Finding
from workbook.report.findings.words import count, names


def waves(analysis: Analysis) -> Finding | None:
    """What became of the ties between two time points."""
    compared = analysis.change
    if compared is None:
        return None
    ties = compared.change.ties
    before = len(ties.stable) + len(ties.lost)
    values = {"stable": len(ties.stable), "new": len(ties.new), "lost": len(ties.lost), "jaccard": ties.jaccard}
    if not before and not ties.new:
        return Finding("waves", text("findings.waves.nothing"), _who(analysis, compared), values=values)
    if not ties.hamming:
        sentence = text("findings.waves.same", first=compared.first, second=compared.second)
    else:
        sentence = text(
            "findings.waves.sentence",
            before=count(before, "tie_dative"),
            first=compared.first,
            second=compared.second,
            stable=number(len(ties.stable), 0),
            lost=number(len(ties.lost), 0),
            new=number(len(ties.new), 0),
        )
    return Finding(
        "waves",
        sentence,
        " ".join(part for part in (_shares(compared), _who(analysis, compared), _reach(compared)) if part),
        text("findings.waves.caution"),
        text("findings.waves.source"),
        values,
    )


def _shares(compared: Change) -> str:
    ties, common = compared.change.ties, compared.change.common
    if ties.jaccard is None or ties.stability is None or ties.newness is None:
        return ""
    said = text(
        "findings.waves.meaning",
        stability=percent(ties.stability),
        newness=percent(ties.newness),
        jaccard=number(ties.jaccard),
    )
    if common.jaccard is None or not (compared.change.joined or compared.change.left):
        return said
    stayed = count(len(compared.change.stayed), "actor_dative")
    return f"{said} {text('findings.waves.common', stayed=stayed, jaccard=number(common.jaccard))}"


def _who(analysis: Analysis, compared: Change) -> str:
    parts = []
    for key, actors in (("joined", compared.change.joined), ("left", compared.change.left)):
        if actors:
            parts.append(text(f"findings.waves.{key}", names=names([analysis.label(actor) for actor in actors])))
    return " ".join(parts)


def _reach(compared: Change) -> str:
    if compared.before_without is None or compared.after_without is None:
        return ""
    before = compared.before_without.summary["connectedness"]
    after = compared.after_without.summary["connectedness"]
    if before is None or after is None:
        return ""
    return text(
        "findings.waves.reach",
        first=compared.first,
        second=compared.second,
        before=percent(before),
        after=percent(after),
    )
