"""``python -m grading.lab``: build what is missing, then serve.

Each step says what it did; a second run finds everything in place and takes seconds.
Environment: ``PORT`` (8888), ``BROWSER=0`` for a machine without a screen, ``DEMO`` for another folder than ``demo``.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from grading.build import build_modules
from grading.lab.cohort import cohort
from grading.lab.visitor import visitor
from workbook.content.texts import number, text
from workbook.errors import WorkbookError
from workbook.lab.environment import COHORT_VARIABLE
from workbook.lab.start import serve

REPOSITORY = Path(__file__).parents[2]
PROFILE = Path(__file__).parent / "profile"
COURSE, WORKSPACE = "kurs", "mappe"


def main() -> int:
    """Prepare and serve; 0 ok, 1 a step failed, 2 wrong use."""
    home = REPOSITORY if (REPOSITORY / "notebooks").is_dir() else Path.cwd()  # installed from a wheel
    demo = Path(os.environ.get("DEMO") or home / "demo").resolve()
    port = os.environ.get("PORT") or "0"
    if not port.isdecimal():
        print(text("lab.port_unreadable", port=port), file=sys.stderr)
        return 2
    console = Console(highlight=False)
    try:
        _step(console, "notebooks", lambda: text("lab.step.count", count=len(build_modules())))
        _step(console, "cohort", lambda: cohort(demo / COURSE))
        _step(console, "workspace", lambda: visitor(demo / WORKSPACE, demo / COURSE))
        os.environ[COHORT_VARIABLE] = str(demo / COURSE)
        return serve(
            demo / WORKSPACE,
            port=int(port) or None,
            browser=os.environ.get("BROWSER") != "0",
            root=demo,
            profiles=(PROFILE,),
            cwd=demo / COURSE,  # nbgrader reads the cohort's settings from where it runs
        )
    except WorkbookError as error:
        console.print(str(error), style="bold", markup=False)
        return 1
    except KeyboardInterrupt:  # a step that was cut off is done again by the next start
        return 1


def _step(console: Console, name: str, work: Callable[[], str]) -> None:
    """Do one step under a moving mark, then leave one line about it."""
    words = text(f"lab.step.{name}")
    begin = time.monotonic()
    with console.status(f"{words} …"):
        result = work()
    took = text("lab.step.seconds", seconds=number(time.monotonic() - begin, 1))
    console.print(f"✓ {words}: {result} ({took})", markup=False)


if __name__ == "__main__":
    sys.exit(main())
