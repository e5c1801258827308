"""Frühere Stände in a notebook: the list, one of them beside the present, and bringing it back as a step of undo."""

from __future__ import annotations

from dataclasses import asdict

from workbook.content.texts import table
from workbook.figures.earlier import brought_back, find_version, kept_states, preview
from workbook.project import Json
from workbook.widgets.session import Session


def states(session: Session, start: int) -> Json:
    """A page of the list, newest first, with the words that its window needs."""
    session.refresh()
    page = kept_states(session.store, session.project, start=start)
    return {"states": [asdict(each) for each in page.states], "further": page.further, "words": dict(table("earlier"))}


def difference(session: Session, key: str) -> Json:
    """One state beside the present. Raises ProjectError("version-gone") and ProjectDamaged."""
    session.refresh()
    return asdict(preview(session.store, find_version(session.store, key), session.project))


def restore(session: Session, key: str, window: str) -> None:
    """Bring a kept state back, as one step that can be taken back. The present one is kept, too."""
    version = find_version(session.store, key)
    session.restore(version, brought_back(version), window)
