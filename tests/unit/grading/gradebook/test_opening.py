"""Opening a gradebook: what course.toml names wrongly is said in German, not as a traceback."""

from __future__ import annotations

import sys

import pytest

from grading.gradebook import Gradebook, GradebookError


@pytest.mark.parametrize("address", ["gradebook.db", "postgres//rechner", "nirgends://rechner/db", "sqlite"])
def test_an_address_that_is_none_is_said_in_words(address: str) -> None:
    with pytest.raises(GradebookError) as caught:
        Gradebook(address)
    assert caught.value.code == "gradebook-address"
    assert "course.toml" in str(caught.value)


def test_a_driver_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(GradebookError) as caught:
        Gradebook("postgresql://rechner/kurs")
    assert caught.value.code == "gradebook-driver"
    assert "„psycopg“" in str(caught.value)


def test_a_password_in_an_address_is_never_shown() -> None:
    with pytest.raises(GradebookError) as caught:
        Gradebook("nirgends://lehrgang:geheim123@rechner/db")
    assert "geheim123" not in str(caught.value)
