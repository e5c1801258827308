"""The group picture holds what was released and nothing else, never fewer than five, and nothing of a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from grading.cli import main
from grading.course import Course, load
from grading.course.create import create
from grading.course.group_picture import WITHDRAWN_FILE, draw_group, withdraw
from workbook.errors import CourseError
from workbook.handin import ANSWER_FILE, GROUP_FILE, Snapshot, snapshot_to_bytes
from workbook.handin.group import Group, mark_of, read_group
from workbook.network import Network
from workbook.project.profiles import ITEMS

TODAY = date(2026, 9, 10)
PEOPLE = tuple(f"p{n:02d}" for n in range(1, 8))
ALL = tuple(ITEMS)

HandIn = Callable[..., None]


@pytest.fixture
def course(tmp_path: Path) -> Course:
    roster = tmp_path / "liste.csv"
    roster.write_text("id;nachname;vorname\n" + "".join(f"{who};Müller;Ute\n" for who in PEOPLE), encoding="utf-8")
    return replace(create(tmp_path / "kurs", roster), end=date(2026, 12, 11))


@pytest.fixture
def hands_in(course: Course) -> HandIn:
    """Puts what somebody has handed in for module 01 where it is collected; ``releases`` are the items with a yes."""

    def put(who: str, releases: tuple[str, ...] = ALL, **sheet: Any) -> None:
        folder = course.submission_folder(who, "01")
        folder.mkdir(parents=True, exist_ok=True)
        filled = {"name": f"Netz {who}", "partner": "12", "themen": ["Ausbildung"], "budget": "unter 20.000 €"}
        tag = {"titel": "Geheimer Titel", "text": "Geheimer Satz", "tags": ["Ehrenamt"]}
        answers = {
            "01-steckbrief": {"steckbrief": {**filled, **sheet}},
            "01-erfolge": {"karten": {"cards": [{"id": "k1", "group": "erfolg", **tag}]}},
            "01-tausch": {"tausch": {"cards": [{"id": "k1", "group": "suche", **tag}]}},
            "01-gemeinsamkeiten": {"freigabe": {**dict.fromkeys(ITEMS, False), **dict.fromkeys(releases, True)}},
        }
        (folder / ANSWER_FILE).write_bytes(snapshot_to_bytes(Snapshot(who, "01", Network(), answers)))

    return put


def picture(course: Course) -> Group | None:
    path = course.exchange / GROUP_FILE
    return read_group(path.read_bytes()) if path.is_file() else None


def names(course: Course) -> set[str]:
    found = picture(course)
    return set() if found is None else {each.profile.name for each in found.members}


def test_five_released_networks_make_a_picture_that_says_until_when(course: Course, hands_in: HandIn) -> None:
    for who in PEOPLE[:5]:
        hands_in(who)
    assert draw_group(course, TODAY).shown == 5
    found = picture(course)
    assert found is not None
    assert (found.made, found.until) == (TODAY, course.end)
    assert names(course) == {f"Netz {who}" for who in PEOPLE[:5]}


def test_four_released_networks_make_none_and_the_command_says_why(
    course: Course, hands_in: HandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    for who in PEOPLE[:4]:
        hands_in(who)
    assert main(["picture", "--course", str(course.folder)]) == 0
    assert "erst 4 Netzwerke, nötig sind 5" in capsys.readouterr().out
    assert picture(course) is None


def test_without_a_yes_nothing_of_a_network_is_shown(course: Course, hands_in: HandIn) -> None:
    for who in PEOPLE[:5]:
        hands_in(who)
    hands_in("p06", ())
    draw_group(course, TODAY)
    assert "Netz p06" not in names(course)


def test_only_what_was_released_is_shown_and_never_free_text(course: Course, hands_in: HandIn) -> None:
    for who in PEOPLE[:5]:
        hands_in(who)
    hands_in("p06", ("tausch",))
    draw_group(course, TODAY)
    found = picture(course)
    assert found is not None
    one = next(each.profile for each in found.members if each.mark == mark_of("p06"))
    assert one.tags == {"suche": frozenset({"Ehrenamt"})}
    assert (one.numbers, one.choices) == ({}, {})
    written = (course.exchange / GROUP_FILE).read_text(encoding="utf-8")
    for hidden in ("Geheimer", "Müller", "20.000 €", *(f'"{who}"' for who in PEOPLE)):
        assert hidden not in written


def test_what_fewer_than_five_have_released_is_left_out_for_all(course: Course, hands_in: HandIn) -> None:
    for who in PEOPLE[:5]:
        hands_in(who, ("steckbrief",))
    hands_in("p06", ("steckbrief", "schlagworte"))
    hands_in("p07", ("tausch",))
    done = draw_group(course, TODAY)
    assert (done.shown, done.released, done.thin) == (6, 7, ("schlagworte", "tausch"))
    found = picture(course)
    assert found is not None
    assert all(set(each.profile.tags) == {"themen"} for each in found.members)


def test_a_release_taken_back_leaves_the_next_picture(course: Course, hands_in: HandIn) -> None:
    for who in PEOPLE[:6]:
        hands_in(who)
    draw_group(course, TODAY)
    hands_in("p02", ())
    draw_group(course, TODAY)
    assert "Netz p02" not in names(course)


def test_a_picture_that_falls_below_five_is_taken_away(course: Course, hands_in: HandIn) -> None:
    for who in PEOPLE[:5]:
        hands_in(who)
    draw_group(course, TODAY)
    hands_in("p02", ())
    assert draw_group(course, TODAY).taken_away
    assert picture(course) is None


def test_collecting_draws_an_existing_picture_anew(course: Course, hands_in: HandIn) -> None:
    for who in PEOPLE[:6]:
        hands_in(who)
    assert main(["collect", "01", "--course", str(course.folder)]) == 0
    assert picture(course) is None, "the first picture is the course lead's decision"
    assert main(["picture", "--course", str(course.folder)]) == 0
    hands_in("p03", ())
    assert main(["collect", "01", "--course", str(course.folder)]) == 0
    assert "Netz p03" not in names(course)
    assert len(names(course)) == 5


def test_telling_the_course_lead_is_enough_and_stays(course: Course, hands_in: HandIn) -> None:
    for who in PEOPLE[:6]:
        hands_in(who)
    assert main(["picture", "--without", "p04", "--course", str(course.folder)]) == 0
    assert (course.folder / WITHDRAWN_FILE).read_text(encoding="utf-8") == "p04\n"
    hands_in("p04")
    draw_group(course, TODAY)
    assert "Netz p04" not in names(course)


def test_somebody_unknown_cannot_be_taken_out(course: Course) -> None:
    with pytest.raises(CourseError, match="px"):
        withdraw(course, ["px"])


def test_after_the_course_there_is_no_picture(course: Course, hands_in: HandIn) -> None:
    for who in PEOPLE[:5]:
        hands_in(who)
    draw_group(course, TODAY)
    done = draw_group(course, date(2026, 12, 12))
    assert done.over and done.taken_away
    assert picture(course) is None


@pytest.mark.parametrize(
    ("name", "why"), [("  ", "nameless"), ("Netz, Frau Meier, 04941 123456", "personal"), (7, "nameless")]
)
def test_a_name_that_cannot_be_shown_is_told_to_the_course_lead(
    course: Course, hands_in: HandIn, name: object, why: str
) -> None:
    for who in PEOPLE[:5]:
        hands_in(who)
    hands_in("p06", name=name)
    assert draw_group(course, TODAY).left_out == (("p06", why),)
    assert len(names(course)) == 5


def test_networks_of_one_name_can_be_told_apart(course: Course, hands_in: HandIn) -> None:
    for who in PEOPLE[:5]:
        hands_in(who, name="Netzwerk  Heide")
    draw_group(course, TODAY)
    assert names(course) == {"Netzwerk Heide", *(f"Netzwerk Heide ({n})" for n in range(2, 6))}


def test_nobody_writes_their_own_tags_or_choices_into_the_group(course: Course, hands_in: HandIn) -> None:
    for who in PEOPLE[:5]:
        hands_in(who, themen=["Ausbildung", "<b>Werbung</b>", 7], traeger="Herr Müller", partner="viele")
    draw_group(course, TODAY)
    found = picture(course)
    assert found is not None
    assert found.members[0].profile.tags["themen"] == {"Ausbildung"}
    assert not found.members[0].profile.choices
    assert not found.members[0].profile.numbers


def test_broken_and_foreign_hand_ins_are_passed_over(course: Course, hands_in: HandIn) -> None:
    for who in PEOPLE:
        hands_in(who)
    (course.submission_folder("p01", "01") / ANSWER_FILE).write_bytes(b"{")
    foreign = course.submission_folder("p03", "01") / ANSWER_FILE
    (course.submission_folder("p02", "01") / ANSWER_FILE).write_bytes(foreign.read_bytes())
    assert draw_group(course, TODAY).shown == 5


def test_a_course_loaded_anew_draws_the_same_picture(course: Course, hands_in: HandIn) -> None:
    for who in PEOPLE[:5]:
        hands_in(who)
    draw_group(course, TODAY)
    first = (course.exchange / GROUP_FILE).read_bytes()
    draw_group(replace(load(course.folder), end=course.end), TODAY)
    assert (course.exchange / GROUP_FILE).read_bytes() == first
