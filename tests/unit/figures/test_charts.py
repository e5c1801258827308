"""Charts: the title says what the data say, the table holds the data, and nothing leaves the machine."""

from __future__ import annotations

import subprocess
import sys

import pytest

from workbook.figures.charts import CONFIG, SectorMix, degree_distribution, ei_index, removal

DEGREES = {"Koordination": 5, "BBS": 2, "IHK": 2, "Kita": 1, "Museum": 0}
SECTORS = [SectorMix("Schule", 3, 1, -0.5), SectorMix("Kita", 0, 2, 1.0), SectorMix("Medien", 0, 0, None)]
CHARTS = {
    "degrees": degree_distribution(DEGREES),
    "removal": removal(["Koordination", "BBS"], [0.8, 0.4, 0.2]),
    "mixing": ei_index(-0.2, 0.1, 0.4, SECTORS),
}


def test_the_title_is_the_finding() -> None:
    assert CHARTS["degrees"].title == "Die Hälfte der Akteure hat höchstens 2 Beziehungen, Koordination hat 5"
    assert "bleiben 40" in CHARTS["removal"].title
    assert CHARTS["mixing"].title.startswith("Weniger Beziehungen über Sektorgrenzen, als der Zufall erwarten lässt")


@pytest.mark.parametrize(
    ("index", "low", "start"),
    [(0.5, 0.1, "Mehr"), (0.2, 0.1, "So viele"), (-0.2, 0.1, "Weniger"), (0.2, None, "Innen")],
)
def test_the_title_says_on_which_side_of_chance_the_index_lies(index: float, low: float | None, start: str) -> None:
    assert ei_index(index, low, 0.4 if low else None, SECTORS).title.startswith(start)


def test_shared_first_places_name_nobody() -> None:
    assert "niemand mehr als 2" in degree_distribution({"a": 2, "b": 2, "c": 1}).title


@pytest.mark.parametrize("name", CHARTS)
def test_the_figure_uses_german_numbers_and_no_cloud(name: str) -> None:
    figure = CHARTS[name].figure()
    assert figure.layout.separators == ",."
    assert figure.layout.title.text.replace("<br>", " ") == CHARTS[name].title
    assert CONFIG["showSendToCloud"] is False
    assert CONFIG["displayModeBar"] is False


@pytest.mark.parametrize("name", CHARTS)
def test_the_table_holds_what_is_drawn(name: str) -> None:
    chart = CHARTS[name]
    assert all(len(row) == len(chart.columns) for row in chart.rows)
    html = chart.table_html()
    assert html.count('<th scope="row">') == len(chart.rows) > 1
    assert chart.summary in html


def test_the_degree_table_counts_everybody_once() -> None:
    assert sum(int(count) for _, count in CHARTS["degrees"].rows) == len(DEGREES)


def test_a_sector_without_ties_is_in_the_table_as_undefined_and_not_in_the_drawing() -> None:
    assert ("Medien", "0", "0", "–") in CHARTS["mixing"].rows
    assert "Medien" not in CHARTS["mixing"].figure().data[0].y


def test_names_are_never_markup() -> None:
    hostile = "<a href='x'>&"
    shown = [
        degree_distribution({hostile: 3, "b": 1}),
        removal([hostile], [1.0, 0.5]),
        ei_index(0.2, None, None, [SectorMix(hostile, 1, 1, 0.0)]),
    ]
    for chart in shown:
        assert "<a " not in chart.figure().to_json().replace("\\u003c", "<")
        assert "<a " not in chart.table_html()


@pytest.mark.parametrize(
    "chart", [degree_distribution({}), degree_distribution({"a": 0}), removal([], []), ei_index(0, None, None, [])]
)
def test_nothing_to_draw_is_still_a_chart(chart) -> None:
    assert chart.figure().layout.title.text


def test_plotly_is_loaded_only_when_something_is_drawn() -> None:
    code = "import sys, workbook.figures.charts; sys.exit('plotly' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
