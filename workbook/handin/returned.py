"""What a feedback page in the workspace says about itself: all of it or the automatic part, and of which hand-in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FEEDBACK_MARK = "rueckmeldung"  # name of the <meta> element in the page's head
AUTOMATIC, WHOLE = "automatisch", "vollstaendig"
_MARK = re.compile(rf'<meta name="{FEEDBACK_MARK}" content="({AUTOMATIC}|{WHOLE}) ?([0-9a-f]{{0,64}})">')
_HEAD = 2_000  # bytes; the mark stands before title and style


@dataclass(frozen=True)
class Returned:
    """One page. ``sha256`` is that of the answer file it speaks of, "" where it does not say."""

    automatic: bool = False
    sha256: str = ""


def returned(page: Path) -> Returned | None:
    """What a page says about itself; None where there is none. A page without the mark is a whole one."""
    try:
        with page.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return None
    found = _MARK.search(head)
    return Returned(found[1] == AUTOMATIC, found[2]) if found else Returned()
