"""Questionnaires out, answers in, and how far the views agree."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from openpyxl import load_workbook

import workbook.network as net
from tests import surveys
from tests.networks import network_of
from workbook.errors import NetworkError, TableFaults
from workbook.network import Actor, Network, PartnerAnswer, SourceFile

NETWORK = net.wiesenmark()


def filled(actor: str, marks: Mapping[str, tuple[object, object]], network: Network = NETWORK) -> SourceFile:
    """The questionnaire of an actor as it comes back."""
    return surveys.filled(network, actor, marks)


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


def changed(file: SourceFile, change: Callable[[Any], None]) -> SourceFile:
    """The questionnaire after somebody has worked in it with Excel."""
    book = load_workbook(io.BytesIO(file.data))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return SourceFile("zurueck.xlsx", out.getvalue())


@pytest.mark.parametrize(
    ("said", "with_", "strength"),
    [("Ja!", True, None), ("ja (Messe)", True, None), ("X", True, None), ("1", True, None), ("gelegentlich", True, 1.0),
     ("Eng", True, 3.0), ("nein, noch nicht", False, None)],
)  # fmt: skip
def test_busy_people_are_understood(said: str, with_: bool, strength: float | None) -> None:
    (answer,) = net.partner_answers([filled("A02", {"A03": (said, None)})], NETWORK)
    assert answer.works_with == ({"A03": strength} if with_ else {})
    assert answer.works_not_with == (frozenset() if with_ else {"A03"})


@pytest.mark.parametrize(
    "change",
    [
        lambda book: book.active.insert_cols(1),
        lambda book: book.active.insert_cols(3),
        lambda book: book.active.insert_rows(1, 2),
        lambda book: book.active.cell(6, 6, "Bemerkung") and book.active.cell(7, 6, "Frau Muster anrufen"),
        lambda book: book.create_sheet("Notizen", 0),
    ],
)
def test_notes_beside_and_between_the_columns_do_no_harm(change: Callable[[Any], None]) -> None:
    back = changed(filled("A02", {"A03": ("ja", 2), "A04": ("nein", None)}), change)
    (answer,) = net.partner_answers([back], NETWORK)
    assert answer == PartnerAnswer("A02", {"A03": 2.0}, frozenset({"A04"}))


def test_a_questionnaire_older_than_the_list_is_read_and_what_is_left_out_is_named() -> None:
    older = Network((*NETWORK.actors, Actor("Z1", "Alter Verein"), Actor("Z2", "Altes Museum")), NETWORK.ties)
    (answer,) = net.partner_answers([filled("A02", {"A03": ("ja", None), "Z1": ("ja", 2)}, older)], NETWORK)
    assert answer == PartnerAnswer("A02", {"A03": None}, left_out=("Alter Verein",))


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
