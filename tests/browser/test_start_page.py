"""The start page and the "Kurs" side bar: where one stands, and one click to go on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from workbook.exercises import module
from workbook.handin import Returned, feedback_mark
from workbook.lab.workspace import prepare
from workbook.project import Change, Workspace, answer_entry, setting_entry

pytestmark = pytest.mark.browser

MODULE = "module/05b_netzwerkanalyse.ipynb"
TASK = "aufgaben/05b/05b.ipynb"
LONG_NAME = "Berufsbildende Schulen Landkreis Wiesenmark – Außenstelle Haferloh"


def exercises(place: str) -> list[Any]:
    return [each for each in module("05b").exercises if each.place == place]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in a course, with the shared folder beside it."""
    home = tmp_path_factory.mktemp("kurs")
    soon = (datetime.now().astimezone() + timedelta(days=3)).isoformat()
    news = {
        "name": "Jahrgang 2026 Wiesenmark",
        "dates": [{"start": soon, "title": "Webinar 4: Netzwerkanalyse", "place": LONG_NAME}],
        "news": [{"date": "2026-03-02T09:00:00+01:00", "text": "Die Aufzeichnung vom Montag liegt bereit."}],
        "deadlines": {},
    }
    (home / "austausch/aufgaben/05b").mkdir(parents=True)
    (home / "austausch/kurs.json").write_text(json.dumps(news), encoding="utf-8")
    folder = home / "mappe"
    prepare(folder, home / "leer", {"participant": "p07", "handin": {"kind": "folder", "path": "../austausch"}})
    return folder


@pytest.fixture(scope="module", autouse=True)
def notebooks(lab: Any) -> Iterator[None]:
    cell = ("code", "from IPython.display import HTML\nHTML('<b id=\"da\">da</b>')")
    lab.write(MODULE, [("markdown", "# Netzwerkanalyse"), cell], {"workbook": {"page": "module", "module": "05b"}})
    task = lab.write(TASK, [("markdown", "# Aufgabe"), cell], {"workbook": {"page": "assignment", "module": "05b"}})
    shutil.move(str(task), lab.workspace.parent / "austausch/aufgaben/05b/05b.ipynb")
    yield


@pytest.fixture
def begun(lab: Any) -> Iterator[Any]:
    """The participant has worked on the second exercise of the module; afterwards nothing of it is left."""
    place = Workspace.find(lab.workspace)
    exercise = exercises("module")[1]
    answer = {part.id: {"a": "1"} for part in exercise.parts}
    store = place.store()
    store.apply_all(
        [
            Change(answer_entry(exercise.id), answer, 0, ""),
            Change(setting_entry("last"), exercise.id, 0, ""),
        ]
    )
    yield exercise
    shutil.rmtree(place.project_folder)


@pytest.fixture
def weeks(lab: Any) -> Iterator[None]:
    """Some weeks of the course: one assignment is due in four days, the one before has come back."""
    place = lab.workspace
    rules = {
        "schema": 1,
        "assignment": "05b",
        "deadline": (datetime.now().astimezone() + timedelta(days=4)).isoformat(),
    }
    (place / "aufgaben/05b").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(place.parent / "austausch/aufgaben/05b/05b.ipynb", place / TASK)
    (place / "aufgaben/05b/aufgabe.json").write_text(json.dumps(rules), encoding="utf-8")
    answer = place / "rueckmeldungen/05a/05a.html"
    answer.parent.mkdir(parents=True, exist_ok=True)
    mark = feedback_mark(Returned(points=14.5, maximum=20, waiting=1))
    answer.write_text(f"<html lang=de><head>{mark}<title>R</title></head><h1>Rückmeldung 05a</h1>", encoding="utf-8")
    (place / "module/05a_netzwerkkarte.ipynb").write_bytes((place / MODULE).read_bytes())
    yield
    for folder in (place / "aufgaben/05b", answer.parent):
        shutil.rmtree(folder)
    (place / "module/05a_netzwerkkarte.ipynb").unlink()


def test_the_first_visit_says_where_to_begin(lab: Any, page: Page, shot: Callable[..., Path]) -> None:
    page.goto(lab.url())
    expect(page.get_by_role("heading", name="Hier beginnt Ihr Weg")).to_be_visible()
    expect(page.get_by_text("Jahrgang 2026 Wiesenmark")).to_have_count(0)
    page.get_by_role("button", name="holen").click()
    expect(page.get_by_role("status")).to_contain_text("Eine neue Aufgabe ist da: 05b.")
    expect(page.get_by_text("Jahrgang 2026 Wiesenmark")).to_be_visible()
    expect(page.get_by_text("Die Aufzeichnung vom Montag liegt bereit.")).to_be_visible()
    expect(page.get_by_text("Webinar 4: Netzwerkanalyse")).to_be_visible()
    shot("start-first", full=True)


