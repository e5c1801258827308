"""Is this document one of ours? The seal says what was issued; the register says whether the file is unchanged."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grading.certificate.issue import REGISTER, SEAL_FOLDER
from grading.certificate.seal import opened, sealed_in, verifying_key


@dataclass(frozen=True)
class Verdict:
    """``code``: "genuine", "no_seal", "forged" or "no_key". ``claim`` is what the seal says, when genuine.

    ``unchanged`` None: there is no register to compare the file with.
    """

    code: str
    claim: dict[str, Any] | None = None
    unchanged: bool | None = None


def verify(data: bytes, folder: Path) -> Verdict:
    """Verify the bytes of a document against the keys and the register of a cohort folder."""
    key = verifying_key(folder / SEAL_FOLDER)
    if key is None:
        return Verdict("no_key")
    sealed = sealed_in(data)
    if sealed is None:
        return Verdict("no_seal")
    claim = opened(sealed, key)
    if claim is None:
        return Verdict("forged")
    return Verdict("genuine", claim, _unchanged(data, folder / SEAL_FOLDER / REGISTER))


def _unchanged(data: bytes, register: Path) -> bool | None:
    try:
        known = json.loads(register.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return hashlib.sha256(data).hexdigest() in {entry.get("sha256") for entry in known.values()}
