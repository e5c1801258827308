"""``python -m tests.chromium``: see that a Chromium is there for the browser tests, or say in one line that it is not.

Playwright's own browsers cannot be fetched everywhere, and Debian's Chromium works as well. It is installed only where
that needs no password.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """The Chromium to use: ``CHROMIUM`` from the environment, or the first known name on the path."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def main() -> int:
    """Always 0: without a browser the other tests still run."""
    if find_chromium():
        return 0
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("· Installing Chromium for the browser tests …", flush=True)
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL, timeout=900)
    if not find_chromium():
        print("No Chromium found: the browser tests will be skipped. Debian: apt-get install chromium", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
