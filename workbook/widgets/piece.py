"""What stands behind anything the kit draws: it answers messages, and tells news when the project changes.

A piece knows nothing of widgets or kernels: messages come in as JSON, ``tell`` sends JSON out. Every callback runs
guarded, so that a fault becomes German words at the place where it happened.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeAlias

from workbook.errors import ContentError
from workbook.project import Json
from workbook.widgets.guard import Trouble, guarded
from workbook.widgets.session import Changes

Message: TypeAlias = Mapping[str, Any]
Operation: TypeAlias = Callable[[Message], Json]


class Tell(Protocol):
    """The way to the browser; ``buffers`` are bytes that travel beside the message (a file)."""

    def __call__(self, message: Json, /, *buffers: bytes) -> None: ...


class Piece:
    """Base of the card, the compact card, and the panels.

    ``form`` names what the kit draws; ``name`` is the same for two pieces that show the same thing.
    """

    form = ""

    def __init__(self, name: str, tell: Tell) -> None:
        self.name = f"{self.form}:{name}"
        self._tell = tell

    def traits(self) -> dict[str, Json]:
        """Everything the kit needs for the first drawing."""
        raise NotImplementedError

    def operations(self) -> Mapping[str, Operation]:
        """What the browser may ask, by the message's ``op``."""
        raise NotImplementedError

    def wants(self, changes: Changes) -> bool:
        """Whether a change of the project can be seen here."""
        raise NotImplementedError

    def redraw(self, changes: Changes) -> None:
        """Tell the browser what has changed."""
        raise NotImplementedError

    def receive(self, message: Message) -> Json:
        """The reply to one message of the browser; a fault comes back as {"trouble": …}."""
        operation = str(message.get("op"))
        outcome = guarded(f"{self.name} {operation}", lambda: self._operate(operation, message))
        return {"trouble": outcome.to_json()} if isinstance(outcome, Trouble) else outcome

    def _operate(self, operation: str, message: Message) -> Json:
        step = self.operations().get(operation)
        if step is None:
            raise ContentError("widget-message-unknown", operation=operation)
        return step(message)
