"""The network map against plotly's FigureWidget on the same network, in the same JupyterLab, in the same run.

    python -m benchmarks.map_edit --json
    python -m benchmarks.map_edit --actors 50 500 2000 --rounds 3

Each side gets a new browser profile and a new kernel (cold); imports and positions are ready beforehand, so the clock
runs from executing the displaying cell to the first painted map. ``click_ms``: from the mouse button to the
answer seen. ``edit_ms``: from the key to the new tie seen on our map; ``edit_confirmed_ms`` until Python has saved it
and sent the new figures. ``plotly_edit_ms``: the same tie put into the FigureWidget from Python.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.notebook_open import FLAGS, TOKEN, forget_kernels, fresh_page, notebook, server
from workbook.lab.environment import HOST, lab_environment
from workbook.lab.workspace import prepare
from workbook.network import Actor, Network, Tie
from workbook.project import ProjectStore, Workspace
from workbook.widgets.session import Session

EXERCISE = "05a-karte"
PREPARE = """from pathlib import Path
import igraph, workbook.widgets.widget
from workbook import exercise
from workbook.widgets.desk import desk
from workbook.widgets.parts.map import placed
project = desk(Path.cwd()).session.project
placed(project.network, "force", example=False, project=project)"""
OURS = [("code", PREPARE), ("code", f'exercise("{EXERCISE}")')]
PLOTLY = """import json
import plotly.graph_objects as go
spot = json.load(open("netz.json"))
lines = go.Scatter(x=spot["tx"], y=spot["ty"], mode="lines", line={"width": 1, "color": "#999"}, hoverinfo="skip")
marks = go.Scatter(x=spot["x"], y=spot["y"], mode="markers", marker={"size": 10}, text=spot["names"])"""
SHOW = """fig = go.FigureWidget([lines, marks], layout={"width": 800, "height": 540, "showlegend": False})
def clicked(trace, points, state):
    with fig.batch_update():
        fig.data[1].marker.size = [20 if i in points.point_inds else 10 for i in range(len(spot["x"]))]
