"""R: the participant's number is compared with the recomputation from their own data."""

import pytest

from workbook.checks import Status, check
from workbook.network import Actor, Network, wiesenmark
from workbook.project import Project

EXERCISE = "05b-kennzahlen"


def findings(network: Network, **typed: str) -> dict[str, object]:
    project = Project(participant="p01", network=network)
    return {f.check.split(".")[1]: f for f in check(EXERCISE, {"rechnung": typed}, project)}


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
