"""``python -m grading.build check``: everything that is the matter with the texts of the course, with file and line.

For authors, who change content files and no Python. The same rules run as tests.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import workbook.checks
from grading.build import sources
from grading.build.assignment import assignment_faults, page_faults
from grading.build.handbook import handbook_is_fresh
from grading.build.keys import all_keys, proofs_are_fresh
from grading.build.language import LONGEST_INSTRUCTION, LONGEST_SENTENCE, language_faults, sentence_faults
from grading.build.page import read_page
from workbook.checks.registry import check_names
from workbook.checks.statements import template_names
from workbook.content import text
from workbook.content.texts import FOLDER
from workbook.errors import ContentFaults, Fault
from workbook.exercises import CheckKind, CheckSpec, Exercise, Module, Part, catalogue, modules
from workbook.exercises.declared import declaration_faults
from workbook.exercises.lines import Lines, Place

EXERCISES = FOLDER / "exercises"
ENGLISH = frozenset({"operating.md", "engineering.md"})
FOREIGN = frozenset({"headers.toml"})  # header words of tables as people bring them
HAND = (6, 8)
POINTS = 20
_WITH_KEY = {"choices": "questions", "sorting": "items"}  # check -> the setting that names the items of its key
_NETWORK = "network"  # what an exercise may take that is no exercise


def text_files(base: Path) -> tuple[Path, ...]:
    """Every file with words that people read."""
    found = [*FOLDER.glob("**/*.toml"), *(base / "docs").glob("*.md")]
    found += [path for folder in ("notebooks", "assignments") for path in (base / folder).glob("**/*.md")]
    return tuple(sorted(path for path in found if path.name not in ENGLISH | FOREIGN))


def course_faults(base: Path | None = None) -> tuple[Fault, ...]:
    """All faults at once; those that hide others (a file that cannot be read) come alone."""
    root = base or sources.root()
    files = sorted(EXERCISES.glob("*.toml"))
    faults = [fault for path in files for fault in declaration_faults(_shown(path, root), _read(path))]
    faults += [fault for path in text_files(root) for fault in _language(path, root)]
    if any(fault.code.startswith("declared-") for fault in faults):
        return tuple(faults)
    for module, path in ((each, EXERCISES / f"{each.id}.toml") for each in modules()):
        faults += _module_faults(module, _shown(path, root), Lines(_read(path)))
    faults += _page_faults(root)
    return tuple(faults) or tuple(_stale(root))  # what is made from the texts is made when these are right


def _language(path: Path, root: Path) -> Iterator[Fault]:
    name = _shown(path, root)
    if path.suffix == ".toml" and not _is_toml(path):
        return
    yield from language_faults(path, name)


def _is_toml(path: Path) -> bool:
    try:
        tomllib.loads(_read(path))
    except tomllib.TOMLDecodeError:
        return False
    return True


def _module_faults(module: Module, name: str, lines: Lines) -> Iterator[Fault]:
    for number, exercise in enumerate(module.exercises):
        yield from _exercise_faults(exercise, name, lines, number)
    if not module.graded or not module.complete:
        return
    hand = sum(each.hand_points for each in module.exercises)
    if abs(module.points - POINTS) > 1e-9:
        yield _fault(
            name, lines.of("module"), "points-sum", module=module.id, points=_points(module.points), want=POINTS
        )
    if not HAND[0] <= hand <= HAND[1]:
        yield _fault(name, lines.of("module"), "hand-sum", module=module.id, points=_points(hand))


def _exercise_faults(exercise: Exercise, name: str, lines: Lines, number: int) -> Iterator[Fault]:
    here = ("exercise", number)
    for field in ("takes", "shows"):
        for source in getattr(exercise, field):
            if source not in catalogue() and source != _NETWORK:
                near = _near(source, catalogue())
                yield _fault(name, lines.of(*here, field), "source-unknown", what=source, near=near)
    yield from sentence_faults(name, lines.of(*here, "task"), exercise.task, LONGEST_INSTRUCTION)
    yield from sentence_faults(name, lines.of(*here, "intro"), exercise.intro, LONGEST_SENTENCE)
    for count, part in enumerate(exercise.parts):
        yield from _part_faults(part, name, lines, (*here, "part", count))
    for count, spec in enumerate(exercise.checks):
        yield from _check_faults(exercise, spec, name, lines, (*here, "check", count))


def _part_faults(part: Part, name: str, lines: Lines, here: Place) -> Iterator[Fault]:
    known = template_names()
    for template in part.settings.get("templates", ()) if part.kind == "statements" else ():
        if template not in known:
            line = lines.of(*here, "templates")
            yield _fault(name, line, "template-unknown", what=template, near=_near(template, known))
    if part.kind == "note":
        yield from sentence_faults(name, lines.of(*here, "text"), str(part.settings.get("text", "")), LONGEST_SENTENCE)


def _check_faults(exercise: Exercise, spec: CheckSpec, name: str, lines: Lines, here: Place) -> Iterator[Fault]:
    if spec.use not in check_names():
        near = _near(spec.use, check_names())
        yield _fault(name, lines.of(*here, "use"), "check-unknown", what=spec.use, near=near)
    for name_ in spec.settings.keys() - setting_names():
        near = _near(name_, setting_names())
        yield _fault(name, lines.of(*here, name_), "setting-unknown", what=name_, near=near)
    for said in (spec.hint, *spec.slips.values()):
        yield from sentence_faults(name, lines.of(*here, "hint"), said, LONGEST_SENTENCE)
    if spec.kind in (CheckKind.CASE, CheckKind.SORTING):
        for item in spec.settings.get(_WITH_KEY.get(spec.use, ""), ()):
            if all_keys().size(exercise.id, item) is None:
                values = {"item": item, "exercise": exercise.id, "module": exercise.module}
                yield _fault(name, lines.of(*here), "key-missing", **values)


@cache
def setting_names() -> frozenset[str]:
    """The settings that checks look at, read from their code: a misspelt one would silently count for nothing."""
    code = "".join(_read(path) for path in Path(workbook.checks.__file__).parent.glob("**/*.py"))
    return frozenset(re.findall(r"""setting(?:s\.get|s)?[(\[]\s*["'](\w+)["']""", code))


def _page_faults(root: Path) -> Iterator[Fault]:
    shown: set[str | None] = set()
    assignments = (sources.assignment_text(id_, root) for id_ in sources.assignment_ids(root))
    for path in (*sources.module_texts(root), *assignments):
        kind = "module" if path.parent.name == "notebooks" else "assignment"
        page = read_page(path, kind)
        module = next((each for each in modules() if each.id == page.module), None)
        found = page_faults(page, catalogue()) if kind == "module" else assignment_faults(page, module, catalogue())
        yield from (fault for fault in found if fault.code != "build-points-sum")
        shown |= {cell.exercise for cell in page.cells}
    for exercise in catalogue().values():
        if exercise.id not in shown and exercise.points == 0:
            module_text = f"notebooks/{exercise.module}_….md"
            file = module_text if exercise.place == "module" else f"assignments/{exercise.module}/{exercise.module}.md"
            yield _fault(f"{exercise.module}.toml", None, "not-shown", exercise=exercise.id, file=file)


def _stale(root: Path) -> Iterator[Fault]:
    try:
        if not proofs_are_fresh(root):
            yield _fault("proofs.json", None, "key-stale")
    except ContentFaults as error:
        yield from error.faults
    if not handbook_is_fresh():
        yield _fault("docs/handbuch-pruefungen.md", None, "handbook-stale")


def _fault(name: str, line: int | None, code: str, **values: object) -> Fault:
    return Fault(f"declared-{code}", name, line, None, text(f"declared.faults.{code}", **values))


def _near(name: str, known: Iterable[str]) -> str:
    found = difflib.get_close_matches(name, list(known), n=1)
    return text("declared.near", near=found[0]) if found else ""


def _points(points: float) -> str:
    return f"{points:g}".replace(".", ",")


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


__all__ = ["course_faults", "text_files"]
