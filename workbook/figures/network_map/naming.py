"""How sectors are called on screen: known short names get their full German form, all others stay as written."""

from __future__ import annotations

from workbook.content.texts import text
from workbook.errors import ContentError


def sector_label(sector: str | None) -> str:
    """ "ausserschulisch" → "Außerschulische Lernorte"; an own name of the participant stays theirs."""
    if not sector:
        return text("network_widgets.sector.none")
    try:
        return text(f"network_widgets.sector.{sector.strip().lower()}")
    except ContentError:
        return sector[:1].upper() + sector[1:]


def type_label(kind: str | None) -> str:
    """ "ressourcen" → "Ressourcen"; None → "ohne Angabe"."""
    return kind[:1].upper() + kind[1:] if kind else text("network_widgets.type.none")
