"""The participant's network: model, tables in and out, measures. The only door to igraph."""

from workbook.network.model import Actor, Network, Tie
from workbook.network.wiesenmark import wiesenmark, wiesenmark_both_waves

__all__ = ["Actor", "Network", "Tie", "wiesenmark", "wiesenmark_both_waves"]
