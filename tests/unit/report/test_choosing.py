"""Which wave and which coordination a report is about, and what it calls the network."""

from __future__ import annotations

import pytest

from tests.reports import analysed, network
from workbook.errors import NetworkError
from workbook.network import Actor, Network, Tie, wiesenmark_both_waves
from workbook.report.measuring import Wanted, choose
from workbook.report.naming import recognised_coordinator, title_of
from workbook.report.sections.summary import assumptions


def actors(*described: tuple[str, str | None]) -> Network:
    return Network(tuple(Actor(str(n), name, sector) for n, (name, sector) in enumerate(described)))


def test_the_latest_wave_is_shown_and_said() -> None:
    chosen = choose(wiesenmark_both_waves(), Wanted())
    assert chosen.wave == "t2"
    assert any("Dieser Bericht zeigt t2" in note for note in assumptions(chosen))


def test_a_wave_asked_for_is_shown_without_remark() -> None:
    chosen = choose(wiesenmark_both_waves(), Wanted(wave="t1"))
    assert len(chosen.shown.pairs) == 86
    assert assumptions(chosen) == ()


def test_a_wave_that_is_not_there_is_refused() -> None:
    with pytest.raises(NetworkError):
        choose(wiesenmark_both_waves(), Wanted(wave="t9"))


def test_the_coordination_is_recognised_by_sector_before_name() -> None:
    shown = actors(("Koordinierungsstelle Pflege", "pflege"), ("Haus am Markt", "Koordination"))
    assert recognised_coordinator(shown) == "1"


def test_the_coordination_is_recognised_by_name() -> None:
    assert recognised_coordinator(actors(("Netzwerkkoordination Ost", None), ("IHK", None))) == "0"
    assert recognised_coordinator(actors(("Regionale Koordinierungsstelle", None), ("IHK", None))) == "0"


def test_two_that_could_be_the_coordination_are_not_guessed_at() -> None:
    assert recognised_coordinator(actors(("Koordination A", None), ("Koordination B", None))) is None


def test_a_recognised_coordination_is_said() -> None:
    chosen = choose(actors(("Koordinierungsstelle", None), ("IHK", None)), Wanted())
    assert any("Als Koordination wurde „Koordinierungsstelle“ erkannt" in note for note in assumptions(chosen))


def test_a_coordination_that_left_before_the_wave_shown_is_unknown() -> None:
    shown = Network(
        (Actor("k", "Koordination", until="1"), Actor("a"), Actor("b")),
        (Tie("k", "a", wave="1"), Tie("a", "b", wave="2")),
    )
    analysis = analysed(shown)
    assert analysis.without is None
    assert any("nicht bekannt" in note for note in assumptions(analysis.chosen))


@pytest.mark.parametrize(
    ("files", "title"),
    [
        (("akteure.csv", "beziehungen.csv"), "Ihr Netzwerk"),
        (("beziehungen_t1.csv",), "Ihr Netzwerk"),
        (("MINT_Cluster Nord.xlsx",), "MINT Cluster Nord"),
        (("edges.csv", "florentine.csv"), "florentine"),
        ((), "Ihr Netzwerk"),
    ],
)
def test_the_title_comes_from_a_telling_file_name(files: tuple[str, ...], title: str) -> None:
    assert title_of(network("ab"), files) == title


def test_the_title_comes_from_the_name_of_the_coordination_first() -> None:
    shown = Network((Actor("k", "Koordinierungsstelle Netzwerk Wiesenmark"),), coordinator="k")
    assert title_of(shown, ("florentine.csv",)) == "Netzwerk Wiesenmark"


def test_who_makes_the_report_is_told_how_to_name_the_coordination() -> None:
    unknown, guessed = choose(actors(("IHK", None)), Wanted()), choose(actors(("Koordinierungsstelle", None)), Wanted())
    for chosen in (unknown, guessed):
        assert any("--coordinator" in note for note in assumptions(chosen, hints=True))
        assert not any("--coordinator" in note for note in assumptions(chosen))
