"""The command line: German, complete, quick to answer, with exit codes that a script can use."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from grading.autograde import autograde
from grading.cli import COMMANDS, main
from grading.course import Course
from tests.cohorts import ASSIGNMENT, cohort, hand_in
from workbook.content.texts import table

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; (exit code, output, error output)."""

    def typed(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as end:
            code = int(end.code or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return typed


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    made = cohort(tmp_path_factory.mktemp("cli") / "kurs")
    hand_in(made, "p01", care="good")
    hand_in(made, "p02", b"nicht lesbar")
    autograde(made)
    return made


def test_every_command_has_a_function_and_a_german_sentence() -> None:
    said = table("grading_cli.commands")
    assert set(said) == set(COMMANDS)
    for _, work in COMMANDS.values():
        module, _, function = work.partition(":")
        assert callable(getattr(import_module(module), function))


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help_is_german_and_ends_well(run: Run, command: tuple[str, ...]) -> None:
    code, out, _ = run(*command, "--help")
    assert code == 0
    assert "Aufruf: grading" in out and "Schalter" in out
    assert not re.search(r"usage:|optional arguments|positional|show this help", out)


def test_help_does_not_load_the_machinery() -> None:
    script = (
        "import sys, grading.cli\n"
        "try: grading.cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'nbgrader', 'sqlalchemy', 'igraph', 'numpy', 'plotly', 'jupytext', 'typst'} & set(sys.modules)\n"
        "print('HEAVY', sorted(heavy))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "HEAVY []" in done.stdout


@pytest.mark.parametrize("typed", [(), ("erfunden",), ("new",), ("status", "--erfunden"), ("certificates",)])
def test_wrong_use_is_code_2_and_said_in_german(run: Run, typed: tuple[str, ...]) -> None:
    code, _, err = run(*typed)
    assert code == 2
    assert "Hilfe: grading" in err


def test_a_folder_without_a_course_is_code_1_and_one_message_without_a_traceback(run: Run, tmp_path: Path) -> None:
    code, _, err = run("status", "--course", tmp_path)
    assert code == 1
    assert "grading new" in err and "Traceback" not in err


def test_new_makes_a_course_that_status_knows(run: Run, tmp_path: Path) -> None:
    roster = tmp_path / "liste.csv"
    roster.write_text("Vorname;Nachname\nÄnne;Müller\n", encoding="utf-8")
    code, out, _ = run("new", tmp_path / "kurs", "--roster", roster, "--title", "Mein Kurs")
    assert code == 0 and "Mein Kurs" in out
    code, out, _ = run("status", "--json", "--course", tmp_path / "kurs")
    state = json.loads(out)
    assert code == 0
    assert state["participants"] == 1
    assert state["assignments"][ASSIGNMENT] == {
        "released": False,
        "submitted": 0,
        "graded": 0,
        "needs_review": 0,
        "mean": None,
        "max": 0.0,
    }


def test_a_faulty_roster_names_every_fault(run: Run, tmp_path: Path) -> None:
    roster = tmp_path / "liste.csv"
    roster.write_text("Vorname;Nachname\n;Müller\nEva;\n", encoding="utf-8")
    code, _, err = run("new", tmp_path / "kurs", "--roster", roster)
    assert code == 1
    assert err.count("– liste.csv, Zeile") == 2


def test_status_as_a_table_has_a_line_for_every_assignment(run: Run, course: Course) -> None:
    code, out, _ = run("status", "--course", course.folder)
    assert code == 0
    assert re.search(rf"{ASSIGNMENT}\b.*\b2\b.*\b1\b", out)


def test_triage_says_who_what_and_what_to_do_and_is_code_1_while_something_is_open(run: Run, course: Course) -> None:
    code, out, _ = run("triage", "--course", course.folder, "--json")
    cases = json.loads(out)
    assert code == 1
    assert [set(case) for case in cases] == [{"participant", "assignment", "code", "was", "tun"}]
    assert cases[0]["participant"] == "p02"
    code, out, _ = run("triage", "--course", course.folder)
    assert code == 1 and cases[0]["was"] in out and cases[0]["tun"] in out


def test_autograding_again_does_nothing_and_still_names_what_is_open(run: Run, course: Course) -> None:
    code, out, _ = run("autograde", ASSIGNMENT, "--course", course.folder)
    assert code == 1
    assert "Bewertet: 0. Unverändert: 2." in out and "Zu klären: 1." in out


def test_an_unknown_assignment_is_named_with_those_that_exist(run: Run, course: Course) -> None:
    code, _, err = run("autograde", "99", "--course", course.folder)
    assert code == 1
    assert "„99“" in err and ASSIGNMENT in err


def test_regrading_needs_a_reason_and_a_dry_run_changes_nothing(run: Run, course: Course) -> None:
    assert run("regrade", "--course", course.folder)[0] == 2
    code, out, _ = run("regrade", "--dry-run", "--json", "--course", course.folder)
    assert (code, json.loads(out)["changes"]) == (0, [])


def test_points_go_into_a_table_and_another_ending_is_refused(run: Run, course: Course, tmp_path: Path) -> None:
    assert run("points", "--out", tmp_path / "punkte.csv", "--course", course.folder)[0] == 0
    assert (tmp_path / "punkte.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert run("points", "--out", tmp_path / "punkte.doc", "--course", course.folder)[0] == 2


def test_items_are_given_as_json_and_as_a_table(run: Run, course: Course) -> None:
    code, out, _ = run("items", "--json", "--course", course.folder)
    assert code == 0 and ASSIGNMENT in json.loads(out)
    code, out, _ = run("items", "--course", course.folder)
    assert code == 0 and "Trennschärfe" in out


def test_certificates_are_decided_for_all_or_one(run: Run, course: Course, tmp_path: Path) -> None:
    code, out, _ = run("certificates", "--out", tmp_path / "z", "--json", "--course", course.folder)
    decisions = json.loads(out)
    assert code == 0
    assert [each["decision"] for each in decisions] == ["open"] * 3
    assert all(each["missing"] and (tmp_path / "z" / each["file"]).is_file() for each in decisions)
    code, out, _ = run("certificates", "--out", tmp_path / "y", "--who", "p01", "--course", course.folder)
    assert code == 0 and "p02" not in out
    assert run("certificates", "--out", tmp_path / "x", "--who", "p99", "--course", course.folder)[0] == 1


def test_verify_refuses_what_is_not_ours(run: Run, course: Course, tmp_path: Path) -> None:
    other = tmp_path / "fremd.pdf"
    other.write_bytes(b"%PDF-1.7")
    run("certificates", "--out", tmp_path / "z", "--course", course.folder)
    code, out, _ = run("verify", other, "--course", course.folder)
    assert code == 1 and "kein Siegel" in out
    assert run("verify", tmp_path / "fehlt.pdf", "--course", course.folder)[0] == 2


def test_feedback_is_written_and_counted(run: Run, course: Course) -> None:
    code, out, _ = run("feedback", "--course", course.folder)
    assert code == 0 and "2." in out


def test_collect_names_what_it_could_not_take(run: Run, course: Course) -> None:
    (course.exchange / "abgaben" / ASSIGNMENT / "fremd").mkdir(parents=True)
    code, out, _ = run("collect", "--course", course.folder)
    assert code == 1 and "fremd" in out


def test_a_place_that_cannot_be_written_is_one_message_without_a_traceback(
    run: Run, course: Course, tmp_path: Path
) -> None:
    (tmp_path / "keinordner").touch()
    code, _, said = run("points", "--out", tmp_path / "keinordner" / "punkte.csv", "--course", course.folder)
    assert code == 1
    assert "punkte.csv" in said
    assert "Traceback" not in said


def test_a_closed_pipe_ends_in_order(course: Course) -> None:
    command = (
        f"import sys; from grading.cli import main; sys.exit(main(['triage', '--course', {str(course.folder)!r}]))"
    )
    process = subprocess.Popen([sys.executable, "-c", command], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, b"")


@pytest.mark.parametrize("count", [0, 5001])
def test_a_demo_of_nobody_or_too_many_is_wrong_use(run: Run, tmp_path: Path, count: int) -> None:
    assert run("demo", tmp_path / "demo", "--participants", count)[0] == 2
    assert not (tmp_path / "demo").exists()


def test_items_name_exercises_in_full_and_pool_courses(run: Run, course: Course, tmp_path: Path) -> None:
    other = cohort(tmp_path / "zweiter")
    hand_in(other, "p01", care="weak", seed=5)
    autograde(other)
    code, out, _ = run("items", "--course", course.folder, "--with", other.folder, "--with", other.folder)
    assert code == 0
    assert "…" not in out, "no name is cut short"
    assert "Zusammengefasst aus" in out
    code, out, _ = run("items", "--course", course.folder, "--with", other.folder, "--with", other.folder, "--json")
    assert json.loads(out)[ASSIGNMENT]["automatic"]["cohorts"] == 2
    assert json.loads(out)[ASSIGNMENT]["automatic"]["people"] == 2


def test_watching_once_tells_what_needs_a_person(run: Run, course: Course, tmp_path: Path) -> None:
    made = cohort(tmp_path / "einmal")
    assert run("watch", "--once", "--course", made.folder)[:2] == (0, "")
    (made.exchange / "abgaben" / ASSIGNMENT / "fremd").mkdir(parents=True)
    code, out, _ = run("watch", "--once", "--course", made.folder)
    assert code == 1
    assert "fremd" in out and "roster.csv" in out
    code, out, _ = run("watch", "--every", "0", "--course", course.folder)
    assert code == 2
    assert "1 bis 3600 Sekunden" in out


def test_watching_ends_in_order_when_it_is_stopped(course: Course, tmp_path: Path) -> None:
    """A service manager stops it with SIGTERM; nothing but a German sentence remains."""
    import signal

    made = cohort(tmp_path / "wacht")
    command = [sys.executable, "-m", "grading.cli", "watch", "--every", "1", "--course", str(made.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert "Warte auf Abgaben" in process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (0, "")
    assert "Beendet." in out


@pytest.mark.parametrize("workers", ["0", "-2"])
def test_fewer_than_one_process_is_wrong_use(run: Run, course: Course, workers: str) -> None:
    code, out, _ = run("autograde", "--workers", workers, "--course", course.folder)
    assert code == 2
    assert "mindestens 1" in out
