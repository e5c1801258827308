"""Contact persons stay in a file of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.errors import ProjectConflict, ProjectDamaged, ProjectTooNew
from workbook.project.contacts import Contact, ContactBook, Contacts

MEIER = Contact("Jana Meier", "Schulleitung", "meier@bbs.de", "0441 1", "nur vormittags")
KURT = Contact("Kurt")


def test_contacts_come_back_as_they_were_put(tmp_path: Path) -> None:
    book = ContactBook(tmp_path)
    book.put("A1", [MEIER, KURT], book.read())
    assert ContactBook(tmp_path).read().by_actor == {"A1": (MEIER, KURT)}


def test_without_a_file_there_is_no_contact(tmp_path: Path) -> None:
    assert ContactBook(tmp_path / "neu").read() == Contacts()
    assert not (tmp_path / "neu").exists()


def test_an_actor_without_contacts_leaves_nothing_behind(tmp_path: Path) -> None:
    book = ContactBook(tmp_path)
    book.put("A1", [], book.put("A1", [MEIER], book.read()))
    assert b"A1" not in book.path.read_bytes()


def test_two_windows_on_different_actors_do_not_meet(tmp_path: Path) -> None:
    book, shown = ContactBook(tmp_path), Contacts()
    book.put("A1", [MEIER], shown)
    book.put("A2", [KURT], shown)
    assert set(book.read().by_actor) == {"A1", "A2"}


def test_the_newer_contacts_of_one_actor_are_not_overwritten(tmp_path: Path) -> None:
    book, shown = ContactBook(tmp_path), Contacts()
    book.put("A1", [MEIER], shown)
    with pytest.raises(ProjectConflict):
        book.put("A1", [KURT], shown)
    assert book.read().by_actor == {"A1": (MEIER,)}


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"contacts": []}', b'{"contacts": {"A": [{"name": 1}]}}', b"\xff"]
)
def test_a_damaged_list_is_said_and_left_as_it_is(tmp_path: Path, data: bytes) -> None:
    book = ContactBook(tmp_path)
    book.path.write_bytes(data)
    with pytest.raises(ProjectDamaged):
        book.put("A1", [KURT], Contacts())
    assert book.path.read_bytes() == data


def test_a_newer_list_is_left_alone(tmp_path: Path) -> None:
    book = ContactBook(tmp_path)
    book.path.write_bytes(b'{"schema": 9}')
    with pytest.raises(ProjectTooNew):
        book.read()
