"""What follows from the entries, as the drawing that stood beside them and its figures in words."""

from __future__ import annotations

from workbook.checks.summaries import summary
from workbook.figures.answers.pieces import Shown
from workbook.figures.following import drawing_of
from workbook.report.document import Block, Facts, Picture
from workbook.report.takeaway.study import Study


def derived(shown: Shown, study: Study) -> list[Block]:
    """The drawing and the lines of a part of kind "derived" that is declared with ``take_home``."""
    asked = (str(shown.setting("show")), shown.exercise, shown.project, shown.part.settings, study.day)
    drawn = drawing_of(*asked)
    if drawn is None:
        return []
    id_ = f"{shown.exercise.id}-{shown.part.id}"
    picture = Picture(id_, drawn.title, drawn.subtitle, drawn.svg, drawn.alt, "")
    lines = tuple((each.label, each.value) for each in summary(*asked))
    return [picture, Facts(lines)] if lines else [picture]
