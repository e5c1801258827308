"""Nothing typed is lost: reload, closed tab, killed or hung kernel, dead server, two tabs, two kernels."""

from __future__ import annotations

import os
import re
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Lab, free_port
from tests.browser.kit import notebook, stored

pytestmark = pytest.mark.browser
SHEET = "module/zz_sichern.ipynb"
OTHER = "module/zz_anderes.ipynb"
META = {"workbook": {"page": "module", "module": "zz"}}
IDS = ("zz-formular", "zz-frage", "zz-karten")
SAVED = re.compile(r"^Gespeichert \d\d:\d\d$")


@pytest.fixture(autouse=True)
def sheets(lab: Lab) -> None:
    """Two notebooks with the same exercises, so that two kernels write to one project."""
    lab.write(SHEET, notebook(IDS), META)
    lab.write(OTHER, notebook(IDS), META)


def card(page: Page, exercise: str = "zz-formular") -> Locator:
    found = page.locator(f'.nw-card[data-exercise="{exercise}"][data-ready]')
    found.first.wait_for()
    return found.first


def name(page: Page) -> Locator:
    return card(page).get_by_label("Name des Netzwerks")


def state(page: Page) -> Locator:
    return card(page).locator(".nw-state")


def kernel(lab: Lab, sheet: str = SHEET) -> int:
    """The process of the kernel that runs a notebook."""
    return int((lab.workspace / Path(sheet).parent / "kernel.pid").read_text())


def entered(lab: Lab) -> Any:
    return stored(lab.workspace)["answers"].get("zz-formular", {}).get("steckbrief", {}).get("name")


def until(found: Callable[[], object], seconds: float = 30) -> None:
    """Wait for something outside the page."""
    end = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_reload_shows_what_was_typed(lab: Lab, page: Page) -> None:
    """Saved by itself, there again after a reload, without a question whether to leave the page."""
    lab.open(page, SHEET)
    name(page).fill("Bildungsnetz Wiesenmark")
    expect(state(page)).to_have_text(SAVED)
    assert entered(lab) == "Bildungsnetz Wiesenmark"
    page.reload()
    expect(name(page)).to_have_value("Bildungsnetz Wiesenmark")


def test_closing_the_tab_in_the_middle_of_a_word(lab: Lab, page: Page, browser: Browser) -> None:
    """What was typed up to the moment of closing is saved, or kept as a draft and saved at the next opening."""
    lab.open(page, SHEET)
    name(page).fill("")
    name(page).press_sequentially("bis zuletzt", delay=20)
    page.goto("about:blank")
    lab.open(page, SHEET)
    expect(name(page)).to_have_value("bis zuletzt")
    until(lambda: entered(lab) == "bis zuletzt")


def test_a_killed_kernel_costs_nothing(lab: Lab, page: Page) -> None:
    """The kernel dies while somebody types; when it is back, all of it is there and gets saved."""
    lab.open(page, SHEET)
    field = name(page)
    field.fill("")
    for count, letter in enumerate("Netzwerk Haferloh"):
        field.press_sequentially(letter, delay=40)
        if count == 6:
            os.kill(kernel(lab), signal.SIGKILL)
    page.locator('.nw-page[data-workbook-ready="2"]').wait_for(timeout=90_000)
    expect(name(page)).to_have_value("Netzwerk Haferloh", timeout=30_000)
    expect(name(page)).to_be_focused()
    page.keyboard.type(" und Umland")
    expect(name(page)).to_have_value("Netzwerk Haferloh und Umland")
    until(lambda: entered(lab) == "Netzwerk Haferloh und Umland")
    expect(state(page)).to_have_text(SAVED)


def test_a_hung_kernel_is_told_and_saves_when_it_goes_on(lab: Lab, page: Page) -> None:
    """After five seconds the state line says so; nothing is typed again."""
    lab.open(page, SHEET)
    process = kernel(lab)
    os.kill(process, signal.SIGSTOP)
    try:
        name(page).fill("trotzdem da")
        expect(state(page)).to_have_text("Noch nicht gespeichert – Verbindung prüfen …", timeout=15_000)
        expect(page.locator(".nw-bar-state")).to_contain_text("Noch nicht gespeichert")
    finally:
        os.kill(process, signal.SIGCONT)
    expect(state(page)).to_have_text(SAVED)
    until(lambda: entered(lab) == "trotzdem da")


