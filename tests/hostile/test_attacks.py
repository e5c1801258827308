"""For every attack: the score is what the honest work earns or is not decided, and nobody else is touched."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.cohorts import ASSIGNMENT
from tests.hostile.attacks import ATTACKS, Attack
from tests.hostile.conftest import HONEST, MARKER, Outcome

pytestmark = pytest.mark.timeout(300)

Points = Mapping[str, Mapping[str, float | None]]


def named(attacks: list[Attack]) -> object:
    return pytest.mark.parametrize("attack", attacks, ids=[each.name for each in attacks])


def expect(outcome: Outcome, attack: Attack, honest: Points) -> None:
    if attack.code is None:
        assert outcome.points[attack.name] == honest[attack.name]
        assert attack.name not in outcome.codes
    elif attack.graded:
        assert outcome.points[attack.name] == honest[attack.name]
        assert outcome.codes[attack.name] == [attack.code]
    else:
        assert set(outcome.points[attack.name].values()) == {None}
        assert outcome.codes[attack.name] == [attack.code]


@named(ATTACKS)
def test_the_fast_path_gives_what_the_honest_work_earns(attack: Attack, fast: Outcome, honest_points: Points) -> None:
    expect(fast, attack, honest_points)


@pytest.mark.slow
@named([each for each in ATTACKS if each.stock])
def test_the_stock_command_gives_what_the_honest_work_earns(
    attack: Attack, stock: Outcome, honest_points: Points
) -> None:
    expect(stock, attack, honest_points)


@pytest.fixture(params=["fast", pytest.param("stock", marks=pytest.mark.slow)])
def outcome(request: pytest.FixtureRequest) -> Outcome:
    found: Outcome = request.getfixturevalue(request.param)
    return found


def test_the_run_finishes_for_everybody(fast: Outcome) -> None:
    assert fast.report is not None
    assert fast.report.graded == len(ATTACKS) + 1
    assert fast.report.attention == sum(each.code is not None for each in ATTACKS)


def test_the_honest_participant_among_them_is_not_touched(outcome: Outcome, honest_points: Points) -> None:
    assert outcome.points[HONEST] == honest_points[HONEST]


def test_no_code_of_a_participant_has_run(outcome: Outcome) -> None:
    assert outcome.evidence == []


def test_the_gradebook_holds_the_points_of_these_people_and_no_trigger(outcome: Outcome) -> None:
    with create_engine(outcome.course.db_url).connect() as connection:
        triggers = connection.execute(text("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")).scalar()
        manual = connection.execute(text("SELECT count(*) FROM grade WHERE manual_score IS NOT NULL")).scalar()
        extra = connection.execute(text("SELECT count(*) FROM grade WHERE extra_credit IS NOT NULL")).scalar()
        people = set(connection.execute(text("SELECT id FROM student")).scalars())
    assert (triggers, manual, extra) == (0, 0, 0)
    assert people == {HONEST, *(each.name for each in ATTACKS)}


def files_of(*folders: Path) -> list[Path]:
    return [Path(place) / name for folder in folders for place, _, names in os.walk(folder) for name in names]


def test_the_key_is_nowhere_a_participant_sees(outcome: Outcome) -> None:
    course = outcome.course
    seen = files_of(course.release, course.source, course.autograded, course.feedback, course.exchange)
    assert len(seen) > len(ATTACKS)
    assert [path.name for path in seen if MARKER.encode() in path.read_bytes()] == []


def test_graded_folders_hold_ordinary_files_of_four_names(outcome: Outcome) -> None:
    allowed = {f"{ASSIGNMENT}.ipynb", "antworten.json", "befunde.json", "timestamp.txt"}
    found = files_of(outcome.course.autograded)
    assert {path.name for path in found} <= allowed
    assert not any(path.is_symlink() or not path.is_file() for path in found)
    assert max(path.stat().st_size for path in found) < 5_000_000


def test_nothing_of_a_submitted_notebook_is_taken_over(outcome: Outcome) -> None:
    for path in outcome.course.autograded.glob(f"*/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"):
        assert not any(sign in path.read_text() for sign in ("get_ipython", "sqlite3", "os.fork", "skip-execution"))
