"""What partners say about their ties, in words and rows: how many are confirmed, which were named by one side only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from workbook.content.texts import number, text
from workbook.figures.answers.pieces import entries, mapping, sequence
from workbook.network import Confirmation, Network, PartnerAnswer, confirmation
from workbook.project import Json

State: TypeAlias = Literal["mutual", "one_sided", "waiting", "unsupported"]
STATES: tuple[State, ...] = ("mutual", "one_sided", "waiting", "unsupported")


@dataclass(frozen=True)
class ToldTie:
    """One tie as the partners see it. ``by`` names who named it; ``own``: whether it stands in the own network."""

    one: str
    other: str
    state: State
    by: str
    own: bool


@dataclass(frozen=True)
class ToldSurvey:
    """The survey as a person reads it: who has answered of how many asked, the rate in words, every tie."""

    answered: tuple[str, ...]
    asked: int
    rate: float | None
    sentence: str
    ties: tuple[ToldTie, ...]

    def count(self, state: State) -> int:
        """How many ties are in a state."""
        return sum(tie.state == state for tie in self.ties)


def answers_of(value: Json, network: Network) -> tuple[PartnerAnswer, ...]:
    """The answers kept in a part's value, as far as they are about actors of the network; anything else is left out."""
    found = []
    for respondent, said in entries(mapping(value).get("answers")):
        if respondent in network.by_id:
            together = {
                other: float(strength) if isinstance(strength, int | float) and not isinstance(strength, bool) else None
                for other, strength in mapping(mapping(said).get("with")).items()
                if other in network.by_id and other != respondent
            }
            apart, unknown = (_known(network, mapping(said).get(key)) for key in ("not", "unknown"))
            found.append(PartnerAnswer(respondent, together, apart, unknown))
    return tuple(found)


def _known(network: Network, value: object) -> frozenset[str]:
    return frozenset(each for each in sequence(value) if isinstance(each, str) and each in network.by_id)


def answer_json(answer: PartnerAnswer) -> Json:
    """One answer as it is kept."""
    return {
        "with": dict(sorted(answer.works_with.items())),
        "not": sorted(answer.works_not_with),
        "unknown": sorted(answer.unknown),
    }


def told_survey(value: Json, network: Network) -> ToldSurvey:
    """The answers kept in a part's value held against each other and against the network."""
    answers = answers_of(value, network)
    found = confirmation(network, answers)
    names = {answer.respondent: answer for answer in answers}
    ties = tuple(_ties(found, names, network))
    answered = tuple(sorted((network.by_id[each].label for each in found.respondents), key=str.casefold))
    asked = len(network) - (network.coordinator is not None)
    return ToldSurvey(answered, asked, found.rate, _sentence(found), ties)


def _ties(found: Confirmation, answers: Mapping[str, PartnerAnswer], network: Network) -> Iterable[ToldTie]:
    own = set(network.pairs)
    for state in STATES:
        rows = []
        for pair in getattr(found, state):
            one, other = sorted((network.by_id[end].label for end in pair), key=str.casefold)
            rows.append(ToldTie(one, other, state, _by(pair, answers, network), pair in own))
        yield from sorted(rows, key=lambda tie: (tie.one.casefold(), tie.other.casefold()))


def _by(pair: tuple[str, str], answers: Mapping[str, PartnerAnswer], network: Network) -> str:
    """Who of the two named the tie; "" for both or nobody."""
    one, other = pair
    naming = [
        each
        for each, partner in ((one, other), (other, one))
        if each in answers and partner in answers[each].works_with
    ]
    return network.by_id[naming[0]].label if len(naming) == 1 else ""


def _sentence(found: Confirmation) -> str:
    """The rate of confirmation in words, or what is still missing for one."""
    both, seen = len(found.mutual), len(found.mutual) + len(found.one_sided)
    if not found.respondents:
        return text("partner_survey.told.nobody")
    if found.rate is None:
        return text("partner_survey.told.no_rate")
    key = "rate_one" if seen == 1 else "rate"
    said = text(f"partner_survey.told.{key}", rate=number(found.rate), both=number(both, 0), seen=number(seen, 0))
    return f"{said} {text('partner_survey.told.caution')}"
