"""The first page: the findings as sentences, and what the report decided on its own."""

from __future__ import annotations

from workbook.content import text
from workbook.report.analysis import Chosen
from workbook.report.document import Block, Findings, Paragraph, Section
from workbook.report.sections.told import Told


def summary_section(told: Told) -> Section:
    """All findings in one list, then what was assumed."""
    analysis = told.analysis
    blocks: list[Block] = [
        Findings(tuple(told.found.values()), brief=True),
        Paragraph(text("report.summary.lead"), "note"),
    ]
    blocks.extend(Paragraph(note, "note") for note in assumptions(analysis.chosen))
    return Section("auf-einen-blick", text("report.sections.summary"), tuple(blocks))


def assumptions(chosen: Chosen) -> tuple[str, ...]:
    """What nobody said and the report decided: the wave, the coordination."""
    notes = []
    own = "_own" if chosen.own else ""
    waves, coordinator = chosen.network.waves, chosen.shown.coordinator
    if len(waves) > 1 and chosen.wave_guessed:
        notes.append(text("report.notes.wave_chosen", waves=", ".join(waves), wave=chosen.wave))
    if coordinator is None:
        notes.append(text(f"report.notes.coordination_missing{own}"))
    elif chosen.coordinator_guessed:
        name = chosen.shown.by_id[coordinator].label
        notes.append(text(f"report.notes.coordination_guessed{own}", name=name))
    return tuple(notes)
