"""Checks: (answer, project) -> Finding. Six kinds, one small function each."""

from workbook.checks import (
    calculations,
    cases,
    completeness,
    consistency,
    involvement,
    offers,
    organisation,
    presentation,
    readings,
    role,
    stakeholder_lines,
    stakeholders,
    statements,
    tables,
)
from workbook.checks.keys import Key, PlainKey, ProofKey, digest, participant_key
from workbook.checks.model import Finding, Outcome, Status
from workbook.checks.registry import Case, check, register, subject_network

__all__ = [
    "Case",
    "Finding",
    "Key",
    "Outcome",
    "PlainKey",
    "ProofKey",
    "Status",
    "check",
    "digest",
    "participant_key",
    "register",
    "subject_network",
]
