"""What comes in is made storable first, so that the file always holds exactly what was said to be saved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from workbook.errors import NetworkError, ProjectError
from workbook.network import Network
from workbook.project.entries import Change
from workbook.project.network_codec import network_from_json, network_to_json
from workbook.project.values import UNFIT_SIGNS, Unfit, fitted

LARGEST_ENTRY = 4_000_000  # characters of one entry as JSON: with more, the hand-in would pass its 5 MB


def storable(change: Change) -> Change:
    """The change with its value as it will come back from the file: a network is read back once to be sure.

    Raises ProjectError: "not-storable" (a set, NaN, endless nesting …), "entry-too-large". TypeError for a value of
    the wrong kind, which is a fault of the caller.
    """
    kind, value = change.entry.kind, change.value
    if kind not in ("network", "answer", "setting") or (kind == "network" and change.entry.name):
        raise TypeError(f"no such entry: {change.entry!r}")
    if value is None:
        return change
    if kind == "network":
        if not isinstance(value, Network):
            raise TypeError("the network entry takes a Network")
        return replace(change, value=_network(value))
    if kind == "answer" and not isinstance(value, Mapping):
        raise TypeError("an answer is a table of parts")
    try:
        fitted({change.entry.name: None})
        fit = fitted(value)
    except Unfit as error:
        code = "entry-too-large" if error.code == "text-too-long" else "not-storable"
        raise ProjectError(code, place=error.place or error.code) from None
    _check_size(json.dumps(fit, ensure_ascii=False))
    return replace(change, value=fit)


def _network(network: Network) -> Network:
    table = network_to_json(network)
    try:
        written = json.dumps(table, ensure_ascii=False, allow_nan=False)
        _check_size(written)
        if "\\u00" in written or UNFIT_SIGNS.search(written):
            table = fitted(table)
        return network_from_json(table)
    except (TypeError, ValueError, NetworkError) as error:
        raise ProjectError("not-storable", place=str(error)) from None


def _check_size(written: str) -> None:
    if len(written) > LARGEST_ENTRY:
        raise ProjectError("entry-too-large")
