"""Small SVG drawings: well-formed, inside their frame, with every value as a word as well."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.figures import svg
from workbook.figures.band_strip import Mark, Strip, band_strips
from workbook.figures.removal import removal_curve

SVG = "{http://www.w3.org/2000/svg}"
unit = st.floats(0, 1)


def drawn(markup: str) -> ET.Element:
    return ET.fromstring(markup)


def frame(root: ET.Element) -> tuple[float, float]:
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    return width, height


@given(st.lists(st.tuples(st.text(), st.one_of(st.none(), unit), unit, unit), min_size=1, max_size=6))
def test_strips_stay_inside_their_frame_whatever_the_names(rows) -> None:
    rows = [(name.encode(errors="ignore").decode(), *rest) for name, *rest in rows]
    legible = [("".join(s for s in name if s.isprintable()), *rest) for name, *rest in rows]
    strips = [Strip(name, Mark(value, min(a, b), max(a, b)), Mark(value, None, None)) for name, value, a, b in legible]
    root = drawn(band_strips(strips))
    width, height = frame(root)
    for circle in root.iter(f"{SVG}circle"):
        assert 0 <= float(circle.attrib["cx"]) <= width
        assert 0 <= float(circle.attrib["cy"]) <= height
    for box in root.iter(f"{SVG}rect"):
        assert float(box.attrib["x"]) + float(box.attrib["width"]) <= width


def test_a_strip_shows_its_value_as_a_number_and_the_undefined_as_a_dash() -> None:
    root = drawn(band_strips([Strip("Dichte", Mark(0.25, 0.1, 0.2)), Strip("Geschlossenheit", Mark(None, None, None))]))
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert "0,25" in words
    assert "–" in words


def test_with_and_without_are_told_apart_by_shape() -> None:
    root = drawn(band_strips([Strip("Dichte", Mark(0.3, 0.1, 0.2), Mark(0.2, 0.1, 0.2))]))
    assert len(list(root.iter(f"{SVG}circle"))) == 2  # one in the legend
    assert len(list(root.iter(f"{SVG}polygon"))) == 2


@given(st.lists(unit, min_size=2, max_size=30))
def test_the_removal_curve_has_a_point_per_step(shares: list[float]) -> None:
    root = drawn(removal_curve(shares))
    points = root.find(f".//{SVG}polyline")
    assert points is not None
    assert len(points.attrib["points"].split()) == len(shares)


@pytest.mark.parametrize("words", ["<script>", "a & b", '"quoted"', "]]>"])
def test_labels_are_text(words: str) -> None:
    root = drawn(svg.drawing(10, 10, svg.label(0, 0, words)))
    assert [text.text for text in root.iter(f"{SVG}text")] == [words]
