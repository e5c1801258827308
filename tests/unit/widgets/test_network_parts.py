"""The network parts tell what the network is like, for any network, and never stumble over what was saved."""

from __future__ import annotations

import json
from dataclasses import replace
from math import log
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.networks import complete, empty, networks, two_triangles
from tests.unit.widgets.scenes import Stage, example
from workbook.checks import check
from workbook.errors import NetworkError
from workbook.exercises import find
from workbook.network import Actor, Network, Tie, wiesenmark, wiesenmark_both_waves
from workbook.project import Project, ProjectStore
from workbook.widgets.findings import points_of
from workbook.widgets.session import Session

KINDS = ("actors", "blocks", "capture", "figures", "map", "pairs", "roles", "scenario", "two_mode", "waves")
ALL_UNKNOWN = replace(
    Network((Actor("a"), Actor("b"), Actor("c"))), unknown=frozenset({("a", "b"), ("a", "c"), ("b", "c")})
)
EDGES = {
    "nobody": empty(0),
    "one": empty(1),
    "isolates": empty(9),
    "complete": complete(6),
    "two equal parts": two_triangles(),
    "all weiß nicht": ALL_UNKNOWN,
    "coordination alone": Network((Actor("k", "Koordination"),), coordinator="k"),
    "two waves": wiesenmark_both_waves(),
}

FIELDS = [
    "scenarios",
    "steps",
    "focus",
    "marked",
    "positions",
    "force",
    "layout",
    "size",
    "types",
    "sectors",
    "waves",
    "marks",
    "offers",
    "ticks",
    "id",
    "grouping",
    "wave",
    "strength",
    "current",
    "do",
    "actor",
    "distinct",
    "guesses",
    "revealed",
    "visited",
]
saved = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 99) | st.text(max_size=5) | st.sampled_from(["A01", "A01|A02", "new"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4),
    max_leaves=8,
)


def places(shown: Any) -> dict[str, tuple[int, int]]:
    """Actor id -> where it stands, from the arrays of a map."""
    return dict(zip(shown["ids"], zip(shown["xy"][::2], shown["xy"][1::2], strict=True), strict=True))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("network", EDGES.values(), ids=EDGES.keys())
def test_every_part_shows_any_network(kind: str, network: Network) -> None:
    assert json.dumps(Stage(kind, network).view())


@settings(max_examples=25, deadline=None)
@given(networks(), st.sampled_from(KINDS))
def test_every_part_shows_any_small_network(network: Network, kind: str) -> None:
    assert json.dumps(Stage(kind, network).view())


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(KINDS), saved)
def test_whatever_was_saved_the_part_is_shown(kind: str, value: Any) -> None:
    assert json.dumps(Stage(kind, wiesenmark(), value=value).view())


# actors


def test_key_actors_are_told_with_and_without_the_coordination() -> None:
    view = example("actors").view()
    whole, rest = view["whole"]["map"], view["without"]["map"]
    assert len(whole["ids"]) == 40
    assert "A01" not in rest["ids"]
    assert whole["measures"]["betweenness"]["values"][0] == pytest.approx(0.526, abs=5e-4)
    top = max(zip(rest["measures"]["betweenness"]["values"], rest["ids"], strict=True))
    assert top[1] == "A30"


def test_both_sides_show_everybody_on_the_same_place() -> None:
    view = example("actors").view()
    whole, rest = (places(side["map"]) for side in (view["whole"], view["without"]))
    assert rest == {actor: whole[actor] for actor in rest}


# figures


def test_nothing_in_the_browser_tells_the_figures_before_they_are_revealed() -> None:
    view = json.dumps(example("figures", guess=["density"]).view())
    assert "0.11" not in view and "0.45" not in view


def test_figures_are_revealed_with_without_and_against_chance() -> None:
    rows = {row["id"]: row for row in example("figures").act(do="figures")["rows"]}
    density, centralization = rows["density"], rows["betweenness_centralization"]
    assert (density["whole"], density["without"]) == (pytest.approx(0.1103, abs=5e-5), pytest.approx(0.0877, abs=5e-5))
    assert density["band"] is None, "every random network of this size has the same density"
    assert centralization["band"]["place"] == "above"
    assert centralization["withoutBand"]["low"] < centralization["withoutBand"]["high"]
    assert "0,50" in centralization["sentence"] and "Zufall" in centralization["sentence"]


