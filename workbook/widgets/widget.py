"""The one widget class of the workbook: traits and wiring, nothing else."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import anywidget
import traitlets
from IPython import get_ipython
from ipywidgets import Layout

from workbook.project import Json

JS = Path(__file__).parent / "js"


@lru_cache(maxsize=1)
def shared_layout(_page: str) -> Layout:
    """One layout for all cards of a page: each would otherwise open a comm of its own for an empty one.

    A reloaded page is another page: it does not know the models that were announced to the one before.
    """
    return Layout()


def running_page() -> str:
    """The id of the page whose cell is running; "" outside of a kernel."""
    kernel = getattr(get_ipython(), "kernel", None)
    return str(kernel.get_parent("shell").get("header", {}).get("session", "")) if kernel else ""


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
        super().__init__(layout=shared_layout(running_page()), **traits)

    def _should_send_property(self, *_: Any) -> bool:
        """Traits tell the first state only; :meth:`tell` sends what changes."""
        return False

    def tell(self, message: Json, *buffers: bytes) -> None:
        """Send a message, and bytes beside it, to every window that shows the card."""
        self.send(message, list(buffers) or None)
