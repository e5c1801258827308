"""What simulated participants enter in the parts of a card, by kind."""

from __future__ import annotations

from typing import Any

from grading.simulation.care import Care, Result
from grading.simulation.solve import Sheet, fills
from grading.simulation.words import listed, words
from workbook import network as net
from workbook.content import number, percent
from workbook.network import Network


def facts(network: Network) -> dict[str, str]:
    """What a text about a network may mention."""
    alone = network.without_coordinator() if network.coordinator else network
    degree = net.actor_by_degree(alone)
    second = max(degree, key=lambda actor: (degree[actor], actor), default="")
    return {
        "actors": str(len(network)),
        "ties": str(len(network.pairs)),
        "density": number(net.net_by_density(network)),
        "reach": percent(net.net_by_connectedness(alone)),
        "second": network.by_id[second].label if second else "–",
        "partners": str(degree.get(second, 0)),
    }


@fills("form")
def form(sheet: Sheet) -> dict[str, Any]:
    said = facts(sheet.network)
    sentences = [sentence.format(**said) for sentence in listed(f"answers.text_{sheet.care.level}")]
    texts = iter(sentences)
    values = {}
    for field in sheet.part.settings.get("fields", ()):
        if field["type"] != "number" and sheet.care.result() is not Result.OPEN:
            values[field["id"]] = _field(field, next(texts, sentences[-1]), sheet.care)
    return values


def _field(field: dict[str, Any], sentence: str, care: Care) -> Any:
    options = [option["id"] if isinstance(option, dict) else option for option in field.get("options", ())]
    match field["type"]:
        case "choice" if options:
            return care.chance.choice(options)
        case "multi" if options:
            return sorted(care.chance.sample(options, min(2, len(options))))
        case "yesno":
            return care.chance.random() < 0.5
        case "date":
            return "2026-12-01"
        case "scale":
            return care.chance.randint(1, 5)
        case _:
            return sentence[: field.get("max_chars", len(sentence))]


@fills("choice")
def choice(sheet: Sheet) -> dict[str, list[str]]:
    return {
        each["id"]: [sheet.care.chance.choice(each["options"])["id"]]
        for each in sheet.part.settings.get("questions", ())
    }


@fills("figures")
def figures(sheet: Sheet) -> dict[str, Any]:
    guesses = {
        measure: number(sheet.care.chance.uniform(0.05, 0.6)) for measure in sheet.part.settings.get("guess", ())
    }
    return {"guesses": guesses, "revealed": True}


@fills("actors")
def actors(sheet: Sheet) -> dict[str, list[str]]:
    degree = net.actor_by_degree(sheet.network)
    top = sorted(degree, key=lambda actor: (-degree[actor], actor))[:1]
    return {each["id"]: top for each in sheet.part.settings.get("questions", ()) if top}


@fills("pairs")
def pairs(sheet: Sheet) -> dict[str, Any]:
    if sheet.network.coordinator is None:
        return {}
    still_open = sorted(net.open_pairs(sheet.network, sheet.network.coordinator))
    marked = sheet.care.chance.sample(still_open, min(3, len(still_open)))
    value: dict[str, Any] = {"focus": sheet.network.coordinator, "marked": [list(pair) for pair in sorted(marked)]}
    if sheet.part.settings.get("suggest"):
        said = listed("answers.phrases")
        value["occasions"] = [{"pair": list(pair), "text": sheet.care.chance.choice(said)} for pair in sorted(marked)]
    return value


@fills("scenario")
def scenario(sheet: Sheet) -> dict[str, Any]:
    if sheet.network.coordinator is None:
        return {}
    step = {"do": "remove", "actor": sheet.network.coordinator}
    return {"scenarios": [{"name": words("answers.scenario"), "steps": [step]}], "current": 0}


@fills("capture")
def capture(sheet: Sheet) -> dict[str, Any]:
    alone = net.actor_is_isolate(sheet.network)
    return {"visited": {actor: "none" if alone[actor] else "done" for actor in sheet.network.ids}}


@fills("two_mode")
def two_mode(sheet: Sheet) -> dict[str, Any]:
    offers = [{"id": f"o{n}", "title": name} for n, name in enumerate(listed("answers.offers"), start=1)]
    count = min(4, len(sheet.network))
    ticks = {offer["id"]: sorted(sheet.care.chance.sample(sheet.network.ids, count)) for offer in offers}
    return {"offers": offers, "ticks": ticks}


@fills("partner_survey")
def partner_survey(sheet: Sheet) -> dict[str, Any]:
    """Some partners answer: they name most of their ties, and somebody the coordination did not think of."""
    network, chance = sheet.network, sheet.care.chance
    asked = [actor for actor in network.ids if actor != network.coordinator]
    if sheet.care.result() is Result.OPEN or len(asked) < 2:
        return {}
    answers = {}
    for actor in sorted(chance.sample(asked, len(asked) // 2)):
        named = [other for other in net.partners(network, actor) if chance.random() < 0.8]
        named += [other for other in chance.sample(asked, 1) if other != actor]
        answers[actor] = {
            "with": {other: chance.choice((1, 2, 3)) for other in sorted(set(named))},
            "not": [],
            "unknown": [],
        }
    return {"answers": answers}
