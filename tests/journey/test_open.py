"""``grading open``: a real cohort in JupyterLab, with the pages for Referent/innen and the course as participants see it."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def grading(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "grading.cli", *map(str, arguments)]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("open") / "kurs mit Umläuten"
    roster = folder.parent / "liste.csv"
    roster.write_text("Kennung;Nachname;Vorname\np01;Harms;Imke\n", encoding="utf-8")
    for command in (
        ("new", folder, "--roster", roster),
        ("build", "--course", folder),
        ("release", "--course", folder),
    ):
        subprocess.run(grading(*command), check=True, timeout=240, capture_output=True)
    return folder


def test_a_cohort_is_opened_with_its_pages_and_a_preview_that_hands_nothing_in(course: Path) -> None:
    port = random.randrange(20_000, 32_000)
    command = grading("open", "--course", course, "--no-browser", "--port", port)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if "Strg+C" in line:
                break
        address = next(line.split()[-1] for line in said if "http" in line)
        with urllib.request.urlopen(address, timeout=60) as page:
            shown = page.read().decode()
    finally:
        process.terminate()
        rest = process.communicate(timeout=60)[0]
    pages = [shown.index(f"doc/tree/referent/{name}.ipynb") for name in ("bewerten", "kohorte", "aufgabenanalyse")]
    assert pages == sorted(pages), "what is used most comes first"
    assert "Nächste Termine" in shown and "vorschau/aufgaben/05b/05b.ipynb" in shown
    assert "Traceback" not in rest and "Die Mappe ist beendet" in rest
    participation = json.loads((course / "vorschau" / "teilnahme.json").read_text(encoding="utf-8"))
    assert participation["handin"] == {"kind": "file"}, "nothing tried out here can get among the hand-ins"


def test_a_folder_that_is_no_cohort_is_said(tmp_path: Path) -> None:
    done = subprocess.run(
        grading("open", "--course", tmp_path), capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert "course.toml" in done.stderr and "Traceback" not in done.stderr
