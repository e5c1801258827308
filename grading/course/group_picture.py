"""The kick-off's group picture: what participants have released to each other, and nothing else.

Read are the latest collected hand-ins of module 01. A network is in the picture only where its participant has said
yes to something, and only with that. What fewer than five networks have released is left out for all, because it would
show single ones; with fewer than five networks there is no picture, and an earlier one is taken away. Whoever takes a
release back – by handing in anew, or by telling the course lead (``gruppenbild_ohne.txt``) – is not in the next one.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from grading.course.model import Course
from grading.submissions import read_submission
from workbook.errors import CourseError
from workbook.exercises import find
from workbook.handin import GROUP_FILE
from workbook.handin.group import LEAST, Group, Member, group_to_bytes, mark_of
from workbook.project import Answer
from workbook.project.disk import LocalDisk, write_whole
from workbook.project.privacy import reminders
from workbook.project.profiles import ITEMS, Profile, filled_items, limited, own_profile, released_items

MODULE = "01"
WITHDRAWN_FILE = "gruppenbild_ohne.txt"
_DECLARED = {"steckbrief": "01-steckbrief", "karten": "01-erfolge", "tausch": "01-tausch"}  # part -> exercise


@dataclass(frozen=True)
class Drawn:
    """What one drawing did.

    ``shown``: networks in the picture, 0 where there is none; ``released``: networks with a release at all.
    ``thin``: items that too few have released; ``left_out``: (participant, why: "nameless", "personal").
    """

    shown: int
    released: int
    thin: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    over: bool = False
    taken_away: bool = False


def has_picture(course: Course) -> bool:
    """Whether participants can fetch a picture now."""
    return (course.exchange / GROUP_FILE).is_file()


def draw_group(course: Course, today: date) -> Drawn:
    """Write ``austausch/gruppe.json`` anew, or take it away where there must be none."""
    if course.end is not None and today > course.end:
        return Drawn(0, 0, over=True, taken_away=_take_away(course))
    found, left_out = _released(course)
    group, thin = _without_thin(found)
    if len(group) < LEAST:
        return Drawn(0, len(found), thin, left_out, taken_away=_take_away(course))
    members = tuple(Member(mark_of(who), profile) for who, profile in _told_apart(group))
    data = group_to_bytes(Group(tuple(sorted(members, key=lambda each: each.profile.name)), today, course.end))
    write_whole(LocalDisk(), course.exchange / GROUP_FILE, data)
    return Drawn(len(group), len(found), thin, left_out)


def withdrawn(course: Course) -> frozenset[str]:
    """Who has told the course lead that their network is to be in no picture."""
    try:
        lines = (course.folder / WITHDRAWN_FILE).read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return frozenset()
    return frozenset(line.partition("#")[0].strip() for line in lines) - {""}


def withdraw(course: Course, people: Iterable[str]) -> None:
    """Note that these people's networks are to be in no picture. Raises CourseError("participant-unknown")."""
    wanted = tuple(people)
    for who in wanted:
        if who not in course.by_id:
            raise CourseError("participant-unknown", participant=who)
    listed = sorted(withdrawn(course).union(wanted))
    write_whole(LocalDisk(), course.folder / WITHDRAWN_FILE, "".join(f"{who}\n" for who in listed).encode())


def _released(course: Course) -> tuple[dict[str, Profile], tuple[tuple[str, str], ...]]:
    """The profiles by participant, limited to what was released; and whose network cannot be shown, with the reason."""
    found, left_out = {}, []
    for who, answers in _answers(course):
        items = released_items(answers)
        profile = limited(own_profile(_declared(answers)), items)
        if not filled_items(profile):
            continue
        if not profile.name:
            left_out.append((who, "nameless"))
        elif reminders(profile.name):
            left_out.append((who, "personal"))
        else:
            found[who] = profile
    return found, tuple(left_out)


def _answers(course: Course) -> Iterator[tuple[str, Mapping[str, Answer]]]:
    gone = withdrawn(course)
    for person in course.roster:
        folder = course.submission_folder(person.id, MODULE)
        if person.id in gone or not folder.is_dir():
            continue
        submission = read_submission(folder, person.id, MODULE)
        if submission.snapshot is not None and not any(each.blocks for each in submission.troubles):
            yield person.id, submission.snapshot.answers


def _declared(answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """The answers with only those choices and tags that the exercises offer: nobody writes their own into the group."""
    return {**answers, **{id_: _offered(id_, part, answers.get(id_, {})) for part, id_ in _DECLARED.items()}}


def _offered(exercise: str, part_id: str, answer: Answer) -> Answer:
    settings, value = find(exercise).part(part_id).settings, answer.get(part_id)
    if not isinstance(value, Mapping):
        return {}
    if "tags" not in settings:
        options = {each["id"]: frozenset(each["options"]) for each in settings["fields"] if "options" in each}
        return {
            part_id: {key: _among(given, options[key]) if key in options else given for key, given in value.items()}
        }
    cards = value.get("cards")
    tags = frozenset(settings["tags"])
    kept = [{**card, "tags": _among(card.get("tags"), tags)} for card in cards or () if isinstance(card, Mapping)]
    return {part_id: {"cards": kept}}


def _among(given: Any, options: frozenset[str]) -> Any:
    if isinstance(given, list):
        return [each for each in given if isinstance(each, str) and each in options]
    return given if isinstance(given, str) and given in options else None


def _without_thin(found: Mapping[str, Profile]) -> tuple[dict[str, Profile], tuple[str, ...]]:
    """The profiles without what too few have released, and which items these are."""
    counts = Counter(item for profile in found.values() for item in filled_items(profile))
    enough = [item for item in ITEMS if counts[item] >= LEAST]
    kept = {who: limited(profile, enough) for who, profile in found.items()}
    thin = tuple(item for item in ITEMS if 0 < counts[item] < LEAST)
    return {who: profile for who, profile in kept.items() if filled_items(profile)}, thin


def _told_apart(group: Mapping[str, Profile]) -> Iterator[tuple[str, Profile]]:
    """Networks of one name get a number, so that a reader can tell them apart."""
    seen: Counter[str] = Counter()
    for who, profile in group.items():
        seen[profile.name.casefold()] += 1
        number = seen[profile.name.casefold()]
        yield who, profile if number == 1 else replace(profile, name=f"{profile.name} ({number})")


def _take_away(course: Course) -> bool:
    there = has_picture(course)
    with contextlib.suppress(FileNotFoundError):
        (course.exchange / GROUP_FILE).unlink()
    return there
