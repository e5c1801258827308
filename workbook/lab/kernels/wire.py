"""Messages between the Jupyter server and the fork server: JSON with its length before it, over a socket pair.

A pair of sockets and no named one: nobody else on the machine can ask for a kernel.
"""

from __future__ import annotations

import json
import socket
import struct
from typing import Any

_LENGTH = struct.Struct("!I")


def send(line: socket.socket, message: dict[str, Any]) -> None:
    """Send one message. Raises OSError when the other side is gone."""
    data = json.dumps(message).encode()
    line.sendall(_LENGTH.pack(len(data)) + data)


def receive(line: socket.socket) -> dict[str, Any]:
    """The next message. Raises EOFError when the other side is gone, OSError (TimeoutError) as sockets do."""
    length = _LENGTH.unpack(_exactly(line, _LENGTH.size))[0]
    message = json.loads(_exactly(line, length))
    if not isinstance(message, dict):
        raise EOFError("not a message")
    return message


def _exactly(line: socket.socket, count: int) -> bytes:
    parts = []
    while count:
        part = line.recv(count)
        if not part:
            raise EOFError("the other side is gone")
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
