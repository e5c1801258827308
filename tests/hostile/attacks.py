"""What participants can do to a submission. Each attack is planted into an otherwise honest hand-in.

The first fourteen kinds are those that succeeded against stock nbgrader; the rest is what came to mind besides.
``code`` None = the attack must change nothing: the honest work earns what it earns. Otherwise the submission is not
decided and the triage list names this code.
"""

from __future__ import annotations

import copy
import json
import os
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
    stock: bool = True  # whether the stock command can meet it (it needs a notebook to find a submission at all)


ATTACKS: list[Attack] = []


def attack(code: str | None = None, stock: bool = True) -> Callable[[Callable[[Scene], None]], Callable[[Scene], None]]:
    def put(plant: Callable[[Scene], None]) -> Callable[[Scene], None]:
        ATTACKS.append(Attack(plant.__name__.replace("_", "-"), plant, code, stock))
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


@attack(code="answers-is-link")
def link_to_somebody_elses_work(scene: Scene) -> None:
    scene.answers.unlink()
    scene.answers.symlink_to(scene.course / "submitted" / "ehrlich" / ASSIGNMENT / "antworten.json")


@attack(code="foreign-participant")
def copy_of_somebody_elses_work(scene: Scene) -> None:
    scene.answers.write_bytes((scene.course / "submitted" / "ehrlich" / ASSIGNMENT / "antworten.json").read_bytes())


@attack(code="answers-is-hard-link")
def hard_link_to_somebody_elses_work(scene: Scene) -> None:
    copied = scene.course / "kopie.json"
    copied.write_bytes((scene.course / "submitted" / "ehrlich" / ASSIGNMENT / "antworten.json").read_bytes())
    scene.answers.unlink()
    os.link(copied, scene.answers)


@attack(code="answers-is-link")
def link_to_the_key(scene: Scene) -> None:
    scene.answers.unlink()
    scene.answers.symlink_to(scene.course / "schluessel" / f"{ASSIGNMENT}.toml")


@attack()
def link_to_the_key_by_another_name(scene: Scene) -> None:
    (scene.folder / "notizen.txt").symlink_to(scene.course / "schluessel" / f"{ASSIGNMENT}.toml")
    (scene.folder / "alles").symlink_to(scene.course, target_is_directory=True)


@attack(code="folder-is-link")
def folder_is_a_link(scene: Scene) -> None:
    other = scene.course / "submitted" / "ehrlich" / ASSIGNMENT
    for path in scene.folder.iterdir():
        path.unlink()
    scene.folder.rmdir()
    scene.folder.symlink_to(other, target_is_directory=True)


@attack(code="answers-not-a-file")
def pipe_in_place_of_the_answers(scene: Scene) -> None:
    scene.answers.unlink()
    os.mkfifo(scene.answers)


@attack(code="answers-is-link")
def endless_device_as_answers(scene: Scene) -> None:
    scene.answers.unlink()
    scene.answers.symlink_to("/dev/zero")


@attack(code="answers-too-large")
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


@attack(code="snapshot-key-twice")
def one_key_twice(scene: Scene) -> None:
    data = scene.answers.read_bytes()
    scene.answers.write_bytes(b'{"participant": "ehrlich", ' + data[1:])


@attack(code="snapshot-too-deep")
def deep_nesting(scene: Scene) -> None:
    scene.answers.write_bytes(b'{"schema":' + b'{"a":' * 5_000 + b"1" + b"}" * 5_001)


@attack(code="snapshot-not-a-number")
def not_a_number(scene: Scene) -> None:
    scene.answers.write_text(scene.answers.read_text(encoding="utf-8").replace('"revision":', '"x": NaN, "revision":'))


@attack(code="snapshot-text-too-long")
def huge_text(scene: Scene) -> None:
    answers = json.loads(scene.answers.read_bytes())["answers"]
    with_answers(scene, answers={**answers, "05b-befunde": {"text": {"befund": "a" * 1_000_000}}})


@attack(code="snapshot-truncated")
def truncated_answers(scene: Scene) -> None:
    data = scene.answers.read_bytes()
    scene.answers.write_bytes(data[: len(data) // 2])


@attack(code="snapshot-too-new")
def answers_of_a_newer_schema(scene: Scene) -> None:
    with_answers(scene, schema=2)


@attack(code="snapshot-too-old")
def answers_of_an_older_schema(scene: Scene) -> None:
    with_answers(scene, schema=0)


@attack(code="foreign-assignment")
def answers_to_another_assignment(scene: Scene) -> None:
    with_answers(scene, assignment="05a")


@attack(code="snapshot-wrong-type")
def participant_that_is_a_path(scene: Scene) -> None:
    with_answers(scene, participant="../ehrlich")


@attack(code="snapshot-wrong-type")
def wrong_types(scene: Scene) -> None:
    with_answers(scene, answers=[1, 2, 3])