def test_a_dead_server_costs_nothing(lab: Lab, page: Page, start_lab: Callable[..., Lab]) -> None:
    """What was typed while the server was dead is restored and saved once it runs again at the same address."""
    port = free_port()
    own = start_lab(lab.workspace, port=port)
    try:
        own.open(page, OTHER)
        name(page).fill("vor dem Ausfall")
        expect(state(page)).to_have_text(SAVED)
        own.process.kill()
        own.process.wait()
        name(page).fill("während des Ausfalls")
        expect(state(page)).to_have_text("Noch nicht gespeichert – Verbindung prüfen …", timeout=15_000)
        own = start_lab(lab.workspace, port=port)
        own.open(page, OTHER)
        expect(name(page)).to_have_value("während des Ausfalls")
        until(lambda: entered(lab) == "während des Ausfalls")
    finally:
        own.stop()


def test_a_folder_renamed_while_open_is_told_and_saved_once_it_is_back(lab: Lab, page: Page) -> None:
    """Never into a new folder of the old name, where nobody would look for it."""
    lab.open(page, SHEET)
    name(page).fill("vorher")
    expect(state(page)).to_have_text(SAVED)
    other = lab.workspace.with_name("umbenannt")
    lab.workspace.rename(other)
    try:
        name(page).fill("währenddessen")
        expect(card(page)).to_contain_text("Der Ordner Ihrer Mappe ist nicht mehr da")
        expect(page.locator(".nw-bar-state")).to_contain_text("Noch nicht gespeichert")
        assert not (lab.workspace / "mein-netzwerk").exists()
    finally:
        shutil.rmtree(lab.workspace, ignore_errors=True)  # JupyterLab makes its own folder anew
        other.rename(lab.workspace)
    expect(state(page)).to_have_text(SAVED)
    until(lambda: entered(lab) == "währenddessen")


def test_two_tabs_only_one_is_worked_in(lab: Lab, page: Page) -> None:
    """The older tab rests and offers to go on there; then it shows what the other one has saved."""
    lab.open(page, SHEET)
    second = page.context.new_page()
    lab.open(second, SHEET)
    name(second).fill("aus dem zweiten Fenster")
    expect(state(second)).to_have_text(SAVED)
    banner = page.locator(".nw-banner")
    expect(banner).to_contain_text("in einem anderen Fenster geöffnet")
    expect(card(page).locator(".nw-parts")).to_have_attribute("inert", "")
    banner.get_by_role("button", name="Hier weiterarbeiten").click()
    expect(banner).to_have_count(0)
    expect(name(page)).to_have_value("aus dem zweiten Fenster")
    expect(second.locator(".nw-banner")).to_be_visible()
    name(page).fill("wieder im ersten")
    expect(state(page)).to_have_text(SAVED)
    second.close()


def test_two_kernels_show_each_others_work(lab: Lab, page: Page) -> None:
    """What is saved in one notebook appears in the other, as soon as somebody looks at it."""
    lab.open(page, SHEET)
    second = page.context.new_page()
    second.add_init_script("delete window.BroadcastChannel")  # another browser knows nothing of this one's tabs
    lab.open(second, OTHER)
    name(page).fill("erste Fassung")
    expect(state(page)).to_have_text(SAVED)
    second.bring_to_front()
    expect(name(second)).to_have_value("erste Fassung", timeout=15_000)
    second.close()


def test_two_kernels_both_versions_are_kept_and_the_person_chooses(lab: Lab, page: Page) -> None:
    """Typed in both at once: neither overwrites the other, both are shown, the choice is saved."""
    lab.open(page, SHEET)
    second = page.context.new_page()
    second.add_init_script("delete window.BroadcastChannel")
    lab.open(second, OTHER)
    name(page).fill("gemeinsamer Anfang")
    expect(state(page)).to_have_text(SAVED)
    expect(name(second)).to_have_value("gemeinsamer Anfang", timeout=15_000)
    os.kill(kernel(lab, OTHER), signal.SIGSTOP)  # the second window's save is on its way while the first one saves
    name(second).fill("Fassung zwei")
    second.wait_for_timeout(600)
    name(page).fill("Fassung eins")
    expect(state(page)).to_have_text(SAVED)
    os.kill(kernel(lab, OTHER), signal.SIGCONT)
    conflict = second.locator(".nw-conflict")
    expect(conflict).to_contain_text("Fassung eins")
    expect(conflict).to_contain_text("Fassung zwei")
    assert entered(lab) == "Fassung eins"
    floats = conflict.locator("dt, dd").evaluate_all("all => all.map(each => getComputedStyle(each).float)")
    assert floats and set(floats) == {"none"}, "the two versions are to be read one below the other"
    conflict.get_by_role("button", name="Meine Eingabe behalten").click()
    expect(conflict).to_have_count(0)
    expect(name(second)).to_have_value("Fassung zwei")
    until(lambda: entered(lab) == "Fassung zwei")
    second.close()


