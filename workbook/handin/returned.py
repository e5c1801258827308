"""What a feedback page in the workspace says about itself: all of it or the automatic part, of which hand-in, points.

The mark is ``<meta name="rueckmeldung" content="vollstaendig 3f… 14.5/20 1">``: part, digest of the answer file, points
of all there are, texts that nobody has read yet. What stands after the part may be missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FEEDBACK_MARK = "rueckmeldung"  # name of the <meta> element in the page's head
AUTOMATIC, WHOLE = "automatisch", "vollstaendig"
_POINTS = r"\d{1,4}(?:\.\d{1,4})?"
_MARK = re.compile(
    rf'<meta name="{FEEDBACK_MARK}" content="({AUTOMATIC}|{WHOLE}) ?([0-9a-f]{{0,64}})'
    rf'(?: ({_POINTS})/({_POINTS}) (\d{{1,3}}))?">'
)
_HEAD = 2_000  # bytes; the mark stands before title and style


@dataclass(frozen=True)
class Returned:
    """One page. ``sha256`` is that of the answer file it speaks of, "" where it does not say.

    ``points`` of ``maximum`` (None where it does not say); ``waiting``: texts that nobody has read yet.
    """

    automatic: bool = False
    sha256: str = ""
    points: float | None = None
    maximum: float | None = None
    waiting: int = 0

    @property
    def is_final(self) -> bool:
        """Whether the points are all there will be."""
        return not self.automatic and not self.waiting


def feedback_mark(about: Returned) -> str:
    """The mark for the head of a page."""
    said = f"{AUTOMATIC if about.automatic else WHOLE} {about.sha256}"
    if about.points is not None and about.maximum is not None:
        said += f" {round(max(about.points, 0), 2):g}/{round(about.maximum, 2):g} {about.waiting}"
    return f'<meta name="{FEEDBACK_MARK}" content="{said}">'


def returned(page: Path) -> Returned | None:
    """What a page says about itself; None where there is none. A page without the mark is a whole one."""
    try:
        with page.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return None
    found = _MARK.search(head)
    if found is None:
        return Returned()
    known = found[3] is not None
    return Returned(
        automatic=found[1] == AUTOMATIC,
        sha256=found[2],
        points=float(found[3]) if known else None,
        maximum=float(found[4]) if known else None,
        waiting=int(found[5]) if known else 0,
    )
