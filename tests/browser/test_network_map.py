"""The network map in a real browser: seen, read aloud, steered by keyboard and mouse, edited and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.bare_page import BarePage, exercise
from workbook.network import Actor, Network, Tie, wiesenmark

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)  # the machine may be busy; nothing here measures time

LONG = "Berufsbildende Schulen Landkreis Wiesenmark – Außenstelle Haferloh"
LEAKED = "window.leaked = []; document.addEventListener('keydown', (event) => leaked.push(event.key));"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[BarePage]:
    """A map of the own network, which is that of Wiesenmark."""
    with BarePage(tmp_path / "mein-netzwerk", exercise("map")) as bare:
        bare.session.change_network(wiesenmark(), "Anfang")
        yield bare


def show(page: Page, bare: BarePage) -> Any:
    page.goto(bare.url)
    page.wait_for_selector(".nw-card[data-ready]")
    page.evaluate(LEAKED)
    return page.locator(".nm").first


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label')"))


def network(bare: BarePage) -> Network:
    return bare.session.project.network


def settled(page: Page, sentence: str) -> None:
    """Wait until the map tells its new size."""
    expect(page.locator(".nm-svg").first).to_have_attribute("aria-label", sentence)


def test_the_map_has_a_name_and_every_actor_is_a_button(page: Page, own: BarePage) -> None:
    show(page, own)
    chart = page.get_by_role("application", name="Netzwerk mit 40 Akteuren und 86 Beziehungen")
    expect(chart.get_by_role("button")).to_have_count(40)
    expect(chart.get_by_role("button", name="Kita-Verbund Moorland, Kita, Torfhagen, 3 Beziehungen")).to_be_visible()


def test_arrows_walk_from_actor_to_actor_and_no_key_reaches_the_notebook(page: Page, own: BarePage) -> None:
    show(page, own)
    page.locator(".nm-actor[tabindex='0']").focus()
    assert focused(page).startswith("Koordinierungsstelle")
    page.keyboard.press("ArrowRight")
    right = focused(page)
    page.keyboard.press("ArrowLeft")
    assert right != focused(page)
    for key in ("d", "d", "a", "Enter", "Escape", "ArrowDown"):
        page.keyboard.press(key)
    assert page.evaluate("leaked") == []
    expect(page.locator(".nm-actor[tabindex='0']")).to_have_count(1)


def test_hover_and_focus_show_the_same_card(page: Page, own: BarePage) -> None:
    show(page, own)
    actor = page.locator(".nm-actor[data-id='A14']")
    actor.hover()
    hovered = page.locator(".nm-side .nm-cardname, .nm-side .nm-reading").all_inner_texts()
    page.mouse.move(2, 2)
    actor.focus()
    assert page.locator(".nm-side .nm-cardname, .nm-side .nm-reading").all_inner_texts() == hovered
    assert "Beziehungen zu anderen: 3." in hovered


def test_names_do_not_collide_and_are_large_enough(page: Page, own: BarePage) -> None:
    show(page, own)
    found = page.evaluate(
        """() => {
          const names = [...document.querySelectorAll('.nm-names text')];
          const boxes = names.map((name) => name.getBoundingClientRect());
          const hits = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
            a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 3 && b.top < a.bottom - 3));
          const sizes = names.map((name) => parseFloat(getComputedStyle(name).fontSize));
          return { count: names.length, hits: hits.length, size: Math.min(...sizes) };
        }"""
    )
    assert found["count"] > 20
    assert found["hits"] == 0
    assert found["size"] >= 12


def test_a_tie_is_made_by_keyboard_seen_at_once_and_taken_back(page: Page, own: BarePage) -> None:
    show(page, own)
    page.locator(".nm-actor[data-id='A25']").focus()
    page.keyboard.press("v")
    page.keyboard.press("ArrowRight")
    assert focused(page).startswith("LandFrauen")
    page.keyboard.press("Enter")
    assert (
        page.evaluate("document.querySelector('.nm-said').textContent")
        == "Thaden Logistik und LandFrauen Kreisverband sind jetzt verbunden."
    )
    settled(page, "Netzwerk mit 40 Akteuren und 87 Beziehungen")
    assert ("A25", "A39") in network(own).pairs
    assert focused(page).startswith("LandFrauen"), "the focus stays where the person was"
    page.keyboard.press("Control+z")
    settled(page, "Netzwerk mit 40 Akteuren und 86 Beziehungen")
    assert ("A25", "A39") not in network(own).pairs


def test_an_actor_is_added_and_removed_by_keyboard(page: Page, own: BarePage) -> None:
    show(page, own)
    page.locator(".nm-actor[tabindex='0']").focus()
    page.keyboard.press("n")
    page.keyboard.type("Freiwillige Feuerwehr Torfhagen")
    page.keyboard.press("Enter")
    settled(page, "Netzwerk mit 41 Akteuren und 86 Beziehungen")
    page.wait_for_function("document.activeElement.getAttribute('aria-label')?.startsWith('Freiwillige Feuerwehr')")
    page.keyboard.press("Delete")
    settled(page, "Netzwerk mit 40 Akteuren und 86 Beziehungen")
    assert len(network(own)) == 40


def test_after_a_removal_the_keyboard_stays_on_the_map_and_takes_back(page: Page, own: BarePage) -> None:
    show(page, own)
    page.locator(".nm-actor[data-id='A25']").focus()
    page.keyboard.press("Delete")
    settled(page, "Netzwerk mit 39 Akteuren und 86 Beziehungen")
    assert page.evaluate("document.activeElement.matches('.nm-actor[tabindex=\"0\"]')")
    page.keyboard.press("Control+z")
    settled(page, "Netzwerk mit 40 Akteuren und 86 Beziehungen")
    assert network(own) == wiesenmark()


def test_a_new_actor_moves_nobody(page: Page, own: BarePage) -> None:
    many = Network(
        tuple(Actor(f"a{n}", f"Betrieb {n}") for n in range(100)), tuple(Tie("a0", f"a{n}") for n in range(1, 100))
    )
    own.session.change_network(many, "Viele")
    show(page, own)
    spots = "[...document.querySelectorAll('.nm-actor')].slice(0, 100).map((g) => g.getAttribute('transform'))"
    before = page.evaluate(spots)
    page.locator(".nm-actor[tabindex='0']").focus()
    page.keyboard.press("n")
    page.keyboard.type("Feuerwehr")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.getAttribute('aria-label')?.startsWith('Feuerwehr')")
    assert page.evaluate(spots) == before


def test_dragging_moves_one_actor_alone_and_stays_after_a_reload(page: Page, own: BarePage) -> None:
    show(page, own)
    spots = "[...document.querySelectorAll('.nm-actor')].map((g) => g.getAttribute('transform'))"
    before = page.evaluate(spots)
    box = page.locator(".nm-actor[data-id='A35']").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 60, steps=4)
    page.mouse.up()
    after = page.evaluate(spots)
    assert [k for k, (a, b) in enumerate(zip(before, after, strict=True)) if a != b] == [34]
    page.wait_for_function("document.querySelector('.nw-state').dataset.state === 'saved'")
    show(page, own)
    assert page.evaluate(spots) == after


def test_moving_by_keyboard_is_an_edit_too(page: Page, own: BarePage) -> None:
    show(page, own)
    page.locator(".nm-actor[data-id='A35']").focus()
    page.keyboard.press("Shift+ArrowUp")
    page.wait_for_function("document.querySelector('.nw-state').dataset.state === 'saved'")
    saved = own.session.project.answers["zz-map"]["teil"]["positions"]["force"]
    assert list(saved) == ["A35"]


def test_the_connect_button_and_a_click_make_a_tie(page: Page, own: BarePage) -> None:
    show(page, own)
    page.locator(".nm-actor[data-id='A25']").click()
    page.get_by_role("button", name="Verbinden mit …").click()
    page.locator(".nm-actor[data-id='A39']").click()
    settled(page, "Netzwerk mit 40 Akteuren und 87 Beziehungen")


def test_a_tie_is_cut_from_the_card_of_an_actor(page: Page, own: BarePage) -> None:
    show(page, own)
    page.locator(".nm-actor[data-id='A35']").click()
    page.get_by_role("button", name="Beziehung zu Tüftelwerk e. V. entfernen").click()
    settled(page, "Netzwerk mit 40 Akteuren und 85 Beziehungen")
    assert ("A35", "A36") not in network(own).pairs


def test_the_legend_tells_what_thick_lines_mean(page: Page, own: BarePage) -> None:
    show(page, own)
    for strength in ("gelegentlich", "regelmäßig", "eng"):
        expect(page.locator(".nm-legend").get_by_text(strength, exact=True)).to_be_visible()
    own.session.change_network(
        replace(wiesenmark(), ties=tuple(replace(t, strength=2.0) for t in wiesenmark().ties)), "x"
    )
    expect(page.locator(".nm-legend").get_by_text("regelmäßig", exact=True)).to_have_count(0)


def test_layouts_and_filters_change_the_picture_and_its_sentence(page: Page, own: BarePage) -> None:
    card = show(page, own)
    page.get_by_role("button", name="Nach Bereichen").click()
    expect(page.locator(".nm-guides text", has_text="2 Schritte")).to_be_visible()
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Kita", exact=True).check()
    expect(card.locator(".nm-side")).to_contain_text("Die Karte zeigt 3 Akteure und 2 Beziehungen.")
    assert page.locator(".nm-actor:visible").count() == 3


def test_the_table_has_the_same_actors_and_sorts(page: Page, own: BarePage) -> None:
    show(page, own)
    head = page.get_by_role("columnheader", name="Brückenwert")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(page.locator(".ns tbody tr").nth(1).locator("th")).to_have_text("Kita-Verbund Moorland")
    page.get_by_role("button", name="Alle 40 zeigen").click()
    expect(page.locator(".ns tbody tr")).to_have_count(40)


@pytest.mark.parametrize(("kind", "start"), [("SVG", b"<svg"), ("PNG", b"\x89PNG")])
def test_the_picture_can_be_saved(page: Page, own: BarePage, kind: str, start: bytes) -> None:
    show(page, own)
    page.get_by_text("Bild speichern").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=kind).click()
    data = Path(waiting.value.path()).read_bytes()
    assert data.startswith(start)
    assert len(data) > 10_000
    if kind == "SVG":
        text = data.decode()
        assert "Außerschulische Lernorte" in text and "http://127" not in text and "var(--" not in text


def test_a_saved_picture_names_what_it_shows_now_and_where_it_comes_from(page: Page, own: BarePage) -> None:
    show(page, own)
    own.session.change_network(wiesenmark().without("A25"), "Thaden fehlt")
    settled(page, "Netzwerk mit 39 Akteuren und 86 Beziehungen")
    page.get_by_text("Bild speichern").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="als Zeichnung (SVG)").click()
    drawn = Path(download.value.path()).read_text(encoding="utf-8")
    assert "Die Karte zeigt 39 Akteure und 86 Beziehungen" in drawn
    assert "Eigene Angaben der Koordination, Stand" in drawn
    assert "regelmäßig" in drawn, "the legend tells what thick lines mean"


def test_hostile_and_long_names_are_shown_as_text(page: Page, tmp_path: Path, guard: Any) -> None:
    hostile = '<img src=x onerror="window.hit=1">'
    shown = Network((Actor("a", hostile, "Schule"), Actor("b", LONG, "<b>fett</b>")), (Tie("a", "b", 2),), "a")
    with BarePage(tmp_path / "p", exercise("map"), exercise("actors"), exercise("scenario")) as bare:
        bare.session.change_network(shown, "Anfang")
        show(page, bare)
        page.locator(".nm-actor[data-id='b']").first.focus()
        expect(page.locator(".nm-cardname").first).to_have_text(LONG)
        assert page.evaluate("window.hit") is None
    assert guard.errors == []


@pytest.mark.parametrize("count", [500, 2000])
def test_a_large_network_stays_usable_by_keyboard(page: Page, tmp_path: Path, count: int) -> None:
    people = tuple(Actor(f"a{n}", f"Organisation {n}", f"Bereich {n % 9}") for n in range(count))
    ties = tuple(Tie(f"a{n}", f"a{n // 3}", 2) for n in range(1, count))
    with BarePage(tmp_path / "p", exercise("map")) as bare:
        bare.session.change_network(Network(people, ties, "a0"), "Anfang")
        show(page, bare)
        page.locator(".nm-actor[data-id='a7']").focus()
        page.keyboard.press("v")
        page.locator(f".nm-actor[data-id='a{count - 1}']").focus()
        page.keyboard.press("Enter")
        settled(page, f"Netzwerk mit {count:,} Akteuren und {count:,} Beziehungen".replace(",", "."))
        assert focused(page).startswith(f"Organisation {count - 1},")


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_symbols_stand_out_from_the_paper(page: Page, tmp_path: Path, theme: str, shot: Callable[..., Path]) -> None:
    with BarePage(tmp_path / "p", exercise("map", subject="example"), theme=f'data-nw-theme="{theme}"') as bare:
        show(page, bare)
        paper, marks = page.evaluate(
            """() => {
              const probe = document.querySelector('.nm-stage');
              const marks = [...document.querySelectorAll('.nm-actor path')].map((path) => getComputedStyle(path).fill);
              return [getComputedStyle(probe).backgroundColor, [...new Set(marks)]];
            }"""
        )
        shot(theme, full=True)
        assert all(contrast(mark, paper) >= 2 for mark in marks), "shape and edge carry the rest"
        assert contrast(page.evaluate("getComputedStyle(document.querySelector('.nm-name')).fill"), paper) >= 4.5


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [float(each) / 255 for each in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    linear = [each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
