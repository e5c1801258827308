"""The group picture's file: what participants have released to each other, written by the course, read in workbooks.

``austausch/gruppe.json``: {"schema": 1, "made": "2026-09-10", "until": "2026-12-18", "networks": [{"mark", "name"}]}
with the fields of a profile. ``mark`` lets a workbook find its own network in the list. After ``until`` the file is not
shown any more, and where the course has taken it away, the copy in the workbook goes with the next fetching.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workbook.errors import HandInError
from workbook.handin.folder import GROUP_FILE
from workbook.handin.port import HandInClient
from workbook.project import Json, Workspace
from workbook.project.disk import LocalDisk, write_whole
from workbook.project.profiles import Profile, entry_of, profile_of
from workbook.project.shape import ShapeError, integer, mapping, optional_string, required, sequence, string

SCHEMA = 1
LEAST = 5  # networks; fewer would show single ones
MOST = 500
LARGEST = 2_000_000  # bytes


@dataclass(frozen=True)
class Member:
    """One network of the group."""

    mark: str
    profile: Profile


@dataclass(frozen=True)
class Group:
    """The networks released to the group. ``until`` None: the course has no end date yet."""

    members: tuple[Member, ...]
    made: date
    until: date | None = None

    def others(self, participant: str) -> tuple[Profile, ...]:
        """The networks of all but one participant."""
        own = mark_of(participant)
        return tuple(each.profile for each in self.members if each.mark != own)

    def of(self, participant: str) -> Profile | None:
        """A participant's own network as the group sees it; None where it is not in the picture."""
        own = mark_of(participant)
        return next((each.profile for each in self.members if each.mark == own), None)


def mark_of(participant: str) -> str:
    """A mark by which only its own workbook needs to know a network again."""
    return hashlib.blake2b(participant.encode(), digest_size=8, person=b"gruppenbild").hexdigest()


def group_to_bytes(group: Group) -> bytes:
    """``gruppe.json``: UTF-8, keys sorted."""
    table: dict[str, Json] = {
        "schema": SCHEMA,
        "made": group.made.isoformat(),
        "until": group.until.isoformat() if group.until else None,
        "networks": [{"mark": each.mark, **entry_of(each.profile)} for each in group.members],
    }
    return f"{json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def read_group(data: bytes) -> Group:
    """Raises HandInError("group-damaged"); the file comes through a shared folder."""
    try:
        if len(data) > LARGEST:
            raise ShapeError("", "a small file")
        return _group(mapping(json.loads(data.decode("utf-8-sig")), ""))
    except (ValueError, RecursionError) as error:
        raise HandInError("group-damaged", file=GROUP_FILE) from error


def kept_group(folder: Path, today: date) -> Group | None:
    """The group's picture in a workspace; None where there is none, it cannot be read, or its time is over."""
    try:
        group = read_group((folder / GROUP_FILE).read_bytes())
    except (OSError, HandInError):
        return None
    return None if group.until is not None and today > group.until else group


def fetch_group(client: HandInClient, workspace: Workspace) -> bool | None:
    """Bring the group's picture into the workspace, or take it away where the course has none any more.

    True: a new or changed one came. False: it was taken away. None: nothing is different. Raises HandInError.
    """
    path, data = workspace.folder / GROUP_FILE, client.group()
    try:
        before = path.read_bytes() if path.is_file() else None
        if data == before:
            return None
        if data is None:
            path.unlink()
            return False
        read_group(data)
        write_whole(LocalDisk(), path, data)
    except OSError as error:
        raise HandInError("group-not-fetched", reason=error.strerror or "") from error
    return True


def _group(table: dict[str, Json]) -> Group:
    if integer(required(table, "schema", ""), "schema") != SCHEMA:
        raise ShapeError("schema", str(SCHEMA))
    until = optional_string(table.get("until"), "until", 10)
    return Group(
        members=tuple(_member(each) for each in sequence(required(table, "networks", ""), "networks", MOST)),
        made=date.fromisoformat(string(required(table, "made", ""), "made", 10)),
        until=date.fromisoformat(until) if until else None,
    )


def _member(value: Json) -> Member:
    entry = mapping(value, "networks")
    return Member(string(required(entry, "mark", "networks"), "networks.mark", 64), profile_of(entry))
