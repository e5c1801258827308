"""A real cohort in JupyterLab: the pages for Referent/innen, and modules and assignments as participants see them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from grading.build import build_modules, build_referent
from grading.build.notebooks import MODULE_NOTEBOOKS
from grading.course import Course
from workbook.handin import FolderClient, fetch
from workbook.lab.cohort import REFERENT
from workbook.lab.environment import COHORT_VARIABLE
from workbook.lab.facts import COURSE_FILE
from workbook.lab.start import serve
from workbook.lab.workspace import prepare
from workbook.project import Workspace

PREVIEW = "vorschau"  # the workspace in the course folder in which the course is looked at
PROFILE = Path(__file__).parent / "profile"


def open_course(course: Course, *, port: int | None = None, browser: bool = True) -> int:
    """Serve a cohort folder until it is ended; the exit code. A folder that is already served is only opened again."""
    preview(course)
    os.environ[COHORT_VARIABLE] = str(course.folder)
    return serve(
        course.folder / PREVIEW,
        port=port,
        browser=browser,
        root=course.folder,
        profiles=(PROFILE,),
        cwd=course.folder,  # nbgrader reads the cohort's settings from where it runs
    )


def preview(course: Course) -> Workspace:
    """Bring the pages for Referent/innen up to date, and a workspace with everything that is handed out.

    The workspace is not connected: nothing tried out in it can get among the hand-ins. Raises WorkbookError.
    """
    build_referent(course.folder / REFERENT)
    if not any(MODULE_NOTEBOOKS.glob("*.ipynb")):  # a checkout in which nobody has built them yet
        build_modules()
    folder = course.folder / PREVIEW
    prepare(folder, participation={"participant": PREVIEW, "course": course.title, "handin": {"kind": "file"}})
    place, client = Workspace.find(folder), FolderClient(course.exchange)
    for each in client.released():
        fetch(client, place, each)
    if (course.exchange / COURSE_FILE).is_file():
        shutil.copyfile(course.exchange / COURSE_FILE, folder / COURSE_FILE)
    return place
