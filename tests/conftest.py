"""For all tests: no time limits per example. A busy machine is no fault; speed lives in ``benchmarks/``."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
