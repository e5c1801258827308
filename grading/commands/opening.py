"""``grading open`` on the command line: the cohort in JupyterLab."""

from __future__ import annotations

import argparse
from pathlib import Path

from grading.course import load


def open_lab(arguments: argparse.Namespace) -> int:
    """``grading open``: 0 when JupyterLab was ended in order."""
    from grading.lab.course_lab import open_course  # noqa: PLC0415  JupyterLab's parts are not needed to say a fault

    return open_course(load(Path(arguments.course).resolve()), port=arguments.port, browser=not arguments.no_browser)
