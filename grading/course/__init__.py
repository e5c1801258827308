"""A cohort: its folder, roster, hours and rules, and the steps from release to collection."""

from grading.course.config import find, load
from grading.course.model import Block, Course, Participant, Policy

__all__ = ["Block", "Course", "Participant", "Policy", "find", "load"]
