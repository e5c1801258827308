"""Code that an author wants executed runs walled in, or not at all; whatever it scores, a person looks at it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from grading.autograde import autograde, load_paper, sandbox, triage
from grading.autograde.sandbox import CodeCell, Limits, Stopped, run_cells
from grading.course import Course
from tests.cohorts import ASSIGNMENT, cohort, hand_in, points

pytestmark = pytest.mark.timeout(120)
walled = pytest.mark.skipif(not sandbox.available(), reason="bubblewrap is not there or may not make namespaces")
FAST = Limits(seconds=3)


def value(source: str, limits: Limits = FAST) -> float | None:
    return run_cells([CodeCell("a", source)], limits)[0].value


def error(source: str) -> str | None:
    return run_cells([CodeCell("a", source)], FAST)[0].error


@walled
def test_cells_run_in_order_in_one_place() -> None:
    cells = [CodeCell("a", "x = 2"), CodeCell("b", "x / 4"), CodeCell("c", "1 / 0"), CodeCell("d", "x")]
    outcomes = run_cells(cells, FAST)
    assert [each.value for each in outcomes] == [None, 0.5, None, 2.0]
    assert [each.error for each in outcomes] == [None, None, "ZeroDivisionError", None]


@walled
def test_the_libraries_of_the_course_are_there() -> None:
    assert value("import igraph, numpy\nigraph.Graph.Ring(5).diameter()") == 2


@walled
def test_threads_work_because_numpy_needs_them() -> None:
    assert value("import threading\nt = threading.Thread(target=int)\nt.start()\nt.join()\n1") == 1


@walled
@pytest.mark.parametrize(
    "source",
    [
        "import os\nwhile True:\n    os.fork()",
        "import subprocess\nsubprocess.run(['/bin/true'])",
        "import os\nos.system('true') and 1/0",
        "import multiprocessing as m\np = m.get_context('fork').Process(target=int)\np.start()",
        "import socket\nsocket.create_connection(('127.0.0.1', 80), timeout=1)",
        "import urllib.request\nurllib.request.urlopen('https://example.org', timeout=1)",
        "memory = bytearray(10**11)",
        "open('/tmp/x', 'wb').write(bytes(200_000_000))",
        "for n in range(100):\n    open(f'/tmp/{n}', 'wb').write(bytes(5_000_000))",
        "open('/x', 'w')",
        "open('/usr/x', 'w')",
        "open('/dev/shm/x', 'w')",
        "open('/dev/x', 'w')",
        "open('/proc/sys/kernel/hostname', 'w')",
        "open('/proc/sys/kernel/core_pattern', 'w')",
        "open('/proc/pressure/cpu', 'w')",
        *(f"open({path!r} + '/x', 'w')" for path in sandbox.hidden()),
        "import ctypes\nassert ctypes.CDLL(None).unshare(0x10000000) == 0",
        "import ctypes\nassert ctypes.CDLL(None).mount(b'none', b'/tmp', b'tmpfs', 0, None) == 0",
        "import os\nos.setuid(0)\nopen('/etc/shadow').read()",
        "import resource\nresource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
    ],
)
def test_what_goes_beyond_the_wall_fails(source: str) -> None:
    assert error(source) is not None


@walled
@pytest.mark.parametrize("source", ["while True:\n    pass", "import time\ntime.sleep(100)", "9**9**9"])
def test_endless_code_is_stopped_and_leaves_nothing_behind(source: str) -> None:
    with pytest.raises(Stopped):
        value(f"mark = 'netzwerk-wand-{os.getpid()}'\n{source}", Limits(seconds=1))
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert "--seccomp" not in "".join(line for line in listed.splitlines() if line.startswith("bwrap"))


@walled
@pytest.mark.parametrize("source", ["import os\nos._exit(0)", "import os\nos.write(1, b'[]')\nos._exit(0)"])
def test_code_that_ends_itself_earns_nothing(source: str) -> None:
    with pytest.raises(Stopped, match="answer"):
        value(source)


@walled
def test_a_forged_number_that_no_computer_holds_earns_nothing() -> None:
    code = 'import os\nos.write(1, b\'[{"name": "a", "error": null, "value": \' + b\'9\' * 400 + b\'}]\')\nos._exit(0)'
    with pytest.raises(Stopped, match="answer"):
        value(code)


@walled
def test_a_flood_of_output_is_cut() -> None:
    with pytest.raises(Stopped):
        value("import os\nwhile True:\n    os.write(1, bytes(1_000_000))", Limits(seconds=2, file=2_000_000))


@walled
def test_neither_the_course_nor_a_home_is_seen(tmp_path: Path) -> None:
    (tmp_path / "schluessel.toml").write_text("geheim")
    seen = f"import os\nfloat(os.path.exists({str(tmp_path)!r}) or os.path.exists({str(Path(__file__))!r}))"
    assert value(seen) == 0
    assert value("import os\nfloat('SECRET' in os.environ or len(os.environ) > 8)") == 0
    installed = "[p for p in sys.path if os.path.isdir(p + '/grading') for _ in os.listdir(p + '/grading')]"
    assert value(f"import os, sys\nlen({installed})") == 0, "answer keys travel with the installed package"


@walled
def test_only_its_own_processes_are_seen() -> None:
    assert value("import os\nlen([n for n in os.listdir('/proc') if n.isdigit()])") == 2


# in a course


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Assignment 05b with one more task in code: write ``double``; the author's test is not in the release."""
    course = cohort(tmp_path_factory.mktemp("code") / "kurs")
    source = course.source / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    content = json.loads(source.read_text())
    test = code(
        "double-test", 'open("/tmp/x", "w")\nassert double(4) == 8\nassert double(0) == 0', grade=True, points=2
    )
    solution = code("double", "def double(x):\n    ...", solution=True)
    content["cells"] += [solution, test]
    source.write_text(json.dumps(content))
    released = course.release / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    released.parent.mkdir(parents=True, exist_ok=True)
    content["cells"][-1] = {**test, "source": "# wird beim Bewerten geprüft"}
    released.write_text(json.dumps(content))
    return course


