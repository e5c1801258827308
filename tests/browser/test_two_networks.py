"""The network changed in two windows: both versions side by side in words, the person chooses, in either window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.bare_page import BarePage, exercise
from workbook.network import Actor, Network, Tie
from workbook.project import NETWORK, Change, ProjectStore

pytestmark = pytest.mark.browser

START = Network((Actor("a1", "BBS Wiesenmark"), Actor("a2", "IHK")), (Tie("a1", "a2", 2),))
# A window that does not look for news: what it enters next is built on what it shows.
BLIND = "const every = setInterval; window.setInterval = (act, pause) => (pause === 1000 || pause === 4000 ? 0 : every(act, pause));"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ProjectStore(tmp_path, participant="p07").apply(Change(NETWORK, START, 0))
    return tmp_path


@contextmanager
def second_window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="de-DE")
    yield context.new_page()
    context.close()


def card(page: Page) -> Locator:
    found = page.locator(".nw-card[data-ready]")
    found.wait_for()
    return found


def table(page: Page) -> Locator:
    return card(page).get_by_role("grid", name="Akteure Ihres Netzwerks")


def enter(page: Page, name: str) -> None:
    card(page).get_by_role("tab", name="1 Akteure").click()
    card(page).get_by_role("button", name="Aus Excel einfügen").first.click()
    page.get_by_label("Kopierte Tabelle").fill(f"Organisation\n{name}\n")
    page.get_by_role("button", name="Tabelle ansehen").click()
    page.get_by_role("button", name="übernehmen").last.click()


def names(folder: Path) -> list[str]:
    return [actor.name for actor in ProjectStore(folder).project.network.actors]


def test_neither_version_is_lost_and_both_windows_ask(
    page: Page, browser: Browser, folder: Path, shot: Callable[..., Path]
) -> None:
    with (
        BarePage(folder, exercise("capture")) as one,
        BarePage(folder, exercise("capture")) as two,
        second_window(browser) as other,
    ):
        page.add_init_script(BLIND)
        page.goto(one.url)
        other.goto(two.url)
        card(page)
        enter(other, "Kita Sonnenschein")
        expect(card(other).get_by_text("3 Akteure", exact=True)).to_be_visible()
        enter(page, "Landratsamt")
        choice = card(page).get_by_role("alertdialog")
        expect(choice).to_contain_text("Ihr Netzwerk wurde in zwei Fenstern geändert.")
        saved = choice.get_by_role("group", name="Gespeicherte Fassung")
        second = choice.get_by_role("group", name="Zweite Fassung")
        expect(saved).to_contain_text("3 Akteure, 1 Beziehung")
        expect(saved).to_contain_text("Nur hier steht der Akteur „Kita Sonnenschein“.")
        expect(second).to_contain_text("Nur hier steht der Akteur „Landratsamt“.")
        expect(card(page).locator(".nw-trouble")).to_have_count(0)
        expect(card(page).locator(".nw-state")).to_have_text("Noch nicht gespeichert – bitte wählen Sie eine Fassung.")
        expect(card(page).locator(".nw-parts")).to_have_attribute("inert", "")
        shot("choice", full=True)
        assert "Kita Sonnenschein" in names(folder)
        expect(card(other).get_by_role("alertdialog")).to_be_visible(timeout=15_000)

        choice.get_by_role("button", name="Zweite Fassung nehmen").click()
        expect(choice).to_have_count(0)
        expect(table(page)).to_contain_text("Landratsamt")
        assert names(folder) == ["BBS Wiesenmark", "IHK", "Landratsamt"]
        expect(card(other).get_by_role("alertdialog")).to_have_count(0, timeout=15_000)
        expect(table(other)).to_contain_text("Landratsamt")
        assert any(
            "Kita Sonnenschein" in str(two.session.store.open_version(v).network) for v in two.session.store.versions()
        )

        card(page).get_by_role("button", name="Rückgängig").click()
        expect(table(page)).to_contain_text("Kita Sonnenschein")


def test_the_choice_is_still_there_after_a_reload(page: Page, folder: Path) -> None:
    with BarePage(folder, exercise("capture")) as place:
        store = ProjectStore(folder)
        base = store.read().mark(NETWORK).revision
        store.apply(Change(NETWORK, Network((Actor("a1", "Kita"),)), base, by="eins"))
        store.apply(Change(NETWORK, Network((Actor("a1", "Amt"),)), base, "Akteure eingetragen", by="zwei"))
        place.session.refresh()
        page.goto(place.url)
        choice = card(page).get_by_role("alertdialog")
        expect(choice).to_contain_text("Akteure eingetragen")
        choice.get_by_role("button", name="Gespeicherte Fassung behalten").click()
        expect(choice).to_have_count(0)
        expect(card(page).locator(".nw-parts")).not_to_have_attribute("inert", "")
        assert names(folder) == ["Kita"]
        page.reload()
        expect(card(page).get_by_role("alertdialog")).to_have_count(0)
