"""Which address is answered by what."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jupyter_server.utils import url_path_join

from workbook.lab import lifeline
from workbook.lab.environment import WORKSPACE_VARIABLE
from workbook.lab.kernels.warm import POOL
from workbook.lab.server.earlier import EarlierHandler, ReadHandler
from workbook.lab.server.pageconfig import trim_page_config
from workbook.lab.server.pages import (
    CourseHandler,
    FeedbackHandler,
    FetchHandler,
    ReadyHandler,
    StartHandler,
    StatusHandler,
)
from workbook.lab.server.prestart import Prestarter
from workbook.lab.server.static import ASSETS, StaticHandler, assets_digest

PREFIX = "workbook"


def install(server: Any) -> None:
    """Add our pages to a running Jupyter server."""
    base = server.web_app.settings["base_url"]
    root = Path(server.root_dir)
    workspace = Path(os.environ.get(WORKSPACE_VARIABLE) or root)
    digest = assets_digest()
    server.web_app.settings["workbook"] = {
        "workspace": workspace,
        "root": root,
        "digest": digest,
        "prestarter": Prestarter(server.session_manager),
    }
    server.web_app.settings["page_config_hook"] = trim_page_config
    immutable = server.web_app.settings.setdefault("static_immutable_cache", [])
    immutable.append(url_path_join(base, PREFIX, "static", f"@{digest}"))

    POOL.begin()
    if os.environ.pop(lifeline.VARIABLE, ""):
        lifeline.hold(lambda: server.io_loop.add_callback(server.stop))

    def at(*parts: str) -> str:
        return str(url_path_join(base, PREFIX, *parts))

    server.web_app.add_handlers(
        ".*$",
        [
            (url_path_join(base, "api", "status"), StatusHandler),
            (at("start"), StartHandler),
            (at("kurs.json"), CourseHandler),
            (at("holen"), FetchHandler),
            (at("bereit"), ReadyHandler),
            (at("gelesen"), ReadHandler),
            (at("staende"), EarlierHandler),
            (at("staende", r"(\d+-[a-z-]+)"), EarlierHandler),
            (at("rueckmeldung", "(.+)"), FeedbackHandler),
            (at("static", r"(?:@[0-9a-f]+/)?(.*)"), StaticHandler, {"path": ASSETS}),
        ],
    )
