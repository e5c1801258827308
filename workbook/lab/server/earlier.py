"""Earlier states and notices of the project on pages of their own: no kernel, plain forms, no script needed.

What is brought back here reaches open notebooks by itself; the state before is kept, and one form brings it back again.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from tornado.httputil import url_concat

from workbook.content.texts import text
from workbook.errors import WorkbookError
from workbook.lab.server.pages import PageHandler
from workbook.lab.server.view import template
from workbook.project import ProjectStore, Reason, Workspace
from workbook.project.words import notice_id, shown_time

EMPTY = {"states": (), "further": None, "before": "", "first": True, "preview": None, "said_at": ""}


class EarlierHandler(PageHandler):
    """``staende`` is the list, ``staende/<name>`` one state beside the present; a POST there brings it back."""

    async def get(self, key: str = "") -> None:
        """Show the list or one state."""
        shown = await asyncio.to_thread(self._state if key else self._list, key)
        self._show(shown)

    async def post(self, key: str) -> None:
        """Bring a state back, then show the list with a sentence and the way back."""
        try:
            told = await asyncio.to_thread(bring_back, self._store(), key)
        except WorkbookError as error:
            self._show(_Page(trouble=str(error)))
            return
        undone = {"zurueck": "1"} if self.get_body_argument("zurueck", "") else told
        self.redirect(url_concat(f"{self.base_url}workbook/staende", undone))

    def _store(self) -> ProjectStore:
        return Workspace.find(self.workspace).store()

    def _list(self, _: str) -> _Page:
        from workbook.figures.earlier import find_version, kept_states  # noqa: PLC0415  half a second, for these pages

        try:
            store = self._store()
            start = self.get_query_argument("ab", "0")
            page = kept_states(store, store.project, start=int(start) if start.isdigit() else 0)
            done, before = (self.get_query_argument(name, "") for name in ("getan", "vorher"))
            said, at = text("earlier.undone") if self.get_query_argument("zurueck", "") else "", ""
            if done:
                at = find_version(store, done).saved_at
                said = text("earlier.done", when=shown_time(at))
        except WorkbookError as error:
            return _Page(trouble=str(error))
        shown = {"states": page.states, "further": page.further, "before": before, "first": start == "0"}
        return _Page({**shown, "said_at": at}, said=said)

    def _state(self, key: str) -> _Page:
        from workbook.figures.earlier import find_version, preview  # noqa: PLC0415  see above

        try:
            store = self._store()
            return _Page({"preview": preview(store, find_version(store, key), store.project)})
        except WorkbookError as error:
            return _Page(trouble=str(error))

    def _show(self, page: _Page) -> None:
        base = f"{self.base_url}workbook/"
        self.set_header("Cache-Control", "no-store")
        self.finish(
            template("earlier.html", "earlier").render(
                **EMPTY | page.values,
                said=page.said,
                trouble=page.trouble,
                base=base,
                assets=f"{base}static/@{self.settings['workbook']['digest']}/",
                xsrf=self.xsrf_token.decode(),
                url=lambda key: f"{base}staende/{quote(key)}",
            )
        )


class ReadHandler(PageHandler):
    """ "Verstanden": a notice was read."""

    async def post(self) -> None:
        """Dismiss it, then show the start page."""
        await asyncio.to_thread(read_notice, Workspace.find(self.workspace).store(), self.get_body_argument("hinweis"))
        self.redirect(f"{self.base_url}workbook/start")


@dataclass(frozen=True)
class _Page:
    """What one page shows; ``trouble`` stands in the place of what cannot be shown."""

    values: dict[str, Any] = field(default_factory=dict)
    said: str = ""
    trouble: str = ""


def bring_back(store: ProjectStore, key: str) -> dict[str, str]:
    """Restore a state: its name and, where anything changed, that of the state before, for the way back."""
    from workbook.figures.earlier import find_version, key_of  # noqa: PLC0415  see above

    saved = store.restore(find_version(store, key))
    before = next((each for each in store.versions() if each.reason is Reason.RESTORE), None)
    return {"getan": key, "vorher": key_of(before)} if saved.edits and before is not None else {"getan": key}


def read_notice(store: ProjectStore, wanted: str) -> None:
    """The person has read the notice of this name; one that is gone needs nothing."""
    for notice in store.read().notices:
        if notice_id(notice) == wanted:
            store.dismiss(notice)
