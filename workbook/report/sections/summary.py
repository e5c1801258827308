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
    said = "without" in told.found  # then a finding says already that the coordination is not known
    notes = assumptions(analysis.chosen)[: -1 if said and analysis.coordinator is None else None]
    blocks.extend(Paragraph(note, "note") for note in notes)
    return Section("auf-einen-blick", text("report.sections.summary"), tuple(blocks))


def assumptions(chosen: Chosen, *, hints: bool = False) -> tuple[str, ...]:
    """What nobody said and the report decided: the wave, the coordination.

    ``hints`` adds how to say it on the command line: of use to who makes the report, not to who reads it.
    """
    notes = []
    waves, coordinator = chosen.network.waves, chosen.shown.coordinator
    if len(waves) > 1 and chosen.wave_guessed:
        notes.append(text("report.notes.wave_chosen", waves=", ".join(waves), wave=chosen.wave))
    if coordinator is None:
        notes.append(_decided("coordination_missing", chosen, hints=hints))
    elif chosen.coordinator_guessed:
        name = chosen.shown.by_id[coordinator].label
        notes.append(_decided("coordination_guessed", chosen, hints=hints, name=name))
    return tuple(notes)


def _decided(key: str, chosen: Chosen, *, hints: bool, **values: str) -> str:
    if chosen.own:
        return text(f"report.notes.{key}_own", **values)
    said = text(f"report.notes.{key}", **values)
    return f"{said} {text(f'report.notes.{key}_hint')}" if hints else said
