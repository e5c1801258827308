"""A catalogue of exercises for tests only, and notebooks that show them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DECLARED = tomllib.loads((HERE / "exercises" / "zz.toml").read_text(encoding="utf-8"))

# Run in the kernel before anything else: the test catalogue instead of the course's.
SETUP = f"""
import sys
from pathlib import Path
import workbook.exercises
declared = sys.modules["workbook.exercises.catalogue"]
declared.FOLDER = Path({str(HERE)!r})
declared.modules.cache_clear()
declared.catalogue.cache_clear()
import os
Path("kernel.pid").write_text(str(os.getpid()))
import workbook
"""


def notebook(exercises: Sequence[str]) -> list[tuple[str, str]]:
    """The cells of a notebook that shows some test exercises."""
    return [
        ("code", SETUP),
        ("markdown", "# Probe\n\n## Übungen"),
        *(("code", f'workbook.exercise("{id_}")') for id_ in exercises),
    ]


def stored(workspace: Path) -> Any:
    """The project file as it lies on the disk."""
    path = workspace / "mein-netzwerk" / "projekt.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"answers": {}}
