"""Grading by hand: levels of a rubric as points and words, the order of reading, comments that learn, agreement."""

from grading.rubrics.agreement import Agreement, agreement, weighted_kappa
from grading.rubrics.comments import Snippet, comment_bank
from grading.rubrics.model import GivenMark, Mark, MarkError, check_mark, points_of, wording
from grading.rubrics.queue import Waiting, queue, seconds_each
from grading.rubrics.record import give, given_marks, latest

__all__ = [
    "Agreement",
    "GivenMark",
    "Mark",
    "MarkError",
    "Snippet",
    "Waiting",
    "agreement",
    "check_mark",
    "comment_bank",
    "give",
    "given_marks",
    "latest",
    "points_of",
    "queue",
    "seconds_each",
    "weighted_kappa",
    "wording",
]
