"""Charts for notebooks, each with its text summary and its table. plotly is loaded only when one is drawn."""

from workbook.figures.charts.model import Chart
from workbook.figures.charts.network import SectorMix, degree_distribution, ei_index, removal
from workbook.figures.charts.theme import COLOURS, CONFIG, framed

__all__ = ["COLOURS", "CONFIG", "Chart", "SectorMix", "degree_distribution", "ei_index", "framed", "removal"]
