"""Report -> charts. The title is the finding as a sentence; each chart carries its summary and its table."""

from grading.cohort.charts.missed import missed
from grading.cohort.charts.review import review
from grading.cohort.charts.scores import scores
from grading.cohort.charts.states import states

__all__ = ["missed", "review", "scores", "states"]
