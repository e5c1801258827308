"""The search for core and periphery finds what trying every core finds."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings

import workbook.network as net
from tests.networks import networks, published
from workbook.network import Network
from workbook.network.core import adjacency


def pearson(network: Network, core: set[str], variant: str) -> float | None:
    """r written out from its definition, cell by cell."""
    tied = adjacency(network)
    ties, ideal = [], []
    for i, j in combinations(range(len(network)), 2):
        inside = (network.ids[i] in core) + (network.ids[j] in core)
        if variant == "missing" and inside == 1:
            continue
        ties.append(float(tied[i, j]))
        ideal.append(float(inside > 0))
    if len(set(ties)) < 2 or len(set(ideal)) < 2:
        return None
    return float(np.corrcoef(ties, ideal)[0, 1])


def best_of_all(network: Network, variant: str) -> float | None:
    """The best r over all cores."""
    cores = (set(core) for size in range(len(network) + 1) for core in combinations(network.ids, size))
    return max((r for core in cores if (r := pearson(network, core, variant)) is not None), default=None)


@pytest.mark.parametrize("variant", ["missing", "any"])
@given(network=networks(max_actors=8))
@settings(max_examples=40)
def test_the_search_reaches_the_best_core(variant, network: Network) -> None:
    found = net.core_periphery(network, variant)
    best = best_of_all(network, variant)
    assert found.fit == (None if best is None else pytest.approx(best))
    if best is not None:
        assert pearson(network, set(found.core), variant) == pytest.approx(best)
        assert set(found.core) | set(found.periphery) == set(network.ids)


@pytest.mark.parametrize(
    ("name", "variant", "core", "fit"),
    [
        ("kite", "missing", {"Andre", "Beverley", "Diane", "Fernando", "Garth"}, 0.6),
        ("burt_example", "missing", {"A", "B", "G"}, 1),
        ("burt_example", "any", {"A", "G"}, 0.718182),
    ],
)
def test_published_cores(name: str, variant, core: set[str], fit: float) -> None:
    found = net.core_periphery(published(name), variant)
    assert set(found.core) == core
    assert found.fit == pytest.approx(fit, abs=1e-6)
    assert found.variant == variant


@pytest.mark.slow
@pytest.mark.parametrize("variant", ["missing", "any"])
@pytest.mark.parametrize("seed", range(4))
def test_sixteen_actors_against_all_65536_cores(variant, seed: int) -> None:
    rng = np.random.default_rng(seed)
    tied = np.triu(rng.random((16, 16)) < rng.uniform(0.1, 0.5), 1)
    ids = [f"v{number:02}" for number in range(16)]
    ties = tuple(net.Tie(ids[i], ids[j]) for i, j in np.argwhere(tied))
    network = Network(tuple(map(net.Actor, ids)), ties)
    assert net.core_periphery(network, variant).fit == pytest.approx(_best_by_bits(tied | tied.T, variant))


def _best_by_bits(tied: np.ndarray, variant: str) -> float:
    n = len(tied)
    cores = ((np.arange(2**n)[:, None] >> np.arange(n)) & 1).astype(np.int64)
    inner = np.einsum("ci,ij,cj->c", cores, tied.astype(np.int64), cores, optimize=True) / 2
    outer = np.einsum("ci,ij,cj->c", 1 - cores, tied.astype(np.int64), 1 - cores, optimize=True) / 2
    size = cores.sum(axis=1)
    in_core, in_rim, m = size * (size - 1) / 2, (n - size) * (n - size - 1) / 2, tied.sum() / 2
    if variant == "any":
        cells, ones, expected, both = n * (n - 1) / 2, m, n * (n - 1) / 2 - in_rim, m - outer
    else:
        cells, ones, expected, both = in_core + in_rim, inner + outer, in_core, inner
    with np.errstate(invalid="ignore", divide="ignore"):
        r = (cells * both - ones * expected) / np.sqrt(ones * (cells - ones) * expected * (cells - expected))
    return float(np.nanmax(np.where(np.isfinite(r), r, np.nan)))
