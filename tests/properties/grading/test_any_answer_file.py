"""Whatever bytes lie in an answer file: a submission or a reason, and a grade or "not decided"."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from grading.autograde.paper import Paper
from grading.autograde.work import work
from grading.build import all_keys
from grading.build.notebooks import assignment_notebook
from grading.submissions import Received, open_submission
from tests.cohorts import ASSIGNMENT, solved
from workbook.exercises import module
from workbook.handin import snapshot_to_bytes

HONEST = json.loads(snapshot_to_bytes(solved("p01")))
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


PAPER = Paper(ASSIGNMENT, assignment_notebook(ASSIGNMENT), all_keys())
PLACE = Path("submitted") / "p01" / ASSIGNMENT


def outcome(data: bytes) -> None:
    """From the bytes to the notebook and the row, as a run does it."""
    received = Received("p01", ASSIGNMENT, PLACE, data)
    submission = open_submission(received)
    done = work(PAPER, received)
    assert submission.gradable == done.grade.decided == done.entry.decided
    assert done.grade.decided or done.grade.needs_attention
    assert "grading-failed" not in {each.code for each in done.entry.troubles}
    assert done.entry.cells.keys() == PAPER.structure.graded.keys()
    for each in done.grade.exercises:
        assert 0 <= each.auto <= each.auto_max
        assert not each.undecided, done.grade.needs_attention
    assert json.loads(done.notebook)["cells"]


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    outcome(data)


@given(st.integers(0, len(snapshot_to_bytes(solved("p01")))))
def test_any_truncation(length: int) -> None:
    outcome(snapshot_to_bytes(solved("p01"))[:length])


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([each.id for each in module(ASSIGNMENT).exercises]), ANYTHING, max_size=4))
def test_any_answers(answers: dict[str, object]) -> None:
    outcome(json.dumps({**HONEST, "answers": {**HONEST["answers"], **answers}}).encode())


PARTS = [(exercise.id, part.id) for exercise in module(ASSIGNMENT).exercises for part in exercise.parts]


@settings(deadline=None)
@given(st.sampled_from(PARTS), ANYTHING)
def test_any_value_in_any_part(place: tuple[str, str], value: object) -> None:
    exercise, part = place
    answers = {**HONEST["answers"], exercise: {**HONEST["answers"].get(exercise, {}), part: value}}
    outcome(json.dumps({**HONEST, "answers": answers}).encode())


@settings(deadline=None)
@given(st.sampled_from(sorted(HONEST)), ANYTHING)
def test_any_value_in_any_field(field: str, value: object) -> None:
    outcome(json.dumps({**HONEST, field: value}).encode())