def test_the_headline_says_what_happens_without_the_coordination() -> None:
    assert (
        example("figures").act(do="figures")["sentence"]
        == "Ohne die Koordination zerfällt das Netz: Die Zahl der Teile steigt von 3 auf 5."
    )


def test_without_a_coordination_there_is_one_column() -> None:
    rows = Stage("figures", complete(5)).act(do="figures")["rows"]
    assert all(row["without"] is None for row in rows)


def test_the_mark_of_the_figures_changes_with_the_network_alone() -> None:
    stage = Stage("figures", wiesenmark())
    before = stage.view()["stamp"]
    assert Stage("figures", wiesenmark(), value={"guesses": {"density": "0,2"}}).view()["stamp"] == before
    assert Stage("figures", wiesenmark().with_tie("A25", "A39")).view()["stamp"] != before


# pairs


def test_the_coordination_of_the_example_has_185_open_pairs_of_210() -> None:
    view = example("pairs").view()
    assert (len(view["open"]["pairs"]), view["open"]["possible"], view["focus"]) == (185, 210, "A01")
    assert view["open"]["sentence"].endswith("185 von 210 Partnerpaaren kennen sich noch nicht direkt.")
    assert view["burt"][0]["effective_size"] == pytest.approx(18.62, abs=5e-3)
    assert len(view["burt"]) == 6


def test_an_open_pair_counts_further_common_partners_but_not_the_focus() -> None:
    ties = tuple(Tie(a, b) for a, b in ["ka", "kb", "kc", "ac", "bc"])
    network = Network(tuple(Actor(a) for a in "kabc"), ties, coordinator="k")
    assert Stage("pairs", network).view()["open"]["pairs"] == [[1, 2, 1, False]]


def test_a_suggestion_names_the_partners_in_common_the_rarest_first_and_weighs_them() -> None:
    ties = tuple(Tie(a, b) for a, b in ["ka", "kb", "kd", "ca", "cb"])
    network = Network(tuple(Actor(a, place="Moor") for a in "kabcd"), ties, coordinator="k")
    stage = Stage("pairs", network, {"marked": [["b", "a"], ["a", "weg"], "x"]}, {"suggest": True})
    view = stage.view()
    assert view["open"]["pairs"][0][:3] == [1, 2, 1]
    strength = round(1 / log(2) + 1 / log(3), 3)  # c has two partners, k has three
    assert view["open"]["speaks_for"][0] == [strength, "c"]
    (chosen,) = view["chosen"]["pairs"]
    assert chosen["pair"] == ["a", "b"]
    assert chosen["reason"].startswith("Beide arbeiten zusammen mit c, k. Gleicher Ort: Moor.")
    shown = view["chosen"]["map"]
    assert shown["state"].count(1) == 1
    assert [shown["ids"][k] for k in shown["faint"]] == ["d"]


def test_nothing_is_previewed_while_nothing_is_marked_and_a_pair_tied_by_now_says_so() -> None:
    network = Network(tuple(Actor(a) for a in "kab"), (Tie("k", "a"), Tie("k", "b")), coordinator="k")
    assert Stage("pairs", network, None, {"suggest": True}).view()["chosen"]["map"] is None
    assert "chosen" not in Stage("pairs", network, {"marked": [["a", "b"]]}).view()
    (chosen,) = Stage("pairs", network, {"marked": [["k", "a"]]}, {"suggest": True}).view()["chosen"]["pairs"]
    assert chosen["reason"] == "Diese beiden arbeiten inzwischen zusammen."


def test_another_actor_can_be_looked_at() -> None:
    reply = example("pairs").act(do="focus", actor="A14")
    assert (reply["focus"], len(reply["open"]["pairs"])) == ("A14", 3)
    with pytest.raises(NetworkError):
        example("pairs").act(do="focus", actor="A99")


# scenario


def test_removing_the_coordination_is_told_before_and_after() -> None:
    stage = example("scenario")
    reply = stage.act(do="try", steps=[{"do": "remove", "actor": "A01"}])
    figures = dict(zip([measure["id"] for measure in stage.view()["measures"]], reply["figures"], strict=True))
    assert figures["components"] == [3, 5]
    assert figures["connectedness"] == [pytest.approx(0.9013, abs=5e-4), pytest.approx(0.7166, abs=5e-4)]
    assert "Die Zahl der Teile ändert sich von 3 auf 5." in reply["sentence"] and "IGS Sandwiek" in reply["sentence"]


