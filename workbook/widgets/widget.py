"""The one widget class of the workbook: traits and wiring, nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import anywidget
import traitlets
from ipywidgets import Layout

from workbook.project import Json

JS = Path(__file__).parent / "js"


@cache
def shared_layout() -> Layout:
    """One layout for all cards: each would otherwise open a comm of its own for an empty one."""
    return Layout()


class ExerciseWidget(anywidget.AnyWidget):  # type: ignore[misc]  # untyped library
    """Draws one card. After the first drawing all news travel as messages, so that no value comes back as an echo."""

    _esm = (JS / "loader.js").read_text(encoding="utf-8")

    form = traitlets.Unicode("card").tag(sync=True)
    spec = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    views = traitlets.Dict().tag(sync=True)
    value = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        super().__init__(layout=shared_layout(), **traits)

    def _should_send_property(self, *_: Any) -> bool:
        """Traits tell the first state only; :meth:`tell` sends what changes."""
        return False

    def tell(self, message: Json) -> None:
        """Send a message to every window that shows the card."""
        self.send(message)
