"""The demo cohort: built once; later runs keep what was tried out in it."""

from __future__ import annotations

import json
import shutil
from datetime import datetime, time, timedelta
from pathlib import Path

from grading.build import build_referent
from workbook.content.texts import table, text

PEOPLE, SEED = 20, 7
REFERENT = "referent"
WEBINAR = time(14, 30)


def cohort(folder: Path) -> str:
    """The demo cohort in ``folder``; what was done, in German.

    It is built beside its place and moved there when it is whole, so an interrupted run leaves no half cohort.
    """
    made = not folder.exists()
    if made:
        draft = folder.parent / "im-bau" / folder.name
        shutil.rmtree(draft.parent, ignore_errors=True)
        draft.parent.mkdir(parents=True)
        _build(draft)
        draft.rename(folder)
        draft.parent.rmdir()
    build_referent(folder / REFERENT)
    _dates(folder / "austausch" / "kurs.json", datetime.now().astimezone())
    return text("lab.step.people", count=PEOPLE) if made else text("lab.step.fresh")


def _build(folder: Path) -> None:
    from grading.demo.cohort import run_demo  # noqa: PLC0415  nbgrader takes seconds to import; a second run skips it

    run_demo(folder, PEOPLE, SEED, lambda _stage: _unseen)


def _unseen(_done: int, _total: int, _what: str) -> None:
    """The step above shows that something moves; its inner steps need no lines of their own."""


def _dates(file: Path, now: datetime) -> None:
    """Dates that lie ahead whenever the demo is opened: the next Mondays."""
    words = table("lab.demo")
    known = json.loads(file.read_text(encoding="utf-8"))
    monday = datetime.combine(now.date() + timedelta(days=7 - now.weekday()), WEBINAR).astimezone()
    known["dates"] = [
        {"start": (monday + timedelta(weeks=week)).isoformat(), "title": title, "place": words["place"]}
        for week, title in enumerate(words["webinars"])
    ]
    known["news"] = [{"date": now.isoformat(timespec="minutes"), "text": words["news"]}]
    file.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
