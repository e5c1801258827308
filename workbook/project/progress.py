"""What the project remembers about an exercise besides its answer: checked, hints opened, answered on the example.

All are settings, one per exercise, so that two notebooks never write to the same entry.
"""

from __future__ import annotations

import hashlib
import json

from workbook.project.document import Json, Project
from workbook.project.entries import Entry, setting_entry


def checked_entry(exercise: str) -> Entry:
    """The setting that says which answer to an exercise was last checked: :func:`fingerprint` of it."""
    return setting_entry(f"checked:{exercise}")


def example_entry(exercise: str) -> Entry:
    """The setting that says (True) that an exercise was answered while the example was shown."""
    return setting_entry(f"example:{exercise}")


def hints_entry(exercise: str) -> Entry:
    """The setting that says which steps of the hint ladder were opened: a list of their names."""
    return setting_entry(f"hints:{exercise}")


def opened_hints(project: Project, exercise: str) -> tuple[str, ...]:
    """The names of the hint steps that were opened; what is no such list counts as none."""
    noted = project.settings.get(hints_entry(exercise).name)
    return tuple(step for step in noted if isinstance(step, str)) if isinstance(noted, list) else ()


def fingerprint(answer: Json) -> str:
    """A short digest of an answer, to see later whether it is still the one that was checked."""
    text = json.dumps(answer, sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()


def is_checked(project: Project, exercise: str) -> bool:
    """True while the present answer is the one that was last checked."""
    noted = project.settings.get(checked_entry(exercise).name)
    return noted is not None and exercise in project.answers and noted == fingerprint(project.answers[exercise])


def on_example(project: Project, exercise: str) -> bool:
    """True if the exercise was answered while the example was shown."""
    return project.settings.get(example_entry(exercise).name) is True
