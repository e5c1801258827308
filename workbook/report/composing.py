"""From figures to a report: which sections it has and in which order."""

from __future__ import annotations

from datetime import date

from workbook.content import text
from workbook.report.analysis import Analysis
from workbook.report.document import Document, Section
from workbook.report.findings import network_findings
from workbook.report.findings.words import count
from workbook.report.sections.actors import everybody_section, key_actors_section
from workbook.report.sections.coordination import open_pairs_section, without_section
from workbook.report.sections.cut import cut_section, parts_section
from workbook.report.sections.data import data_section, literature_section, terms_section
from workbook.report.sections.further import further_section
from workbook.report.sections.groups import groups_section
from workbook.report.sections.map import map_section
from workbook.report.sections.summary import summary_section
from workbook.report.sections.told import Told
from workbook.report.sections.waves import waves_section
from workbook.report.sections.whole import whole_section

SECTIONS = (
    summary_section,
    whole_section,
    map_section,
    key_actors_section,
    without_section,
    open_pairs_section,
    cut_section,
    parts_section,
    groups_section,
    waves_section,
    data_section,
    terms_section,
    literature_section,
    further_section,
    everybody_section,
)


def compose(analysis: Analysis) -> Document:
    """The report as a document; a section that has nothing to say about this network is left out."""
    told = Told(analysis, {item.topic: item for item in network_findings(analysis)})
    made = (make(told) for make in SECTIONS)
    return Document(
        kicker=text("report.page.kicker"),
        title=analysis.title,
        subtitle="",
        date=german_date(analysis.day),
        facts=_facts(analysis),
        sections=tuple(section for section in made if isinstance(section, Section)),
        closing=text(
            f"report.page.{'closing_own' if analysis.chosen.own else 'closing'}", day=german_date(analysis.day)
        ),
    )


def german_date(day: date) -> str:
    """TT.MM.JJJJ."""
    return day.strftime("%d.%m.%Y")


def _facts(analysis: Analysis) -> tuple[tuple[str, str], ...]:
    whole = analysis.whole.summary
    known = analysis.label(analysis.coordinator) if analysis.coordinator else text("report.facts.coordination_none")
    facts = [
        (text("report.facts.day"), german_date(analysis.day)),
        (text("report.facts.size"), f"{count(whole['actors'], 'actor')}, {count(whole['ties'], 'tie')}"),
        (text("report.facts.coordination"), known),
    ]
    if analysis.chosen.wave:
        facts.insert(1, (text("report.facts.wave"), analysis.chosen.wave))
    if analysis.files:
        facts.append((text("report.facts.files"), ", ".join(analysis.files)))
    return tuple(facts)
