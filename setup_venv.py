"""Set up the virtual environment for `make`: one venv, one pinned list, progress in words.

Usage: python setup_venv.py VENV REQUIREMENTS
Needs only Python >= 3.11. uv is brought in with pip because it installs the pinned list in seconds; where uv cannot
be had, pip does the same work more slowly.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

OLDEST = (3, 11)


def main(venv: Path, requirements: Path) -> int:
    if sys.version_info < OLDEST:
        print(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    python = venv / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        step("Creating the virtual environment", [sys.executable, "-m", "venv", str(venv)])
    if not has(python, "pip"):
        step("Bringing pip into the environment", [str(python), "-m", "ensurepip"])
    installer = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    if not has(python, "uv"):
        step("Fetching the installer (uv)", [*installer, "uv"], required=False)
    if has(python, "uv"):
        installer = [str(python), "-m", "uv", "pip", "install", "-q", "--python", str(python)]
    step(f"Installing {requirements.name}", [*installer, "--require-hashes", "-r", str(requirements)])
    step("Linking the project", [*installer, "--no-deps", "--no-build-isolation", "-e", "."])
    return 0


def has(python: Path, module: str) -> bool:
    return subprocess.run([str(python), "-m", module, "--version"], capture_output=True, check=False).returncode == 0


def step(words: str, command: list[str], *, required: bool = True) -> None:
    print(f"· {words} …", flush=True)
    begin = time.monotonic()
    done = subprocess.run(command, check=False)
    if done.returncode and required:
        sys.exit(f"  failed: {' '.join(command)}")
    print(f"  {time.monotonic() - begin:.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
