"""A grading run always finishes, does nothing twice, and leaves whole submissions only."""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from grading.autograde import GoldenError, Paper, PaperError, autograde, load_paper, triage
from grading.autograde.executors import RunError
from grading.autograde.work import Graded
from grading.course import Course
from grading.course.model import Participant
from grading.gradebook import Gradebook, GradebookError
from grading.submissions import Received
from tests.cohorts import ASSIGNMENT, cohort, hand_in, points

pytestmark = pytest.mark.timeout(120)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return cohort(tmp_path_factory.mktemp("cohort") / "kurs")


@pytest.fixture
def course(built: Course, tmp_path: Path) -> Course:
    """A cohort of three to which nobody has handed in anything yet."""
    shutil.copytree(built.folder, tmp_path / "kurs")
    return replace(built, folder=tmp_path / "kurs")


def graded_notebook(course: Course, participant: str) -> Path:
    return course.autograded_folder(participant, ASSIGNMENT) / f"{ASSIGNMENT}.ipynb"


def test_without_submissions_there_is_nothing_to_do(course: Course) -> None:
    report = autograde(course)
    assert (report.graded, report.unchanged, report.golden) == (0, 0, 3)


def test_everybody_is_graded_once(course: Course) -> None:
    hand_in(course, "p01", care="perfect")
    hand_in(course, "p02", care="fair")
    assert autograde(course).graded == 2
    second = autograde(course)
    assert (second.graded, second.unchanged) == (0, 2)
    assert sum(filter(None, points(course)["p01"].values())) == 14


def test_only_what_changed_is_graded_again(course: Course) -> None:
    hand_in(course, "p01")
    hand_in(course, "p02")
    autograde(course)
    hand_in(course, "p02", care="weak", seed=5)
    report = autograde(course)
    assert (report.graded, report.unchanged) == (1, 1)


def test_the_folder_of_a_graded_submission_holds_what_nbgrader_needs_and_nothing_else(course: Course) -> None:
    folder = hand_in(course, "p01")
    (folder / "igraph.py").write_text("raise SystemExit")
    (folder / "pruefung").mkdir()
    target = course.autograded_folder("p01", ASSIGNMENT)
    target.mkdir(parents=True)
    (target / "alt.py").write_text("")
    autograde(course)
    names = sorted(path.name for path in target.iterdir())
    assert names == ["05b.ipynb", "antworten.json", "befunde.json", "timestamp.txt"]
    assert (target / "timestamp.txt").read_text() == "2026-11-23 10:15:00.000000 UTC\n"
    assert all(path.stat().st_mode & 0o777 == 0o444 for path in target.iterdir())


def test_a_damaged_submission_is_listed_and_the_others_are_graded(course: Course) -> None:
    hand_in(course, "p01")
    hand_in(course, "p02", b"{")
    hand_in(course, "p03")
    report = autograde(course)
    assert (report.graded, report.attention) == (3, 1)
    assert [(row["participant"], row["code"]) for row in triage(course)] == [("p02", "snapshot-truncated")]
    assert set(points(course)["p02"].values()) == {None}
    assert all(value is not None for name, value in points(course)["p03"].items() if not name.endswith("-hand"))


def test_a_damaged_second_submission_takes_the_points_of_the_first_away(course: Course) -> None:
    hand_in(course, "p01", care="perfect")
    autograde(course)
    hand_in(course, "p01", b"{")
    autograde(course)
    assert set(points(course)["p01"].values()) == {None}


def test_a_mended_submission_leaves_the_list(course: Course) -> None:
    hand_in(course, "p01", b"{")
    autograde(course)
    hand_in(course, "p01")
    autograde(course)
    assert triage(course) == []


def test_trouble_that_stays_is_not_worked_on_again_but_still_counted(course: Course) -> None:
    hand_in(course, "p01", b"{")
    autograde(course)
    report = autograde(course)
    assert (report.graded, report.unchanged, report.attention) == (0, 1, 1)


def test_triage_rows_are_json_with_five_texts(course: Course) -> None:
    hand_in(course, "p01", b"{")
    autograde(course)
    (row,) = json.loads(json.dumps(triage(course)))
    assert set(row) == {"participant", "assignment", "code", "was", "tun"}
    assert all(row.values())


