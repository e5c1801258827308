"""Questionnaires out, answers in, and how far the views agree."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

import workbook.network as net
from tests import surveys
from tests.networks import network_of
from workbook.errors import NetworkError, TableFaults
from workbook.network import PartnerAnswer, SourceFile

NETWORK = net.wiesenmark()


def filled(actor: str, marks: dict[str, tuple[object, object]]) -> SourceFile:
    """The questionnaire of an actor as it comes back."""
    return surveys.filled(NETWORK, actor, marks)


def test_everybody_but_the_coordination_gets_a_questionnaire_about_all_others() -> None:
    files = net.questionnaires(NETWORK)
    assert len(files) == 39
    page = load_workbook(io.BytesIO(files[net.questionnaire_names(NETWORK)["A14"]])).active
    listed = {page.cell(row, 1).value for row in range(7, page.max_row + 1)}
    assert listed == set(NETWORK.ids) - {"A14"}
    assert page.cell(4, 2).value == NETWORK.by_id["A14"].name


def test_file_names_say_whose_questionnaire_it_is_and_never_meet() -> None:
    odd = net.Network(
        tuple(
            net.Actor(id_, name)
            for id_, name in (
                ("a", "BBS/Süd: „Neu“"),
                ("A", "bbs süd neu"),
                ("b", ""),
                ("c", "???"),
                ("k", "Koordination"),
            )
        ),
        coordinator="k",
    )
    names = net.questionnaire_names(odd)
    assert names == {
        "a": "fragebogen-BBS-Süd-Neu-a.xlsx", "A": "fragebogen-bbs-süd-neu-A-2.xlsx", "b": "fragebogen-b.xlsx",
        "c": "fragebogen-c.xlsx",
    }  # fmt: skip
    assert len(net.questionnaires(odd)) == 4


def test_answers_are_read_back() -> None:
    marks = {"A03": ("ja", 2), "A04": ("nein", None), "A05": ("weiß nicht", None), "A06": (None, "eng")}
    (answer,) = net.partner_answers([filled("A02", marks)], NETWORK)
    assert answer == PartnerAnswer("A02", {"A03": 2.0, "A06": 3.0}, frozenset({"A04"}), frozenset({"A05"}))


def test_every_fault_of_every_questionnaire_is_said() -> None:
    files = [
        filled("A02", {"A03": ("vielleicht", None), "A04": ("nein", 3), "A05": ("ja", "sehr")}),
        filled("A03", {"A02": ("ja", None)}),
        SourceFile("noch-einmal.xlsx", filled("A03", {}).data),
        SourceFile("liste.csv", b"a;b\n1;2\n"),
    ]
    with pytest.raises(TableFaults) as caught:
        net.partner_answers(files, NETWORK)
    assert sorted((fault.file, fault.code) for fault in caught.value.faults) == [
        ("A02.xlsx", "answer-contradicts"), ("A02.xlsx", "answer-unclear"), ("A02.xlsx", "not-a-number"),
        ("liste.csv", "not-a-questionnaire"), ("noch-einmal.xlsx", "answered-twice"),
    ]  # fmt: skip


def test_an_unknown_actor_has_no_questionnaire() -> None:
    with pytest.raises(NetworkError):
        net.questionnaire(NETWORK, "Z")


class TestConfirmation:
    """a–b, b–c, c–d in the own network."""

    own = network_of(["ab", "bc", "cd"], actors="abcde")

    def test_both_sides(self) -> None:
        seen = net.confirmation(
            self.own,
            [
                PartnerAnswer("a", {"b": None, "c": None}),
                PartnerAnswer("b", {"a": 2.0}, frozenset({"c"})),
                PartnerAnswer("c", {"e": None}, unknown=frozenset({"a"})),
            ],
        )
        assert seen.mutual == (("a", "b"),)
        assert seen.one_sided == ()
        assert seen.waiting == (("a", "c"), ("c", "e"))
        assert seen.supported == (("a", "b"),)
        assert seen.unsupported == (("b", "c"), ("c", "d"))
        assert seen.additional == (("a", "c"), ("c", "e"))
        assert seen.rate == 1

    def test_a_blank_of_someone_who_answered_is_not_naming(self) -> None:
        seen = net.confirmation(self.own, [PartnerAnswer("a", {"b": None}), PartnerAnswer("b", {"c": None})])
        assert seen.one_sided == (("a", "b"),)
        assert seen.rate == 0

    def test_a_questionnaire_without_a_mark_is_no_answer(self) -> None:
        seen = net.confirmation(self.own, [PartnerAnswer("a", {"b": None}), PartnerAnswer("b", {})])
        assert seen.respondents == ("a",)
        assert (seen.waiting, seen.rate) == ((("a", "b"),), None)
