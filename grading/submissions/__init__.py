"""Submissions: a folder filled by somebody else, read into a value that can be trusted."""

from grading.submissions.model import Submission, Trouble
from grading.submissions.submission import Received, open_submission, read_submission, receive
from grading.submissions.troubles import trouble

__all__ = ["Received", "Submission", "Trouble", "open_submission", "read_submission", "receive", "trouble"]
