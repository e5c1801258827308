"""Questionnaires out, answers in: each file for itself, kept as organisations, told in words, never handed in."""

from __future__ import annotations

import base64
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.surveys import filled
from tests.unit.widgets.scenes import Stage
from workbook.exercises import Part, find
from workbook.exercises.kinds import is_empty, validate
from workbook.figures.confirmations import told_survey
from workbook.handin import manifest, take_snapshot
from workbook.network import Actor, Network, Tie, wiesenmark
from workbook.project import Project
from workbook.widgets.parts.partner_survey import AT_ONCE, LARGEST

OWN = Network(
    tuple(Actor(id_, f"Organisation {id_.upper()}") for id_ in "kabcde"),
    (Tie("k", "a"), Tie("a", "b"), Tie("b", "c"), Tie("c", "d")),
    coordinator="k",
)
EXERCISE = find("05a-partnerbefragung")


def stage(value: Any = None, network: Network = OWN, **more: Any) -> Stage:
    return Stage("partner_survey", network, value=value, **more)


def upload(actor: str, marks: dict[str, tuple[object, object]], network: Network = OWN) -> dict[str, str]:
    file = filled(network, actor, marks)
    return {"name": file.name, "data": base64.b64encode(file.data).decode()}


def answered(*files: dict[str, str]) -> dict[str, Any]:
    return {"answers": stage().act(do="read", files=list(files))["answers"]}


def test_everybody_but_the_coordination_can_be_asked() -> None:
    view = stage().view()
    assert view["asked"] == list("abcde")
    assert view["partners"] == ["a"]
    assert view["sentence"] == "Noch hat niemand geantwortet."


def test_without_an_own_network_nobody_is_asked() -> None:
    assert stage(network=wiesenmark(), example=True).view() == {"asked": []}


def test_questionnaires_are_made_a_few_at_a_time() -> None:
    big = wiesenmark()
    reply = stage(network=big).act(do="questionnaires", actors=["A02", "gibt es nicht", 7, *big.ids])
    assert len(reply["files"]) == AT_ONCE - 1  # one of the twenty is the coordination, who is not asked
    page = load_workbook(io.BytesIO(base64.b64decode(reply["files"][0]["data"]))).active
    assert page.cell(4, 2).value == big.by_id["A02"].label


def test_answers_are_kept_without_anything_about_persons() -> None:
    value = answered(upload("a", {"b": ("ja", 2), "c": ("nein", None), "d": ("weiß nicht", None)}))
    assert value == {"answers": {"a": {"with": {"b": 2.0}, "not": ["c"], "unknown": ["d"]}}}
    part = Part("befragung", "partner_survey")
    assert validate(part, value) == ()
    assert not is_empty(part, value)
    assert is_empty(part, {"answers": {}})


def test_the_rate_of_confirmation_is_told_in_words() -> None:
    value = answered(
        upload("a", {"b": ("ja", 2)}), upload("b", {"a": ("ja", 1), "c": ("ja", 1)}), upload("c", {"e": ("ja", 1)})
    )
    view = stage(value).view()
    assert view["answered"] == ["Organisation A", "Organisation B", "Organisation C"]
    assert view["sentence"].startswith("Bestätigungsquote 0,50: Von 2 Beziehungen")
    assert view["counts"] == {"mutual": 1, "one_sided": 1, "waiting": 1, "unsupported": 2}
    assert ["Organisation A", "Organisation B", "mutual", "bestätigt", True] in view["rows"]
    assert ["Organisation B", "Organisation C", "one_sided", "nur von Organisation B genannt", True] in view["rows"]
    assert [
        "Organisation C",
        "Organisation E",
        "waiting",
        "von Organisation C genannt, Gegenseite offen",
        False,
    ] in view["rows"]


def test_a_file_with_faults_keeps_no_other_from_being_read() -> None:
    good, broken = upload("a", {"b": ("ja", 2)}), upload("b", {"a": ("vielleicht", None)})
    junk = [{"name": "bild.xlsx", "data": "%%%"}, {"name": "leer.xlsx", "data": ""}, {"data": None}, 7, broken]
    big = {"name": "gross.xlsx", "data": base64.b64encode(b"x" * (LARGEST + 1)).decode()}
    reply = stage().act(do="read", files=[*junk, big, upload("c", {}), good])
    assert list(reply["answers"]) == ["a"]
    said = "\n".join(reply["faults"])
    assert "gross.xlsx: Die Datei ist größer als 2 MB" in said
    assert "c.xlsx: Der Fragebogen von Organisation C ist noch leer" in said
    assert "b.xlsx" in said
    assert "falsch" not in said


def test_answers_about_actors_that_are_gone_are_left_out() -> None:
    value = {
        "answers": {"a": {"with": {"b": 2, "weg": 3, "a": 1}, "not": "x", "unknown": [None]}, "weg": {"with": {"a": 1}}}
    }
    told = told_survey(value, OWN)
    assert told.answered == ("Organisation A",)
    assert [(tie.one, tie.other) for tie in told.ties if tie.state == "waiting"] == [
        ("Organisation A", "Organisation B")
    ]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["a", "b", "with", "not"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["answers", "a", "b", "with", "not", "unknown"]), inner)
    ),
    max_leaves=14,
)


@settings(max_examples=200, deadline=None)
@given(value=json_values)
def test_whatever_was_saved_the_part_is_shown(value: Any) -> None:
    view = stage(value).view()
    assert len(view["asked"]) == 5


@pytest.mark.parametrize(
    "message", [{}, {"do": "read"}, {"do": "questionnaires"}, {"do": "questionnaires", "actors": "a"}]
)
def test_an_odd_message_is_answered(message: dict[str, Any]) -> None:
    assert stage().act(**message)


def test_what_partners_said_is_not_handed_in_and_the_manifest_says_so() -> None:
    value = answered(upload("a", {"b": ("ja", 2)}))
    before = Project("p07", OWN, {"05a-grenzen": {"text": {"luecken": "viele"}}})
    after = before.with_answer(EXERCISE.id, {"befragung": value})
    assert take_snapshot(after, "05a") == take_snapshot(before, "05a")
    sheet = manifest(take_snapshot(after, "05a"))
    assert EXERCISE.id not in [line.exercise for line in (*sheet.answered, *sheet.unanswered)]
    assert "Antworten Ihrer Partner aus der Partnerbefragung" in sheet.not_sent


def test_the_exercise_is_optional_and_without_points() -> None:
    assert (EXERCISE.points, EXERCISE.required) == (0, False)


def test_an_older_questionnaire_is_read_and_what_is_left_out_is_said() -> None:
    older = Network((*OWN.actors, Actor("z", "Alter Verein")), OWN.ties, "k")
    reply = stage().act(do="read", files=[upload("a", {"b": ("ja", 2), "z": ("ja", 1)}, older)])
    assert reply["answers"]["a"]["with"] == {"b": 2}
    assert reply["faults"] == [
        "a.xlsx: Der Fragebogen ist älter als Ihre Liste. Nicht mehr in der Liste stehen: Alter Verein. "
        "Die Angaben dazu sind ausgelassen, alle anderen eingelesen."
    ]
