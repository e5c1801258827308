"""The documents: what stands on them, what must not, and how they are verified."""

from __future__ import annotations

import csv
import io
import re
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from grading.certificate import Certificate, Outcome, decide, issue, records, render, verify
from grading.certificate.seal import opened, seal, sealed_in, signing_key, verifying_key
from grading.certificate.wording import document
from grading.course import Course, Participant, load
from grading.course.create import create
from grading.course.toml_edit import with_values
from workbook.errors import CourseError

NAMES = (
    ("Müller, Dr.", "Änne"),
    ("von der Heydebrand-Łasocka", "Karl-Friedrich Maximilian Eberhard Leopold"),
    ("*fett* _kursiv_ #panic() $x$ \\ `code`", "=Formel()"),
    ("Nguyễn", "Thị Hồng"),
)
FORBIDDEN = re.compile(r"Prüfung|Zertifizierung|Note\b|Punkte", re.IGNORECASE)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Four people: certificate, confirmation, certificate, nothing known."""
    place = tmp_path_factory.mktemp("documents")
    roster = place / "liste.csv"
    lines = [f'p{n};"{last}";"{first}"' for n, (last, first) in enumerate(NAMES, start=1)]
    roster.write_text("\n".join(["Kennung;Nachname;Vorname", *lines]), encoding="utf-8")
    folder = create(place / "kurs", roster).folder
    path = folder / "course.toml"
    settings = {
        "issuer": "Kammer Beispielland",
        "place": "Altenwiek",
        "start": date(2026, 9, 7),
        "end": date(2026, 12, 11),
        "signatories": ["Gesine Beispiel", "Hinnerk Muster", "Ute Drei"],
    }
    path.write_text(with_values(path.read_text(encoding="utf-8"), settings), encoding="utf-8")
    return load(folder)


def text_of(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())


def made(course: Course, person: Participant, outcome: Outcome, **changes: object) -> bytes:
    decided = Certificate(person.id, outcome, decide(course.policy, records(course)[0]).rules, test_share=0.63)
    day = date(2026, 12, 11)
    return render(document(replace(course, **changes), person, decided, day, ["NW1.a.b"]), day)


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("number", range(len(NAMES)))
def test_the_name_stands_there_as_written_and_no_mark_or_forbidden_word(
    course: Course, outcome: Outcome, number: int
) -> None:
    person = course.roster[number]
    shown = text_of(made(course, person, outcome))
    assert person.name.replace(" ", "") in shown.replace(" ", "").replace("\u00ad", "")
    assert not FORBIDDEN.search(shown)
    assert "63" not in shown


def test_a_certificate_says_period_hours_topics_place_and_who_signs(course: Course) -> None:
    shown = text_of(made(course, course.roster[0], Outcome.CERTIFICATE))
    for words in (
        "Zertifikat",
        "07.09.2026 bis 11.12.2026",
        "lehrgangsinternen Test bestanden",
        "insgesamt 76 Unterrichtseinheiten zu 45 Minuten, davon 52 gemeinsam",
        "Altenwiek, 11.12.2026",
        "Kammer Beispielland",
        "Gesine Beispiel",
        "Ute Drei",
        *course.topics,
    ):
        assert words in shown


def test_a_confirmation_says_nothing_of_a_test(course: Course) -> None:
    shown = text_of(made(course, course.roster[0], Outcome.CONFIRMATION))
    assert "Teilnahmebescheinigung" in shown
    assert "Test" not in shown


def test_an_open_decision_lists_what_is_missing_and_is_not_signed_or_sealed(course: Course) -> None:
    data = made(course, course.roster[0], Outcome.OPEN)
    shown = text_of(data)
    assert "Kein Zertifikat" in shown
    assert "Für die Teilnahme ist noch nichts eingetragen." in shown
    assert "Gesine" not in shown


def test_marks_are_printed_only_where_the_course_says_so(course: Course) -> None:
    policy = replace(course.policy, show_marks=True)
    assert "63" in text_of(made(course, course.roster[0], Outcome.CERTIFICATE, policy=policy))


def test_the_file_is_tagged_german_archivable_and_always_the_same(course: Course) -> None:
    data = made(course, course.roster[0], Outcome.CERTIFICATE)
    assert data == made(course, course.roster[0], Outcome.CERTIFICATE)
    reader = PdfReader(io.BytesIO(data))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("de")
    assert b"<pdfaid:part>2</pdfaid:part>" in data and b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert reader.metadata is not None and reader.metadata.title == "Zertifikat für Änne Müller, Dr."
    fonts = {font for page in reader.pages for font in page["/Resources"]["/Font"]}
    assert fonts, "text is set in embedded fonts"


def test_letters_that_no_font_has_are_a_german_error_and_no_broken_file(course: Course) -> None:
    person = Participant("p9", "\U0001e900\U00012345", "X")
    with pytest.raises(CourseError, match=r"roster\.csv"):
        made(course, person, Outcome.CERTIFICATE)


BLOCKS = (("auftakt", 16), ("webinare", 26), ("abschluss", 12))
EXCUSED = ("Pflichtaufgaben", "Lehrgangsinterner Test")


def ready(course: Course) -> Course:
    """Hours and marks for the first three people, two of them excused from what is not handed in."""
    hours = [f"p{n};{block};{ue}" for n in (1, 2, 3) for block, ue in BLOCKS]
    marks = [f"p{n};80;80" for n in (1, 2, 3)]
    excuses = [f"p{n};{rule};nur für diesen Versuch;ich" for n in (1, 3) for rule in EXCUSED]
    put(course, "anwesenheit.csv", "Kennung;Block;UE", hours)
    put(course, "projektarbeit.csv", "Kennung;Bericht %;Präsentation %", marks)
    put(course, "ausnahmen.csv", "Kennung;Regel;Grund;Erteilt von", excuses)
    return replace(course, policy=replace(course.policy, closed=True))


def put(course: Course, file: str, head: str, lines: list[str]) -> None:
    (course.folder / file).write_text("\n".join([head, *lines]), encoding="utf-8")


def test_one_document_per_person_and_a_list_that_excel_does_not_run(course: Course, tmp_path: Path) -> None:
    issued = issue(ready(course), tmp_path / "out", today=date(2026, 12, 12))
    assert [each.decided.outcome.value for each in issued] == ["certificate", "open", "certificate", "open"]
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "p1_zertifikat.pdf",
        "p2_stand.pdf",
        "p3_zertifikat.pdf",
        "p4_stand.pdf",
        "uebersicht.csv",
    }
    data = (tmp_path / "out" / "uebersicht.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert rows[1][:3] == ["p1", "Änne Müller, Dr.", "Zertifikat"]
    assert rows[3][1].startswith("'=Formel()")


def test_the_same_decision_keeps_its_day_and_its_bytes(course: Course, tmp_path: Path) -> None:
    first = issue(ready(course), tmp_path / "a", ["p1"], today=date(2026, 12, 12))[0].path.read_bytes()
    again = issue(ready(course), tmp_path / "b", ["p1"], today=date(2027, 1, 7))[0].path.read_bytes()
    assert again == first


def test_a_changed_decision_takes_the_old_document_away(course: Course, tmp_path: Path) -> None:
    issue(ready(course), tmp_path / "out", ["p1"])
    put(course, "anwesenheit.csv", "Kennung;Block;UE", ["p1;auftakt;1"])
    issue(replace(course, policy=replace(course.policy, closed=True)), tmp_path / "out", ["p1"])
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"p1_stand.pdf", "uebersicht.csv"}


def test_an_unknown_person_is_refused_before_anything_is_written(course: Course, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="p99"):
        issue(course, tmp_path / "out", ["p99"])
    assert not (tmp_path / "out").exists()


def test_a_document_verifies_and_a_changed_or_foreign_one_does_not(course: Course, tmp_path: Path) -> None:
    issued = issue(ready(course), tmp_path / "out", today=date(2026, 12, 12))
    data = issued[0].path.read_bytes()
    verdict = verify(data, course.folder)
    assert (verdict.code, verdict.unchanged) == ("genuine", True)
    assert verdict.claim is not None and verdict.claim["n"] == "Änne Müller, Dr."
    assert verify(data + b"%", course.folder).unchanged is False
    assert verify(issued[1].path.read_bytes(), course.folder).code == "no_seal"
    token = sealed_in(data)
    assert token is not None
    forged = data.replace(token.encode(), (token[:-4] + "AAAA").encode())
    assert verify(forged, course.folder).code == "forged"
    assert verify(data, tmp_path).code == "no_key"


def test_a_seal_says_what_was_sealed_and_another_key_does_not_open_it(tmp_path: Path) -> None:
    one, other = signing_key(tmp_path / "a"), signing_key(tmp_path / "b")
    token = seal({"n": "Änne", "u": 76.0}, one)
    assert opened(token, one.public_key()) == {"n": "Änne", "u": 76.0}
    assert opened(token, other.public_key()) is None
    for broken in ("", "NW1.a", "NW1.a.b", "NW1.ä.ö", token[:-1]):
        assert opened(broken, one.public_key()) is None


def test_the_private_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    key = signing_key(tmp_path / "siegel")
    assert signing_key(tmp_path / "siegel").private_bytes_raw() == key.private_bytes_raw()
    assert stat.S_IMODE((tmp_path / "siegel" / "privat.pem").stat().st_mode) == 0o600
    assert verifying_key(tmp_path / "siegel") is not None
    assert verifying_key(tmp_path / "leer") is None
