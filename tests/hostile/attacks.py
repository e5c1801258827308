"""What participants can do to a submission. Each attack is planted into an otherwise honest hand-in.

The first fourteen kinds are those that succeeded against stock nbgrader; the rest is what came to mind besides.
``code`` None = the attack must change nothing: the honest work earns what it earns. Otherwise the submission is not
decided and the triage list names this code; with ``graded`` it earns what it earns and the list names the code.
"""

from __future__ import annotations

import contextlib
import copy
import json
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cohorts import ASSIGNMENT

Notebook = dict[str, Any]


@dataclass(frozen=True)
class Scene:
    """Where an attack is planted. ``evidence`` is a folder in which any code that runs leaves a file."""

    folder: Path
    course: Path
    evidence: Path

    @property
    def notebook(self) -> Path:
        return self.folder / f"{ASSIGNMENT}.ipynb"

    @property
    def answers(self) -> Path:
        return self.folder / "antworten.json"

    def payload(self, more: str = "") -> str:
        """Code that leaves a trace when it is run, and does more."""
        return f"open({str(self.evidence / self.folder.parent.name)!r}, 'w').close()\n{more}"


@dataclass(frozen=True)
class Attack:
    """One attack: its name is the id of the participant who tries it."""

    name: str
    plant: Callable[[Scene], None]
    code: str | None = None
    graded: bool = False
    stock: bool = True  # whether the stock command can meet it (it needs a notebook to find a submission at all)


ATTACKS: list[Attack] = []


def attack(
    code: str | None = None, *, graded: bool = False, stock: bool = True
) -> Callable[[Callable[[Scene], None]], Callable[[Scene], None]]:
    def put(plant: Callable[[Scene], None]) -> Callable[[Scene], None]:
        ATTACKS.append(Attack(plant.__name__.replace("_", "-"), plant, code, graded, stock))
        return plant

    return put


def on_notebook(change: Callable[[Notebook, Scene], None]) -> Callable[[Scene], None]:
    """An attack inside the notebook."""

    def plant(scene: Scene) -> None:
        content = json.loads(scene.notebook.read_text(encoding="utf-8"))
        change(content, scene)
        scene.notebook.write_text(json.dumps(content), encoding="utf-8")

    plant.__name__ = change.__name__
    return plant


def graded(content: Notebook) -> list[dict[str, Any]]:
    return [cell for cell in content["cells"] if cell["metadata"].get("nbgrader", {}).get("grade")]


def put_first(content: Notebook, source: str) -> None:
    cell = {
        "cell_type": "code",
        "id": "angriff",
        "metadata": {},
        "source": source,
        "outputs": [],
        "execution_count": None,
    }
    content["cells"].insert(0, cell)


# 1 – 3 and 14: code that changes how later cells score


@attack()
@on_notebook
def tag_skip_execution(content: Notebook, scene: Scene) -> None:
    for cell in graded(content):
        cell["metadata"]["tags"] = ["skip-execution"]


@attack()
@on_notebook
def input_transformer(content: Notebook, scene: Scene) -> None:
    put_first(content, scene.payload("get_ipython().input_transformers_cleanup.append(lambda lines: [])"))


@attack()
@on_notebook
def always_equal_and_patched_checks(content: Notebook, scene: Scene) -> None:
    put_first(
        content,
        scene.payload(
            "import workbook.checks.registry as r\nr.check = lambda *a, **k: ()\n"
            "class Same:\n    __eq__ = lambda *_: True\nFindings = Same()"
        ),
    )


@attack()
@on_notebook
def prints_a_partial_credit(content: Notebook, scene: Scene) -> None:
    for cell in graded(content):
        if cell["cell_type"] == "code":
            cell["source"] = scene.payload("12.0")
            cell["outputs"] = [
                {"output_type": "execute_result", "data": {"text/plain": "12.0"}, "metadata": {}, "execution_count": 1}
            ]


@attack()
@on_notebook
def hooks_and_swallowed_errors(content: Notebook, scene: Scene) -> None:
    put_first(
        content,
        scene.payload(
            "ip = get_ipython()\nip.events.register('pre_run_cell', lambda info: setattr(info, 'raw_cell', '12.0'))\n"
            "ip.run_cell = lambda *a, **k: None\nip.set_custom_exc((Exception,), lambda *a, **k: None)"
        ),
    )


