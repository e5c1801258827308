"""Pages without a kernel: a fault in any of them is a German sentence, never Jupyter's English page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import HTTPResponse
from tornado.testing import AsyncHTTPTestCase
from tornado.web import Application

from workbook.lab.server import earlier, pages

KINDS = sorted(pages.PageHandler.__subclasses__(), key=lambda kind: kind.__name__)


class Broken(AsyncHTTPTestCase):
    """A server whose every page has a fault."""

    def get_app(self) -> Application:
        def broken(*_: Any) -> Any:
            raise RuntimeError("geheim: 0171 2345678")

        async def let_in(_: Any) -> None:
            """Whoever asks is the person who started the workbook."""

        faulty = {"get": broken, "post": broken, "prepare": let_in, "check_xsrf_cookie": lambda _: None}
        handlers = [(f"/{kind.__name__}", type(kind.__name__, (kind,), faulty)) for kind in KINDS]
        return Application(handlers, base_url="/", workbook={"workspace": Path(), "root": Path()}, headers={})

    def ask(self, kind: str, method: str) -> HTTPResponse:
        return self.fetch(f"/{kind}", method=method, body="" if method == "POST" else None)

    def test_every_page(self) -> None:
        for kind in KINDS:
            for method in ("GET", "POST"):
                answer = self.ask(kind.__name__, method)
                said = answer.body.decode()
                assert answer.code == 500
                assert "Diese Seite konnte nicht gezeigt werden. Ihre Eingaben sind davon nicht betroffen." in said
                assert "geheim" not in said and "Traceback" not in said


@pytest.mark.parametrize("kind", [earlier.EarlierHandler, earlier.ReadHandler])
def test_the_pages_of_earlier_states_are_among_them(kind: type[pages.PageHandler]) -> None:
    assert kind in KINDS
