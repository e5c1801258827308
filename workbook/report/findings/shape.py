"""Findings about the whole: size, density, cohesion, clustering, direction, what is not known."""

from __future__ import annotations

from workbook.content import number, percent, text
from workbook.network import Band, net_by_reciprocity_pairs, net_by_reciprocity_ties, net_by_unknown_pairs
from workbook.report.analysis import Analysis, View
from workbook.report.document import Finding
from workbook.report.findings.words import count, names, than, usual


def size(analysis: Analysis) -> Finding:
    """How many actors and ties."""
    whole = analysis.whole.summary
    n, m = whole["actors"], whole["ties"]
    values = {"actors": n, "ties": m, "mean_degree": whole["mean_degree"]}
    if n < 2:
        return Finding("size", text("findings.size.none" if n == 0 else "findings.size.single"), values=values)
    sentence = text("findings.size.sentence", actors=count(n, "actor"), ties=count(m, "tie"))
    degrees = [row["degree"] for row in whole["actor"].values()]
    least, most = min(degrees), max(degrees)
    if least == most:
        meaning = text("findings.size.meaning_even", ties=count(most, "tie")) if most else ""
    else:
        meaning = text("findings.size.meaning", mean=number(whole["mean_degree"], 1), least=least, most=most)
    return Finding("size", sentence, meaning, text("findings.size.caution"), values=values)


def unknown(analysis: Analysis) -> Finding | None:
    """How many pairs were answered "weiß nicht", and how far density depends on them."""
    network = analysis.whole.network
    pairs = net_by_unknown_pairs(network)
    if not pairs:
        return None
    n, m = len(network), len(network.pairs)
    possible = n * (n - 1) // 2
    if pairs == possible:
        sentence, meaning = text("findings.unknown.sentence_all"), text("findings.unknown.meaning_all")
    else:
        sentence = text("findings.unknown.sentence", pairs=count(pairs, "pair_dative"))
        low, high = m / possible, (m + pairs) / possible
        meaning = text("findings.unknown.meaning", low=number(low), high=number(high))
    return Finding("unknown", sentence, meaning, text("findings.unknown.caution"), values={"unknown_pairs": pairs})


def density(analysis: Analysis) -> Finding | None:
    """Ties over possible ties, with and without the coordination."""
    whole = analysis.whole.summary
    value = whole["density"]
    if value is None:
        return None
    possible = whole["actors"] * (whole["actors"] - 1) // 2 - net_by_unknown_pairs(analysis.whole.network)
    shown = number(possible, 0)
    if whole["ties"] == 0:
        sentence = text("findings.density.none")
    elif value == 1:
        sentence = text(f"findings.density.{'complete_pair' if possible == 1 else 'complete'}", possible=shown)
    else:
        sentence = text(
            f"findings.density.{'sentence_one' if whole['ties'] == 1 else 'sentence'}",
            possible=shown,
            ties=number(whole["ties"], 0),
            share=percent(value, 1),
            density=number(value, 3),
        )
    alone = analysis.without.summary["density"] if analysis.without else None
    said = alone is not None and whole["ties"] > 0
    meaning = text("findings.density.meaning", without=number(alone, 3)) if said else ""
    return Finding(
        "density",
        sentence,
        meaning,
        text("findings.density.caution"),
        text("findings.density.source"),
        {"density": value, "without_coordinator": alone},
    )


def cohesion(analysis: Analysis) -> Finding | None:
    """Into how many parts the network falls, who has no tie, how long the ways are."""
    view = analysis.whole
    n = view.summary["actors"]
    if n < 2:
        return None
    meaning = " ".join(part for part in (_reach(view), _alone(analysis), _steps(view)) if part)
    caution = [text("findings.cohesion.caution")] if view.summary["ties"] else []
    if view.isolates:
        caution.append(text("findings.cohesion.caution_isolates"))
    return Finding(
        "cohesion",
        _parts(view),
        meaning,
        " ".join(caution),
        text("findings.cohesion.source"),
        {"components": len(view.components), "connectedness": view.summary["connectedness"]},
    )


def _parts(view: View) -> str:
    n, parts = view.summary["actors"], view.components
    sizes = [len(part) for part in parts]
    if len(parts) == 1 and n == 2:
        return text("findings.cohesion.pair")
    if len(parts) == 1:
        return text("findings.cohesion.whole", actors=count(n, "actor"))
    if max(sizes) == 1:
        return text("findings.cohesion.isolates_only", n=number(n, 0))
    if len(set(sizes)) == 1:
        return text(
            "findings.cohesion.equal", parts=count(len(parts), "part_dative"), size=count(sizes[0], "actor_dative")
        )
    return text("findings.cohesion.several", parts=count(len(parts), "part_dative"), size=sizes[0], n=number(n, 0))


def _reach(view: View) -> str:
    reached = view.summary["connectedness"]
    if reached in (None, 0, 1):
        return ""
    return text("findings.cohesion.meaning_reach", share=percent(reached))


def _alone(analysis: Analysis) -> str:
    alone = analysis.whole.isolates
    if not alone or not analysis.whole.summary["ties"]:
        return ""
    key = "meaning_isolate" if len(alone) == 1 else "meaning_isolates"
    return text(f"findings.cohesion.{key}", names=names([analysis.label(actor) for actor in alone]))


def _steps(view: View) -> str:
    if view.path_length is None or view.diameter is None or view.diameter < 2:
        return ""
    return text(
        "findings.cohesion.meaning_steps", steps=number(view.path_length, 1), longest=count(view.diameter, "step")
    )


def clustering(analysis: Analysis) -> Finding | None:
    """How often two partners of an actor are tied themselves."""
    value = analysis.whole.summary["transitivity"]
    if value is None:
        return None
    key = "sentence_zero" if value == 0 else "sentence_all" if value == 1 else "sentence"
    return Finding(
        "clustering",
        text(f"findings.clustering.{key}", share=percent(value)),
        " ".join(
            (_clustering_by_chance(analysis.whole.bands.get("transitivity")), text("findings.clustering.meaning"))
        ).strip(),
        text("findings.clustering.caution"),
        text("findings.clustering.source"),
        {"transitivity": value},
    )


def _clustering_by_chance(band: Band | None) -> str:
    if band is None or band.place is None or band.low == band.high:
        return ""
    if band.place == "inside":
        return text("findings.clustering.inside", usual=usual(band, percent))
    return text(f"findings.clustering.{band.place}", than=than(band), usual=usual(band, percent))


def reciprocity(analysis: Analysis) -> Finding | None:
    """How many directed ties are returned, by ties and by pairs: two different numbers."""
    network = analysis.whole.network
    by_ties, by_pairs = net_by_reciprocity_ties(network), net_by_reciprocity_pairs(network)
    if by_ties is None or by_pairs is None:
        return None
    directed = len({(tie.source, tie.target) for tie in network.ties if tie.directed})
    return Finding(
        "reciprocity",
        text("findings.reciprocity.sentence", directed=number(directed, 0), share=percent(by_ties)),
        text("findings.reciprocity.meaning", dyads=percent(by_pairs)),
        text("findings.reciprocity.caution"),
        text("findings.reciprocity.source"),
        {"reciprocity_ties": by_ties, "reciprocity_pairs": by_pairs},
    )