fig.data[1].on_click(clicked)
fig"""
EDIT = """with fig.batch_update():
    fig.data[0].x = [*spot["tx"], spot["x"][0], spot["x"][-1], None]
    fig.data[0].y = [*spot["ty"], spot["y"][0], spot["y"][-1], None]"""

READY = """async () => {
  const app = window.jupyterapp;
  await app.restored;
  while (!app.shell.currentWidget?.sessionContext?.isReady) await new Promise(r => setTimeout(r, 20));
  await app.shell.currentWidget.sessionContext.ready;
}"""
RUN = """async (index) => {
  const app = window.jupyterapp;
  app.shell.currentWidget.content.activeCellIndex = index;
  await app.commands.execute('notebook:run-cell');
}"""
PAINT = """async ([index, selector, count]) => {
  const app = window.jupyterapp;
  app.shell.currentWidget.content.activeCellIndex = index;
  const begin = performance.now();
  app.commands.execute('notebook:run-cell');
  while (document.querySelectorAll(selector).length < count) await new Promise(requestAnimationFrame);
  await new Promise(r => requestAnimationFrame(() => setTimeout(r)));
  return performance.now() - begin;
}"""
# From the event until the watched attribute has changed and the frame is painted.
WATCH = """([event, root, attribute]) => {
  window.seen = new Promise((done, failed) => {
    let begin = null;
    setTimeout(() => failed(new Error(`nothing seen after ${event}`)), 30000);
    window.addEventListener(event, () => { begin ??= performance.now(); }, { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (begin === null) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
    });
    observer.observe(document.querySelector(root), { attributes: true, childList: true, subtree: true,
      attributeFilter: attribute ? attribute.split(' ') : undefined });
  });
}"""


PRESSED = """() => {
  window.pressed = new Promise((done) =>
    addEventListener('keydown', () => done(performance.now()), { capture: true, once: true }));
}"""
CONFIRMED = """async (before) => {
  const begin = await window.pressed;
  const map = document.querySelector('.nm-svg');
  while (map.getAttribute('aria-label') === before) await new Promise(requestAnimationFrame);
  return performance.now() - begin;
}"""


def network(actors: int) -> Network:
    """A network of a few busy and many quiet actors, two to three ties each; the same at every run."""
    chance = random.Random(2036)
    people = tuple(Actor(f"a{n}", f"Organisation {n}", f"Bereich {n % 9}", f"Ort {n % 14}") for n in range(actors))
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < min(actors * 2.4, actors * (actors - 1) / 4):
        one, two = chance.randrange(actors), int(chance.random() ** 2 * actors)
        if one != two:
            pairs.add((min(one, two), max(one, two)))
    return Network(people, tuple(Tie(f"a{a}", f"a{b}", 2.0) for a, b in sorted(pairs)), coordinator="a0")


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--actors", type=int, nargs="+", default=[500])
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    if shutil.which("chromium") is None:
        print("no Chromium on this machine: apt-get install chromium", file=sys.stderr)
        return 2
    found = [measure(actors, wanted.rounds) for actors in wanted.actors]
    result = found[0] if len(found) == 1 else {"sizes": found}
    print(json.dumps(result, indent=None if wanted.json else 1))
    return 0


def measure(actors: int, rounds: int) -> dict[str, Any]:
    """Medians over the rounds for one size."""
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as home, sync_playwright() as play:
        folder = Path(home) / "mappe"
        _workspace(folder, network(actors))
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        with server(folder, lab_environment(folder, token=TOKEN)) as port:
            for _ in range(rounds):
                for name, value in {**_ours(browser, port, actors), **_plotly(browser, port, actors)}.items():
                    taken.setdefault(name, []).append(value)
        browser.close()
    middle = {name: median(values) for name, values in taken.items()}
    return {
        "actors": actors,
        "first_paint_s": round(middle["paint"] / 1000, 2),
        "plotly_first_paint_s": round(middle["plotly_paint"] / 1000, 2),
        "first_paint_ratio": round(middle["plotly_paint"] / middle["paint"], 1),
        "click_ms": round(middle["click"], 1),
        "plotly_click_ms": round(middle["plotly_click"], 1),
        "edit_ms": round(middle["edit"], 1),
        "edit_confirmed_ms": round(middle["confirmed"], 1),
        "plotly_edit_ms": round(middle["plotly_edit"], 1),
        "rounds": rounds,
    }


def _workspace(folder: Path, shown: Network) -> None:
    prepare(folder, participation={"participant": "p01", "course": "Probe"})
    place = Workspace.find(folder)
    Session(ProjectStore(place.project_folder, participant="p01")).change_network(shown, "Probe")
    (folder / "unsere.ipynb").write_text(notebook(OURS), encoding="utf-8")
    (folder / "plotly.ipynb").write_text(notebook([("code", PLOTLY), ("code", SHOW), ("code", EDIT)]), encoding="utf-8")
    chance = random.Random(1)
    spots = {actor: (chance.random(), chance.random()) for actor in shown.ids}
    lines = [(spots[a], spots[b]) for a, b in shown.pairs]
    data = {
        "x": [spots[actor][0] for actor in shown.ids],
        "y": [spots[actor][1] for actor in shown.ids],
        "tx": [value for one, two in lines for value in (one[0], two[0], None)],
        "ty": [value for one, two in lines for value in (one[1], two[1], None)],
        "names": [actor.label for actor in shown.actors],
    }
    (folder / "netz.json").write_text(json.dumps(data), encoding="utf-8")


def _open(page: Page, port: int, name: str) -> None:
    page.set_default_timeout(60_000)
    page.goto(f"http://{HOST}:{port}/lab/tree/{name}?reset&token={TOKEN}")  # no tabs of the round before
    page.wait_for_function("window.jupyterapp")
    page.evaluate(READY)
    page.evaluate(RUN, 0)


def _ours(browser: Browser, port: int, actors: int) -> dict[str, float]:
    with fresh_page(browser) as page:
        _open(page, port, "unsere.ipynb")
        taken = {"paint": page.evaluate(PAINT, [1, ".nm-actor[transform]", actors])}
        page.wait_for_selector(".nw-card[data-ready='1']")
        page.locator(".nm-actor").nth(3).scroll_into_view_if_needed()
        page.evaluate(WATCH, ["mousedown", ".nm-side", ""])
        page.locator(".nm-actor").nth(3).click(force=True)
        taken["click"] = page.evaluate("window.seen")
        before = page.locator(".nm-svg").get_attribute("aria-label")
        page.locator(".nm-actor").nth(actors - 1).focus()
        page.keyboard.press("v")
        page.locator(".nm-actor").nth(actors - 2).focus()
        page.evaluate(WATCH, ["keydown", ".nm-ties", ""])
        page.evaluate(PRESSED)
        page.keyboard.press("Enter")
        taken["edit"] = page.evaluate("window.seen")
        taken["confirmed"] = page.evaluate(CONFIRMED, before)
        page.keyboard.press("Control+z")
        page.wait_for_function(
            "before => document.querySelector('.nm-svg').getAttribute('aria-label') === before", arg=before
        )
    forget_kernels(port)
    return taken


def _plotly(browser: Browser, port: int, actors: int) -> dict[str, float]:
    with fresh_page(browser) as page:
        _open(page, port, "plotly.ipynb")
        taken = {"plotly_paint": page.evaluate(PAINT, [1, ".js-plotly-plot .points path", actors])}
        points = page.locator(".js-plotly-plot .points path")
        points.nth(3).scroll_into_view_if_needed()
        box = points.nth(3).bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_selector(".js-plotly-plot .hoverlayer .hovertext", state="attached")
        page.wait_for_timeout(500)  # plotly takes a click only where the pointer has rested
        page.evaluate(WATCH, ["mousedown", ".js-plotly-plot .scatterlayer", "d"])
        page.mouse.down()
        page.mouse.up()
        taken["plotly_click"] = page.evaluate("window.seen")
        page.evaluate(WATCH, ["probe", ".js-plotly-plot .scatterlayer", "d"])
        page.evaluate("() => { window.dispatchEvent(new Event('probe')); }")
        page.evaluate(RUN, 2)
        taken["plotly_edit"] = page.evaluate("window.seen")
    forget_kernels(port)
    return taken


if __name__ == "__main__":
    sys.exit(main())
