"""The pages for Referent/innen that a cohort folder holds; on a participant's computer there is none."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbook.content.texts import text
from workbook.lab.environment import COHORT_VARIABLE

REFERENT = "referent"
MOST_USED = ("bewerten", "kohorte", "aufgabenanalyse")


@dataclass(frozen=True)
class Page:
    """One page: its title, and its address below Jupyter's base address."""

    title: str
    address: str


def referent_pages(root: Path) -> tuple[Page, ...]:
    """The notebooks for Referent/innen and nbgrader's own page, where the start command named a cohort folder."""
    cohort = os.environ.get(COHORT_VARIABLE)
    if not cohort:
        return ()
    return (*_notebooks(Path(cohort), root), Page(text("start.referent.formgrader"), "formgrader"))


def _notebooks(cohort: Path, root: Path) -> Iterator[Page]:
    for file in sorted((cohort / REFERENT).glob("*.ipynb"), key=_place):
        try:
            meta = json.loads(file.read_text(encoding="utf-8"))["metadata"]["workbook"]
        except (OSError, ValueError, KeyError, TypeError):
            continue
        yield Page(str(meta.get("title") or file.stem), f"doc/tree/{file.relative_to(root).as_posix()}")


def _place(file: Path) -> tuple[int, str]:
    """What is used most comes first; pages of one's own follow by name."""
    known = file.stem in MOST_USED
    return (MOST_USED.index(file.stem) if known else len(MOST_USED), file.stem)
