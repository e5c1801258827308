"""Kind ``partner_survey``: a questionnaire for each partner out, the answers in, and how far the views agree.

Value: {"answers": {actor id: {"with": {actor id: strength or None}, "not": [ids], "unknown": [ids]}}}. It names
organisations only, and it is never handed in.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence

from workbook.content.texts import text
from workbook.errors import TableFaults
from workbook.exercises import Part
from workbook.figures.confirmations import STATES, ToldTie, answer_json, told_survey
from workbook.figures.network_map import listed
from workbook.network import Network, partner_answers, partners, questionnaire, questionnaire_names
from workbook.network.tables.opening import SourceFile
from workbook.project import Json
from workbook.widgets.registry import Scene, register

LARGEST = 2_000_000  # bytes of one file
AT_ONCE = 20  # questionnaires made for one message, so that the page can tell how far it is
MOST_FAULTS = 100


def view(_: Part, scene: Scene, /) -> Json:
    """Who can be asked, and what the answers so far say; nothing without an own network."""
    if scene.is_example:
        return {"asked": []}
    network = scene.network
    told = told_survey(scene.value, network)
    asked = [actor.id for actor in network.actors if actor.id != network.coordinator]
    near = set() if network.coordinator is None else set(partners(network, network.coordinator))
    return {
        "asked": asked,
        "partners": [actor for actor in asked if actor in near],
        "names": {actor: network.by_id[actor].label for actor in asked},
        "answered": list(told.answered),
        "sentence": told.sentence,
        "counts": {state: told.count(state) for state in STATES},
        "rows": [[tie.one, tie.other, tie.state, _words(tie), tie.own] for tie in told.ties],
    }


def _words(tie: ToldTie) -> str:
    return text(f"partner_survey.told.{tie.state}", by=tie.by)


def act(_: Part, scene: Scene, message: Json, /) -> Json:
    """{"do": "questionnaires", "actors": […]} → files; {"do": "read", "files": […]} → answers and faults."""
    if message.get("do") == "questionnaires":
        return {"files": _questionnaires(scene.network, message.get("actors"))}
    return _read(scene.network, message.get("files"))


def _questionnaires(network: Network, actors: object) -> Json:
    """The questionnaires of some actors, at most :data:`AT_ONCE`: [{"name", "data": base64}]."""
    wanted = (
        [each for each in actors if isinstance(each, str) and each in network.by_id] if isinstance(actors, list) else []
    )
    names = questionnaire_names(network)
    return [
        {"name": names[actor], "data": base64.b64encode(questionnaire(network, actor)).decode()}
        for actor in wanted[:AT_ONCE]
        if actor in names
    ]


def _read(network: Network, files: object) -> Json:
    """Each file for itself: one that has faults keeps no other from being read."""
    answers: dict[str, Json] = {}
    faults: list[str] = []
    for name, data in _opened(files):
        if data is None or len(data) > LARGEST:
            faults.append(text("partner_survey.card.too_large", file=name))
            continue
        try:
            found = partner_answers([SourceFile(name, data)], network)
        except TableFaults as error:
            faults += [str(fault) for fault in error.faults]
            continue
        for answer in found:
            if answer.left_out:
                faults.append(text("partner_survey.card.left_out", file=name, names=listed(answer.left_out)))
            if answer.answered:
                answers[answer.respondent] = answer_json(answer)
            else:
                faults.append(
                    text("partner_survey.card.empty_answer", file=name, name=network.by_id[answer.respondent].label)
                )
    return {"answers": answers, "faults": faults[:MOST_FAULTS]}


def _opened(files: object) -> Sequence[tuple[str, bytes | None]]:
    """Name and bytes of each file; None where the browser already found it too large or it cannot be decoded."""
    found: list[tuple[str, bytes | None]] = []
    for file in files if isinstance(files, list) else []:
        given = file if isinstance(file, Mapping) else {}
        data = given.get("data")
        try:
            found.append(
                (str(given.get("name", "")), base64.b64decode(data, validate=True) if isinstance(data, str) else None)
            )
        except (binascii.Error, ValueError):
            found.append((str(given.get("name", "")), None))
    return found


register("partner_survey", view=view, act=act, words="partner_survey.card")