@attack()
@on_notebook
def startup_file_in_the_profile(content: Notebook, scene: Scene) -> None:
    put_first(
        content,
        scene.payload(
            "from pathlib import Path\np = Path.home() / '.ipython/profile_default/startup'\n"
            f"p.mkdir(parents=True, exist_ok=True)\n(p / '00-angriff.py').write_text({scene.payload()!r})"
        ),
    )


# 4: the gradebook


@attack()
@on_notebook
def gradebook_from_the_notebook(content: Notebook, scene: Scene) -> None:
    put_first(
        content,
        scene.payload(
            "import sqlite3\nc = sqlite3.connect('../../../gradebook.db')\n"
            "c.execute('UPDATE grade SET manual_score = 42')\n"
            "c.execute('CREATE TRIGGER t AFTER UPDATE ON grade BEGIN UPDATE grade SET manual_score = 42; END')\n"
            "c.commit()"
        ),
    )


# 5: hidden tests and keys


@attack()
@on_notebook
def reads_tests_and_keys_from_disk(content: Notebook, scene: Scene) -> None:
    put_first(
        content,
        scene.payload(
            "from pathlib import Path\n"
            "print([p.read_text() for p in Path('../../..').rglob('schluessel*')], [p for p in Path('.').iterdir()])"
        ),
    )


# 6, 7: cells


@attack()
@on_notebook
def duplicated_cell(content: Notebook, scene: Scene) -> None:
    first = graded(content)[0]
    content["cells"].append(copy.deepcopy(first))


@attack()
@on_notebook
def split_cell(content: Notebook, scene: Scene) -> None:
    first = graded(content)[0]
    half = copy.deepcopy(first)
    first["source"], half["source"] = "workbook.", 'exercise("05b-netzwerk")'
    content["cells"].insert(content["cells"].index(first) + 1, half)


@attack()
@on_notebook
def cell_without_schema(content: Notebook, scene: Scene) -> None:
    for cell in graded(content):
        cell["metadata"]["nbgrader"] = {"grade": True}


@attack()
@on_notebook
def cell_of_an_old_schema(content: Notebook, scene: Scene) -> None:
    for cell in graded(content):
        cell["metadata"]["nbgrader"]["schema_version"] = 1


@attack()
@on_notebook
def cell_of_a_future_schema(content: Notebook, scene: Scene) -> None:
    for cell in graded(content):
        cell["metadata"]["nbgrader"]["schema_version"] = 99


@attack()
@on_notebook
def flipped_solution_flag(content: Notebook, scene: Scene) -> None:
    for cell in graded(content):
        cell["metadata"]["nbgrader"]["solution"] = not cell["metadata"]["nbgrader"]["solution"]
        cell["metadata"]["nbgrader"]["locked"] = False


@attack()
@on_notebook
def more_points_and_other_names(content: Notebook, scene: Scene) -> None:
    for number, cell in enumerate(graded(content)):
        cell["metadata"]["nbgrader"] |= {"points": 1000, "grade_id": f"meine-{number}"}


@attack()
@on_notebook
def retyped_cells(content: Notebook, scene: Scene) -> None:
    for cell in graded(content):
        cell["cell_type"] = "raw"


@attack()
@on_notebook
def deleted_cells(content: Notebook, scene: Scene) -> None:
    content["cells"] = []


@attack()
@on_notebook
def cells_of_one_id(content: Notebook, scene: Scene) -> None:
    for cell in content["cells"]:
        cell["id"] = "gleich"
        cell["metadata"].get("nbgrader", {}).update(checksum="0" * 32)


@attack()
@on_notebook
def another_kernel_and_format(content: Notebook, scene: Scene) -> None:
    content["metadata"]["kernelspec"] = {"name": "../../angriff", "display_name": "x", "language": "bash"}
    content["nbformat_minor"] = 99


@attack()
@on_notebook
def attachment_with_a_script(content: Notebook, scene: Scene) -> None:
    cell = next(each for each in content["cells"] if each["cell_type"] == "markdown")
    cell["attachments"] = {"x.svg": {"image/svg+xml": "PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+"}}
    cell["source"] = "![x](attachment:x.svg)<script>window.planted = 1</script>"


# 8: resources


@attack()
@on_notebook
def endless_loop_exit_and_fork_bomb(content: Notebook, scene: Scene) -> None:
    put_first(content, scene.payload("import os\nwhile True:\n    os.fork()"))
    put_first(content, scene.payload("import os\nos._exit(0)"))
    put_first(content, scene.payload("while True:\n    pass"))


# 9: saved widget state


