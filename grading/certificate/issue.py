"""Issuing: decide for a cohort, write one PDF per person and the list, keep the register."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typst

from grading.certificate.decide import decide
from grading.certificate.model import Certificate, Outcome
from grading.certificate.records import records
from grading.certificate.seal import seal, signing_key
from grading.certificate.wording import document
from grading.course import Course, Participant
from grading.course.tables import plain_cell
from workbook.content import text
from workbook.errors import CourseError

TEMPLATE = Path(__file__).parent / "document.typ"
SEAL_FOLDER = "siegel"
REGISTER = "register.json"  # what was issued: one entry per person and kind
LIST = "uebersicht.csv"

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Issued:
    """One written document."""

    person: Participant
    decided: Certificate
    path: Path


def issue(
    course: Course, out: Path, who: Iterable[str] = (), *, today: date | None = None, progress: Progress | None = None
) -> tuple[Issued, ...]:
    """Decide and write the documents of everybody, or of ``who``. The same decision again keeps its day of issue.

    Raises CourseError("participant-unknown"), CourseFaults.
    """
    wanted = tuple(who) or tuple(course.by_id)
    for each in wanted:
        if each not in course.by_id:
            raise CourseError("participant-unknown", participant=each)
    out.mkdir(parents=True, exist_ok=True)
    desk = _Desk(course, out, today or datetime.now().astimezone().date())
    done = []
    chosen = [record for record in records(course) if record.participant in wanted]
    for number, record in enumerate(chosen, start=1):
        done.append(desk.write(course.by_id[record.participant], decide(course.policy, record)))
        if progress is not None:
            progress(number, len(chosen), record.participant)
    desk.close()
    _write_list(out / LIST, done)
    return tuple(done)


class _Desk:
    """Where documents are written: key, register and compiler of one run."""

    def __init__(self, course: Course, out: Path, today: date) -> None:
        self.course, self.out, self.today = course, out, today
        self.key = signing_key(course.folder / SEAL_FOLDER)
        self.register_path = course.folder / SEAL_FOLDER / REGISTER
        self.register: dict[str, Any] = _read(self.register_path)

    def write(self, person: Participant, decided: Certificate) -> Issued:
        kind = decided.outcome.value
        for other in Outcome:
            if other is not decided.outcome:
                (self.out / _file(person, other)).unlink(missing_ok=True)
        claim = self._claim(person, decided)
        day = self._day_of_issue(f"{person.id}/{kind}", claim)
        sealed = [] if decided.outcome is Outcome.OPEN else [seal({**claim, "d": day.isoformat()}, self.key)]
        data = render(document(self.course, person, decided, day, sealed), day)
        path = self.out / _file(person, decided.outcome)
        path.write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        self.register[f"{person.id}/{kind}"] = {"claim": claim, "day": day.isoformat(), "sha256": digest}
        return Issued(person, decided, path)

    def close(self) -> None:
        written = json.dumps(self.register, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        self.register_path.write_text(written, encoding="utf-8")

    def _claim(self, person: Participant, decided: Certificate) -> dict[str, Any]:
        """What the seal says: kind, name, course, period, hours."""
        start, end = self.course.start, self.course.end
        return {
            "k": decided.outcome.value,
            "n": person.name,
            "i": person.id,
            "c": self.course.title,
            "p": [start.isoformat() if start else "", end.isoformat() if end else ""],
            "u": self.course.ue_total,
            "o": self.course.issuer,
        }

    def _day_of_issue(self, place: str, claim: Mapping[str, Any]) -> date:
        """A decision that says the same as before keeps its day."""
        known = self.register.get(place, {})
        return date.fromisoformat(known["day"]) if known.get("claim") == claim else self.today


def render(data: Mapping[str, Any], day: date) -> bytes:
    """One document as PDF/A-2a and PDF/UA-1. The same data give the same bytes.

    Letters that the embedded font lacks are taken from the machine's fonts. Raises CourseError("certificate-letters").
    """
    moment = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    for own_fonts_only in (True, False):
        try:
            made = typst.compile(
                TEMPLATE,
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=["a-2a", "ua-1"],
                ignore_system_fonts=own_fonts_only,
                timestamp=moment,
            )
        except typst.TypstError as error:
            failure = error
        else:
            assert isinstance(made, bytes)
            return made
    raise CourseError("certificate-letters", name=data["name"], reason=str(failure).splitlines()[0])


def _file(person: Participant, outcome: Outcome) -> str:
    return f"{person.id}_{text(f'certificate.files.{outcome.value}')}.pdf"


def _write_list(path: Path, issued: Iterable[Issued]) -> None:
    """The list of decisions for Excel: semicolon, UTF-8 with BOM, no cell that Excel takes for a formula."""
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle, delimiter=";")
        writer.writerow(text(f"certificate.list.{each}") for each in ("id", "name", "decision", "missing", "file"))
        for each in issued:
            decision = text(f"certificate.outcomes.{each.decided.outcome.value}")
            cells = (each.person.id, each.person.name, decision, " ".join(each.decided.missing), each.path.name)
            writer.writerow(map(plain_cell, cells))


def _read(path: Path) -> dict[str, Any]:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
