"""Kernel and person in different time zones: every time is told by the person's clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.bare_page import BarePage, exercise
from tests.browser.conftest import Lab
from workbook.network import Actor, Network
from workbook.project import NETWORK, Change, ProjectStore, Reason, Workspace

pytestmark = pytest.mark.browser


class ServerClock:
    """A server far away: an evening in New York is the next morning in Berlin."""

    def now(self) -> datetime:
        return datetime(2026, 3, 9, 23, 32, tzinfo=UTC)

    def passed(self) -> float:
        return 0.0


@pytest.fixture
def elsewhere(browser: Browser) -> Iterator[Page]:
    """A browser in Berlin, where it is the tenth of March already."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="de-DE", timezone_id="Europe/Berlin")
    yield context.new_page()
    context.close()


def store(folder: Path) -> ProjectStore:
    return ProjectStore(folder, participant="p07", clock=ServerClock())


def test_the_card_tells_when_it_was_saved(elsewhere: Page, tmp_path: Path) -> None:
    fields = [{"id": "name", "label": "Name", "type": "text"}]
    with BarePage(tmp_path, exercise("form", subject="none", fields=fields)) as place:
        place.session.store.clock = ServerClock()
        elsewhere.goto(place.url)
        elsewhere.get_by_label("Name").fill("Netz")
        expect(elsewhere.locator(".nw-state")).to_have_text("Gespeichert 00:32")
        elsewhere.reload()
        expect(elsewhere.locator(".nw-state")).to_have_text("Gespeichert 00:32")


def test_the_second_version_of_a_network_tells_when_it_was_entered(elsewhere: Page, tmp_path: Path) -> None:
    first = store(tmp_path)
    first.apply(Change(NETWORK, Network((Actor("a", "Kita"),)), 0, by="eins"))
    first.apply(Change(NETWORK, Network((Actor("a", "Amt"),)), 0, "Akteur eingetragen", by="zwei"))
    with BarePage(tmp_path, exercise("capture")) as place:
        elsewhere.goto(place.url)
        expect(elsewhere.get_by_role("alertdialog")).to_contain_text("Akteur eingetragen, 10.03.2026, 00:32 Uhr")


def test_earlier_states_and_notices_on_the_start_page(elsewhere: Page, lab: Lab) -> None:
    folder = Workspace.find(lab.workspace).project_folder
    kept = store(folder)
    kept.apply(Change(NETWORK, Network((Actor("a", "Kita"),)), 0))
    kept.keep(Reason.HAND_IN)
    (folder / "projekt.json").unlink()  # the version shares its bytes with the file
    (folder / "projekt.json").write_text("{", encoding="utf-8")
    elsewhere.goto(lab.url())
    expect(elsewhere.locator(".notice")).to_contain_text("den Stand vom 10.03.2026, 00:32 Uhr geöffnet")
    elsewhere.goto(lab.url("workbook/staende"))
    expect(elsewhere.get_by_role("listitem").last).to_contain_text("10.03.2026, 00:32 Uhr")


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2026-03-09T23:32:00+00:00", "10.03.2026, 00:32 Uhr"),
        ("2026-07-01T12:00:00+02:00", "01.07.2026, 12:00 Uhr"),
        ("", "09.03.2026, 23:32 Uhr"),
        ("kaputt", "09.03.2026, 23:32 Uhr"),
    ],
)
def test_a_sentence_keeps_its_words(elsewhere: Page, tmp_path: Path, iso: str, shown: str) -> None:
    """Where there is no moment, what the server has written stays."""
    with BarePage(tmp_path) as place:
        elsewhere.goto(place.url)
        told = elsewhere.evaluate(
            "async ([text, iso]) => (await import('/js/times.js')).inZone(text, iso)",
            ["Abgegeben am 09.03.2026, 23:32 Uhr.", iso],
        )
        assert told == f"Abgegeben am {shown}."
