"""The pages without a kernel: start page, course as JSON, feedback, fetching of new material."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import ensure_async
from tornado.httputil import url_concat
from tornado.web import HTTPError

from workbook.content.texts import text
from workbook.lab.cohort import referent_pages
from workbook.lab.course import CoursePath, course_path, next_sheet
from workbook.lab.facts import read_facts, read_notices
from workbook.lab.fetching import fetch_news
from workbook.lab.server.view import course_json, start_page
from workbook.lab.unread import note_read
from workbook.project import Workspace

OWN_ONLY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
SEALED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups; base-uri 'none'"


class PageHandler(JupyterHandler):  # type: ignore[misc]
    """What our pages share: the workspace, the address of a file in Lab, strict headers."""

    policy = OWN_ONLY

    @property
    def content_security_policy(self) -> str:
        """Nothing from outside, no inline script."""
        return self.policy

    @property
    def workspace(self) -> Path:
        """The participant's workspace."""
        return Path(self.settings["workbook"]["workspace"])

    async def prepare(self) -> None:
        """Only for whoever started the workbook: a login page where there is one (a server), else a German sentence."""
        await super().prepare()
        if self._finished or self.current_user:
            return
        login = str(self.get_login_url())
        if self.request.method in ("GET", "HEAD") and not login.startswith(f"{self.base_url}login"):
            self.redirect(url_concat(login, {"next": self.request.uri}))
            return
        raise HTTPError(403)

    def write_error(self, status_code: int, **_: Any) -> None:
        """A short German page instead of Jupyter's English one."""
        key = {403: "not_yours", 404: "feedback_missing"}.get(status_code, "page_failed")
        self.set_header("Content-Type", "text/plain; charset=UTF-8")
        self.finish(text(f"start.{key}"))

    def read_course(self) -> tuple[CoursePath, str]:
        """The course as it stands now, and a sentence about what could not be read."""
        facts, trouble = read_facts(self.workspace)
        return course_path(facts, datetime.now().astimezone()), trouble

    def lab_path(self, path: str) -> str:
        """The path of a workspace file as Jupyter's contents know it."""
        return (self.workspace / path).relative_to(self.settings["workbook"]["root"]).as_posix()


class StartHandler(PageHandler):
    """The start page."""

    def get(self) -> None:
        """Show the page, then start the kernel that will most likely be wanted next."""
        path, trouble = self.read_course()
        self.set_header("Cache-Control", "no-store")
        self.finish(
            start_page(
                path,
                base=self.base_url,
                digest=self.settings["workbook"]["digest"],
                xsrf=self.xsrf_token.decode(),
                to_lab=self.lab_path,
                trouble=trouble,
                said=self.get_query_argument("meldung", ""),
                referent=referent_pages(self.settings["workbook"]["root"]),
                notices=read_notices(self.workspace),
            )
        )
        if path.next_path is not None:
            self.settings["workbook"]["prestarter"].begin(self.lab_path(path.next_path))


class StatusHandler(JupyterHandler):  # type: ignore[misc]
    """``/api/status`` without a login: says that the server runs, and nothing else.

    Jupyter's own answers 403 to everyone without the token, so a start script or a monitor could not tell a running
    server from a broken one. With a login the answer is Jupyter's.
    """

    async def get(self) -> None:
        """Running, and to those who are logged in how busy."""
        answer: dict[str, Any] = {"running": True}
        if self.current_user:
            answer |= {
                "started": self.settings["started"].isoformat(),
                "connections": sum(each["connections"] for each in await self._kernels()),
                "kernels": len(await self._kernels()),
                "last_activity": self.application.last_activity().isoformat(),
            }
        self.set_header("Content-Type", "application/json; charset=UTF-8")
        self.finish(json.dumps(answer))

    setattr(get, "__allow_unauthenticated", True)  # jupyter_server's mark of open pages

    async def _kernels(self) -> list[dict[str, Any]]:
        return list(await ensure_async(self.kernel_manager.list_kernels()))


class CourseHandler(PageHandler):
    """The same as JSON, for the sidebar in Lab."""

    def get(self) -> None:
        """The course path."""
        path, trouble = self.read_course()
        self.set_header("Content-Type", "application/json; charset=UTF-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(
            json.dumps(course_json(path, to_lab=self.lab_path, trouble=trouble, base=self.base_url), ensure_ascii=False)
        )


class ReadyHandler(PageHandler):
    """Called by an open page: the notebook that follows it gets its kernel now."""

    async def post(self) -> None:
        """Prestart what comes after the notebook ``nach``; 204 whether there is one or not."""
        path, _ = self.read_course()
        following = next_sheet(path, self.get_body_argument("nach", ""))
        if following is not None:
            self.settings["workbook"]["prestarter"].begin(self.lab_path(following))
        self.set_status(204)


class FetchHandler(PageHandler):
    """ "Neue Aufgaben und Rückmeldungen holen": a plain form, so it works without JavaScript."""

    async def post(self) -> None:
        """Fetch, then show the start page again with a sentence about what came."""
        said = await asyncio.to_thread(fetch_news, self.workspace)
        self.redirect(url_concat(f"{self.base_url}workbook/start", {"meldung": str(said)}))


class FeedbackHandler(PageHandler):
    """One feedback page, sealed: whatever stands in the file, no script of it runs and nothing is loaded."""

    policy = SEALED

    def get(self, path: str) -> None:
        """Show ``rueckmeldungen/<id>/<id>.html``."""
        folder = Workspace(self.workspace).feedback.resolve()
        file = (folder / path).resolve()
        if not file.is_relative_to(folder) or file.suffix != ".html" or not file.is_file():
            raise HTTPError(404)
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(file.read_bytes())
        note_read(self.workspace, file.relative_to(folder).as_posix())
