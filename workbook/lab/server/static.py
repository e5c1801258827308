"""The JavaScript and styles of the workbook, served as they lie in the package.

Two addresses for the same file: ``static/js/kit.js`` is asked for anew each time (304 if unchanged), and
``static/@<digest>/js/kit.js`` may be kept for ever, because the digest changes with any file. ES modules import
each other by relative address, so one page gets one consistent set.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from jupyter_server.base.handlers import FileFindHandler

import workbook

PACKAGE = Path(workbook.__file__).parent
JS = PACKAGE / "widgets" / "js"
LAB = PACKAGE / "lab" / "server" / "assets"
ASSETS = [str(PACKAGE / "widgets"), str(PACKAGE / "lab" / "server" / "assets")]
FOLDERS = ("js", "lab")
MIME = {".js": "text/javascript; charset=UTF-8", ".css": "text/css; charset=UTF-8", ".svg": "image/svg+xml"}


class StaticHandler(FileFindHandler):  # type: ignore[misc]
    """Serves ``js/…`` and ``lab/…`` and nothing else of the package."""

    @classmethod
    def get_absolute_path(cls, roots: tuple[str, ...], path: str) -> str:
        """The file of an address; "" (a 404) for anything outside the two folders."""
        top, _, rest = path.partition("/")
        if top not in FOLDERS or not rest or Path(rest).suffix not in MIME:
            return ""
        return str(super().get_absolute_path(roots, path))

    def get_content_type(self) -> str:
        """The type by our own table: some Windows registries call JavaScript plain text, and the browser refuses it."""
        return MIME.get(Path(str(self.absolute_path)).suffix, "application/octet-stream")


def assets_digest() -> str:
    """One digest of every served file: name, size and time, which is cheap and changes when any of them does."""
    seen = hashlib.blake2b(digest_size=6)
    for folder in (JS, LAB):
        for file in sorted(folder.rglob("*")):
            if file.suffix in MIME:
                status = file.stat()
                seen.update(f"{file.relative_to(folder)}|{status.st_size}|{status.st_mtime_ns};".encode())
    return seen.hexdigest()