@attack()
@on_notebook
def forged_widget_state(content: Notebook, scene: Scene) -> None:
    content["metadata"]["widgets"] = {
        "application/vnd.jupyter.widget-state+json": {"state": {"1": {"state": {"points": 20, "findings": []}}}}
    }


# 10: modules beside the notebook


@attack()
def modules_beside_the_notebook(scene: Scene) -> None:
    for name in ("igraph", "workbook", "grading", "json", "pruefung", "sitecustomize", "nh3", "sqlalchemy"):
        (scene.folder / f"{name}.py").write_text(scene.payload())
        (scene.folder / name).mkdir()
        (scene.folder / name / "__init__.py").write_text(scene.payload())
    (scene.folder / "angriff.pth").write_text(f"import os; {scene.payload()}")
    (scene.folder / "nbgrader_config.py").write_text(scene.payload())
    (scene.folder / "conftest.py").write_text(scene.payload())


# 11: links and other files


@attack("answers-is-link")
def link_to_somebody_elses_work(scene: Scene) -> None:
    scene.answers.unlink()
    scene.answers.symlink_to(scene.course / "submitted" / "ehrlich" / ASSIGNMENT / "antworten.json")


@attack("foreign-participant")
def copy_of_somebody_elses_work(scene: Scene) -> None:
    scene.answers.write_bytes((scene.course / "submitted" / "ehrlich" / ASSIGNMENT / "antworten.json").read_bytes())


@attack("answers-is-hard-link")
def hard_link_to_somebody_elses_work(scene: Scene) -> None:
    copied = scene.course / "kopie.json"
    copied.write_bytes((scene.course / "submitted" / "ehrlich" / ASSIGNMENT / "antworten.json").read_bytes())
    scene.answers.unlink()
    os.link(copied, scene.answers)


@attack("answers-is-link")
def link_to_the_key(scene: Scene) -> None:
    scene.answers.unlink()
    scene.answers.symlink_to(scene.course / "schluessel" / f"{ASSIGNMENT}.toml")


@attack()
def link_to_the_key_by_another_name(scene: Scene) -> None:
    (scene.folder / "notizen.txt").symlink_to(scene.course / "schluessel" / f"{ASSIGNMENT}.toml")
    (scene.folder / "alles").symlink_to(scene.course, target_is_directory=True)


@attack("folder-is-link")
def folder_is_a_link(scene: Scene) -> None:
    other = scene.course / "submitted" / "ehrlich" / ASSIGNMENT
    for path in scene.folder.iterdir():
        path.unlink()
    scene.folder.rmdir()
    scene.folder.symlink_to(other, target_is_directory=True)


@attack("answers-not-a-file")
def pipe_in_place_of_the_answers(scene: Scene) -> None:
    scene.answers.unlink()
    os.mkfifo(scene.answers)


@attack("answers-is-link")
def endless_device_as_answers(scene: Scene) -> None:
    scene.answers.unlink()
    scene.answers.symlink_to("/dev/zero")


@attack("answers-too-large")
def answers_of_200_megabytes(scene: Scene) -> None:
    with scene.answers.open("r+b") as handle:
        handle.truncate(200_000_000)


@attack()
def pipe_and_device_beside_answers(scene: Scene) -> None:
    os.mkfifo(scene.folder / "rohr")
    (scene.folder / "null").symlink_to("/dev/zero")


# the notebook as a file


@attack()
def notebook_that_is_no_json(scene: Scene) -> None:
    scene.notebook.write_bytes(b"\x00\xff not a notebook")


@attack()
def empty_notebook(scene: Scene) -> None:
    scene.notebook.write_bytes(b"")


@attack()
def notebook_of_another_format(scene: Scene) -> None:
    scene.notebook.write_text('{"nbformat": 2, "worksheets": []}')


@attack()
def notebook_of_200_megabytes(scene: Scene) -> None:
    with scene.notebook.open("r+b") as handle:
        handle.truncate(200_000_000)


@attack()
def deeply_nested_notebook(scene: Scene) -> None:
    scene.notebook.write_text("[" * 200_000)


@attack(stock=False)
def missing_notebook(scene: Scene) -> None:
    scene.notebook.unlink()


@attack()
def second_notebook(scene: Scene) -> None:
    (scene.folder / "anderes.ipynb").write_bytes(scene.notebook.read_bytes())


# the answer file


def with_answers(scene: Scene, **changes: Any) -> None:
    content = json.loads(scene.answers.read_bytes())
    scene.answers.write_text(json.dumps({**content, **changes}), encoding="utf-8")


