"""From a participant's answers to a document for the own table."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from workbook.content import text
from workbook.exercises import module
from workbook.project import Project
from workbook.report.composing import german_date
from workbook.report.document import Document
from workbook.report.findings.words import count
from workbook.report.takeaway.chapters import Chapter, chapter, open_section, study_of
from workbook.report.takeaway.study import Study


def compose_takeaway(module_id: str, project: Project, day: date, without: Collection[str] = ()) -> Document:
    """What one module leaves in the participant's hands: results without tasks, and what is still open at the end.

    ``without`` names exercises to leave out. Raises ContentError("module-unknown").
    """
    study = study_of(project, day)
    return document_of(chapter(module(module_id), study, without), study)


def document_of(chapter_: Chapter, study: Study) -> Document:
    """The document of one chapter."""
    missing = open_section(chapter_)
    day = german_date(study.day)
    return Document(
        kicker=chapter_.module.title,
        title=study.name,
        subtitle="",
        date=day,
        facts=_facts(chapter_, study),
        sections=(*chapter_.sections, *([missing] if missing else []), *chapter_.annexes),
        closing=text("takeaway.page.closing", day=day),
    )


def _facts(chapter_: Chapter, study: Study) -> tuple[tuple[str, str], ...]:
    facts = [(text("takeaway.page.day"), german_date(study.day))]
    if study.project.network.actors and any(exercise.subject == "own" for exercise in chapter_.module.exercises):
        network = study.chosen.shown
        said = [count(len(network), "actor"), *([count(len(network.pairs), "tie")] if network.pairs else [])]
        facts.append((text("takeaway.page.size"), ", ".join(said)))
    return tuple(facts)
