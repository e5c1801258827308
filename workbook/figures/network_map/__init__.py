"""Network maps: where actors stand, how they are drawn, and what the map says in words."""

from workbook.figures.network_map.describing import counted, describe, listed
from workbook.figures.network_map.drawing import GONE, KEPT, NEW, Drawing, Measure
from workbook.figures.network_map.grouping import Grouping, grouping, grouping_label, groupings
from workbook.figures.network_map.layout import KINDS, Layout, Positions, layout
from workbook.figures.network_map.measuring import ACTOR_MEASURES, actor_measures
from workbook.figures.network_map.naming import sector_label, type_label
from workbook.figures.network_map.picture import map_svg
from workbook.figures.network_map.symbols import Symbol, sector_symbols

__all__ = [
    "ACTOR_MEASURES",
    "GONE",
    "KEPT",
    "KINDS",
    "NEW",
    "Drawing",
    "Grouping",
    "Layout",
    "Measure",
    "Positions",
    "Symbol",
    "actor_measures",
    "counted",
    "describe",
    "grouping",
    "grouping_label",
    "groupings",
    "layout",
    "listed",
    "map_svg",
    "sector_label",
    "sector_symbols",
    "type_label",
]
