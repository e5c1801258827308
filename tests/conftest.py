"""For all tests: no time limits per example (speed lives in ``benchmarks/``); in CI the same examples every time."""

import os

from hypothesis import settings

settings.register_profile("untimed", deadline=None, derandomize="CI" in os.environ, database=None)
settings.load_profile("untimed")
