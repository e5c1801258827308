"""What partners say about their own ties, held against each other and against the coordination's own view."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workbook.network.model import Network

Pair = tuple[str, str]


@dataclass(frozen=True)
class PartnerAnswer:
    """One partner's answer: with whom it works together (strength 1–3 or None), with whom not, where it does not know.

    Actors that appear in none of the three were left blank: whoever ticks partners and leaves the rest blank does not
    name the rest. A questionnaire without a single mark is no answer. ``left_out`` names actors that were marked but
    are no longer in the list: the questionnaire is older than the list.
    """

    respondent: str
    works_with: dict[str, float | None]
    works_not_with: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    left_out: tuple[str, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether anything was marked."""
        return bool(self.works_with or self.works_not_with or self.unknown)


@dataclass(frozen=True)
class Confirmation:
    """Ties seen from both sides. Pairs are sorted.

    Between partners who both answered: ``mutual`` named by both, ``one_sided`` named by one. ``waiting``: named by one,
    the other has not answered about it. ``rate`` = mutual/(mutual + one-sided), None without such pairs.
    Against the own network: ``supported`` own ties that at least one end names, ``unsupported`` own ties that no
    answering end names, ``additional`` named ties that the own network lacks.
    """

    respondents: tuple[str, ...]
    mutual: tuple[Pair, ...]
    one_sided: tuple[Pair, ...]
    waiting: tuple[Pair, ...]
    supported: tuple[Pair, ...]
    unsupported: tuple[Pair, ...]
    additional: tuple[Pair, ...]

    @property
    def rate(self) -> float | None:
        """Bestätigungsquote."""
        seen = len(self.mutual) + len(self.one_sided)
        return len(self.mutual) / seen if seen else None


def confirmation(network: Network, answers: Iterable[PartnerAnswer]) -> Confirmation:
    """Hold the partners' answers against each other and against the network."""
    by_actor = {answer.respondent: answer for answer in answers if answer.answered}
    named = {pair(a, b) for a, answer in by_actor.items() for b in answer.works_with}
    says = {tie: [_says(by_actor, *tie), _says(by_actor, tie[1], tie[0])] for tie in named | set(network.pairs)}
    own = set(network.pairs)
    return Confirmation(
        respondents=tuple(by_actor),
        mutual=_those(named, lambda tie: says[tie] == [True, True]),
        one_sided=_those(named, lambda tie: sorted(map(str, says[tie])) == ["False", "True"]),
        waiting=_those(named, lambda tie: None in says[tie]),
        supported=_those(own, lambda tie: True in says[tie]),
        unsupported=_those(own, lambda tie: True not in says[tie] and False in says[tie]),
        additional=_those(named, lambda tie: tie not in own),
    )


def _those(ties: Iterable[Pair], condition: Callable[[Pair], bool]) -> tuple[Pair, ...]:
    return tuple(sorted(tie for tie in ties if condition(tie)))


def pair(a: str, b: str) -> Pair:
    """Two ids in the order in which networks keep pairs."""
    return (a, b) if a <= b else (b, a)


def _says(by_actor: dict[str, PartnerAnswer], one: str, other: str) -> bool | None:
    """Whether one names the other; None where it did not answer or did not know."""
    answer = by_actor.get(one)
    return None if answer is None or other in answer.unknown else other in answer.works_with
