"""Scores: a submission -> points, as a pure function."""

from grading.scores.grade import Course, grade, project_of
from grading.scores.model import ExerciseGrade, Grade

__all__ = ["Course", "ExerciseGrade", "Grade", "grade", "project_of"]
