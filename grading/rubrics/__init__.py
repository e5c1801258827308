"""Grading by hand: levels of a rubric as points and words, the order of reading, comments that learn, agreement."""

from grading.rubrics.agreement import Agreement, agreement, weighted_kappa
from grading.rubrics.comments import Snippet, comment_bank
from grading.rubrics.counting import Counting
from grading.rubrics.decide import Decided, counting_of, decide
from grading.rubrics.model import GivenMark, Mark, MarkError, check_mark, points_of, wording
from grading.rubrics.overview import everything
from grading.rubrics.queue import Place, Waiting, places, queue, seconds_each
from grading.rubrics.record import Seen, give, given_marks, latest, withdraw
from grading.rubrics.show import show_desk, show_list

__all__ = [
    "Agreement",
    "Counting",
    "Decided",
    "GivenMark",
    "Mark",
    "MarkError",
    "Place",
    "Seen",
    "Snippet",
    "Waiting",
    "agreement",
    "check_mark",
    "comment_bank",
    "counting_of",
    "decide",
    "everything",
    "give",
    "given_marks",
    "latest",
    "places",
    "points_of",
    "queue",
    "seconds_each",
    "show_desk",
    "show_list",
    "weighted_kappa",
    "withdraw",
    "wording",
]
