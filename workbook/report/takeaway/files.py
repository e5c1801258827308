"""Files to take home: which there are, and each made on request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from workbook.content import text
from workbook.errors import ContentError
from workbook.exercises import Module
from workbook.project import Project
from workbook.report.forms import document_file
from workbook.report.takeaway.chapters import Chapter, chapter, study_of
from workbook.report.takeaway.composing import document_of
from workbook.report.takeaway.naming import file_name, network_name
from workbook.report.takeaway.own_report import is_example, own_analysis, own_document
from workbook.report.takeaway.pictures import Offered, find_picture, offered, picture_sheet
from workbook.report.takeaway.standing import Result, State, results
from workbook.report.takeaway.study import Study
from workbook.report.takeaway.tidy import tidy

TABULAR = frozenset(
    {
        "blocks",
        "calendar",
        "capture",
        "cards",
        "figures",
        "kanban",
        "ladder",
        "map",
        "matrix",
        "pairs",
        "partner_survey",
    }
    | {"phases", "points", "portfolio", "raci", "roles", "scenario", "table", "two_mode", "waves", "actors"}
)
REPORTED = frozenset({"05a", "05b"})  # the modules in which the own network is drawn and read
MEDIA = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".html": "text/html",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".zip": "application/zip",
}
WRITTEN, DRAWN = (".pdf", ".docx"), (".png", ".svg")
REPORT_FORMS = (".pdf", ".docx", ".xlsx", ".html")

Step: TypeAlias = Literal["reading", "measuring", "setting"]
Told: TypeAlias = Callable[[Step], None]  # what is being done now; may raise to stop the work


@dataclass(frozen=True)
class Offer:
    """What a module has to take home; made without measuring or drawing anything."""

    module: Module
    name: str
    results: tuple[Result, ...]
    forms: tuple[str, ...]
    pictures: tuple[Offered, ...]
    report_forms: tuple[str, ...]
    report_on_example: bool


@dataclass(frozen=True)
class Wish:
    """One file: the module's own document, the report on the own network, or one picture.

    ``form`` is a suffix such as ".pdf"; ``without`` names exercises that are left out of the document.
    """

    what: Literal["module", "report", "picture"]
    form: str
    picture: str = ""
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class File:
    """A file as it is handed out."""

    name: str
    media: str
    content: bytes


def offer(module: Module, project: Project) -> Offer:
    """What there is to take home of a module."""
    clean = tidy(project)
    found = results(module, clean)
    ready = [each for each in found if each.state is State.READY]
    tabular = any(shown.part.kind in TABULAR for each in ready for shown in each.parts)
    forms = (*WRITTEN, *([".xlsx"] if tabular else [])) if ready else ()
    reported = REPORT_FORMS if module.id in REPORTED else ()
    return Offer(module, network_name(clean), found, forms, offered(found), reported, is_example(clean))


def made(wish: Wish, module: Module, project: Project, day: date, told: Told = lambda _: None) -> File:
    """The file somebody asked for. Raises ContentError("takeaway-unknown") for one that is not offered."""
    told("reading")
    if wish.what == "report":
        return _report(wish.form, module, project, day, told)
    study = study_of(project, day)
    told("measuring")
    chapter_ = chapter(module, study, wish.without)
    told("setting")
    if wish.what == "picture":
        return _picture(wish, chapter_, study)
    content = _document(wish.form, chapter_, study)
    return File(file_name(module.id, module.title, study.name, form=wish.form), MEDIA[wish.form], content)


def _document(form: str, chapter_: Chapter, study: Study) -> bytes:
    if form == ".xlsx":
        from workbook.report.takeaway.sheets import to_sheets  # noqa: PLC0415  each form loads its own library

        return to_sheets(chapter_, study)
    if form not in WRITTEN:
        raise ContentError("takeaway-unknown", what=form)
    return document_file(document_of(chapter_, study), form)


def _picture(wish: Wish, chapter_: Chapter, study: Study) -> File:
    found = find_picture((*chapter_.sections, *chapter_.annexes), wish.picture)
    if found is None or wish.form not in DRAWN:
        raise ContentError("takeaway-unknown", what=wish.picture or wish.form)
    title = next(
        (each.title for each in offered(results(chapter_.module, study.project)) if each.id == wish.picture), ""
    )
    content = picture_sheet(*found, study, wish.form)
    return File(file_name(chapter_.module.id, title or found[0], study.name, form=wish.form), MEDIA[wish.form], content)


def _report(form: str, module: Module, project: Project, day: date, told: Told) -> File:
    if form not in REPORT_FORMS or module.id not in REPORTED:
        raise ContentError("takeaway-unknown", what=form)
    told("measuring")
    example = is_example(project)
    analysis = own_analysis(project, day)
    told("setting")
    if form == ".xlsx":
        from workbook.report.xlsx import to_xlsx  # noqa: PLC0415

        content = to_xlsx(analysis, text("takeaway.report.example_note") if example else "")
    else:
        content = document_file(own_document(analysis, example=example), form)
    marks = [text("takeaway.file.report"), *([text("takeaway.file.example")] if example else [])]
    return File(file_name(*marks, analysis.title, form=form), MEDIA[form], content)
