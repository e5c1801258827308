"""The network report on the own network; on Wiesenmark only where there is none, and then marked as example."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbook.content import text
from workbook.network import Effort, wiesenmark
from workbook.project import Project
from workbook.report.analysis import Analysis
from workbook.report.composing import compose
from workbook.report.document import Document, Paragraph
from workbook.report.measuring import Wanted, analyse
from workbook.report.takeaway.naming import network_name
from workbook.report.takeaway.tidy import tidy

WAITING = Effort(steps=400_000_000)  # somebody waits for the file: 1,000 random networks up to some 300 actors


def is_example(project: Project) -> bool:
    """Whether there is no own network to report on."""
    return not project.network.actors


def own_analysis(project: Project, day: date) -> Analysis:
    """All figures of the own network, or of the example."""
    if is_example(project):
        return analyse(wiesenmark(), day, (), Wanted(title=text("takeaway.report.example_title"), own=True))
    clean = tidy(project)
    return analyse(clean.network, day, (), Wanted(title=network_name(clean), own=True), effort=WAITING)


def own_document(analysis: Analysis, *, example: bool) -> Document:
    """The report as a document; the example says so above the title, among the facts and on its first page."""
    document = compose(analysis)
    if not example:
        return document
    mark = text("takeaway.report.example_note")
    first, *rest = document.sections
    return replace(
        document,
        kicker=text("takeaway.report.example_kicker"),
        facts=(*document.facts, (text("takeaway.report.example_fact"), mark)),
        sections=(replace(first, blocks=(Paragraph(mark, "lead"), *first.blocks)), *rest),
    )
