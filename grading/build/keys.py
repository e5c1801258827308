"""The keys of the fixed-case exercises, and the digests that participants get instead.

``assignments/<module>/schluessel.toml`` holds, per exercise and item, every answer that earns something::

    [05b-schnittstellen.auswahl]   # exercise id . item (what it is called is up to the check that asks for it)
    A14 = 1                        # value = credit 0–1
    A36 = 1
    A26 = 0.5                      # a neighbour on an ordered scale may earn half

A value that is not listed earns nothing. ``content/de/proofs.json`` is made from all keys and is what the
participant's half ships: exercise -> item -> how many answers are right, and digest -> credit.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from grading.build.sources import KEY_FILE, assignment_folder, key_files
from workbook.checks import PlainKey, digest
from workbook.content import text
from workbook.content.texts import FOLDER
from workbook.errors import ContentFaults, Fault
from workbook.exercises import catalogue

PROOFS = FOLDER / "proofs.json"

Answers = Mapping[str, Mapping[str, Mapping[str, float]]]


def read_key(path: Path) -> PlainKey:
    """The key in one file. Raises ContentFaults with every line that cannot be used."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ContentFaults((_fault(path, "key-not-toml", place=error),)) from None
    faults = tuple(_key_faults(path, data))
    if faults:
        raise ContentFaults(faults)
    return PlainKey({id_: {item: _credits(known) for item, known in items.items()} for id_, items in data.items()})


def key_of(assignment: str, base: Path | None = None) -> PlainKey:
    """The key of one assignment; empty where it needs none."""
    path = assignment_folder(assignment, base) / KEY_FILE
    return read_key(path) if path.is_file() else PlainKey({})


def all_keys(base: Path | None = None) -> PlainKey:
    """All keys of the course in one."""
    return merged(read_key(path) for path in key_files(base))


def merged(keys: Iterable[PlainKey]) -> PlainKey:
    """Several keys in one; a later one wins for the same exercise."""
    return PlainKey({id_: items for key in keys for id_, items in key.answers.items()})


def proofs(key: PlainKey) -> dict[str, Any]:
    """The digests of a key, in an order that tells nothing of the order in the key."""
    return {
        exercise: {item: _proof(key, exercise, item, known) for item, known in sorted(items.items())}
        for exercise, items in sorted(key.answers.items())
    }


def proofs_text(key: PlainKey) -> str:
    """What ``proofs.json`` has to hold."""
    return json.dumps(proofs(key), indent=1) + "\n"


def proofs_are_fresh(base: Path | None = None) -> bool:
    """True when the digests that ship were made from the keys as they are."""
    return PROOFS.is_file() and PROOFS.read_text(encoding="utf-8") == proofs_text(all_keys(base))


def _proof(key: PlainKey, exercise: str, item: str, known: Mapping[str, float]) -> dict[str, Any]:
    earned = {digest(exercise, item, value): credit for value, credit in known.items()}
    return {"size": key.size(exercise, item), "proofs": dict(sorted(earned.items()))}


def _credits(known: Mapping[str, Any]) -> dict[str, float]:
    return {value: float(credit) for value, credit in known.items()}


def _key_faults(path: Path, data: Mapping[str, Any]) -> Iterable[Fault]:
    for exercise, items in data.items():
        if exercise not in catalogue():
            yield _fault(path, "key-exercise", id=exercise)
        if not isinstance(items, Mapping):
            yield _fault(path, "key-shape", id=exercise)
            continue
        for item, known in items.items():
            if not isinstance(known, Mapping) or not known or not all(map(_is_credit, known.values())):
                yield _fault(path, "key-shape", id=f"{exercise}.{item}")


def _is_credit(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1


def _fault(path: Path, code: str, **values: object) -> Fault:
    return Fault(
        f"build-{code}", f"{path.parent.name}/{path.name}", None, None, text(f"course.build.faults.{code}", **values)
    )