@attack()
def points_in_the_answer_file(scene: Scene) -> None:
    with_answers(scene, points=20, grade={"total": 20}, findings=[{"share": 1.0, "points": 20}], needs_attention=[])


@attack()
def answers_for_the_graders_cell(scene: Scene) -> None:
    answers = json.loads(scene.answers.read_bytes())["answers"]
    with_answers(scene, answers={**answers, "05b-befunde-hand": {"punkte": 6}, "99-gibt-es-nicht": {"a": 1}})


@attack("snapshot-key-twice")
def one_key_twice(scene: Scene) -> None:
    data = scene.answers.read_bytes()
    scene.answers.write_bytes(b'{"participant": "ehrlich", ' + data[1:])


@attack("snapshot-too-deep")
def deep_nesting(scene: Scene) -> None:
    scene.answers.write_bytes(b'{"schema":' + b'{"a":' * 5_000 + b"1" + b"}" * 5_001)


@attack("snapshot-not-a-number")
def not_a_number(scene: Scene) -> None:
    scene.answers.write_text(scene.answers.read_text(encoding="utf-8").replace('"revision":', '"x": NaN, "revision":'))


@attack("snapshot-text-too-long")
def huge_text(scene: Scene) -> None:
    answers = json.loads(scene.answers.read_bytes())["answers"]
    with_answers(scene, answers={**answers, "05b-befunde": {"text": {"befund": "a" * 1_000_000}}})


