"""The feedback page of a participant: what was met, partly, not yet, with hint, example, points and comments."""

from grading.feedback.model import Feedback
from grading.feedback.page import feedback_page
from grading.feedback.write import write_automatic, write_feedback

__all__ = ["Feedback", "feedback_page", "write_automatic", "write_feedback"]
