"""JupyterLab copies each notebook when it opens it. Where that copy cannot be made, the notebook opens all the same.

A full disk or a folder that may only be read would otherwise show a dialog of JupyterLab ("Unhandled error"), although
the sheet is there and nothing of the person's work depends on the copy: answers have versions of their own.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from jupyter_server.services.contents.filecheckpoints import AsyncFileCheckpoints
from tornado.web import HTTPError

NONE = "keine"  # the id of a copy that was not made


class SoftCheckpoints(AsyncFileCheckpoints):  # type: ignore[misc]
    """Jupyter's own copies, as far as they can be made."""

    async def create_checkpoint(self, contents_mgr: Any, path: str) -> dict[str, Any]:
        """The copy, or one in name only."""
        try:
            return dict(await super().create_checkpoint(contents_mgr, path))
        except (OSError, HTTPError) as error:
            self.log.info("no checkpoint of %s: %s", path, error)
            return {"id": NONE, "last_modified": datetime.now(UTC)}
