"""R: the participant's number is compared with the recomputation from their own data."""

import pytest

from workbook.checks import Status, check
from workbook.network import Actor, Network, Tie, wiesenmark, wiesenmark_both_waves
from workbook.project import Project

EXERCISE = "05b-kennzahlen"


def findings(network: Network, **typed: str) -> dict[str, object]:
    project = Project(participant="p01", network=network)
    return {f.check.split(".")[1]: f for f in check(EXERCISE, {"rechnung": typed}, project)}


def test_a_network_of_two_waves_is_asked_about_as_it_is_now() -> None:
    now = wiesenmark("t2")
    typed = {"dichte": f"{len(now.pairs) / 780:.3f}", "teile": "1", "einzelne": "0"}
    assert findings(wiesenmark_both_waves(), **typed)["dichte"].status is Status.MET


def test_two_waves_in_the_data_need_no_marks() -> None:
    project = Project(participant="p01", network=wiesenmark_both_waves())
    assert check("05a-wellen", {}, project)[0].status is Status.MET


def test_the_right_density_is_met_with_decimal_comma_or_point() -> None:
    for typed in ("0,11", "0.11", "0,1103", "11 %"):
        assert findings(wiesenmark(), dichte=typed)["dichte"].status is Status.MET


@pytest.mark.parametrize(("typed", "words"), [("11,03", "Prozent"), ("0,05375", "n · n"), ("0,0551", "doppelt")])
def test_a_known_slip_earns_half_and_its_own_hint(typed: str, words: str) -> None:
    finding = findings(wiesenmark(), dichte=typed)["dichte"]
    assert finding.share == 0.5
    assert words in finding.hint


def test_another_number_earns_nothing_and_the_hint_names_the_own_figures() -> None:
    finding = findings(wiesenmark(), dichte="0,4")["dichte"]
    assert finding.status is Status.NOT_YET
    assert "780" in finding.hint and "86" in finding.hint


def test_an_empty_field_is_not_attempted() -> None:
    assert findings(wiesenmark(), dichte="  ")["dichte"].status is Status.NOT_ATTEMPTED


def test_words_instead_of_a_number_are_not_yet() -> None:
    assert findings(wiesenmark(), dichte="sehr dicht")["dichte"].status is Status.NOT_YET


def test_density_over_all_pairs_is_a_slip_where_some_pairs_are_not_known() -> None:
    ids = "abcdef"
    network = Network(
        tuple(Actor(i) for i in ids),
        (Tie("a", "b"), Tie("b", "c"), Tie("c", "d")),
        unknown=frozenset({("a", "c"), ("a", "d"), ("a", "e"), ("a", "f")}),
    )
    assert findings(network, dichte="0,27")["dichte"].status is Status.MET
    finding = findings(network, dichte="0,20")["dichte"]
    assert finding.share == 0.5
    assert "Zu 4 davon" in finding.hint and "es bleiben 11" in finding.hint


def test_density_of_a_single_actor_cannot_be_checked() -> None:
    alone = Network((Actor("a"),))
    assert findings(alone, dichte="0")["dichte"].status is Status.CANNOT_BE_CHECKED


def test_forgetting_the_isolates_is_the_known_slip_of_counting_parts() -> None:
    finding = findings(wiesenmark(), teile="1", einzelne="2")["teile"]
    assert finding.share == pytest.approx(0.75)
    assert "Zählen Sie sie mit" in finding.hint


@pytest.mark.parametrize(
    "junk", [None, 3, [], {"dichte": []}, {"dichte": {"a": 1}}, {"dichte": True}, {"dichte": "9" * 10_000}]
)
def test_whatever_lies_in_the_answer_a_check_never_raises(junk: object) -> None:
    project = Project(participant="p01", network=wiesenmark())
    assert check(EXERCISE, {"rechnung": junk}, project)


def hint(network: Network, name: str, answer: dict[str, object] | None = None) -> str:
    found = check("05a-beziehungen", answer or {}, Project(participant="p01", network=network))
    return {each.check.split(".")[1]: each for each in found}[name].hint


def test_hints_on_actors_and_ties_count_as_people_speak_and_leave_out_what_is_done() -> None:
    one = Network(
        (Actor("a", "A", "schule"), Actor("b", "B", "schule", "Altenwiek"), Actor("c", "C")), (Tie("a", "b"),)
    )
    assert hint(Network((Actor("a"),)), "akteure").startswith("Eingetragen: 1 Akteur; ")
    assert "Bei 2 Akteuren fehlt noch etwas." in hint(one, "akteure")
    assert hint(one, "beziehungen").startswith("Bei einem Akteur haben Sie noch nichts angegeben")
    told = hint(one, "beziehungen", {"netzwerk": {"visited": {"c": "none"}}})
    assert told == "Üblich sind mindestens so viele Beziehungen wie Akteure, hier 3."


def test_weiss_nicht_of_one_actor_is_no_answer_for_all_the_others() -> None:
    ids = "abcd"
    network = Network(
        tuple(Actor(i) for i in ids), (Tie("b", "c"),), unknown=frozenset({("a", "b"), ("a", "c"), ("a", "d")})
    )
    project = Project(participant="p01", network=network)
    found = {f.check: f for f in check("05a-beziehungen", {"netzwerk": {"visited": {"a": "unknown"}}}, project)}
    assert found["05a-beziehungen.beziehungen"].where == ("d",)