def test_fifty_steps_back(lab: Lab, page: Page) -> None:
    """At least fifty changes can be taken back, one by one, and brought again."""
    lab.open(page, SHEET)
    question = card(page, "zz-frage")
    boxes = question.locator('input[type="checkbox"]')
    for step in range(50):
        boxes.nth(step % 3).click()
        expect(question.locator(".nw-state")).to_have_text(SAVED)
    before = [boxes.nth(i).is_checked() for i in range(3)]
    undo = question.get_by_role("button", name="Rückgängig")
    for _ in range(50):
        undo.click()
        page.wait_for_function("() => !document.querySelector('.nw-card[aria-busy]')")
    expect(boxes.nth(0)).not_to_be_checked()
    redo = question.get_by_role("button", name="Wiederholen")
    for _ in range(50):
        redo.click()
        page.wait_for_function("() => !document.querySelector('.nw-card[aria-busy]')")
    for i in range(3):
        expect(boxes.nth(i)).to_be_checked(checked=before[i])


FULL = """
import errno
from workbook.project.disk import LocalDisk
write = LocalDisk.write_aside

def write_if_there_is_room(self, path, data):
    if Path("voll").exists():
        raise OSError(errno.ENOSPC, "No space left on device")
    return write(self, path, data)

LocalDisk.write_aside = write_if_there_is_room
"""


def test_a_full_disk_is_told_and_nothing_is_lost(lab: Lab, page: Page) -> None:
    """No room on the disk: a German box, the input stays, and is saved by itself as soon as there is room."""
    setup, *rest = notebook(IDS)
    lab.write("module/zz_voll.ipynb", [setup, ("code", FULL), *rest], META)
    lab.open(page, "module/zz_voll.ipynb")
    name(page).fill("vor dem Ende")
    expect(state(page)).to_have_text(SAVED)
    full = lab.workspace / "module" / "voll"
    full.touch()
    try:
        name(page).fill("noch nicht auf der Platte")
        expect(card(page).locator(".nw-trouble")).to_contain_text("gespeichert")
        expect(card(page).locator(".nw-trouble")).not_to_contain_text("Errno")
        expect(state(page)).to_contain_text("Noch nicht gespeichert")
        expect(name(page)).to_have_value("noch nicht auf der Platte")
        assert entered(lab) == "vor dem Ende"
    finally:
        full.unlink()
    expect(state(page)).to_have_text(SAVED, timeout=15_000)
    expect(card(page).locator(".nw-trouble")).to_have_count(0)
    assert entered(lab) == "noch nicht auf der Platte"


def test_an_earlier_state_is_brought_back_and_taken_back(lab: Lab, page: Page, shot: Callable[..., Path]) -> None:
    """The list says when and why; the question is asked once; Strg+Z goes back to the present."""
    lab.open(page, SHEET)
    name(page).fill("alter Name")
    expect(state(page)).to_have_text(SAVED)
    page.evaluate("() => window.dispatchEvent(new CustomEvent('workbook:flush'))")
    keep = "from workbook.widgets.desk import desk; from workbook.project import Reason; from pathlib import Path\n"
    keep += "desk(Path.cwd()).session.store.keep(Reason.IMPORT)"
    lab.write("module/zz_stand.ipynb", [("code", keep)], META)
    second = page.context.new_page()
    lab.open(second, "module/zz_stand.ipynb")
    second.close()
    name(page).fill("neuer Name")
    expect(state(page)).to_have_text(SAVED)
    page.get_by_role("toolbar").get_by_role("button", name="Frühere Stände").click()
    dialog = page.get_by_role("dialog")
    kept = dialog.get_by_role("listitem").filter(has_text="vor dem Einlesen einer Tabelle").first
    expect(kept).to_contain_text("Eine Antwort anders")
    shot("earlier-list")
    kept.get_by_role("button", name=re.compile("^Ansehen")).click()
    expect(dialog.get_by_role("heading", name=re.compile("^Stand vom"))).to_be_visible()
    dialog.locator("summary").first.click()
    expect(dialog.locator("details").first).to_contain_text("alter Name")
    expect(dialog.locator("details").first).to_contain_text("neuer Name")
    shot("earlier-state")
    dialog.get_by_role("button", name="Diesen Stand wiederherstellen").click()
    dialog.get_by_role("button", name="Ja, wiederherstellen").click()
    expect(dialog).to_contain_text("ist wiederhergestellt.")
    shot("earlier-done")
    dialog.get_by_role("button", name="Schließen").click()
    expect(dialog).to_have_count(0)
    expect(name(page)).to_have_value("alter Name")
    name(page).focus()
    page.keyboard.press("Control+z")
    expect(name(page)).to_have_value("neuer Name")
