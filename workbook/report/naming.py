"""What a report calls the network and its actors, and which actor it takes for the coordination when none was named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from workbook.content import text
from workbook.network import Actor, Network

COORDINATING_SECTORS = {"koordination", "netzwerkkoordination", "coordination"}
_COORDINATES = re.compile(r"\b\w*koordin(ier|ation|ator)", re.IGNORECASE)
_NETWORK_NAME = re.compile(r"\b(?:Netzwerk|Netz|Bündnis|Cluster|Bildungslandschaft|Region)\s+\S.*", re.IGNORECASE)
_UNTELLING = re.compile(
    r"(akteure?|actors?|nodes?|knoten|punkte|beziehung(en)?|kanten?|edges?|ties?|links?|liste|tabelle|daten|data|"
    r"netzwerk|network|graph|export|[tw]?\d+|[\W_]+)+",
    re.IGNORECASE,
)


def recognised_coordinator(network: Network) -> str | None:
    """The one actor that is plainly the coordination: by its sector, else by its name; None if none or several."""
    by_sector = [a.id for a in network.actors if (a.sector or "").strip().casefold() in COORDINATING_SECTORS]
    if len(by_sector) == 1:
        return by_sector[0]
    by_name = [a.id for a in network.actors if _COORDINATES.search(a.label)]
    return by_name[0] if len(by_name) == 1 else None


def title_of(network: Network, files: Sequence[str]) -> str:
    """The network's name: from the coordination's name, else from a telling file name, else a plain word."""
    if network.coordinator is not None:
        named = _NETWORK_NAME.search(network.by_id[network.coordinator].label)
        if named:
            return named.group(0)
    for file in files:
        stem = PurePath(file).stem
        if not _UNTELLING.fullmatch(stem):
            return re.sub(r"[_\s]+", " ", stem).strip()
    return text("report.page.title")


def legible(network: Network) -> Network:
    """The network with names that every format can hold: without control signs and invisible marks. Ids stay."""
    ties = tuple(tie if not tie.wave else replace(tie, wave=legible_words(tie.wave)) for tie in network.ties)
    return replace(network, actors=tuple(_legible_actor(actor) for actor in network.actors), ties=ties)


def _legible_actor(actor: Actor) -> Actor:
    label = legible_words(actor.label)
    return replace(
        actor,
        name=label if label != actor.label else actor.name,
        sector=legible_words(actor.sector or "") or None,
        place=legible_words(actor.place or "") or None,
        since=legible_words(actor.since or "") or None,
        until=legible_words(actor.until or "") or None,
    )


def legible_words(words: str) -> str:
    """Words without control signs (they become spaces) and without invisible or undefined ones (they go)."""
    if words.isprintable():
        return words
    signs = (" " if unicodedata.category(sign) in _BLANKS else sign for sign in words)
    return "".join(sign for sign in signs if unicodedata.category(sign) not in _INVISIBLE)


_BLANKS = {"Cc", "Zl", "Zp"}
_INVISIBLE = {"Cf", "Cs", "Co", "Cn"}
