"""Widgets live as long as a window shows them."""

from __future__ import annotations

from typing import Any

import pytest

from workbook.exercises import find
from workbook.widgets.card import Card
from workbook.widgets.session import Session
from workbook.widgets.widget import ExerciseWidget
from workbook.widgets.wire import MOST, Wire, show

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture(autouse=True)
def nobody_else() -> None:
    Wire._all.clear()


def shown(session: Session) -> ExerciseWidget:
    return show(lambda tell: Card(find("zz-frage"), session, tell), session)


def say(widget: ExerciseWidget, op: str, **message: Any) -> None:
    widget._handle_custom_msg({"op": op, "id": "1", **message}, [])


def is_open(widget: ExerciseWidget) -> bool:
    return widget.comm is not None


def test_a_window_that_shows_a_card_anew_closes_the_old_one(session: Session) -> None:
    """Running the notebook again in the same window leaves nothing behind."""
    old, new = shown(session), shown(session)
    say(old, "hello", window="w1")
    say(new, "hello", window="w1")
    assert not is_open(old) and is_open(new)


def test_another_window_keeps_its_card(session: Session) -> None:
    """Two tabs on one kernel."""
    one, two = shown(session), shown(session)
    say(one, "hello", window="w1")
    say(two, "hello", window="w2")
    assert is_open(one) and is_open(two)


def test_a_card_never_shown_goes_with_the_next_hello(session: Session) -> None:
    """A page that was closed before it was drawn."""
    old, new = shown(session), shown(session)
    say(new, "hello", window="w1")
    assert not is_open(old)


def test_bye_closes(session: Session) -> None:
    """A window that leaves says so."""
    widget = shown(session)
    say(widget, "hello", window="w1")
    say(widget, "bye", window="w1")
    assert not is_open(widget)


def test_windows_that_never_said_bye_do_not_pile_up(session: Session) -> None:
    """A crashed browser says nothing: the oldest go."""
    widgets = [shown(session) for _ in range(MOST + 3)]
    for number, widget in enumerate(widgets[:MOST]):
        say(widget, "hello", window=f"w{number}")
    assert sum(map(is_open, widgets)) <= MOST


def test_a_message_gets_its_reply(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the id of the question, for every window."""
    widget = shown(session)
    told: list[Any] = []
    monkeypatch.setattr(widget, "send", lambda message, buffers=None: told.append(message))
    say(widget, "poll", window="w1")
    assert told == [{"news": False, "re": "1"}]


def test_no_message_breaks_the_wire(session: Session) -> None:
    """Neither nonsense nor a closed widget."""
    widget = shown(session)
    for message in ({}, {"op": None}, {"op": "bye"}, {"op": "bye"}, {"op": "poll"}):
        widget._handle_custom_msg(message, [])


def test_what_travels_with_every_card_is_small() -> None:
    """The loader is repeated for each card; the kit is not."""
    assert len(ExerciseWidget._esm.encode()) < 2_000


def test_traits_tell_only_the_first_state(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever changes later goes as a message, so that no value comes back as an echo."""
    widget = shown(session)
    sent: list[Any] = []
    monkeypatch.setattr(widget, "send_state", lambda key=None: sent.append(key))
    widget.value = {"frage": {"ohne": ["teile"]}}
    assert sent == []