def test_a_graded_copy_that_was_lost_or_cut_is_written_again(course: Course) -> None:
    hand_in(course, "p01")
    autograde(course)
    whole = graded_notebook(course, "p01").read_bytes()
    graded_notebook(course, "p01").unlink()
    autograde(course)
    assert graded_notebook(course, "p01").read_bytes() == whole
    graded_notebook(course, "p01").chmod(0o644)
    graded_notebook(course, "p01").write_bytes(whole[:100])
    assert autograde(course).graded == 1
    assert graded_notebook(course, "p01").read_bytes() == whole


def test_several_processes_give_the_same_result_as_one(course: Course, tmp_path: Path) -> None:
    for number, person in enumerate(["p01", "p02", "p03"]):
        hand_in(course, person, seed=number, care="fair")
    shutil.copytree(course.folder, tmp_path / "zwei")
    two = replace(course, folder=tmp_path / "zwei")
    autograde(course)
    autograde(two, workers=2)
    assert points(course) == points(two)
    assert without_map(graded_notebook(course, "p03")) == without_map(graded_notebook(two, "p03"))


def without_map(path: Path) -> str:
    """The map is laid out in floating point, whose last digit depends on how many threads a process computes with."""
    return re.sub(r"<svg.*?</svg>", "", path.read_text(), flags=re.DOTALL)


def test_progress_is_told_for_every_submission(course: Course) -> None:
    seen: list[tuple[int, int, str]] = []
    hand_in(course, "p01")
    hand_in(course, "p02")
    autograde(course, progress=lambda *step: seen.append(step))
    autograde(course, progress=lambda *step: seen.append(step))
    assert [step[:2] for step in seen] == [(1, 2), (2, 2), (1, 2), (2, 2)]


def test_a_golden_submission_that_scores_otherwise_stops_the_run_before_it_starts(course: Course) -> None:
    hand_in(course, "p01")
    path = course.golden(ASSIGNMENT) / "expected.json"
    expected = json.loads(path.read_text())
    expected["full"]["exercises"]["05b-kennzahlen"] = 0.5
    path.write_text(json.dumps(expected))
    with pytest.raises(GoldenError, match=r"05b-kennzahlen 2 statt 0\.5"):
        autograde(course)
    assert not course.autograded_folder("p01", ASSIGNMENT).exists()


def test_a_damaged_golden_submission_that_earns_points_stops_the_run(course: Course) -> None:
    folder = course.golden(ASSIGNMENT)
    shutil.copy(folder / "full.json", folder / "damaged.json")
    with pytest.raises(GoldenError, match="statt nicht bewertbar"):
        autograde(course)


def test_a_check_that_breaks_is_noticed_by_the_golden_submissions(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["grading.scores.grade"], "check", lambda *_: 1 / 0)
    with pytest.raises(GoldenError):
        autograde(course)


def test_points_that_differ_from_the_exercises_stop_the_run(course: Course) -> None:
    path = course.source / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    notebook = json.loads(path.read_text())
    marks = next(c["metadata"]["nbgrader"] for c in notebook["cells"] if "nbgrader" in c["metadata"])
    marks["points"] = 12.0
    path.write_text(json.dumps(notebook))
    with pytest.raises(PaperError, match=marks["grade_id"]):
        autograde(course)


def test_an_assignment_that_is_not_released_is_named(course: Course) -> None:
    with pytest.raises(PaperError, match="05a"):
        autograde(course, ["05a"])


def test_a_full_disk_is_listed_and_tried_again(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(course, "p01")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(sys.modules["grading.autograde.run"], "write_graded", full)
        autograde(course)
    assert [row["code"] for row in triage(course)] == ["notebook-not-written"]
    assert autograde(course).graded == 1
    assert triage(course) == []


def killed_run(course: Course, after: float, workers: int) -> None:
    """Start a run as a process of its own and kill it with everything it started."""
    code = (
        "import sys; from pathlib import Path; from dataclasses import replace\n"
        "from grading.course import load; from grading.autograde import autograde\n"
        "if __name__ == '__main__':\n"
        f"    autograde(replace(load(Path(sys.argv[1])), assignments=('{ASSIGNMENT}',)), workers={workers})\n"
    )
    script = course.folder / "lauf.py"
    script.write_text(code)
    process = subprocess.Popen([sys.executable, str(script), str(course.folder)], start_new_session=True)
    time.sleep(after)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=30)


