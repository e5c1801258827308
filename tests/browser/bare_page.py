"""Exercise cards on a bare page: the real kit in a real browser, the real session in this process, no JupyterLab.

What a card does must not depend on the notebook around it, and a page without JupyterLab opens in a tenth of the time.
The wire is one POST per message; what Python pushes rides on the next reply (the page asks for news while idle).
"""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from workbook.exercises import Exercise, Part
from workbook.project import ProjectStore
from workbook.widgets import widget as widget_module
from workbook.widgets.card import Card
from workbook.widgets.declaration import declaration, words
from workbook.widgets.session import Session

JS = Path(widget_module.__file__).parent / "js"
TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}

PAGE = """<!doctype html><html lang="de" {theme}><meta charset="utf-8"><title>Karten</title>
<style>body{{margin:16px auto;max-width:1072px;background:var(--nw-paper)}}</style>
<script type="module">
import {{ render }} from "/js/kit.js";
const cards = await (await fetch("/cards")).json();
const models = cards.map((traits, card) => {{
  const heard = [];
  const model = {{
    get: (name) => traits[name],
    on: (name, act) => name === "msg:custom" && heard.push(act),
    send: async (message) => take(await posted(JSON.stringify({{ card, message }}))),
    hear: (message) => heard.forEach((act) => act(message)),
  }};
  return model;
}});
const posted = (body) => fetch("/send", {{ method: "POST", body }}).then((reply) => reply.json()).catch(() => []);
const take = (messages) => messages.forEach(([card, message]) => models[card].hear(message));
const news = () => fetch("/news").then((reply) => reply.json()).catch(() => []); // the server ends before the page
setInterval(async () => take(await news()), 300);
for (const [i, model] of models.entries()) {{
  const el = document.body.appendChild(document.createElement("div"));
  render({{ model, el }});
}}
document.body.dataset.cards = models.length;
</script></html>"""


def exercise(kind: str, *, subject: str = "own", id_: str | None = None, **settings: Any) -> Exercise:
    """An exercise with one part of a kind."""
    part = Part("teil", kind, settings)
    return Exercise(
        id_ or f"zz-{kind}", "zz", "9.9", f"Probe: {kind}", "Probieren Sie es aus.", "assignment", subject, 10, (part,)
    )


class BarePage:
    """A server for one project and some cards; ``url`` is where the page is."""

    def __init__(self, folder: Path, *exercises: Exercise, theme: str = "") -> None:
        self.session = Session(ProjectStore(folder, participant="p07"))
        self.theme = theme
        self._lock = threading.RLock()
        self._told: list[tuple[int, Any]] = []
        self.cards = [
            Card(each, self.session, lambda message, k=k: self._told.append((k, message)))
            for k, each in enumerate(exercises)
        ]
        for card in self.cards:
            self.session.attach(card)
        page = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                page.get(self)

            def do_POST(self) -> None:
                page.post(self)

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"

    def __enter__(self) -> BarePage:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def traits(self, card: Card) -> Any:
        return {
            "form": "card",
            "spec": declaration(card.exercise),
            "words": words(card.exercise),
            "views": card.views(),
            "value": dict(card.value()),
            "state": card.state(),
        }

    def get(self, request: BaseHTTPRequestHandler) -> None:
        with self._lock:
            if request.path == "/":
                self._answer(request, PAGE.format(theme=self.theme).encode(), "text/html")
            elif request.path == "/cards":
                self._json(request, [self.traits(card) for card in self.cards])
            elif request.path == "/news":
                self._json(request, self._news())
            else:
                file = JS / request.path.removeprefix("/js/")
                if not file.resolve().is_relative_to(JS) or not file.is_file():
                    request.send_error(404)
                else:
                    self._answer(request, file.read_bytes(), TYPES[file.suffix])

    def post(self, request: BaseHTTPRequestHandler) -> None:
        sent = json.loads(request.rfile.read(int(request.headers["Content-Length"])))
        with self._lock:
            reply = self.cards[sent["card"]].receive(sent["message"])
            self._json(request, [*self._news(), (sent["card"], {**reply, "re": sent["message"]["id"]})])

    def _news(self) -> list[Any]:
        told, self._told = self._told, []
        return told

    def _json(self, request: BaseHTTPRequestHandler, value: Any) -> None:
        self._answer(request, json.dumps(value, ensure_ascii=False).encode(), "application/json")

    def _answer(self, request: BaseHTTPRequestHandler, body: bytes, kind: str) -> None:
        request.send_response(200)
        request.send_header("Content-Type", f"{kind}; charset=utf-8")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)
