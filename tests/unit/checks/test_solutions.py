"""The solutions of the fixed cases agree with what can be computed from Wiesenmark, and participants can be checked
with digests alone."""

import pytest

from grading.build.keys import all_keys
from workbook import network as net
from workbook.checks import PlainKey, ProofKey, Status, check, participant_key
from workbook.network import wiesenmark
from workbook.project import Project

ANSWERS = [
    ("05b-was-waere-wenn-beispiel", {"schnittstellen": {"schnittstellen": ["A14", "A36"]}}),
    ("05b-schluesselakteure-beispiel", {"karte": {"bruecke-kitas": ["A14"]}}),
    ("05b-kennzahlen-beispiel", {"frage": {"ohne-koordination": ["teile"]}}),
]


def right(key: PlainKey, exercise: str, item: str) -> set[str]:
    return {value for value, credit in key.answers[exercise][item].items() if credit == 1}


def test_the_two_interfaces_are_the_cutpoints_beside_the_coordination() -> None:
    network = wiesenmark()
    computed = {a for a, cut in net.actor_is_cutpoint(network).items() if cut} - {network.coordinator}
    assert right(all_keys(), "05b-was-waere-wenn-beispiel", "schnittstellen") == computed


def test_the_bridge_to_the_kitas_is_the_only_partner_the_others_have() -> None:
    network = wiesenmark()
    bridge = right(all_keys(), "05b-schluesselakteure-beispiel", "bruecke-kitas")
    for kita in ("A13", "A15"):
        assert set(net.partners(network, kita)) == bridge


@pytest.mark.parametrize(("exercise", "answer"), ANSWERS)
@pytest.mark.parametrize("key", [participant_key(), all_keys()], ids=["digests", "plain"])
def test_the_right_answer_is_met_with_digests_and_with_the_plain_key(
    exercise: str, answer: dict[str, object], key: ProofKey | PlainKey
) -> None:
    findings = check(exercise, answer, Project(), key)
    assert {finding.status for finding in findings} == {Status.MET}


def test_a_set_earns_hits_minus_false_ones() -> None:
    def share(*chosen: str) -> float:
        answer = {"schnittstellen": {"schnittstellen": list(chosen)}}
        return check("05b-was-waere-wenn-beispiel", answer, Project())[0].share

    assert share("A14") == pytest.approx(0.5)
    assert share("A14", "A01") == 0
    assert share("A14", "A36", "A01") == pytest.approx(0.5)
    assert share("A02", "A03") == 0


@pytest.mark.parametrize("junk", [None, 5, "x", [], {"schnittstellen": 7}, {"schnittstellen": [1, None, {}]}])
def test_a_fixed_case_never_raises(junk: object) -> None:
    assert check("05b-was-waere-wenn-beispiel", {"schnittstellen": junk}, Project())