@pytest.mark.slow
@pytest.mark.parametrize(("after", "workers"), [(0.7, 1), (0.9, 1), (1.1, 1), (1.3, 1), (2.2, 2)])
def test_a_killed_run_resumes_exactly(course: Course, tmp_path: Path, after: float, workers: int) -> None:
    people = [f"q{number:02}" for number in range(25)]
    for number, person in enumerate(people):
        hand_in(course, person, seed=number, care="fair")
    shutil.copytree(course.folder, tmp_path / "ruhig")
    undisturbed = replace(course, folder=tmp_path / "ruhig")
    autograde(undisturbed)
    killed_run(course, after, workers)
    first = done(course)
    assert len(points(course)) == first, "a submission was written in part"
    report = autograde(course)
    assert report.graded + report.unchanged == len(people)
    assert report.unchanged == first
    assert points(course) == points(undisturbed)
    with Gradebook(course.db_url, course.id) as gradebook:
        assert len(gradebook.journal()) == len(people)
        assert gradebook.journal_break() is None


def done(course: Course) -> int:
    with Gradebook(course.db_url, course.id) as gradebook:
        return len(tuple(gradebook.states(ASSIGNMENT)))


def test_a_link_planted_in_place_of_the_graded_folder_is_not_followed(course: Course, tmp_path: Path) -> None:
    hand_in(course, "p01")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "wichtig.txt").write_text("bleibt")
    course.autograded_folder("p01", ASSIGNMENT).parent.mkdir(parents=True)
    course.autograded_folder("p01", ASSIGNMENT).symlink_to(outside, target_is_directory=True)
    autograde(course)
    assert [path.name for path in outside.iterdir()] == ["wichtig.txt"]
    assert graded_notebook(course, "p01").is_file()


def test_names_of_folders_that_no_database_takes_are_listed(course: Course) -> None:
    hand_in(course, "p01")
    for name in (b"p\xff2", b"p\n3", b"p" * 200, "p\u202e4".encode()):
        folder = Path(os.fsdecode(os.fsencode(course.submitted) + b"/" + name)) / ASSIGNMENT
        folder.mkdir(parents=True)
        (folder / "antworten.json").write_bytes(b"{}")
    report = autograde(course)
    assert (report.graded, report.attention) == (5, 4)
    assert [row["code"] for row in triage(course)] == ["name-not-allowed"] * 4
    assert autograde(course).unchanged == 5


def test_files_that_lie_between_the_folders_are_passed_over(course: Course) -> None:
    hand_in(course, "p01")
    (course.submitted / "liesmich.txt").write_text("")
    (course.submitted / ".DS_Store").write_text("")
    (course.submitted / ".p02.neu" / ASSIGNMENT).mkdir(parents=True)
    (course.submitted / "p03" / "05a").mkdir(parents=True)
    assert autograde(course).total == 1


