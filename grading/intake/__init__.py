"""What happens when work arrives: collect, grade, give out the automatic part of the feedback."""

from grading.intake.arrivals import arrivals
from grading.intake.take_in import TakenIn, take_in
from grading.intake.watch import watch

__all__ = ["TakenIn", "arrivals", "take_in", "watch"]