def test_a_step_that_is_no_longer_possible_is_said_and_skipped() -> None:
    steps = [{"do": "remove", "actor": "A99"}, {"do": "add", "source": "A25", "target": "A39"}]
    reply = example("scenario").act(do="try", steps=steps)
    assert reply["gone"] == [0]
    assert len(reply["map"]["ties"]) == 2 * 87


def test_before_and_after_share_places_symbols_and_scale() -> None:
    stage = example("scenario")
    before, after = stage.view()["before"], stage.act(do="try", steps=[{"do": "remove", "actor": "A01"}])["map"]
    assert after["xy"][:2] == before["xy"][2:4]
    assert after["measures"]["degree"]["top"] == before["measures"]["degree"]["top"] == 21
    assert after["groups"][0] == before["groups"][1]


def test_new_ties_are_suggested_with_reasons_and_never_for_the_coordination() -> None:
    found = example("scenario").act(do="suggest", steps=[])["suggestions"]
    assert len(found) == 5
    assert all("A01" not in (each["source"], each["target"]) and each["reason"] and each["gain"] > 0 for each in found)


def test_named_scenarios_come_back_with_their_figures() -> None:
    value = {"scenarios": [{"name": "A", "steps": []}, {"name": "B", "steps": [{"do": "remove", "actor": "A26"}]}]}
    view = Stage("scenario", wiesenmark(), value=value).view()
    assert [len(each["map"]["ids"]) for each in view["scenarios"]] == [40, 39]


# map


def test_filters_are_told_in_the_sentence() -> None:
    reply = example("map").act(do="show", sectors=["Schule", "Kita"])
    assert "Gezeigt ist nur, was zum Filter passt." in reply["summary"]
    assert "9 Akteure" in reply["summary"]


def test_both_waves_of_one_network_keep_everybody_in_place() -> None:
    stage = Stage("map", wiesenmark_both_waves())
    shown = [stage.act(do="show", wave=wave)["map"] for wave in ("t1", "t2")]
    first, second = (places(each) for each in shown)
    assert len(first) == len(second) == 40
    assert all(first[actor] == second[actor] for actor in first.keys() & second.keys())


def test_the_own_network_is_edited_on_the_map() -> None:
    stage = Stage("map", wiesenmark())
    stage.act(do="connect", source="A25", target="A39", label="verbunden")
    assert ("A25", "A39") in stage.network.pairs
    stage.act(do="cut", source="A25", target="A39")
    stage.act(do="remove", actor="A25")
    stage.act(do="add", name="Freiwillige Feuerwehr", sector="Zivilgesellschaft")
    assert "A25" not in stage.network.by_id
    assert stage.network.actors[-1].name == "Freiwillige Feuerwehr"
    assert stage.labels[0] == "verbunden"


def test_the_example_cannot_be_edited() -> None:
    with pytest.raises(NetworkError):
        example("map").act(do="remove", actor="A01")


# roles


def test_roles_of_the_coordination_in_the_example() -> None:
    view = example("roles").view()
    first = view["rows"][0]
    assert (first["id"], first["liaison"], first["consultant"], first["total"]) == ("A01", 174, 11, 185)
    assert "„Verbindungsglied“ (174-mal)" in view["sentence"]


# blocks


def test_blocks_of_the_example_by_sector() -> None:
    view = example("blocks").view()
    assert (view["internal"], view["external"]) == (22, 64)
    assert view["ei"] == pytest.approx(0.488, abs=5e-4)
    diagonal = sum(view["cells"][k][k][0] for k in range(len(view["groups"])))
    assert diagonal == 22
    assert "unter dem Zufallsbereich" in view["reading"]


def test_blocks_by_another_grouping() -> None:
    reply = example("blocks").act(do="group", by="education_business")
    assert [group["label"] for group in reply["groups"]] == ["Bildung", "Wirtschaft"]
    assert reply["cells"][0][1][0] == 5
    assert reply["left_out"] == 17


# waves


