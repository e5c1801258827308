"""Where actors stand from one look at a map to the next: still after an edit, new when the network has become another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import dist

import pytest

from workbook.network import Actor, Network, Tie, wiesenmark
from workbook.project import Project
from workbook.widgets.parts import maps
from workbook.widgets.parts.maps import placed


@pytest.fixture(autouse=True)
def fresh_kernel(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No picture was shown before."""
    monkeypatch.setattr(maps, "_LAST", {})
    yield


def own(network: Network, project: Project | None = None) -> dict[str, tuple[float, float]]:
    return dict(placed(network, "force", example=False, project=project).positions)


def test_one_more_tie_moves_nobody() -> None:
    before = own(wiesenmark())
    assert own(wiesenmark().with_tie("A25", "A39")) == before


def test_an_actor_that_leaves_moves_nobody_and_comes_back_to_its_place() -> None:
    before = own(wiesenmark())
    own(wiesenmark().without("A14"))
    assert own(wiesenmark()) == before


def test_a_list_without_ties_is_laid_out_anew_once_ties_are_entered() -> None:
    own(replace(wiesenmark(), ties=()))
    network = wiesenmark()
    place = own(network)
    tied = [dist(place[a], place[b]) for a, b in network.pairs]
    assert sum(tied) / len(tied) < 330


def test_a_new_picture_is_mirrored_to_resemble_the_old_one() -> None:
    network = wiesenmark()
    before = own(network)
    mirrored = {actor: (1000 - x, y) for actor, (x, y) in before.items()}
    found = placed(network, "force", example=False).mirrored_to(mirrored)
    assert all(dist(found.positions[actor], mirrored[actor]) < 1 for actor in network.ids)


def test_where_somebody_was_put_by_hand_holds_in_a_new_kernel() -> None:
    answers = {"05a-karte": {"karte": {"positions": {"force": {"A35": [500.0, 300.0]}}}}}
    assert own(wiesenmark(), Project("p07", wiesenmark(), answers))["A35"] == (500.0, 300.0)


def test_the_example_and_the_own_network_do_not_disturb_each_other() -> None:
    mine = Network(
        (Actor("A01", "Wir"), Actor("A02", "Ihr"), Actor("A03", "Sie")), (Tie("A01", "A02"), Tie("A02", "A03"))
    )
    before = own(mine)
    placed(wiesenmark(), "force", example=True)
    assert own(mine) == before
