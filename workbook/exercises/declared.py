"""What may stand in a file of exercises, and what is the matter with one: every fault with its line, in German.

Used where a file cannot be read as it is, and by ``python -m grading.build check`` for authors.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workbook.content.texts import text
from workbook.errors import Fault
from workbook.exercises.kinds import kinds
from workbook.exercises.lines import Lines, Place
from workbook.exercises.model import CheckKind

_AT_LINE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")
FIELD_TYPES = ("text", "longtext", "number", "choice", "multi", "date", "yesno", "scale")
COLUMN_TYPES = ("text", "number", "select", "date", "yesno")

# table -> {field: (type, required)}
_TEXT, _NUMBER, _LIST, _TRUTH, _TABLE = str, (int, float), list, bool, dict
_MODULE: Mapping[str, tuple[Any, bool]] = {
    "id": (_TEXT, True),
    "title": (_TEXT, True),
    "minutes": (_NUMBER, True),
    "goals": (_LIST, True),
    "graded": (_TRUTH, False),
    "complete": (_TRUTH, False),
}
_EXERCISE: Mapping[str, tuple[Any, bool]] = {
    **dict.fromkeys(("id", "number", "title", "task", "place", "subject"), (_TEXT, True)),
    "minutes": (_NUMBER, True),
    "part": (_LIST, True),
    **dict.fromkeys(("result", "intro", "example", "source"), (_TEXT, False)),
    **dict.fromkeys(("takes", "shows", "check", "rubric"), (_LIST, False)),
    "hand_points": (_NUMBER, False),
    "required": (_TRUTH, False),
}
_CHECK: Mapping[str, tuple[Any, bool]] = {
    **dict.fromkeys(("name", "title", "kind", "use", "hint", "reason"), (_TEXT, True)),
    "points": (_NUMBER, True),
    "slips": (_TABLE, False),
}
_RUBRIC: Mapping[str, tuple[Any, bool]] = {
    "id": (_TEXT, True),
    "name": (_TEXT, True),
    "levels": (_LIST, True),
    "weight": (_NUMBER, False),
}
_PLACES, _SUBJECTS = ("module", "assignment"), ("own", "example", "none")

# kind of part -> what its declaration must list, and what each entry must have
_NEEDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "actors": {"questions": ("id", "text", "most")},
    "canvas": {"fields": ("id", "label")},
    "cards": {"groups": ("id", "label"), "fields": ("id", "label", "type")},
    "choice": {"questions": ("id", "text", "options")},
    "derived": {"show": (), "of": ()},
    "form": {"fields": ("id", "label", "type")},
    "kanban": {"columns": ("id", "text")},
    "ladder": {"steps": ("id", "text")},
    "matrix": {"columns": ("id", "text"), "marks": ("id", "text")},
    "note": {"text": ()},
    "phases": {"answers": ("id", "text"), "phases": ("id", "text", "items")},
    "points": {"rounds": ("id", "label"), "items": ("id", "text")},
    "portfolio": {"axes": ("id", "label")},
    "raci": {"letters": ("id", "text")},
    "sorting": {"classes": ("id", "text"), "items": ("id", "text")},
    "statements": {"templates": ()},
    "table": {"columns": ("id", "label", "type")},
    "timer": {"blocks": ("id", "label")},
}


@dataclass(frozen=True)
class _Sheet:
    """One file while it is looked at."""

    name: str
    lines: Lines

    def fault(self, code: str, *place: str | int, **values: object) -> Fault:
        said = text(f"declared.faults.{code}", **values)
        return Fault(f"declared-{code}", self.name, self.lines.of(*place), None, said)


def declaration_faults(name: str, written: str) -> tuple[Fault, ...]:
    """All faults of one file of exercises; ``name`` is what the file is called in the messages."""
    sheet = _Sheet(name, Lines(written))
    try:
        data = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found and found[1] else None
        return (Fault("declared-not-toml", name, line, None, text("declared.faults.not-toml", reason=error)),)
    return tuple(_faults(sheet, data))


def _faults(sheet: _Sheet, data: Mapping[str, Any]) -> Iterator[Fault]:
    for key in data.keys() - {"module", "exercise"}:
        yield sheet.fault("unknown", key, what=key, near=_near(key, ("module", "exercise")))
    if not isinstance(data.get("module"), dict):
        yield sheet.fault("module-missing")
    else:
        yield from _fields(sheet, data["module"], _MODULE, ("module",))
    exercises = data.get("exercise", [])
    if not isinstance(exercises, list) or not all(isinstance(each, dict) for each in exercises):
        yield sheet.fault("brackets", "exercise", what="exercise")
        return
    yield from _twice(sheet, exercises, ("exercise",), "id")
    for number, exercise in enumerate(exercises):
        yield from _exercise(sheet, exercise, ("exercise", number))


def _exercise(sheet: _Sheet, entry: Any, place: Place) -> Iterator[Fault]:
    yield from _fields(sheet, entry, _EXERCISE, place)
    yield from _among(sheet, entry, "place", _PLACES, place)
    yield from _among(sheet, entry, "subject", _SUBJECTS, place)
    if bool(entry.get("hand_points")) != bool(entry.get("rubric")):
        yield sheet.fault("rubric-or-points", *place, what=entry.get("id", "?"))
    parts, checks, rubric = (_entries(entry, name) for name in ("part", "check", "rubric"))
    for name, entries, key in (("part", parts, "id"), ("check", checks, "name"), ("rubric", rubric, "id")):
        yield from _twice(sheet, entries, (*place, name), key)
    for number, part in enumerate(parts):
        yield from _part(sheet, part, (*place, "part", number))
    ids = [part.get("id") for part in parts]
    for number, check in enumerate(checks):
        yield from _check(sheet, check, ids, (*place, "check", number))
    for number, line in enumerate(rubric):
        yield from _fields(sheet, line, _RUBRIC, (*place, "rubric", number))
        if isinstance(line.get("levels"), list) and len(line["levels"]) != 4:
            yield sheet.fault("levels", *place, "rubric", number, "levels", count=len(line["levels"]))


def _check(sheet: _Sheet, check: Mapping[str, Any], parts: list[Any], place: Place) -> Iterator[Fault]:
    yield from _fields(sheet, check, _CHECK, place, others=True)
    yield from _among(sheet, check, "kind", [kind.value for kind in CheckKind], place)
    if "part" in check and check["part"] not in parts:
        near = _near(str(check["part"]), [str(part) for part in parts])
        yield sheet.fault("part-unknown", *place, "part", what=check["part"], near=near)
    points = check.get("points")
    if isinstance(points, int | float) and (points <= 0 or points * 2 != int(points * 2)):
        yield sheet.fault("points", *place, "points", points=f"{points:g}".replace(".", ","))


def _part(sheet: _Sheet, part: Mapping[str, Any], place: Place) -> Iterator[Fault]:
    yield from _fields(sheet, part, {"id": (_TEXT, True), "kind": (_TEXT, True)}, place, others=True)
    kind = part.get("kind")
    if isinstance(kind, str) and kind not in kinds():
        yield sheet.fault("kind-unknown", *place, "kind", what=kind, near=_near(kind, kinds()))
        return
    for name, wanted in _NEEDS.get(str(kind), {}).items():
        if not part.get(name):
            yield sheet.fault("part-needs", *place, what=name, kind=kind)
        elif wanted:
            yield from _listed(sheet, part[name], wanted, (*place, name))
    types = {"fields": FIELD_TYPES, "columns": COLUMN_TYPES} if kind in ("form", "cards", "table") else {}
    for name, allowed in types.items():
        for entry in _entries(part, name):
            if "type" in entry and entry["type"] not in allowed:
                near = _near(str(entry["type"]), allowed)
                yield sheet.fault("type-unknown", *place, name, what=entry["type"], near=near)


def _listed(sheet: _Sheet, entries: Any, wanted: tuple[str, ...], place: Place) -> Iterator[Fault]:
    """The entries of a list inside a part, such as fields; the line is that of the list."""
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        yield sheet.fault("list", *place, what=place[-1])
        return
    for entry in entries:
        for name in wanted:
            if entry.get(name) in (None, "", []):
                yield sheet.fault("entry-needs", *place, what=name, entry=entry.get("id", "?"), list=place[-1])
    ids = [entry.get("id") for entry in entries]
    for id_ in dict.fromkeys(id_ for id_ in ids if id_ is not None and ids.count(id_) > 1):
        yield sheet.fault("twice", *place, what=id_)


def _fields(
    sheet: _Sheet,
    table: Mapping[str, Any],
    known: Mapping[str, tuple[Any, bool]],
    place: Place,
    *,
    others: bool = False,
) -> Iterator[Fault]:
    """Missing, misspelt and mistyped fields of one table."""
    missing = [name for name, (_, required) in known.items() if required and table.get(name) in (None, "", [])]
    unknown = [name for name in table if name not in known]
    for name in missing:
        near = difflib.get_close_matches(name, unknown, n=1)
        if near:
            yield sheet.fault("misspelt", *place, near[0], what=near[0], near=name)
            unknown.remove(near[0])
        else:
            yield sheet.fault("missing", *place, what=name, where=_where(table))
    for name in () if others else unknown:
        yield sheet.fault("unknown", *place, name, what=name, near=_near(name, known))
    for name, (type_, _) in known.items():
        value = table.get(name)
        wrong = value is not None and (not isinstance(value, type_) or (type_ == _NUMBER and isinstance(value, bool)))
        if wrong:
            said = text(f"declared.types.{'number' if type_ == _NUMBER else type_.__name__}")
            yield sheet.fault("type", *place, name, what=name, wanted=said)
        elif isinstance(value, str) and name in known and not value.strip() and name not in missing:
            yield sheet.fault("missing", *place, name, what=name, where=_where(table))


def _among(
    sheet: _Sheet, table: Mapping[str, Any], name: str, allowed: Collection[str], place: Place
) -> Iterator[Fault]:
    value = table.get(name)
    if isinstance(value, str) and value not in allowed:
        yield sheet.fault("among", *place, name, what=name, value=value, allowed=", ".join(allowed))


def _twice(sheet: _Sheet, entries: list[Any], place: Place, key: str) -> Iterator[Fault]:
    seen: set[Any] = set()
    for number, entry in enumerate(entries):
        name = entry.get(key) if isinstance(entry, dict) else None
        if isinstance(name, str) and name in seen:
            yield sheet.fault("twice", *place, number, key, what=name)
        if isinstance(name, str):
            seen.add(name)


def _entries(table: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    found = table.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _where(table: Mapping[str, Any]) -> str:
    return str(table.get("id") or table.get("name") or "?")


def _near(name: str, known: Collection[str]) -> str:
    """ " Gemeint ist vermutlich …", or nothing."""
    found = difflib.get_close_matches(name, list(known), n=1)
    return text("declared.near", near=found[0]) if found else ""
