"""What can be the matter with a hand-in before it is opened."""

from __future__ import annotations

from grading.submissions import Trouble
from workbook.content import text


def collect_trouble(code: str, **values: object) -> Trouble:
    """A trouble met while collecting, with its German sentences."""
    was, tun = (text(f"course.collect.{code}.{part}", **values) for part in ("was", "tun"))
    return Trouble(f"collect-{code}", was, tun, blocks=False)
