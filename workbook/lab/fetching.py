"""Bring new assignments and feedback into the workspace, without a kernel."""

from __future__ import annotations

from pathlib import Path

from workbook.content.texts import text


def fetch(workspace: Path) -> str:
    """Fetch what is new; a German sentence about what came."""
    return text("start.fetched.no_connection")
