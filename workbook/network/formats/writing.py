"""Write a network in any of the formats, and say what the format cannot hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from workbook.content.texts import text
from workbook.errors import NetworkError
from workbook.network.formats.gexf import gexf
from workbook.network.formats.graphml import graphml
from workbook.network.formats.kumu import kumu
from workbook.network.formats.pajek import pajek
from workbook.network.formats.tables import actor_rows, csv_bytes, tie_rows
from workbook.network.formats.ucinet_out import dl
from workbook.network.model import Network

Files: TypeAlias = Mapping[str, bytes]


@dataclass(frozen=True)
class Exported:
    """Files by name and German sentences on what the format left out."""

    files: Files
    lost: tuple[str, ...]


@dataclass(frozen=True)
class _Format:
    suffix: str
    write: Callable[[Network], bytes]
    keeps: frozenset[str]


def _excel(name: str) -> Callable[[Network], bytes]:
    def write(network: Network) -> bytes:
        # openpyxl takes half a second to load and is needed for Excel files only
        made: bytes = getattr(import_module("workbook.network.formats.excel"), name)(network)
        return made

    return write


EVERYTHING = frozenset(
    {
        "ids", "blanks", "sector", "place", "km", "membership", "extra", "coordinator",
        "type", "wave", "parallel", "unknown",
    }
)  # fmt: skip
FORMATS: Mapping[str, _Format] = {
    "csv": _Format(".csv", lambda network: csv_bytes(tie_rows(network)), EVERYTHING),
    "xlsx": _Format(".xlsx", _excel("network_excel"), EVERYTHING),
    "graphml": _Format(".graphml", graphml, EVERYTHING - {"unknown"}),
    "gexf": _Format(".gexf", gexf, EVERYTHING - {"unknown"}),
    "pajek": _Format(".net", pajek, frozenset({"parallel", "blanks"})),
    "dl": _Format(".dl", dl, frozenset()),
    "kumu": _Format(".json", kumu, EVERYTHING - {"unknown"}),
    "kumu-xlsx": _Format(".xlsx", _excel("kumu_excel"), EVERYTHING - {"unknown"}),
}
BY_SUFFIX = {".csv": "csv", ".xlsx": "xlsx", ".graphml": "graphml", ".gexf": "gexf", ".net": "pajek", ".dl": "dl",
             ".json": "kumu"}  # fmt: skip


def write_network(network: Network, path: str | Path, *, format: str | None = None) -> tuple[str, ...]:  # noqa: A002
    """Write the network to a file and return, in German, what the format could not hold.

    The format follows from the ending (.csv .xlsx .graphml .gexf .net .dl .json), or is named: "csv", "xlsx",
    "graphml", "gexf", "pajek", "dl", "kumu", "kumu-xlsx". CSV holds the ties in ``path`` and the actors in a second
    file beside it.
    Raises NetworkError("format-unknown"), OSError.
    """
    path = Path(path)
    name = format or BY_SUFFIX.get(path.suffix.casefold())
    if name is None:
        raise NetworkError("format-unknown", format=path.suffix or path.name)
    exported = export_network(network, name, stem=path.stem)
    for number, (file, data) in enumerate(exported.files.items()):
        (path if number == 0 else path.with_name(file)).write_bytes(data)
    return exported.lost


def export_network(network: Network, format: str, *, stem: str = "netzwerk") -> Exported:  # noqa: A002
    """The network as files in memory, for a download; formats as in :func:`write_network`."""
    try:
        chosen = FORMATS[format]
    except KeyError:
        raise NetworkError("format-unknown", format=format) from None
    files = {f"{stem}{chosen.suffix}": chosen.write(network)}
    if format == "csv":
        files[f"{stem}-{text('network.actors').casefold()}.csv"] = csv_bytes(actor_rows(network))
    lost = tuple(text(f"network.lost.{feature}") for feature in _present(network) if feature not in chosen.keeps)
    return Exported(files, lost)


def _present(network: Network) -> list[str]:
    """What this network holds beyond actors and plain ties."""
    actors, ties = network.actors, network.ties
    held = {
        "ids": any(actor.name not in ("", actor.id) for actor in actors),
        "blanks": any(re.search(r"[^\w.()/&+-]", actor.label) for actor in actors),
        "sector": any(actor.sector for actor in actors),
        "place": any(actor.place for actor in actors),
        "km": any(actor.km is not None for actor in actors),
        "membership": any(actor.since or actor.until for actor in actors),
        "extra": any(actor.extra for actor in actors),
        "coordinator": network.coordinator is not None,
        "type": any(tie.type for tie in ties),
        "wave": any(tie.wave for tie in ties),
        "parallel": len(network.pairs) < len(ties),
        "unknown": bool(network.unknown),
    }
    return [feature for feature, is_held in held.items() if is_held]
