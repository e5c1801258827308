"""Ties inside and across sectors."""

from __future__ import annotations

from workbook.content import number, text
from workbook.figures.network_map.naming import sector_label
from workbook.report.document import Column, Section, Table
from workbook.report.sections.told import Told


def groups_section(told: Told) -> Section | None:
    """The E-I finding and the table per sector."""
    analysis = told.analysis
    found = analysis.groups
    if found is None or "groups" not in told.found:
        return None
    rows = tuple(
        (
            sector_label(row.name),
            number(row.actors, 0),
            number(row.internal, 0),
            number(row.external, 0),
            number(row.index),
        )
        for row in found.rows
    )
    columns = (
        Column(text("report.groups.sector"), share=2.4),
        *(Column(text(f"report.groups.{name}"), "end") for name in ("actors", "internal", "external")),
        Column(text("report.groups.index"), "end", 1.3),
    )
    table = Table(text("report.groups.caption"), columns, rows, text("report.groups.note"))
    return Section("sektoren", text("report.sections.groups"), (told.about("groups"), table))
