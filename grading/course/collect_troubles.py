"""What can be the matter with a hand-in before it is opened."""

from __future__ import annotations

from grading.submissions import Trouble
from grading.submissions.troubles import shown_value
from workbook.content import text

LONGEST = 120  # characters of a file name in a message


def collect_trouble(code: str, **values: object) -> Trouble:
    """A trouble met while collecting, with its German sentences; names are made safe to stand in a line of a list."""
    shown = {name: shown_value(value, LONGEST) for name, value in values.items()}
    was, tun = (text(f"course.collect.{code}.{part}", **shown) for part in ("was", "tun"))
    return Trouble(f"collect-{code}", was, tun, blocks=False)
