"""The first page: the findings as sentences, and what the report decided on its own."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.content import text
from workbook.report.analysis import Analysis, Chosen
from workbook.report.document import Block, Finding, Findings, Paragraph, Section


def summary_section(analysis: Analysis, said: Mapping[str, Finding]) -> Section:
    """All findings in one list, then what was assumed."""
    blocks: list[Block] = [
        Findings(tuple(said.values()), brief=True),
        Paragraph(text("report.summary.lead"), "note"),
    ]
    blocks.extend(Paragraph(note, "note") for note in assumptions(analysis.chosen))
    return Section("auf-einen-blick", text("report.sections.summary"), tuple(blocks))


def assumptions(chosen: Chosen) -> tuple[str, ...]:
    """What nobody said and the report decided: the wave, the coordination."""
    notes = []
    waves, coordinator = chosen.network.waves, chosen.shown.coordinator
    if len(waves) > 1 and chosen.wave_guessed:
        notes.append(text("report.notes.wave_chosen", waves=", ".join(waves), wave=chosen.wave))
    if coordinator is None:
        notes.append(text("report.notes.coordination_missing"))
    elif chosen.coordinator_guessed:
        notes.append(text("report.notes.coordination_guessed", name=chosen.shown.by_id[coordinator].label))
    return tuple(notes)
