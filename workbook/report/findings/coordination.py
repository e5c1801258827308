"""Findings about the coordination: the network without it, and its partners that do not know each other."""

from __future__ import annotations

from workbook.content import number, percent, text
from workbook.report.analysis import Analysis, View
from workbook.report.document import Finding
from workbook.report.findings.words import SAME, count, names


def without(analysis: Analysis) -> Finding | None:
    """The "Ohne-mich-Test": who still reaches whom once the coordination is gone."""
    if analysis.whole.summary["actors"] < 3 or not analysis.whole.summary["ties"]:
        return None
    if analysis.without is None:
        todo = "absent_todo_own" if analysis.chosen.own else "absent_todo"
        return Finding("without", text("findings.without.absent"), text(f"findings.without.{todo}"))
    before, after = analysis.whole.summary["connectedness"], analysis.without.summary["connectedness"]
    key = "more" if after > before else "sentence"
    if abs(before - after) < SAME:
        key = "same"
    elif after < SAME:
        key = "nobody"
    return Finding(
        "without",
        text(f"findings.without.{key}", whole=percent(before), without=percent(after)),
        _rest(analysis, analysis.without),
        text("findings.without.caution"),
        text("findings.without.source"),
        {"connectedness": before, "without_coordinator": after},
    )


def _rest(analysis: Analysis, rest: View) -> str:
    n = rest.summary["actors"]
    if len(rest.components) == 1:
        return text("findings.without.meaning_whole", n=number(n, 0))
    if len(rest.components[0]) == 1:
        return text("findings.without.meaning_single", n=number(n, 0))
    key = "meaning_parts" if len(rest.components) > len(analysis.whole.components) else "meaning_parts_before"
    parts = [
        text(
            f"findings.without.{key}",
            parts=count(len(rest.components), "part" if key == "meaning_parts" else "part_dative"),
            size=number(len(rest.components[0]), 0),
            n=number(n, 0),
        )
    ]
    lost = [analysis.label(actor) for actor in rest.isolates if actor not in analysis.whole.isolates]
    if lost:
        parts.append(text("findings.without.meaning_alone", names=names(lost)))
    return " ".join(parts)


def open_pairs(analysis: Analysis) -> Finding | None:
    """How many pairs of the coordination's partners have no direct tie (Burt 1992)."""
    found = analysis.open_pairs
    if found is None or not analysis.whole.summary["ties"]:
        return None
    if found.partners < 2:
        return Finding("open_pairs", text("findings.open_pairs.too_few", ties=count(found.partners, "tie")))
    effective = analysis.whole.column("effective_size")[analysis.coordinator or ""]
    if found.pairs:
        key = "pair" if found.possible == 1 else "all" if len(found.pairs) == found.possible else "sentence"
        sentence = text(
            f"findings.open_pairs.{key}",
            open=number(len(found.pairs), 0),
            possible=number(found.possible, 0),
        )
    else:
        sentence = text("findings.open_pairs.none")
    gaps = analysis.whole.network.unknown
    asked = sum((a, b) in gaps or (b, a) in gaps for a, b in found.pairs)
    if asked:
        sentence = f"{sentence} {text('findings.open_pairs.unknown', pairs=count(asked, 'pair_dative'))}"
    return Finding(
        "open_pairs",
        sentence,
        text(
            "findings.open_pairs.meaning", effective=number(effective), partners=count(found.partners, "partner_dative")
        )
        if found.pairs
        else "",
        text("findings.open_pairs.caution") if found.pairs else "",
        text("findings.open_pairs.source"),
        {"open": len(found.pairs), "possible": found.possible, "effective_size": effective},
    )
