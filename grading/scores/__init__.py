"""Scores: a submission -> points, as a pure function."""

from grading.scores.answered import NETWORK_ENTRY, is_answered
from grading.scores.grade import Course, grade, project_of
from grading.scores.model import ExerciseGrade, Grade

__all__ = ["NETWORK_ENTRY", "Course", "ExerciseGrade", "Grade", "grade", "is_answered", "project_of"]
