"""A folder that somebody else filled becomes a submission or a reason, never an exception."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from grading.submissions import read_submission, receive
from grading.submissions.reading import ANSWER_LIMIT
from tests.cohorts import ASSIGNMENT, solved
from workbook.content.texts import table
from workbook.handin import snapshot_to_bytes
from workbook.network import wiesenmark


@pytest.fixture(scope="module")
def answers() -> bytes:
    return snapshot_to_bytes(solved("p01"))


@pytest.fixture
def folder(tmp_path: Path, answers: bytes) -> Path:
    """An ordinary submission of p01."""
    place = tmp_path / "submitted" / "p01" / ASSIGNMENT
    place.mkdir(parents=True)
    (place / "antworten.json").write_bytes(answers)
    (place / "timestamp.txt").write_text("2026-11-23 11:15:00.250 CET\n")
    return place


def codes(folder: Path, participant: str = "p01") -> list[str]:
    submission = read_submission(folder, participant, ASSIGNMENT)
    assert submission.gradable == (submission.snapshot is not None and not any(t.blocks for t in submission.troubles))
    return [each.code for each in submission.troubles]


def test_an_ordinary_submission_has_no_troubles(folder: Path) -> None:
    submission = read_submission(folder, "p01", ASSIGNMENT)
    assert submission.gradable
    assert submission.troubles == ()
    assert submission.received_at == "2026-11-23T10:15:00.250000"
    assert len(submission.digest) == 64


def test_the_digest_is_that_of_the_receipt(folder: Path, answers: bytes) -> None:
    from hashlib import sha256

    assert read_submission(folder, "p01", ASSIGNMENT).digest == sha256(answers).hexdigest()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert codes(tmp_path / "submitted" / "p01" / ASSIGNMENT) == ["folder-missing"]


def test_a_missing_answer_file_is_named(folder: Path) -> None:
    (folder / "antworten.json").unlink()
    assert codes(folder) == ["answers-missing"]


def test_a_renamed_download_is_found_and_named(folder: Path) -> None:
    (folder / "antworten.json").rename(folder / "antworten (1).json")
    (found,) = read_submission(folder, "p01", ASSIGNMENT).troubles
    assert found.code == "answers-elsewhere"
    assert "„antworten (1).json“" in found.was


def test_the_receipt_is_not_taken_for_a_mislaid_answer_file(folder: Path) -> None:
    (folder / "quittung.json").write_text("{}")
    (folder / "antworten.json").unlink()
    assert codes(folder) == ["answers-missing"]


def test_a_hostile_file_name_cannot_forge_a_line_of_the_list(folder: Path) -> None:
    (folder / "antworten.json").rename(folder / "antworten\n\u202ep02: 20 Punkte.json")
    (found,) = read_submission(folder, "p01", ASSIGNMENT).troubles
    assert "\n" not in found.was
    assert "\u202e" not in found.was


@pytest.mark.parametrize("content", [b"", b" \n\t "])
def test_an_empty_file_is_named(folder: Path, content: bytes) -> None:
    (folder / "antworten.json").write_bytes(content)
    assert codes(folder) == ["answers-empty"]


def test_a_huge_file_is_not_read(folder: Path) -> None:
    with (folder / "antworten.json").open("wb") as handle:
        handle.truncate(200_000_000)
    (found,) = read_submission(folder, "p01", ASSIGNMENT).troubles
    assert found.code == "answers-too-large"
    assert "200,0 MB" in found.was


def test_a_file_that_grows_while_it_is_read_is_cut_at_the_limit(folder: Path) -> None:
    (folder / "antworten.json").write_bytes(b" " * (ANSWER_LIMIT + 1))
    assert codes(folder) == ["answers-too-large"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "snapshot-truncated"),
        (b"not json", "snapshot-not-json"),
        (b"\xff\xfe\x00", "snapshot-not-utf8"),
        (b"[" * 100_000, "snapshot-too-deep"),
        (b"[" * 30 + b"]" * 30, "snapshot-too-deep"),
        (b'{"schema": 1, "participant": NaN}', "snapshot-not-a-number"),
        (b'{"schema": 1}', "snapshot-wrong-type"),
        (b"[]", "snapshot-wrong-type"),
        (b'{"schema": 99}', "snapshot-too-new"),
        (b'{"schema": 0}', "snapshot-too-old"),
    ],
)
def test_what_is_no_snapshot_is_named(folder: Path, content: bytes, code: str) -> None:
    (folder / "antworten.json").write_bytes(content)
    assert codes(folder) == [code]


@pytest.mark.parametrize("content", [b"{", b"not json", b"\xff", b'{"schema": 0}', b'{"schema": 99}', b'{"x": 1e999}'])
def test_what_to_do_is_said_to_the_grader_and_not_to_the_participant(folder: Path, content: bytes) -> None:
    (folder / "antworten.json").write_bytes(content)
    (found,) = read_submission(folder, "p01", ASSIGNMENT).troubles
    assert "geben Sie noch einmal ab" not in found.tun
    assert "Person" in found.tun


def test_every_answer_file_that_is_refused_has_its_own_words_or_the_general_ones() -> None:
    known = {code for code in table("errors") if code.startswith("snapshot-")}
    assert set(table("grading.again")) - {"snapshot"} <= known


def test_a_truncated_file_is_named(folder: Path, answers: bytes) -> None:
    (folder / "antworten.json").write_bytes(answers[: len(answers) // 2])
    assert codes(folder) == ["snapshot-truncated"]


def changed(answers: bytes, **values: object) -> bytes:
    return json.dumps({**json.loads(answers), **values}).encode()


def test_the_id_of_another_participant_is_not_graded_and_named(folder: Path, answers: bytes) -> None:
    (folder / "antworten.json").write_bytes(changed(answers, participant="p02"))
    submission = read_submission(folder, "p01", ASSIGNMENT)
    assert not submission.gradable
    assert submission.snapshot is not None
    assert [each.code for each in submission.troubles] == ["foreign-participant"]
    assert "„p02“" in submission.troubles[0].was


def test_all_doubts_are_named_at_once(folder: Path, answers: bytes) -> None:
    (folder / "antworten.json").write_bytes(changed(answers, participant="p02", assignment="05a"))
    (folder / "timestamp.txt").write_text("gestern")
    assert codes(folder) == ["timestamp-unreadable", "foreign-participant", "foreign-assignment"]


def test_the_example_handed_in_as_own_network_is_graded_but_flagged(folder: Path) -> None:
    from dataclasses import replace

    copied = replace(solved("p01"), network=wiesenmark())
    (folder / "antworten.json").write_bytes(snapshot_to_bytes(copied))
    submission = read_submission(folder, "p01", ASSIGNMENT)
    assert submission.gradable
    assert [each.code for each in submission.troubles] == ["network-is-example"]


def test_a_link_to_another_file_is_not_followed(folder: Path, answers: bytes) -> None:
    other = folder.parents[1] / "p02.json"
    other.write_bytes(answers)
    (folder / "antworten.json").unlink()
    (folder / "antworten.json").symlink_to(other)
    assert codes(folder) == ["answers-is-link"]


def test_a_link_that_leads_nowhere_is_named(folder: Path) -> None:
    (folder / "antworten.json").unlink()
    (folder / "antworten.json").symlink_to(folder / "nirgends")
    assert codes(folder) == ["answers-is-link"]


@pytest.mark.parametrize("step", ["assignment", "person"])
def test_a_link_in_place_of_a_folder_is_not_followed(folder: Path, step: str) -> None:
    place = folder if step == "assignment" else folder.parent
    place.rename(place.with_name("elsewhere"))
    place.symlink_to(place.with_name("elsewhere"), target_is_directory=True)
    assert codes(folder) == ["folder-is-link"]


def test_a_course_folder_reached_through_a_link_is_fine(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "kurs").symlink_to(tmp_path / "submitted", target_is_directory=True)
    assert codes(tmp_path / "kurs" / "p01" / ASSIGNMENT) == []


def test_a_hard_link_to_another_file_is_not_read(folder: Path) -> None:
    os.link(folder / "antworten.json", folder.parents[1] / "p02.json")
    assert codes(folder) == ["answers-is-hard-link"]


@pytest.mark.timeout(10)
def test_a_pipe_does_not_block(folder: Path) -> None:
    (folder / "antworten.json").unlink()
    os.mkfifo(folder / "antworten.json")
    assert codes(folder) == ["answers-not-a-file"]


def test_a_folder_in_place_of_the_file_is_named(folder: Path) -> None:
    (folder / "antworten.json").unlink()
    (folder / "antworten.json").mkdir()
    assert codes(folder) == ["answers-not-a-file"]


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "p01").mkdir()
    (tmp_path / "p01" / ASSIGNMENT).write_text("")
    assert codes(tmp_path / "p01" / ASSIGNMENT) == ["folder-is-file"]


@pytest.mark.parametrize("name", ["", ".", "..", "../p02", "a/b", "a\\b", "a\0b"])
def test_a_name_that_is_a_path_is_refused(tmp_path: Path, name: str) -> None:
    assert codes(tmp_path, name) == ["name-not-allowed"]


def test_a_timestamp_that_is_a_link_is_not_read(folder: Path) -> None:
    (folder / "timestamp.txt").unlink()
    (folder / "timestamp.txt").symlink_to("/etc/passwd")
    assert codes(folder) == ["timestamp-unreadable"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-11-23 10:15:00 UTC", datetime(2026, 11, 23, 10, 15)),
        ("2026-11-23 10:15:00", datetime(2026, 11, 23, 10, 15)),
        ("2026-11-23 11:15:00.5 +0100", datetime(2026, 11, 23, 10, 15, 0, 500_000)),
        ("2026-11-23T11:15:00+01:00", datetime(2026, 11, 23, 10, 15)),
        ("2026-07-01 12:00:00 Europe/Berlin", datetime(2026, 7, 1, 10, 0)),
    ],
)
def test_times_are_read_as_nbgrader_writes_them(folder: Path, written: str, read: datetime) -> None:
    (folder / "timestamp.txt").write_text(written)
    assert receive(folder, "p01", ASSIGNMENT).received_at == read


@pytest.mark.parametrize(
    "written", ["", "morgen", "2026-13-01 10:00:00 UTC", "2026-11-23 10:15:00 ../../etc/passwd", "é"]
)
def test_a_time_that_is_none_is_flagged_but_graded(folder: Path, written: str) -> None:
    (folder / "timestamp.txt").write_text(written)
    submission = read_submission(folder, "p01", ASSIGNMENT)
    assert submission.gradable
    assert [each.code for each in submission.troubles] == ["timestamp-unreadable"]


def test_every_trouble_says_what_is_and_what_to_do() -> None:
    import tomllib

    from workbook.content.texts import FOLDER

    table = tomllib.loads((FOLDER / "grading.toml").read_text(encoding="utf-8"))["trouble"]
    assert all(set(each) == {"was", "tun"} and all(each.values()) for each in table.values())
