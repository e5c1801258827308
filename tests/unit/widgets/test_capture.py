"""Entering the own network: nothing typed is lost, what is usable becomes network at once, the rest waits."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.widgets.scenes import Stage
from workbook.content.texts import FOLDER
from workbook.errors import NetworkError
from workbook.network import Actor, Network, Tie, wiesenmark, wiesenmark_both_waves
from workbook.widgets.parts.capture_import import added, duplicates_json
from workbook.widgets.parts.capture_rows import actor_rows, tie_rows, with_actor_rows, with_tie_rows
from workbook.widgets.registry import kind_of

THREE = Network(
    (Actor("a1", "BBS Wiesenmark", "schule"), Actor("a2", "IHK-Geschäftsstelle", "kammer"), Actor("a3", "Kita"))
)

cells = st.sampled_from(["", " ", "BBS", "Kita ", "kita", "Schule", "12", "12,5", "ca. 3", "Altenwiek", "-4", "1.250"])
ids = st.sampled_from(["", "a1", "a2", "b1"])
row = st.fixed_dictionaries({"id": ids, "name": cells, "sector": cells, "place": cells, "km": cells})
rows = st.lists(row, max_size=8)


def files(*names: str) -> list[dict[str, str]]:
    folder = FOLDER / "wiesenmark"
    return [{"name": name, "data": base64.b64encode((folder / name).read_bytes()).decode()} for name in names]


# the table of actors


@settings(max_examples=200, deadline=None)
@given(rows)
def test_every_word_typed_is_in_the_network_or_waits_as_a_draft(typed: list[dict[str, str]]) -> None:
    taken = with_actor_rows(THREE, typed)
    kept = json.dumps([actor_rows(taken.network), taken.drafts], ensure_ascii=False).casefold()
    for row in typed:
        for field in ("name", "sector", "place"):
            assert row[field].strip().casefold() in kept
        km = row["km"].strip().casefold()
        assert km in kept or km.replace(".", "") in kept


def test_the_table_of_a_network_gives_the_network_back() -> None:
    network = wiesenmark()
    taken = with_actor_rows(network, actor_rows(network))
    assert taken.network == network
    assert taken.drafts == {"rows": [], "cells": {}}


def test_a_role_goes_into_the_further_columns_and_comes_back_as_it_is_written_there() -> None:
    own = Network((Actor("a1", "BBS", extra={"rolle": "Partner", "PLZ": "1"}), Actor("a2", "IHK")))
    shown = actor_rows(own)
    assert [each["role"] for each in shown] == ["Partner", ""]
    shown[0]["role"], shown[1]["role"] = "", " Mitglied "
    taken = with_actor_rows(own, shown).network
    assert [dict(actor.extra) for actor in taken.actors] == [{"PLZ": "1"}, {"Rolle": "Mitglied"}]
    without = [{key: value for key, value in each.items() if key != "role"} for each in shown]
    assert with_actor_rows(own, without).network == own


def test_a_column_named_rolle_is_understood_when_a_list_is_pasted() -> None:
    block = "Name\tBereich\tOrt\tRolle\nBBS\tSchule\tMoor\tMitglied"
    shown = Stage("capture", THREE).act(do="paste", text=block, kind="actors")
    assert [column["role"] for column in shown["columns"]] == ["name", "sector", "place", "role"]
    assert shown["rows"] == [["BBS", "Schule", "Moor", "Mitglied"]]


def test_a_row_without_a_name_waits_where_it_stood() -> None:
    taken = with_actor_rows(Network(), [{"name": "BBS"}, {"name": "", "place": "Sandwiek"}, {"name": "Kita"}])
    assert [actor.name for actor in taken.network.actors] == ["BBS", "Kita"]
    assert taken.drafts["rows"] == [{"at": 1, "row": {"name": "", "place": "Sandwiek"}}]


def test_a_distance_that_is_no_number_waits_beside_its_actor() -> None:
    taken = with_actor_rows(Network(), [{"id": "a1", "name": "BBS", "km": "ca. 3"}])
    assert taken.network.by_id["a1"].km is None
    assert taken.drafts["cells"] == {"a1": {"km": "ca. 3"}}


def test_german_distances_are_read() -> None:
    taken = with_actor_rows(Network(), [{"name": "A", "km": "21,5"}, {"name": "B", "km": "14 km"}])
    assert [actor.km for actor in taken.network.actors] == [21.5, 14.0]


def test_a_sector_is_one_whatever_its_case() -> None:
    taken = with_actor_rows(
        THREE,
        [*actor_rows(THREE), {"name": "IGS", "sector": "SCHULE"}, {"name": "X", "sector": "Kammern und Verbände"}],
    )
    assert [actor.sector for actor in taken.network.actors[3:]] == ["schule", "kammer"]


def test_an_actor_that_leaves_takes_its_ties_and_open_questions_along() -> None:
    network = Network(
        THREE.actors, (Tie("a1", "a2"), Tie("a2", "a3")), coordinator="a1", unknown=frozenset({("a1", "a3")})
    )
    left = with_actor_rows(network, [row for row in actor_rows(network) if row["id"] != "a1"]).network
    assert (left.pairs, left.coordinator, left.unknown) == ((("a2", "a3"),), None, frozenset())


def test_further_columns_of_an_actor_survive_editing() -> None:
    network = Network((Actor("a1", "BBS", extra={"Träger": "Landkreis"}, since="t1"),))
    edited = with_actor_rows(network, [{"id": "a1", "name": "BBS Wiesenmark"}]).network.by_id["a1"]
    assert (edited.extra, edited.since, edited.name) == ({"Träger": "Landkreis"}, "t1", "BBS Wiesenmark")


# the table of ties


def test_the_table_of_ties_gives_the_ties_back() -> None:
    network = wiesenmark()
    taken = with_tie_rows(network, tie_rows(network, "t1"), "t1")
    assert taken.network == network
    assert taken.drafts == {"rows": []}


def test_a_tie_to_an_unknown_name_waits() -> None:
    typed = [
        {"source": "bbs wiesenmark", "target": "a2"},
        {"source": "BBS Wiesenmark", "target": "IHK Geschäftstelle", "strength": "2"},
    ]
    taken = with_tie_rows(THREE, typed)
    assert taken.network.pairs == (("a1", "a2"),)
    assert taken.drafts["rows"] == [{"row": typed[1]}]


def test_a_tie_to_oneself_waits() -> None:
    taken = with_tie_rows(THREE, [{"source": "Kita", "target": "kita"}])
    assert taken.network.pairs == () and len(taken.drafts["rows"]) == 1


def test_weiss_nicht_is_missing_not_absent() -> None:
    taken = with_tie_rows(THREE, [{"source": "Kita", "target": "a1", "strength": "unknown"}])
    assert taken.network.unknown == {("a1", "a3")}
    assert tie_rows(taken.network)[0]["strength"] == "unknown"


def test_only_resources_have_a_direction() -> None:
    typed = [
        {"source": "a1", "target": "a2", "type": "Ressourcen"},
        {"source": "a2", "target": "a3", "type": "Kooperation"},
    ]
    assert [tie.directed for tie in with_tie_rows(THREE, typed).network.ties] == [True, False]


def test_editing_one_wave_leaves_the_other_alone() -> None:
    both = wiesenmark_both_waves()
    edited = with_tie_rows(both, tie_rows(both, "t2")[1:], "t2").network
    assert edited.at("t1").pairs == both.at("t1").pairs
    assert len(edited.at("t2").pairs) == len(both.at("t2").pairs) - 1


# nominating


def test_a_nomination_makes_changes_and_removes_one_tie() -> None:
    stage = Stage("capture", THREE)
    stage.act(do="tie", source="a1", target="a2", strength="2", type="")
    stage.act(do="tie", source="a1", target="a2", strength="3", type="vereinbarung")
    assert stage.network.ties == (Tie("a1", "a2", 3.0, "vereinbarung"),)
    stage.act(do="tie", source="a1", target="a2", strength="unknown", type="")
    assert (stage.network.ties, stage.network.unknown) == ((), frozenset({("a1", "a2")}))
    stage.act(do="tie", source="a2", target="a1", strength=None, type="")
    assert (stage.network.ties, stage.network.unknown) == ((), frozenset())


def test_who_gives_resources_can_be_turned_round() -> None:
    stage = Stage("capture", THREE)
    stage.act(do="tie", source="a1", target="a2", strength="1", type="ressourcen", turned=True)
    assert stage.network.ties == (Tie("a2", "a1", 1.0, "ressourcen", directed=True),)


def test_an_unchanged_table_makes_no_step_for_undo() -> None:
    stage = Stage("capture", THREE)
    stage.act(do="actors", rows=actor_rows(THREE), label="Akteure geändert")
    assert stage.labels == []


def test_a_step_nobody_knows_is_refused() -> None:
    with pytest.raises(NetworkError):
        Stage("capture", THREE).act(do="dance")


# merging


def test_merging_keeps_what_only_the_other_entry_knew() -> None:
    network = Network(
        (Actor("a", "BBS"), Actor("b", "Berufsbild. Schulen", "schule", "Altenwiek", 0.0), Actor("c", "IHK")),
        (Tie("b", "c", 2),),
    )
    stage = Stage("capture", network)
    stage.act(do="merge", keep="a", other="b")
    assert stage.network.by_id["a"] == Actor("a", "BBS", "schule", "Altenwiek", 0.0)
    assert stage.network.pairs == (("a", "c"),)


def test_two_entries_that_named_the_same_partner_leave_one_tie_the_stronger_one() -> None:
    network = Network(
        (Actor("a", "BBS"), Actor("b", "Berufsbild. Schulen"), Actor("c", "IHK"), Actor("d", "Kita")),
        (Tie("a", "c", 2), Tie("c", "b", 3, "kooperation"), Tie("b", "d", 1, "ressourcen", directed=True)),
        unknown=frozenset({("a", "d"), ("a", "b")}),
    )
    stage = Stage("capture", network)
    stage.act(do="merge", keep="a", other="b")
    assert stage.network.ties == (
        Tie("a", "c", 3, "kooperation"),
        Tie("a", "d", 1, "ressourcen", directed=True),
    )
    assert not stage.network.unknown


def test_what_nobody_knew_of_the_other_entry_stays_unknown() -> None:
    network = Network(
        (Actor("a", "BBS"), Actor("b", "Berufsbild. Schulen"), Actor("c", "IHK")), unknown=frozenset({("b", "c")})
    )
    stage = Stage("capture", network)
    stage.act(do="merge", keep="a", other="b")
    assert stage.network.unknown == {("a", "c")}


def test_look_alikes_told_apart_are_not_asked_again() -> None:
    network = Network((Actor("a", "BBS Wiesenmark"), Actor("b", "Berufsbild. Schulen Wiesenmark")))
    asked = duplicates_json(network, [])
    assert asked[0]["question"] == "„BBS Wiesenmark“ und „Berufsbild. Schulen Wiesenmark“ – dieselbe Organisation?"
    assert duplicates_json(network, [["b", "a"]]) == []


# from outside


def test_a_block_from_excel_is_shown_with_its_roles_and_faults() -> None:
    found = Stage("capture", Network()).act(
        do="paste", text="Organisation\tSektor\tOrt\tkm\nBBS\tSchule\tAltenwiek\t0\nIHK\tKammer\t\tweit", kind="actors"
    )
    assert [column["role"] for column in found["columns"]] == ["name", "sector", "place", "km"]
    assert found["rows"][1] == ["IHK", "Kammer", "", "weit"]
    assert len(found["faults"]) == 1 and "Zeile 3" in found["faults"][0]


def test_strengths_in_words_become_our_strengths() -> None:
    found = Stage("capture", THREE).act(
        do="paste", text="von\tnach\tStärke\nBBS\tIHK\teng\nBBS\tKita\tweiß nicht\nIHK\tKita\t2", kind="ties"
    )
    assert [row[2] for row in found["rows"]] == ["3", "unknown", "2"]


def test_names_not_in_the_list_become_actors_when_wished() -> None:
    stage = Stage("capture", THREE)
    stage.act(do="ties", rows=[{"source": "BBS Wiesenmark", "target": "Bürgerbus"}], create=["Bürgerbus"])
    assert stage.network.actors[-1].name == "Bürgerbus"
    assert len(stage.network.pairs) == 1


def test_two_files_are_read_and_taken_over_after_a_look() -> None:
    stage = Stage("capture", Network())
    found = stage.act(do="file", files=files("akteure.csv", "beziehungen.csv"))
    assert found["waves"] == ["t1", "t2"]
    assert stage.network == Network(), "nothing is taken over before the person says so"
    stage.act(do="take", token=found["token"], replace=True, wave="t1", coordinator="A01")
    assert (len(stage.network), len(stage.network.pairs), stage.network.coordinator) == (40, 86, "A01")


def test_a_file_with_faults_is_told_fault_by_fault_and_changes_nothing() -> None:
    data = "von;nach;Stärke\nA;B;2\nA;;3\nB;B;1\nA;C;viel".encode("cp1252")
    stage = Stage("capture", THREE)
    told = stage.act(do="file", files=[{"name": "liste.csv", "data": base64.b64encode(data).decode()}])
    assert len(told["faults"]) == 3
    assert all("liste.csv" in fault and "Zeile" in fault for fault in told["faults"])
    assert stage.network == THREE


def test_a_file_that_is_no_longer_in_memory_is_said_in_words() -> None:
    with pytest.raises(NetworkError, match="nicht mehr im Speicher"):
        Stage("capture", THREE).act(do="take", token="weg", replace=True)


@pytest.mark.parametrize(
    "data", ["kein base64!", base64.b64encode(b"").decode(), base64.b64encode(b"\xd0\xcf\x11\xe0").decode()]
)
def test_broken_uploads_are_told_in_words(data: str) -> None:
    assert Stage("capture", THREE).act(do="file", files=[{"name": "alt.xls", "data": data}])["faults"]


def test_adding_a_table_joins_actors_of_the_same_name() -> None:
    other = Network((Actor("x", "bbs wiesenmark"), Actor("a2", "Bürgerbus")), (Tie("x", "a2", 2),))
    both = added(THREE, other)
    assert [actor.name for actor in both.actors] == ["BBS Wiesenmark", "IHK-Geschäftsstelle", "Kita", "Bürgerbus"]
    assert both.pairs == (("a1", both.actors[3].id),)


def test_the_view_is_about_the_own_network_even_while_the_example_is_shown() -> None:
    assert Stage("capture", wiesenmark(), example=True).view()["actors"] == []


def test_every_text_the_browser_asks_for_is_there() -> None:
    """Each t("…") of the capture modules has its German text."""
    import re
    import tomllib

    words = tomllib.loads((FOLDER / "network_widgets.toml").read_text(encoding="utf-8"))["capture"]
    js = Path(__file__).parents[3] / "workbook" / "widgets" / "js"
    asked: set[str] = set()
    for module in [*js.glob("capture_*.js"), js / "parts" / "capture.js"]:
        asked |= set(re.findall(r"\bt\(\"(\w+)\"", module.read_text(encoding="utf-8")))
    assert asked and asked <= set(words)


def test_a_large_list_is_entered_in_one_go() -> None:
    typed: list[dict[str, Any]] = [{"name": f"Betrieb {n}", "km": str(n % 50)} for n in range(500)]
    assert len(with_actor_rows(Network(), typed).network) == 500


# the coordination


def test_a_coordination_plain_from_its_name_is_proposed_for_a_file() -> None:
    data = base64.b64encode(b"Name;Bereich\nKoordinierungsstelle Bildung;\nBBS;Schule\n").decode()
    read = Stage("capture", Network()).act(do="file", files=[{"name": "akteure.csv", "data": data}])
    chosen = next(actor for actor in read["actors"] if actor["id"] == read["coordinator"])
    assert chosen["label"] == "Koordinierungsstelle Bildung"
    assert read["recognised"] is True


def test_pasted_rows_bring_their_coordination_and_it_is_said() -> None:
    stage = Stage("capture", Network())
    pasted = [{"name": "IHK", "sector": "Kammer"}, {"name": "Kreis", "sector": "Koordination"}]
    told = stage.act(do="actors", rows=pasted, imported=True)
    assert stage.network.coordinator == told["recognised"]
    assert stage.network.by_id[told["recognised"]].name == "Kreis"


def test_a_coordination_chosen_by_the_person_stays() -> None:
    stage = Stage("capture", Network(THREE.actors, coordinator="a3"))
    told = stage.act(do="actors", rows=[*actor_rows(THREE), {"name": "Koordinierungsstelle"}], imported=True)
    assert stage.network.coordinator == "a3"
    assert told["recognised"] is None


def test_nobody_is_made_the_coordination_while_typing() -> None:
    stage = Stage("capture", Network())
    stage.act(do="actors", rows=[{"name": "Koordinierungsstelle"}])
    assert stage.network.coordinator is None


# "weiß nicht" of an actor as a whole


def test_weiss_nicht_of_an_actor_makes_its_gaps_missing_values_and_can_be_taken_back() -> None:
    network = Network(tuple(Actor(i) for i in "abcd"), (Tie("a", "b"),))
    stage = Stage("capture", network)
    stage.act(do="vague", actor="a", on=True, known=["d"])
    assert stage.network.unknown == {("a", "c")}, "d was gone through: that gap is a gap"
    stage.act(do="vague", actor="a", on=False, known=[])
    assert stage.network == network


def test_joint_offers_are_suggested_as_partners() -> None:
    stage = Stage("capture", THREE)
    offers = {"offers": [{"id": "o", "title": "Messe"}], "ticks": {"o": ["a1", "a3", "gone"]}}
    project = stage.scene.project.with_answer("05a-angebote", {"angebote": offers})
    view = kind_of(stage.part).view(stage.part, replace(stage.scene, project=project))
    assert view["offers"] == {"a1": ["o"], "a3": ["o"]}


def test_a_place_is_one_whatever_its_case() -> None:
    rows = [{"name": "A", "place": "Altenwiek"}, {"name": "B", "place": "altenwiek "}]
    assert [actor.place for actor in with_actor_rows(Network(), rows).network.actors] == ["Altenwiek", "Altenwiek"]