def code(name: str, source: str, **marks: object) -> dict[str, object]:
    nbgrader = {"grade_id": name, "grade": False, "solution": False, "task": False, "locked": False} | marks
    metadata = {"nbgrader": {**nbgrader, "schema_version": 3}}
    return {
        "cell_type": "code",
        "id": name,
        "metadata": metadata,
        "source": source,
        "outputs": [],
        "execution_count": None,
    }


@pytest.fixture
def course(built: Course, tmp_path: Path) -> Course:
    shutil.copytree(built.folder, tmp_path / "kurs")
    return replace(built, folder=tmp_path / "kurs")


def write_code(course: Course, participant: str, source: str) -> None:
    folder = hand_in(course, participant, care="fair")
    content = json.loads((course.release / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_text())
    content["cells"][-2]["source"] = source
    (folder / f"{ASSIGNMENT}.ipynb").write_text(json.dumps(content))


def review(course: Course) -> dict[str, bool]:
    from grading.gradebook import Gradebook

    with Gradebook(course.db_url, course.id) as gradebook:
        return {row.participant: row.needs_review for row in gradebook.scores() if row.cell == "double-test"}


@walled
def test_code_is_graded_and_always_shown_to_a_person(course: Course) -> None:
    write_code(course, "p01", "def double(x):\n    return 2 * x")
    write_code(course, "p02", "def double(x):\n    return 3 * x")
    autograde(course)
    assert [points(course)[person]["double-test"] for person in ("p01", "p02")] == [2.0, 0.0]
    assert review(course) == {"p01": True, "p02": True}
    shown = json.loads((course.autograded_folder("p01", ASSIGNMENT) / f"{ASSIGNMENT}.ipynb").read_text())
    assert shown["cells"][-2]["source"] == "def double(x):\n    return 2 * x"
    assert "Vorschlag" in shown["cells"][-1]["outputs"][0]["data"]["text/html"]


@walled
@pytest.mark.parametrize(
    "source",
    ["while True:\n    pass", "import os\nos._exit(0)", "import sqlite3\nsqlite3.connect('../../../gradebook.db')"],
)
def test_code_that_attacks_costs_only_its_own_points(
    course: Course, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox.run_cells, "__defaults__", (Limits(seconds=2),))
    write_code(course, "p01", source)
    write_code(course, "p02", "def double(x):\n    return 2 * x")
    autograde(course)
    found = points(course)
    assert found["p02"]["double-test"] == 2.0
    assert not found["p01"]["double-test"]
    assert found["p01"]["05b-kennzahlen"] is not None


@walled
def test_changed_code_is_graded_again(course: Course) -> None:
    write_code(course, "p01", "def double(x):\n    return 3 * x")
    autograde(course)
    write_code(course, "p01", "def double(x):\n    return 2 * x")
    assert autograde(course).graded == 1
    assert points(course)["p01"]["double-test"] == 2.0


def test_without_a_sandbox_code_is_not_run_and_the_list_says_so(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "available", lambda: False)
    monkeypatch.setattr(sandbox, "run_cells", lambda *_: pytest.fail("code was run"))
    write_code(course, "p01", "def double(x):\n    return 2 * x")
    autograde(course)
    assert points(course)["p01"]["double-test"] is None
    assert points(course)["p01"]["05b-kennzahlen"] is not None
    assert [row["code"] for row in triage(course)] == ["sandbox-missing"]


def test_an_assignment_without_graded_code_never_looks_at_the_notebook(tmp_path: Path) -> None:
    assert load_paper(cohort(tmp_path / "kurs"), ASSIGNMENT).code == ()
