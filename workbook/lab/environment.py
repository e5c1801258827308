"""How JupyterLab is told to be a workbook: environment variables and arguments, nothing global."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).parent
PROFILE = HERE / "profile"
DATA = HERE / "data"
WORKSPACE_VARIABLE = "WORKBOOK_WORKSPACE"
COHORT_VARIABLE = "WORKBOOK_COHORT"  # set only for Referent/innen: the cohort folder beside the workspace
HOST = "127.0.0.1"
STATE_FOLDER = ".mappe"  # JupyterLab's own memory (settings, open tabs) of one workspace


def lab_environment(
    workspace: Path, *, token: str, profiles: Sequence[Path] = (), base: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The environment of a JupyterLab that serves ``workspace``.

    ``profiles`` are further settings folders that win over the participant's profile. The token travels here and not
    as an argument, because arguments are visible to every user of the machine.
    """
    env = dict(os.environ if base is None else base)
    env["JUPYTER_CONFIG_PATH"] = _joined([*profiles, PROFILE], env.get("JUPYTER_CONFIG_PATH"))
    env["JUPYTER_PATH"] = _joined([DATA], env.get("JUPYTER_PATH"))
    env["JUPYTER_CONFIG_DIR"] = str(
        workspace / STATE_FOLDER
    )  # neither reads nor writes the person's own Jupyter settings
    env["IPYTHONDIR"] = str(workspace / STATE_FOLDER / "ipython")  # nor the person's own start-up files
    env["JUPYTER_TOKEN"] = token
    env[WORKSPACE_VARIABLE] = str(workspace)
    return env


def lab_command(root: Path, port: int, *extra: str) -> list[str]:
    """The command that starts JupyterLab on ``port`` of this machine with ``root`` as its folder."""
    return [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        f"--ServerApp.ip={HOST}",
        f"--ServerApp.port={port}",
        f"--ServerApp.root_dir={root}",
        *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
        *extra,
    ]


def _joined(folders: Sequence[Path], inherited: str | None) -> str:
    return os.pathsep.join([*map(str, folders), *([inherited] if inherited else [])])
