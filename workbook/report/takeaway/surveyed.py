"""What partners said about their ties: the rate of confirmation, and every tie as both sides see it."""

from __future__ import annotations

from workbook.content import number, text
from workbook.figures.answers.pieces import Shown
from workbook.figures.confirmations import told_survey
from workbook.report.document import Block, Facts, Paragraph
from workbook.report.takeaway.study import Study
from workbook.report.takeaway.tabular import fitted

IN_PRINT = 80  # ties of the table on paper


def partner_survey(shown: Shown, _: Study) -> list[Block]:
    """The rate in words, the counts, the table; nothing about single answers, which were given in confidence."""
    told = told_survey(shown.value, shown.network)
    if not told.answered:
        return []
    say = "partner_survey.takeaway"
    facts = [(text(f"{say}.answered"), text(f"{say}.answered_value", n=len(told.answered), asked=told.asked))]
    if told.rate is not None:
        facts.append((text(f"{say}.rate"), number(told.rate)))
    facts += [
        (text(f"{say}.confirmed"), number(told.count("mutual"), 0)),
        (text(f"{say}.one_sided"), number(told.count("one_sided"), 0)),
        (text(f"{say}.waiting"), number(told.count("waiting"), 0)),
    ]
    rows = [
        (
            tie.one,
            tie.other,
            text(f"partner_survey.told.{tie.state}", by=tie.by),
            text("answers.yes" if tie.own else "answers.no"),
        )
        for tie in told.ties[:IN_PRINT]
    ]
    heads = [text(f"{say}.{key}") for key in ("one", "other", "state", "own")]
    hidden = len(told.ties) - len(rows)
    note = text("takeaway.waves.rest", n=number(hidden, 0)) if hidden > 0 else ""
    return [
        Paragraph(told.sentence, "lead"),
        Facts(tuple(facts)),
        fitted(text(f"{say}.caption"), heads, rows, note=note),
    ]
