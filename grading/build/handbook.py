"""The handbook of all checks for Referent/innen, made from the catalogue so that it cannot be out of date."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workbook.content import number, text
from workbook.exercises import CheckSpec, Exercise, modules

HANDBOOK = Path(__file__).parents[2] / "docs" / "handbuch-pruefungen.md"


def handbook_text() -> str:
    """The whole handbook as Markdown."""
    return "\n".join([text("handbook.head"), *(line for each in modules() for line in _module_lines(each.id))]) + "\n"


def handbook_is_fresh() -> bool:
    """Whether the file says what the catalogue says now."""
    return HANDBOOK.is_file() and HANDBOOK.read_text(encoding="utf-8") == handbook_text()


def _module_lines(module_id: str) -> Iterator[str]:
    module = next(each for each in modules() if each.id == module_id)
    yield f"\n## {module.id} · {module.title}\n"
    if module.graded:
        hand = sum(exercise.hand_points for exercise in module.exercises)
        yield text("handbook.points", all=number(module.points, 0), hand=number(hand, 0))
    for exercise in module.exercises:
        if exercise.checks or exercise.rubric:
            yield from _exercise_lines(exercise)


def _exercise_lines(exercise: Exercise) -> Iterator[str]:
    place = text(f"handbook.place_{exercise.place}")
    yield f"\n### {exercise.number} {exercise.title} ({place})\n"
    for spec in exercise.checks:
        yield from _check_lines(spec)
    for line in exercise.rubric:
        yield f"- **{line.name}** ({text('handbook.by_hand')})"
        yield from (f"  - {level}: {words}" for level, words in enumerate(line.levels))


def _check_lines(spec: CheckSpec) -> Iterator[str]:
    kind = text(f"handbook.kind_{spec.kind.value}")
    points = text("handbook.point_one" if spec.points == 1 else "handbook.point_many", n=number(spec.points, 0))
    yield f"- **{spec.name}** – {kind}, {points} (`{spec.code}`)"
    yield f"  - {text('handbook.why')}: {spec.reason}"
    yield f"  - {text('handbook.does')}: {text(f'check_guide.{spec.use}.does')}"
    hint = text("handbook.own_hint") if spec.hint == "{places}" else spec.hint
    yield f"  - {text('handbook.hint')}: {hint}"
    yield from (f"  - {text('handbook.slip')}: {words}" for words in spec.slips.values())
    yield f"  - {text('handbook.met')}: {text(f'check_guide.{spec.use}.met')}"
    yield f"  - {text('handbook.not_yet')}: {text(f'check_guide.{spec.use}.not_yet')}"
