"""The cohort for Referent/innen: states, points, what is missed, what waits to be read."""

from grading.cohort.report import AssignmentState, CohortReport, HandInState, summarise

__all__ = ["AssignmentState", "CohortReport", "HandInState", "summarise"]
