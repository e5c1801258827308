"""The rules of the certificate: (policy, record) -> decision. Pure; the policy comes from course.toml.

Zertifikat: every rule is met. Teilnahmebescheinigung: attendance is met, nothing is open any more, and some other
rule was finally not reached. Everything else is still open, with the list of what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from grading.certificate.model import RULES, Certificate, Outcome, Record, RuleResult, State
from grading.course import Policy
from workbook.content import number, percent, text

EDGE = 1e-9  # 41,6 of 52 UE are 80 %, whatever the binary fraction says

Rule = Callable[[Policy, Record], RuleResult]


def decide(policy: Policy, record: Record) -> Certificate:
    """The decision for one person."""
    results = tuple(_waived(record, _RULES[rule](policy, record)) for rule in RULES if _asked(policy, rule))
    return Certificate(record.participant, _outcome(results), results, record.test_share)


def _outcome(results: tuple[RuleResult, ...]) -> Outcome:
    states = {result.rule: result.state for result in results}
    if all(state is State.MET for state in states.values()):
        return Outcome.CERTIFICATE
    if states["attendance"] is State.MET and State.OPEN not in states.values():
        return Outcome.CONFIRMATION
    return Outcome.OPEN


def _asked(policy: Policy, rule: str) -> bool:
    return policy.project or rule not in ("report", "presentation")


def _waived(record: Record, result: RuleResult) -> RuleResult:
    waiver = record.waivers.get(result.rule)
    if waiver is None or result.state is State.MET:
        return result
    sentence = text("certificate.waived", reason=waiver.reason, author=waiver.author)
    return RuleResult(result.rule, State.MET, sentence, waiver)


def _ue_total(policy: Policy, record: Record) -> RuleResult:
    met = record.ue_total >= policy.ue_total - EDGE
    return _said("ue_total", State.MET if met else State.OPEN, ue=_ue(record.ue_total), want=_ue(policy.ue_total))


def _attendance(policy: Policy, record: Record) -> RuleResult:
    if record.ue_attended is None or record.ue_offered <= 0:
        return _said("attendance", State.OPEN, part="unknown")
    share = record.ue_attended / record.ue_offered
    met = share >= policy.attendance_share - EDGE
    return _said(
        "attendance",
        _state(policy, met=met),
        ue=_ue(record.ue_attended),
        offered=_ue(record.ue_offered),
        share=percent(share),
        want=percent(policy.attendance_share),
        short=_ue(max(0.0, policy.attendance_share * record.ue_offered - record.ue_attended)),
    )


def _submitted(policy: Policy, record: Record) -> RuleResult:
    missing = [name for name in record.required if name not in record.submitted]
    state = _state(policy, met=not missing)
    return _said("submitted", state, missing=", ".join(missing), count=len(record.required))


def _test(policy: Policy, record: Record) -> RuleResult:
    waiting = sorted(record.ungraded & set(record.required))
    if waiting:
        return _said("test", State.OPEN, part="ungraded", waiting=", ".join(waiting))
    if record.unclear:
        return _said("test", State.OPEN, part="unclear", waiting=", ".join(sorted(record.unclear)))
    share = record.test_share
    if share is None:
        return _said("test", State.OPEN, part="unknown")
    met = share >= policy.test_share - EDGE
    return _said("test", _state(policy, met=met), share=percent(share), want=percent(policy.test_share))


def _report(policy: Policy, record: Record) -> RuleResult:
    return _graded("report", record.report, policy.report_share)


def _presentation(policy: Policy, record: Record) -> RuleResult:
    return _graded("presentation", record.presentation, policy.presentation_share)


def _graded(rule: str, share: float | None, want: float) -> RuleResult:
    """A mark that a person gives: open until it is given, final then."""
    if share is None:
        return _said(rule, State.OPEN, part="unknown")
    state = State.MET if share >= want - EDGE else State.FAILED
    return _said(rule, state, share=percent(share), want=percent(want))


def _state(policy: Policy, *, met: bool) -> State:
    return State.MET if met else State.FAILED if policy.closed else State.OPEN


def _said(rule: str, state: State, /, part: str = "", **values: object) -> RuleResult:
    return RuleResult(rule, state, text(f"certificate.rules.{rule}.{part or state.value}", **values))


def _ue(value: float) -> str:
    return number(value, 0 if float(value).is_integer() else 1)


_RULES: Mapping[str, Rule] = {
    "ue_total": _ue_total,
    "attendance": _attendance,
    "submitted": _submitted,
    "test": _test,
    "report": _report,
    "presentation": _presentation,
}
