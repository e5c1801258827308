"""Contact persons: ``mein-netzwerk/kontakte.json``, a file that stays on this machine.

Nothing in :mod:`workbook.handin` reads it, so no hand-in, package or report for others can contain it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from workbook.errors import ProjectConflict, ProjectDamaged, ProjectTooNew
from workbook.project.disk import Disk, LocalDisk, write_whole
from workbook.project.document import Json
from workbook.project.lock import Lock
from workbook.project.shape import ShapeError, integer, mapping, sequence, string

CONTACTS_FILE = "kontakte.json"
SCHEMA = 1
_FIELDS = ("name", "role", "email", "phone", "note")


@dataclass(frozen=True)
class Contact:
    """One person at an actor."""

    name: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True)
class Contacts:
    """All contact persons by actor id. ``revision`` grows with every change."""

    by_actor: Mapping[str, tuple[Contact, ...]] = field(default_factory=dict)
    revision: int = 0


class ContactBook:
    """The file of contact persons in a project folder."""

    def __init__(self, folder: Path, *, disk: Disk | None = None, patience: float = 10.0) -> None:
        self.path = Path(folder) / CONTACTS_FILE
        self._disk = disk or LocalDisk()
        self._lock = Lock(Path(folder), patience)

    def read(self) -> Contacts:
        """All contacts. Raises ProjectDamaged and ProjectTooNew; the file is left as it is then."""
        with self._lock.translated():
            if not self.path.is_file():
                return Contacts()
            return _from_bytes(self._disk.read(self.path))

    def put(self, actor: str, contacts: Iterable[Contact], base: Contacts) -> Contacts:
        """Replace the contacts of one actor, as they were changed in a window that showed ``base``.

        Raises ProjectConflict("project-changed-elsewhere") where this actor's contacts were changed since then.
        """
        with self._lock:
            now = self.read()
            if now.by_actor.get(actor) != base.by_actor.get(actor):
                raise ProjectConflict("project-changed-elsewhere")
            table = {**now.by_actor, actor: tuple(contacts)}
            new = Contacts({id_: people for id_, people in table.items() if people}, now.revision + 1)
            write_whole(self._disk, self.path, _to_bytes(new))
        return new


def _to_bytes(contacts: Contacts) -> bytes:
    people = {actor: [asdict(each) for each in group] for actor, group in contacts.by_actor.items()}
    table = {"schema": SCHEMA, "revision": contacts.revision, "contacts": people}
    return (json.dumps(table, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _from_bytes(data: bytes) -> Contacts:
    try:
        table = mapping(json.loads(data.decode("utf-8-sig")), "")
        if integer(table.get("schema", 0), "schema") > SCHEMA:
            raise ProjectTooNew("project-too-new")
        groups = mapping(table.get("contacts", {}), "contacts")
        by_actor = {actor: tuple(_contact(item) for item in sequence(group, actor)) for actor, group in groups.items()}
        return Contacts(by_actor, integer(table.get("revision", 0), "revision"))
    except (ValueError, RecursionError) as error:
        place = str(error) if isinstance(error, ShapeError) else type(error).__name__
        raise ProjectDamaged("contacts-damaged", file=CONTACTS_FILE, place=place) from error


def _contact(value: Json) -> Contact:
    table = mapping(value, "contacts")
    return Contact(**{key: string(table.get(key, ""), key) for key in _FIELDS})
