"""``workbook start [ORDNER]``."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbook.content.texts import text

NAME = "start"
HELP = text("cli.start.help")
DEFAULT_FOLDER = "Netzwerk-Workbook"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("folder", nargs="?", type=Path, metavar="ORDNER", help=text("cli.start.folder"))
    parser.add_argument("--port", type=int, metavar="NUMMER", help=text("cli.start.port"))
    parser.add_argument("--no-browser", action="store_true", help=text("cli.start.no_browser"))


def run(arguments: argparse.Namespace) -> int:
    """Prepare the workspace and serve it until Ctrl+C."""
    from workbook.lab.start import serve  # noqa: PLC0415  the help must not wait for it
    from workbook.lab.workspace import prepare  # noqa: PLC0415

    folder = (arguments.folder or Path.home() / DEFAULT_FOLDER).expanduser().resolve()
    for line in prepare(folder).lines():
        print(line)
    return serve(folder, port=arguments.port, browser=not arguments.no_browser)