@attack("snapshot-truncated")
def truncated_answers(scene: Scene) -> None:
    data = scene.answers.read_bytes()
    scene.answers.write_bytes(data[: len(data) // 2])


@attack("snapshot-too-new")
def answers_of_a_newer_schema(scene: Scene) -> None:
    with_answers(scene, schema=2)


@attack("snapshot-too-old")
def answers_of_an_older_schema(scene: Scene) -> None:
    with_answers(scene, schema=0)


@attack("foreign-assignment")
def answers_to_another_assignment(scene: Scene) -> None:
    with_answers(scene, assignment="05a")


@attack("snapshot-wrong-type")
def participant_that_is_a_path(scene: Scene) -> None:
    with_answers(scene, participant="../ehrlich")


@attack("snapshot-wrong-type")
def wrong_types(scene: Scene) -> None:
    with_answers(scene, answers=[1, 2, 3])


def rewritten(scene: Scene, change: Callable[[bytes], bytes]) -> None:
    scene.answers.write_bytes(change(scene.answers.read_bytes()))


def with_first_distance(scene: Scene, typed: bytes) -> None:
    """Another number in the place of the first distance ("km") of the network."""
    content = json.loads(scene.answers.read_bytes())
    content["network"]["actors"][0]["km"] = 4711.25
    scene.answers.write_bytes(json.dumps(content).encode().replace(b"4711.25", typed))


@attack()
def answers_with_a_byte_order_mark(scene: Scene) -> None:
    rewritten(scene, lambda data: b"\xef\xbb\xbf" + data)


@attack()
def half_a_character_and_odd_keys(scene: Scene) -> None:
    rewritten(
        scene, lambda data: b'{"x":"\\ud800","__proto__":{"points":20},"constructor":{"prototype":{}},' + data[1:]
    )


@attack()
def minus_nothing(scene: Scene) -> None:
    with_first_distance(scene, b"-0.0")


@attack("snapshot-not-utf8")
def answers_in_utf16(scene: Scene) -> None:
    rewritten(scene, lambda data: data.decode().encode("utf-16"))


@attack("snapshot-not-json")
def answers_of_zero_bytes(scene: Scene) -> None:
    rewritten(scene, lambda data: bytes(1_000))


@attack("snapshot-not-json")
def two_answer_files_in_one(scene: Scene) -> None:
    rewritten(scene, lambda data: data + data)


@attack("answers-empty")
def answers_of_blanks(scene: Scene) -> None:
    rewritten(scene, lambda data: b" \n\t ")


@attack("snapshot-key-twice")
def one_answer_twice(scene: Scene) -> None:
    rewritten(scene, lambda data: data.replace(b'"dichte":', b'"dichte":"1","dichte":', 1))


@attack("snapshot-number-too-large")
def number_beyond_all(scene: Scene) -> None:
    with_first_distance(scene, b"1e999")


@attack("snapshot-number-too-large")
def number_of_5000_digits(scene: Scene) -> None:
    with_first_distance(scene, b"9" * 5_000)


@attack("snapshot-not-a-number")
def endless_number(scene: Scene) -> None:
    with_first_distance(scene, b"-Infinity")


@attack("snapshot-too-many-values")
def a_million_rows(scene: Scene) -> None:
    answers = json.loads(scene.answers.read_bytes())["answers"]
    with_answers(scene, answers={**answers, "05b-lager": {"rechnung": {"rows": [{}] * 1_000_000}}})


@attack("snapshot-wrong-type")
def a_hundred_thousand_exercises(scene: Scene) -> None:
    with_answers(scene, answers={f"x{number}": {} for number in range(100_000)})


@attack("snapshot-wrong-type")
def schema_that_is_only_like_one(scene: Scene) -> None:
    with_answers(scene, schema=True)


@attack("foreign-participant")
def participant_in_capitals(scene: Scene) -> None:
    with_answers(scene, participant=scene.folder.parent.name.upper())


@attack("snapshot-wrong-type")
def participant_in_lookalikes(scene: Scene) -> None:
    with_answers(scene, participant=scene.folder.parent.name.replace("a", "\u0430"))


@attack("snapshot-wrong-type")
def participant_written_backwards(scene: Scene) -> None:
    with_answers(scene, participant=f"\u202e{scene.folder.parent.name[::-1]}")


@attack("snapshot-network")
def network_that_contradicts_itself(scene: Scene) -> None:
    network = json.loads(scene.answers.read_bytes())["network"]
    with_answers(scene, network={**network, "actors": [*network["actors"], network["actors"][0]]})


@attack()
def markup_and_formulas_as_names(scene: Scene) -> None:
    network = json.loads(scene.answers.read_bytes())["network"]
    for actor in network["actors"]:
        actor["name"] = actor["place"] = (
            "<svg/onload=window.planted=1>=1+1$\\href{javascript:1}{x}$[x](javascript:1)[/b]"
        )
    with_answers(scene, network=network)


@attack()
def statements_that_nobody_asked(scene: Scene) -> None:
    answers = json.loads(scene.answers.read_bytes())["answers"]
    for answer in answers.values():
        if "aussagen" in answer:
            answer["aussagen"] |= {f"more_partners:A{number},A1": True for number in range(200)}
    with_answers(scene, answers=answers)


# the folder


@attack("answers-not-a-file")
def socket_in_place_of_the_answers(scene: Scene) -> None:
    scene.answers.unlink()
    with socket.socket(socket.AF_UNIX) as end, contextlib.chdir(scene.folder):  # such an address must be short
        end.bind(scene.answers.name)


@attack("answers-elsewhere")
def answers_in_capitals(scene: Scene) -> None:
    scene.answers.rename(scene.folder / "ANTWORTEN.JSON")


@attack()
def almost_the_same_name(scene: Scene) -> None:
    for name in ("Antworten.json", "antworten.json ", "antworten.json.txt", "antworten\u200b.json"):
        (scene.folder / name).write_text("{}")


@attack("answers-missing")
def only_the_receipt(scene: Scene) -> None:
    scene.answers.unlink()
    (scene.folder / "quittung.json").write_text("{}")


@attack()
def folders_too_deep(scene: Scene) -> None:
    with contextlib.chdir(scene.folder):
        for _ in range(30):
            os.mkdir("t" * 200)  # noqa: PTH102  step by step, because no path reaches that deep
            os.chdir("t" * 200)


@attack()
def names_that_are_no_text(scene: Scene) -> None:
    for name in (b"\xff\xfe.txt", "rtl\u202e.txt".encode(), b"\n\x1b[31m"):
        (Path(os.fsdecode(os.fsencode(scene.folder) + b"/" + name))).touch()


@attack("timestamp-unreadable", graded=True)
def time_that_is_a_path(scene: Scene) -> None:
    (scene.folder / "timestamp.txt").write_text("2026-11-23 10:15:00 ../../../../etc/passwd")


@attack("timestamp-unreadable", graded=True)
def time_that_is_no_text(scene: Scene) -> None:
    (scene.folder / "timestamp.txt").write_bytes(b"\xff\xfe\x00")


@attack("timestamp-unreadable", graded=True)
def time_after_the_end_of_time(scene: Scene) -> None:
    (scene.folder / "timestamp.txt").write_text("9999-12-31 23:59:59 -2359")


@attack("timestamp-unreadable", graded=True)
def time_without_end(scene: Scene) -> None:
    (scene.folder / "timestamp.txt").unlink()
    (scene.folder / "timestamp.txt").symlink_to("/dev/zero")
