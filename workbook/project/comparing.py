"""What differs between two states of the project, in sentences. Texts in ``de/project.toml``.

Actors are compared by name and not by id: two windows that each enter a new actor give both the same id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from workbook.content.texts import number, text
from workbook.network import Network, Tie
from workbook.project.document import Project

MOST = 10  # names in one sentence


@dataclass(frozen=True)
class NetworkDifference:
    """What one network has that another has not, by name; ties and pairs answered "weiß nicht" read "A – B".

    ``details`` are actors and ties of both whose particulars differ. ``coordinator`` is the name (or "") of this
    network's coordination where the other's is another one, else None.
    """

    actors: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    actor_details: tuple[str, ...] = ()
    tie_details: tuple[str, ...] = ()
    coordinator: str | None = None

    def __bool__(self) -> bool:
        return self != NetworkDifference()


@dataclass(frozen=True)
class ProjectDifference:
    """What is otherwise in ``earlier`` than in the project now: exercise ids, and the sizes of both networks."""

    added: tuple[str, ...]
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    network: bool
    earlier: Network
    now: Network

    @property
    def answers(self) -> tuple[str, ...]:
        """Every exercise whose answer differs."""
        return (*self.changed, *self.added, *self.missing)

    def __bool__(self) -> bool:
        return bool(self.answers) or self.network

    def __str__(self) -> str:
        """ "3 Antworten anders, Netzwerk mit 38 statt 40 Akteuren"."""
        parts = [_counted("answers", len(self.answers))] if self.answers else []
        return ", ".join([*parts, *([_sizes(self.earlier, self.now)] if self.network else [])]) or _said("nothing")


def project_difference(earlier: Project, now: Project) -> ProjectDifference:
    """What bringing ``earlier`` back would change. An answer that holds nothing counts as none."""
    then, present = _answered(earlier), _answered(now)
    both = then.keys() & present.keys()
    return ProjectDifference(
        added=tuple(sorted(then.keys() - both)),
        missing=tuple(sorted(present.keys() - both)),
        changed=tuple(sorted(id_ for id_ in both if then[id_] != present[id_])),
        network=earlier.network != now.network,
        earlier=earlier.network,
        now=now.network,
    )


def network_difference(one: Network, other: Network) -> NetworkDifference:
    """What ``one`` has that ``other`` has not."""
    here, there = _actors(one), _actors(other)
    ties, their_ties = _ties(one), _ties(other)
    coordinator = _coordinator(one)
    return NetworkDifference(
        actors=_beyond(here, there),
        ties=_beyond(ties, their_ties),
        unknown=tuple(sorted(_pairs(one, one.unknown) - _pairs(other, other.unknown))),
        actor_details=_other_details(here, there),
        tie_details=_other_details(ties, their_ties),
        coordinator=None if coordinator == _coordinator(other) else coordinator,
    )


def network_size(network: Network) -> str:
    """ "40 Akteure, 90 Beziehungen"."""
    return f"{_counted('actors', len(network))}, {_counted('ties', len(network.pairs))}"


def difference_sentences(difference: NetworkDifference) -> tuple[str, ...]:
    """A network's own side of a difference, at most ten names in a sentence."""
    named = ("actors", "ties", "unknown", "actor_details", "tie_details")
    found = ((name, getattr(difference, name)) for name in named)
    said = [_said(f"only_{name}{'_one' * (len(names) == 1)}", names=_listed(names)) for name, names in found if names]
    if difference.coordinator is not None:
        said.append(_said("coordinator", name=difference.coordinator or _said("nobody")))
    return tuple(said)


# ── names ──


def _actors(network: Network) -> list[tuple[str, Hashable]]:
    return [(a.label, (a.sector, a.place, a.km, a.since, a.until, _plain(a.extra))) for a in network.actors]


def _ties(network: Network) -> list[tuple[str, Hashable]]:
    return [
        (_pair(network, (tie.source, tie.target)), (tie.strength, tie.type, tie.wave, _direction(network, tie)))
        for tie in network.ties
    ]


def _direction(network: Network, tie: Tie) -> str | None:
    """From whom a directed tie goes out."""
    return network.by_id[tie.source].label if tie.directed else None


def _plain(extra: Mapping[str, object]) -> str:
    return repr(sorted(extra.items()))


def _pairs(network: Network, pairs: Iterable[tuple[str, str]]) -> set[str]:
    return {_pair(network, pair) for pair in pairs}


def _pair(network: Network, ends: tuple[str, str]) -> str:
    return " – ".join(sorted(network.by_id[end].label for end in ends))


def _coordinator(network: Network) -> str:
    return "" if network.coordinator is None else network.by_id[network.coordinator].label


# ── comparing ──


def _beyond(here: list[tuple[str, Hashable]], there: list[tuple[str, Hashable]]) -> tuple[str, ...]:
    """Names that stand here more often than there, each once."""
    more = Counter(name for name, _ in here) - Counter(name for name, _ in there)
    return tuple(sorted(more, key=str.casefold))


def _other_details(here: list[tuple[str, Hashable]], there: list[tuple[str, Hashable]]) -> tuple[str, ...]:
    """Names that stand as often on both sides but with other particulars."""
    mine, theirs = _by_name(here), _by_name(there)
    same = (name for name in mine.keys() & theirs.keys() if len(mine[name]) == len(theirs[name]))
    return tuple(sorted((name for name in same if Counter(mine[name]) != Counter(theirs[name])), key=str.casefold))


def _by_name(entries: list[tuple[str, Hashable]]) -> dict[str, list[Hashable]]:
    found: dict[str, list[Hashable]] = {}
    for name, details in entries:
        found.setdefault(name, []).append(details)
    return found


def _answered(project: Project) -> dict[str, object]:
    return {id_: answer for id_, answer in project.answers.items() if answer}


# ── words ──


def _sizes(earlier: Network, now: Network) -> str:
    """Says the sizes that differ; where none does, only that something else in the network does."""
    if len(earlier) != len(now):
        return _said("network_size", then=number(len(earlier), 0), now=_counted("to_actors", len(now)))
    if len(earlier.pairs) != len(now.pairs):
        return _said("network_size", then=number(len(earlier.pairs), 0), now=_counted("to_ties", len(now.pairs)))
    return _said("network_other")


def _counted(key: str, count: int) -> str:
    return _said(f"{key}_one" if count == 1 else key, n=number(count, 0))


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(f"„{name}“" for name in names[:MOST])
    rest = len(names) - MOST
    return f"{shown} {_counted('more', rest)}" if rest > 0 else shown


def _said(key: str, **values: object) -> str:
    return text(f"project.difference.{key}", **values)