def test_later_it_says_where_one_stopped_and_opens_it_in_the_same_tab(lab: Any, begun: Any, page: Page) -> None:
    page.goto(lab.url())
    expect(page.get_by_role("heading", name="Weiter, wo Sie aufgehört haben")).to_be_visible()
    expect(page.locator(".next-title")).to_have_text(begun.title)
    expect(page.locator(".sheet").first).to_contain_text("begonnen")
    page.get_by_role("link", name="Weiterarbeiten").click()
    lab.ready(page)
    expect(page.locator("#da")).to_be_visible()
    assert len(page.context.pages) == 1


def test_the_keyboard_alone_is_enough(lab: Any, begun: Any, page: Page) -> None:
    page.goto(lab.url())
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zum Kursweg springen")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".path a").first).to_be_focused()
    page.keyboard.press("Enter")
    lab.ready(page)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_axe_finds_nothing(lab: Any, begun: Any, page: Page, axe: Callable[[], list[str]], theme: str) -> None:
    page.add_init_script(f"localStorage.setItem('nw-view', '{{\"theme\": \"{theme}\"}}')")
    page.goto(lab.url())
    expect(page.locator("html")).to_have_attribute("data-nw-theme", theme)
    page.locator("summary").first.click()
    assert axe() == []


def test_it_reads_at_320_pixels_and_at_twice_the_size(
    lab: Any, begun: Any, page: Page, shot: Callable[..., Path]
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(lab.url())
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    shot("start-320", full=True)


def test_it_works_without_javascript(lab: Any, begun: Any, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(lab.url())
    expect(plain.get_by_role("link", name="Weiterarbeiten")).to_be_visible()
    expect(plain.get_by_role("group", name="Darstellung")).to_be_hidden()
    plain.get_by_role("button", name="holen").click()
    expect(plain.get_by_role("status")).to_be_visible()
    context.close()


def test_the_likely_next_notebook_has_its_kernel_before_it_is_opened(lab: Any, begun: Any, page: Page) -> None:
    page.goto(lab.url())
    page.wait_for_function(
        "path => fetch('/api/sessions').then(r => r.json()).then(all => all.some(s => s.path === path))", arg=MODULE
    )
    before = [each["kernel"]["id"] for each in lab.api("sessions") if each["path"] == MODULE]
    lab.open(page, MODULE)
    assert [each["kernel"]["id"] for each in lab.api("sessions") if each["path"] == MODULE] == before


def test_the_side_bar_changes_the_module_inside_the_tab(lab: Any, begun: Any, page: Page, shot: Any) -> None:
    page.goto(lab.url())
    page.get_by_role("button", name="holen").click()
    panel = lab.open(page, MODULE)
    page.evaluate("window.sameTab = true")
    panel.get_by_role("button", name="Module").click()
    bar = page.get_by_role("navigation", name="Ihr Kursweg")
    expect(bar.get_by_role("link", name="Lernen und üben, 05b")).to_have_attribute("aria-current", "page")
    shot("side-bar")
    bar.get_by_role("link", name="Aufgabe, 05b").click()
    lab.ready(page)
    expect(page.get_by_role("heading", name="Aufgabe")).to_be_visible()
    assert page.evaluate("window.sameTab") is True
    assert page.url.endswith(TASK)


@pytest.mark.parametrize("keys", ["Control+Shift+C", "Control+B", "Control+Shift+F", "Control+S"])
def test_keys_in_the_side_bar_open_nothing_of_jupyterlab(lab: Any, begun: Any, page: Page, keys: str) -> None:
    panel = lab.open(page, MODULE)
    panel.get_by_role("button", name="Module").click()
    bar = page.get_by_role("navigation", name="Ihr Kursweg")
    expect(bar.get_by_role("link").first).to_be_visible()
    bar.get_by_role("link").first.focus()
    page.evaluate("jupyterapp.commands.commandExecuted.connect((_, done) => { window.done = done.id })")
    page.keyboard.press(keys)
    expect(bar).to_be_visible()
    assert page.evaluate("window.done ?? null") is None
    expect(page.locator(".lm-CommandPalette:visible, .jp-Dialog:visible")).to_have_count(0)


def test_no_sign_of_the_rail_is_cut_off(lab: Any, begun: Any, page: Page) -> None:
    """With the side bar open and with the longest thing the state line has to say."""
    panel = lab.open(page, MODULE)
    panel.get_by_role("button", name="Module").click()
    expect(page.get_by_role("navigation", name="Ihr Kursweg").get_by_role("link").first).to_be_visible()
    detail = "{state: 'error', text: 'Noch nicht gespeichert – bitte lesen Sie den Hinweis in der Übung.'}"
    page.evaluate(f"dispatchEvent(new CustomEvent('workbook:save-state', {{detail: {detail}}}))")
    expect(panel.locator(".nw-bar-words")).to_contain_text("Noch nicht gespeichert")
    bar = panel.locator(".nw-bar").bounding_box()
    for place in (".nw-rail-sign >> nth=-1", ".nw-bar-help"):
        box = panel.locator(place).bounding_box()
        shown = page.evaluate(
            "([x, y]) => document.elementFromPoint(x, y)?.closest('button')?.className ?? ''",
            [box["x"] + box["width"] - 3, box["y"] + box["height"] / 2],
        )
        assert box["x"] + box["width"] <= bar["x"] + bar["width"]
        assert shown, f"{place} lies under something else"


def test_points_and_the_next_hand_in_answer_what_to_do_now(
    lab: Any, begun: Any, weeks: None, page: Page, axe: Any
) -> None:
    """The start page after some weeks: own points, what is due, what is new until it was read."""
    page.goto(lab.url())
    now = page.get_by_role("region", name="Weiter, wo Sie aufgehört haben")
    expect(now).to_contain_text("Nächste Abgabe")
    expect(now).to_contain_text("in 4 Tagen")
    expect(page.get_by_role("region", name="Ihre Ergebnisse")).to_contain_text("14,5 von 20 Punkten")
    assert axe() == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    now.get_by_role("link", name="Rückmeldung zu 05a").click()
    expect(page.get_by_role("heading", name="Rückmeldung 05a")).to_be_visible()
    page.goto(lab.url())
    expect(page.get_by_role("link", name="Rückmeldung zu 05a")).to_have_count(0)
    expect(page.get_by_role("region", name="Ihre Ergebnisse")).to_be_visible()


def test_the_rail_shows_each_exercise_of_the_page_with_its_state(lab: Any, begun: Any, page: Page) -> None:
    panel = lab.open(page, MODULE)
    signs = panel.get_by_role("group", name="Übungen dieser Seite").get_by_role("button")
    expect(signs).to_have_count(len(exercises("module")))
    expect(signs.nth(0)).to_have_accessible_name(
        f"{exercises('module')[0].number} {exercises('module')[0].title} – offen"
    )
    expect(signs.nth(1)).to_have_accessible_name(f"{begun.number} {begun.title} – begonnen")


def test_an_exercise_in_the_address_is_shown(lab: Any, page: Page) -> None:
    cell = (
        'from IPython.display import HTML\nHTML(\'<section data-exercise="ziel" style="height: 90px">Ziel</section>\')'
    )
    tall = ("markdown", "\n\n".join(f"Zeile {n}" for n in range(80)))
    lab.write("module/lang.ipynb", [tall, ("code", cell), tall])
    page.goto(lab.url("doc/tree/module/lang.ipynb?uebung=ziel"))
    lab.ready(page)
    expect(page.locator("[data-exercise=ziel]")).to_be_in_viewport()


def test_feedback_is_shown_sealed(lab: Any, page: Page) -> None:
    file = lab.workspace / "rueckmeldungen/05b/05b.html"
    file.parent.mkdir(parents=True)
    file.write_text(
        "<html lang=de><title>Rückmeldung</title><h1>Gut gemacht</h1><p id=p>ruhig</p>"
        "<script>document.getElementById('p').textContent = 'Skript lief'</script>"
        "<img src=https://example.org/x.png>",
        encoding="utf-8",
    )
    page.goto(lab.url())
    page.get_by_role("link", name="Rückmeldung lesen").click()
    expect(page.get_by_role("heading", name="Gut gemacht")).to_be_visible()
    expect(page.locator("#p")).to_have_text("ruhig")
    assert page.evaluate("self.origin") == "null"


def test_files_outside_the_feedback_folder_are_not_shown(lab: Any, page: Page) -> None:
    (lab.workspace / "geheim.html").write_text("geheim", encoding="utf-8")
    answer = page.request.get(lab.url("workbook/rueckmeldung/..%2Fgeheim.html"))
    assert answer.status == 404
    assert "geheim" not in answer.text()


def test_without_the_token_nothing_is_shown(lab: Any, page: Page) -> None:
    answer = page.request.get(f"{lab.base}workbook/start")
    assert answer.status == 403
    assert "workbook start" in answer.text()
    assert page.request.get(f"{lab.base}workbook/kurs.json").status == 403
    assert page.request.get(f"{lab.base}api/status").json() == {"running": True}
