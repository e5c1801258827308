"""``python -m grading.lab``: what ``make lab`` runs once everything is installed.

Builds the notebooks, a demo cohort and the workspace of one demo participant in ``demo/``, then starts JupyterLab on
the start page. Each step says what it did; a second run finds everything in place and takes seconds.
Environment: ``PORT`` (8888), ``BROWSER=0`` for a machine without a screen, ``DEMO`` for another folder than ``demo``.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from grading.build import build_assignments, build_modules
from workbook.content.texts import number, text
from workbook.errors import WorkbookError
from workbook.lab.start import serve
from workbook.lab.workspace import prepare

REPOSITORY = Path(__file__).parent.parent
WORKSPACE = "mappe"


def main() -> int:
    """Prepare and serve; 0 ok, 1 a step failed."""
    demo = Path(os.environ.get("DEMO") or REPOSITORY / "demo").resolve()
    console = Console(highlight=False)
    try:
        _step(console, "notebooks", lambda: text("lab.step.count", count=len(build_modules())))
        _step(console, "workspace", lambda: _workspace(demo / WORKSPACE))
        console.print(f"· {text('lab.step.lab')} …")
        return serve(
            demo / WORKSPACE, port=int(os.environ.get("PORT") or 0) or None, browser=os.environ.get("BROWSER") != "0"
        )
    except WorkbookError as error:
        console.print(f"[bold]{error}[/bold]", markup=True)
        return 1


def _step(console: Console, name: str, work: Callable[[], str]) -> None:
    """Do one step under a moving mark, then leave one line about it."""
    words = text(f"lab.step.{name}")
    begin = time.monotonic()
    with console.status(f"{words} …"):
        result = work()
    took = text("lab.step.seconds", seconds=number(time.monotonic() - begin, 1))
    console.print(f"✓ {words}: {result} ({took})")


def _workspace(folder: Path) -> str:
    done = prepare(folder, participation={"participant": "demo", "course": text("lab.demo.course")})
    build_assignments(folder / "aufgaben")
    return text("lab.step.count", count=len(done.updated)) if done.updated else text("lab.step.fresh")


if __name__ == "__main__":
    sys.exit(main())