def test_the_example_is_compared_at_its_two_points_in_time() -> None:
    view = example("waves").view()
    figures = {row["id"]: row["after"] for row in view["figures"]}
    assert view["mode"] == "compare"
    assert (figures["stable"], figures["new"], figures["lost"]) == (67, 36, 19)
    assert figures["jaccard"] == pytest.approx(0.5492, abs=5e-5)


def test_marks_make_the_year_before() -> None:
    marks = {"A01|A02": "new", "A25|A39": "ended", "A02|A03": "same", "A01|A99": "ended"}
    reply = Stage("waves", wiesenmark()).act(do="compare", marks=marks)
    figures = {row["id"]: (row["before"], row["after"]) for row in reply["figures"]}
    assert figures["ties"] == (86, 86)
    assert (figures["new"][1], figures["lost"][1]) == (1, 1)
    assert "Noch offen: 85" in reply["sentence"]


def test_nothing_marked_is_not_told_as_nothing_changed() -> None:
    assert Stage("waves", wiesenmark()).view()["sentence"].startswith("Noch ist keine Beziehung markiert.")


# two_mode


def test_joint_offers_of_the_example() -> None:
    view = example("two_mode").view()
    assert len(view["joint"]) == 39
    assert view["joint"][0][2] == 2
    assert "Angebote mit Beteiligten: 15." in view["sentence"]


def test_ticks_for_actors_or_offers_that_are_gone_do_not_count() -> None:
    ticks = {"o1": ["A01", "A02", "A99"], "o2": ["A01", "A02"]}
    reply = Stage("two_mode", wiesenmark()).act(do="follow", offers=[{"id": "o1", "title": "Messe"}], ticks=ticks)
    assert [row[2] for row in reply["joint"]] == [1]


# what an exercise asks for


def test_what_the_exercise_asks_for_is_not_told_beforehand() -> None:
    pairs = example("pairs", conceal=True).view()
    assert "185" not in pairs["open"]["sentence"]
    assert pairs["burt"][0]["effective_size"] is None and pairs["burt"][1]["effective_size"] is not None
    offers = example("two_mode", conceal=True).view()
    assert offers["joint"] == [] and offers["maps"]["joint"] is None and "39" not in offers["sentence"]


# the note


def test_a_note_counts_as_people_speak_and_tells_of_pairs_not_known() -> None:
    told = "{network}: **{actors}** und **{ties}**.{unknown}"
    one = Stage("note", Network((Actor("a"),)), settings={"text": told}).view()["html"]
    assert "1 Akteur<" in one and "0 Beziehungen" in one and "weiß nicht" not in one
    pair = Network((Actor("a"), Actor("b")), unknown=frozenset({("a", "b")}))
    assert "Zu einem Paar steht „weiß nicht“" in Stage("note", pair, settings={"text": told}).view()["html"]


def test_cards_of_a_network_with_two_waves_show_the_last_one(tmp_path: Path) -> None:
    session = Session(ProjectStore(tmp_path, participant="p07"))
    session.change_network(wiesenmark_both_waves(), "gelesen")
    shown, is_example = session.network_for(find("05b-kennzahlen"))
    assert (len(shown.pairs), is_example) == (103, False)
    assert len(Stage("waves", wiesenmark_both_waves()).view()["waves"]) == 2, "but both can be compared"


def test_open_pairs_that_nobody_knows_of_are_told_apart() -> None:
    network = Network(
        tuple(Actor(i) for i in "kabc"),
        tuple(Tie("k", i) for i in "abc"),
        coordinator="k",
        unknown=frozenset({("a", "b")}),
    )
    shown = Stage("pairs", network).view()["open"]
    assert [pair[3] for pair in shown["pairs"]] == [True, False, False]
    assert shown["sentence"].endswith("Bei einem davon steht „weiß nicht“: Vielleicht kennen sie sich schon.")


def test_nobody_reads_all_points_while_something_is_missing() -> None:
    project = Project("p07", wiesenmark())
    assert points_of(check("05a-beziehungen", {}, project)) == "5,9 von 6 Punkten"
    seen = {"netzwerk": {"visited": {"A25": "none", "A39": "unknown"}}}
    assert points_of(check("05a-beziehungen", seen, project)) == "6 von 6 Punkten"
