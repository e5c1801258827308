"""The cohort for Referent/innen: states, points, what is missed, what waits to be read."""

from grading.cohort.items import show_items
from grading.cohort.report import AssignmentState, CohortReport, HandInState, summarise
from grading.cohort.show import show_missed, show_review, show_scores, show_states

__all__ = [
    "AssignmentState",
    "CohortReport",
    "HandInState",
    "show_items",
    "show_missed",
    "show_review",
    "show_scores",
    "show_states",
    "summarise",
]
