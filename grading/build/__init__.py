"""Building notebooks from the texts of the course: deterministic, with nbgrader's metadata from the catalogue."""

from grading.build.keys import all_keys, key_of, proofs_are_fresh, read_key
from grading.build.notebooks import build_assignments, build_modules, build_referent
from grading.build.sources import assignment_ids

__all__ = [
    "all_keys",
    "assignment_ids",
    "build_assignments",
    "build_modules",
    "build_referent",
    "key_of",
    "proofs_are_fresh",
    "read_key",
]
