"""The Jupyter server extension: start page, the widgets' JavaScript, feedback, prestarted kernels.

Jupyter finds the two functions below by their names. They are the only door, so that a test can import the rest of
the package without a server.
"""

from __future__ import annotations

from typing import Any

__all__ = ["_jupyter_server_extension_points", "_load_jupyter_server_extension"]


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "workbook.lab.server"}]


def _load_jupyter_server_extension(server: Any) -> None:
    from workbook.lab.server.routes import install  # noqa: PLC0415  the handlers need tornado; a test of texts does not

    install(server)
