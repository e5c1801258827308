"""Autograding: submissions -> graded copies and gradebook, without a kernel and without a participant's code."""

from grading.autograde.golden import GoldenError, check_golden
from grading.autograde.paper import CourseFolder, Paper, PaperError, load_paper
from grading.autograde.regrade import apply_regrade, plan_regrade
from grading.autograde.regrade_plan import RegradePlan
from grading.autograde.run import RunReport, autograde
from grading.autograde.triage import triage

__all__ = [
    "CourseFolder",
    "GoldenError",
    "Paper",
    "PaperError",
    "RegradePlan",
    "RunReport",
    "apply_regrade",
    "autograde",
    "check_golden",
    "load_paper",
    "plan_regrade",
    "triage",
]
