"""Frühere Stände: what was kept of the project, what is otherwise in it, and bringing one back."""

from __future__ import annotations

from workbook.content.texts import text
from workbook.errors import ProjectError
from workbook.project import Json, Reason, Version
from workbook.project.comparing import project_difference
from workbook.project.words import shown_reason, shown_time
from workbook.widgets.session import Session


def states(session: Session) -> list[Json]:
    """Every kept state, newest first: when, why, and what was last done."""
    return [_line(version) for version in session.store.versions()]


def difference(session: Session, revision: int) -> str:
    """What is otherwise in a kept state, as a sentence. Raises ProjectDamaged where it cannot be read."""
    earlier = session.store.open_version(_version(session, revision))
    said = str(project_difference(earlier, session.project))
    return f"{said[:1].upper()}{said[1:]}."


def restore(session: Session, revision: int, window: str) -> None:
    """Bring a kept state back, as one step that can be taken back. The present one is kept, too."""
    version = _version(session, revision)
    session.restore(version, text("widgets.card.did_restore", when=shown_time(version.saved_at)), window)


def _line(version: Version) -> Json:
    why = shown_reason(version.reason) if version.reason is not Reason.EDIT else ""
    return {
        "revision": version.revision,
        "when": shown_time(version.saved_at),
        "about": " · ".join(each for each in (version.label, why) if each),
    }


def _version(session: Session, revision: int) -> Version:
    for version in session.store.versions():
        if version.revision == revision:
            return version
    raise ProjectError("version-gone")
