"""The seal: what a document says, signed with the course's Ed25519 key, so that it can be verified offline.

A sealed text is ``NW1.<payload>.<signature>``, both parts URL-safe base64; the payload is compact JSON. The private
key stays in the cohort folder (``siegel/privat.pem``); whoever verifies needs only ``siegel/oeffentlich.pem``.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

SEALED = re.compile(rb"NW1\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
PRIVATE = "privat.pem"
PUBLIC = "oeffentlich.pem"


def signing_key(folder: Path) -> Ed25519PrivateKey:
    """The key of a course, made on first use; readable by its owner only."""
    path = folder / PRIVATE
    if path.is_file():
        key = load_pem_private_key(path.read_bytes(), None)
        assert isinstance(key, Ed25519PrivateKey)
        return key
    folder.mkdir(mode=0o700, exist_ok=True)
    key = Ed25519PrivateKey.generate()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as handle:
        handle.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (folder / PUBLIC).write_bytes(public)
    return key


def verifying_key(folder: Path) -> Ed25519PublicKey | None:
    """The public key of a course; None where there is none."""
    path = folder / PUBLIC
    if not path.is_file():
        return None
    key = load_pem_public_key(path.read_bytes())
    return key if isinstance(key, Ed25519PublicKey) else None


def seal(payload: Mapping[str, Any], key: Ed25519PrivateKey) -> str:
    """The sealed text of a payload. The same payload and key give the same text."""
    said = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return f"NW1.{_encoded(said)}.{_encoded(key.sign(said))}"


def opened(sealed: str, key: Ed25519PublicKey) -> dict[str, Any] | None:
    """The payload of a sealed text; None where the signature does not fit."""
    try:
        _, said, signature = sealed.split(".")
        data = _decoded(said)
        key.verify(_decoded(signature), data)
        payload = json.loads(data)
    except (ValueError, InvalidSignature, binascii.Error):
        return None
    return payload if isinstance(payload, dict) else None


def sealed_in(document: bytes) -> str | None:
    """The sealed text in the metadata of a PDF; None where there is none."""
    found = SEALED.search(document)
    return found[0].decode("ascii") if found else None


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _decoded(said: str) -> bytes:
    return base64.urlsafe_b64decode(said + "=" * (-len(said) % 4))
