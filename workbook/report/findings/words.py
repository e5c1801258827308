"""Words around numbers: singular and plural, lists of names, shared ranks, places in a random band."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workbook.content import number, percent, text
from workbook.content.texts import table
from workbook.network import Band

SAME = 1e-9  # measures that differ by less are equal: floating point, not a finding


def count(n: int, word: str) -> str:
    """ "1 Akteur", "40 Akteure": ``word`` is a key of findings.words with ``one``, ``many`` and perhaps ``none``."""
    forms = table(f"findings.words.{word}")
    form = "none" if n == 0 and "none" in forms else "one" if n == 1 else "many"
    return text(f"findings.words.{word}.{form}", n=number(n, 0))


def names(labels: Sequence[str], limit: int = 5) -> str:
    """ "A, B und C"; beyond ``limit`` names the rest is counted: "A, B, C und 4 weitere"."""
    shown = [_clear(label) for label in labels[:limit]]
    rest = len(labels) - len(shown)
    if rest:
        key = "findings.words.more.one" if rest == 1 else "findings.words.more.many"
        shown.append(text(key, n=number(rest, 0)))
    if len(shown) < 2:
        return "".join(shown)
    return ", ".join(shown[:-1]) + text("findings.words.and") + shown[-1]


def _clear(label: str) -> str:
    """A name that holds a comma or an "und", or is a bare number, is quoted, so that the sentence stays readable."""
    if "," in label or text("findings.words.and") in label or label.isdecimal():
        return text("findings.words.quoted", name=label)
    return label


@dataclass(frozen=True, slots=True)
class Leaders:
    """The actors that share the first place of a measure. ``everybody``: all actors have this value."""

    actors: tuple[str, ...]
    value: float
    everybody: bool


def leaders(values: Mapping[str, float | None], *, leave_out: str | None = None) -> Leaders | None:
    """Who is first in a measure, equals together; None where no actor has a value."""
    known = {actor: value for actor, value in values.items() if value is not None and actor != leave_out}
    if not known:
        return None
    best = max(known.values())
    first = tuple(actor for actor, value in known.items() if best - value <= SAME)
    return Leaders(first, best, len(first) == len(known) and len(known) > 1)


def ranks(values: Mapping[str, float | None]) -> dict[str, tuple[int, bool] | None]:
    """Rank of each actor (1 = highest) and whether it is shared; equal values share the better rank.

    Actors without a value have no rank (None).
    """
    known = sorted(value for value in values.values() if value is not None)
    found: dict[str, tuple[int, bool] | None] = {}
    for actor, value in values.items():
        if value is None:
            found[actor] = None
            continue
        upto = bisect_right(known, value + SAME)
        found[actor] = (len(known) - upto + 1, upto - bisect_left(known, value - SAME) > 1)
    return found


def than(band: Band) -> str:
    """Compared with how many random networks: "allen 1.000 …" or "98 % der …". Only for values outside the band."""
    share = band.percentile or 0.0
    outside = share if band.place == "above" else 100 - share
    if outside == 100:
        return text("findings.band.all", draws=number(band.draws, 0))
    # 99.7 % of the random networks must not be shown as 100 %
    return text("findings.band.share", share=percent(math.floor(outside) / 100))


def usual(band: Band, show: Callable[[float | None], str]) -> str:
    """What random networks of the same size usually show."""
    return text("findings.band.usual", low=show(band.low), high=show(band.high))
