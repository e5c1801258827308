"""The certificate: rules, decision, document, seal, verification."""

from grading.certificate.decide import decide
from grading.certificate.issue import Issued, issue, render
from grading.certificate.model import Certificate, Outcome, Record, RuleResult, State, Waiver
from grading.certificate.records import records
from grading.certificate.verify import Verdict, verify

__all__ = [
    "Certificate",
    "Issued",
    "Outcome",
    "Record",
    "RuleResult",
    "State",
    "Verdict",
    "Waiver",
    "decide",
    "issue",
    "records",
    "render",
    "verify",
]
