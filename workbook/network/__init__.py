"""The participant's network: model, tables in and out, measures. The only door to igraph."""

from workbook.network.model import Actor, Network, Tie

__all__ = ["Actor", "Network", "Tie"]