def without_rights(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody may look into a folder; simulated, because the superuser may look everywhere."""
    real = Path.lstat

    def lstat(self: Path) -> os.stat_result:
        if path in self.parents:
            raise PermissionError(13, "Permission denied", str(self))
        return real(self)

    monkeypatch.setattr(Path, "lstat", lstat)


def test_a_folder_without_rights_is_listed_and_its_old_points_go(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(course, "p01")
    hand_in(course, "p02", seed=2)
    autograde(course)
    without_rights(course.submitted / "p01", monkeypatch)
    report = autograde(course)
    assert (report.total, report.attention) == (2, 1)
    assert [(row["participant"], row["code"]) for row in triage(course)] == [("p01", "folder-not-readable")]
    assert set(points(course)["p01"].values()) == {None}


def test_a_file_in_place_of_all_submissions_is_said_in_words(course: Course) -> None:
    course.submitted.rmdir()
    course.submitted.write_text("")
    with pytest.raises(RunError) as caught:
        autograde(course)
    assert caught.value.code == "submitted-not-readable"


def test_somebody_whom_the_roster_does_not_know_is_graded_and_named(course: Course) -> None:
    hand_in(course, "p01")
    hand_in(course, "p99")
    assert autograde(course).attention == 1
    assert [(row["participant"], row["code"]) for row in triage(course)] == [("p99", "not-in-roster")]
    assert points(course)["p99"]["05b-kennzahlen"] is not None
    joined = replace(course, roster=(*course.roster, Participant("p99", "Neu", "Nele")))
    assert (autograde(joined).graded, triage(joined)) == (1, [])


def test_a_trigger_planted_in_a_gradebook_in_use_stops_every_opening(course: Course) -> None:
    hand_in(course, "p01")
    autograde(course)
    with contextlib.closing(sqlite3.connect(course.database)) as database:
        database.execute("CREATE TRIGGER t AFTER UPDATE ON grade BEGIN UPDATE grade SET manual_score = 42; END")
    for look in (autograde, triage):
        with pytest.raises(GradebookError) as caught:
            look(course)
        assert caught.value.code == "gradebook-trigger"


def tampered(course: Course, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(course.database)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


def test_points_changed_beside_the_program_are_put_right_and_journalled(course: Course) -> None:
    hand_in(course, "p01")
    hand_in(course, "p02", care="weak")
    autograde(course)
    honest = points(course)
    tampered(course, "UPDATE grade SET auto_score = 2 WHERE auto_score < 2")
    report = autograde(course)
    assert (report.restored, points(course)) == (report.graded, honest)
    with Gradebook(course.db_url, course.id) as gradebook:
        assert set((gradebook.journal()[-1].before or {}).values()) >= {2.0}
    assert autograde(course).restored == 0


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM netzwerk_journal WHERE number = (SELECT max(number) FROM netzwerk_journal)",
        "DELETE FROM netzwerk_journal",
        "UPDATE netzwerk_journal SET who = 'jemand' WHERE number = 1",
        "UPDATE netzwerk_journal SET hash = 'x' WHERE number = (SELECT max(number) FROM netzwerk_journal)",
    ],
)
def test_a_journal_that_was_cut_or_changed_heads_the_triage_list(course: Course, statement: str) -> None:
    hand_in(course, "p01")
    hand_in(course, "p02", b"{")
    autograde(course)
    assert [row["code"] for row in triage(course)] == ["snapshot-truncated"]
    tampered(course, statement)
    first, second = triage(course)
    assert (first["participant"], first["assignment"], first["code"]) == ("–", "–", "journal-broken")
    assert second["code"] == "snapshot-truncated"


def test_a_journal_written_anew_as_a_whole_is_noticed(course: Course, tmp_path: Path) -> None:
    hand_in(course, "p01")
    autograde(course)
    course.database.unlink()
    hand_in(course, "p01", care="perfect")
    autograde(course)
    assert [row["code"] for row in triage(course)] == ["journal-broken"]


def test_an_assignment_without_golden_submissions_is_named(course: Course) -> None:
    shutil.rmtree(course.golden(ASSIGNMENT))
    assert autograde(course).unguarded == (ASSIGNMENT,)


def test_whoever_may_only_read_the_gradebook_can_look_at_it(course: Course) -> None:
    hand_in(course, "p01", b"{")
    autograde(course)
    url = f"sqlite:///file:{course.database}?mode=ro&uri=true"
    assert [row["code"] for row in triage(replace(course, database_url=url))] == ["snapshot-truncated"]


def test_a_second_run_at_the_same_time_is_refused(course: Course) -> None:
    hand_in(course, "p01")
    refused: list[str] = []

    def again(*_: object) -> None:
        with pytest.raises(RunError) as caught:
            autograde(course)
        refused.append(caught.value.code)

    autograde(course, progress=again)
    assert refused == ["run-active"]
    assert autograde(course).unchanged == 1


def test_a_busy_or_broken_gradebook_is_said_in_words(course: Course) -> None:
    hand_in(course, "p01")
    course.database.write_bytes(b"this is no database" * 100)
    with pytest.raises(GradebookError) as caught:
        autograde(course)
    assert caught.value.code == "gradebook-damaged"
    assert "SELECT" not in str(caught.value)


def test_a_machine_that_grades_by_other_rules_is_not_believed(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(course, "p01")
    real = sys.modules["grading.autograde.run"].work

    def elsewhere(paper: Paper, received: Received) -> Graded:
        graded = real(paper, received)
        return replace(graded, entry=replace(graded.entry, rules="ffff"))

    with monkeypatch.context() as patch:
        patch.setattr(sys.modules["grading.autograde.run"], "work", elsewhere)
        with pytest.raises(RunError, match="ffff"):
            autograde(course)
    assert done(course) == 0


def test_a_paper_that_was_sent_finds_out_its_rules_for_itself(course: Course) -> None:
    paper = load_paper(course, ASSIGNMENT)
    assert paper.rules
    sent = pickle.loads(pickle.dumps(paper))
    assert "rules" not in vars(sent)
    assert sent.rules == paper.rules
