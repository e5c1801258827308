"""``grading demo``: one command from an empty folder to certificates, and everything it leaves can be worked with."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from grading.certificate import verify
from grading.course import load
from workbook.handin import kept_group, read_snapshot
from workbook.lab.fetching import fetch_news
from workbook.lab.workspace import prepare
from workbook.project import ProjectStore
from workbook.project.profiles import released_items

pytestmark = [pytest.mark.slow, pytest.mark.timeout(290)]
PEOPLE = 20


def grading(*words: object, code: int = 0) -> str:
    """Run ``grading …`` as a person does; its output."""
    done = subprocess.run(
        [sys.executable, "-m", "grading.cli", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("demo") / "durchgang"
    said = grading("demo", place, "--participants", PEOPLE)
    assert f"Personen: {PEOPLE}." in said and "Fertig in" in said
    return place


def test_status_counts_everybody_and_every_assignment(folder: Path) -> None:
    state = json.loads(grading("status", "--json", "--course", folder))
    assert state["participants"] == PEOPLE
    assert set(state["assignments"]) == set(load(folder).assignments)
    for each in state["assignments"].values():
        assert set(each) == {"released", "submitted", "graded", "needs_review", "mean", "max"}
        assert each["released"] is True
        assert each["graded"] <= each["submitted"] <= PEOPLE
        assert each["needs_review"] <= each["graded"]
        assert 0 < each["mean"] < each["max"] == 20


def test_a_broken_file_stops_nobody_and_is_in_the_triage_list(folder: Path) -> None:
    cases = json.loads(grading("triage", "--json", "--course", folder, code=1))
    last = load(folder).assignments[-1]
    broken = [case for case in cases if case["code"].startswith("snapshot")]
    assert [(case["participant"], case["assignment"]) for case in broken] == [("p13", last)]


def test_collecting_and_grading_again_changes_nothing(folder: Path) -> None:
    assert "Neu eingesammelt: 0." in grading("collect", "--course", folder)
    assert "Bewertet: 0." in grading("autograde", "--course", folder, code=1)
    assert json.loads(grading("regrade", "--dry-run", "--json", "--course", folder))["changes"] == []


def test_every_way_to_hand_in_was_taken(folder: Path) -> None:
    attempts = list((folder / "austausch" / "abgaben").glob("*/*/*/antworten.json"))
    people = {path.parts[-3] for path in attempts}
    assert "p09" not in people, "p09 sends mail"
    assert list((folder / "eingang").glob("Abgabe_*_p09_*.zip"))
    twice = [path for path in (folder / "austausch" / "abgaben").glob("*/p04") if len(list(path.glob("2*"))) == 2]
    assert len(twice) == len(load(folder).assignments)


def test_no_two_people_have_the_same_network(folder: Path) -> None:
    first = load(folder).assignments[0]
    files = sorted((folder / "submitted").glob(f"*/{first}/antworten.json"))
    assert len(files) == PEOPLE
    answers = [read_snapshot(path.read_bytes()).answers for path in files]
    stores = [ProjectStore(path) for path in (folder / "teilnehmende").glob("*/mein-netzwerk")]
    assert len({(len(store.project.network), store.project.network.pairs) for store in stores}) == PEOPLE
    assert len({json.dumps(each, sort_keys=True) for each in answers}) > PEOPLE / 2


def test_the_three_decisions_occur_and_their_documents_verify(folder: Path) -> None:
    files = sorted((folder / "bescheinigungen").glob("p*.pdf"))
    kinds = {re.sub(r"^p\d+_|\.pdf$", "", path.name) for path in files}
    assert kinds == {"zertifikat", "teilnahmebescheinigung", "stand"}
    assert len(files) == PEOPLE
    for path in files:
        wanted = "no_seal" if path.name.endswith("_stand.pdf") else "genuine"
        assert verify(path.read_bytes(), folder).code == wanted


def test_feedback_lies_where_participants_fetch_it_and_names_nobody(folder: Path) -> None:
    pages = list((folder / "austausch" / "rueckmeldungen").glob("*/*/*.html"))
    state = json.loads(grading("status", "--json", "--course", folder))
    assert len(pages) == sum(each["submitted"] for each in state["assignments"].values())
    names = {person.last_name for person in load(folder).roster if len(person.last_name) > 6}
    for page in pages:
        assert not [name for name in names if name in page.read_text(encoding="utf-8")]


def test_a_second_demo_in_the_same_folder_is_refused(folder: Path) -> None:
    before = (folder / "gradebook.db").read_bytes()
    grading("demo", folder, code=1)
    assert (folder / "gradebook.db").read_bytes() == before


def test_the_same_seed_gives_the_same_answers(folder: Path, tmp_path: Path) -> None:
    grading("demo", tmp_path / "noch-einer", "--participants", 3)
    for path in (tmp_path / "noch-einer" / "submitted").glob("*/*/antworten.json"):
        assert path.read_bytes() == (folder / path.relative_to(tmp_path / "noch-einer")).read_bytes()


def test_a_participant_of_the_demo_sees_the_group_that_has_released_its_networks(folder: Path, tmp_path: Path) -> None:
    """Handed in → collected → drawn → fetched → on the card; who takes back their release leaves the next picture."""
    course = load(folder)
    who = next(person.id for person in course.roster if released(folder, person.id))
    workspace = tmp_path / "mappe"
    way = {"kind": "folder", "path": str(course.exchange)}
    prepare(workspace, participation={"participant": who, "course": course.title, "handin": way})
    assert fetch_news(workspace).group is True
    group = kept_group(workspace, course.start or date.today())
    assert group is not None and len(group.members) >= 5
    seen = group.of(who)
    assert seen is not None and seen.name == course.by_id[who].network

    grading("picture", "--without", who, "--course", folder)
    assert fetch_news(workspace).group is True
    group = kept_group(workspace, course.start or date.today())
    assert group is not None and group.of(who) is None


def released(folder: Path, who: str) -> bool:
    """Whether somebody has handed in a release of their profile sheet."""
    path = folder / "submitted" / who / "01" / "antworten.json"
    return path.is_file() and "steckbrief" in released_items(read_snapshot(path.read_bytes()).answers)
