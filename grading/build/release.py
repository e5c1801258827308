"""The participant's version of an assignment, made by nbgrader itself and recorded in the gradebook."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

from workbook.errors import CourseError

CONFIG_NAME = "nbgrader_config"


def generate(folder: Path, assignments: Iterable[str]) -> None:
    """Run nbgrader's generate_assignment for each assignment of a cohort folder.

    Raises CourseError("assignment-build") with nbgrader's reason, such as graded cells that came or went after
    submissions were recorded.
    """
    from nbgrader.apps import NbGraderAPI  # noqa: PLC0415  3.5 s that only this step needs
    from nbgrader.coursedir import CourseDirectory  # noqa: PLC0415
    from traitlets.config import PyFileConfigLoader  # noqa: PLC0415

    config = PyFileConfigLoader(f"{CONFIG_NAME}.py", path=str(folder)).load_config()
    logging.getLogger("traitlets").setLevel(logging.ERROR)
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    for name in assignments:
        done = api.generate_assignment(name, force=True, create=True)
        if not done["success"]:
            raise CourseError("assignment-build", assignment=name, reason=_last_words(done))


def _last_words(done: dict[str, str]) -> str:
    """The line of nbgrader's log that says why."""
    said = f"{done.get('error', '')}\n{done.get('log', '')}".splitlines()
    reasons = [line for line in said if "Error:" in line or "Cannot" in line or "[ERROR]" in line]
    return (reasons or [line for line in said if line.strip()] or [""])[-1].strip()
