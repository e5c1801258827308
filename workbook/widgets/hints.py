"""The hint ladder: why it matters, what to do, how it was done in Wiesenmark. One step at a time."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.checks import Finding, Status
from workbook.content.texts import text
from workbook.exercises import Exercise
from workbook.figures.prose import paragraphs
from workbook.project import Json
from workbook.widgets.findings import OPEN


def ladder(exercise: Exercise, findings: Sequence[Finding]) -> list[Json]:
    """The steps for what is open now; for work graded by a person, what will be looked at."""
    steps: list[Json] = []
    for finding in _open_first(findings)[:1]:
        spec = next(each for each in exercise.checks if each.code == finding.check)
        steps.append(_step("why", text("widgets.card.hint_why", name=finding.name), spec.reason))
        steps.append(_step("do", text("widgets.card.hint_do"), finding.hint or spec.hint))
    if exercise.rubric and not steps:
        lines = [f"- **{line.name}:** {line.levels[3]}" for line in exercise.rubric]
        steps.append(_step("rubric", text("widgets.card.hint_rubric"), "\n".join(lines)))
    steps.append(_step("example", text("widgets.card.hint_example"), exercise.example))
    return [step for step in steps if step["html"]]


def _open_first(findings: Sequence[Finding]) -> list[Finding]:
    rest = [finding for finding in findings if finding.status in OPEN]
    return sorted(rest, key=lambda finding: OPEN.index(Status(finding.status)))


def _step(name: str, title: str, prose: str) -> Json:
    """``name`` is what is noted when the step was opened (:data:`workbook.handin.model.HINT_STEPS`)."""
    return {"name": name, "title": title, "html": paragraphs(prose)}
