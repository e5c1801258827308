"""A system-call filter for the sandbox: threads yes, processes no.

The process limit of the system does not hold for root and counts per user, not per sandbox. A filter holds for
everybody: whoever cannot make a process cannot make a fork bomb. Written as the kernel's BPF (seccomp(2), bpf(4)).
"""

from __future__ import annotations

import errno
import platform
import struct
from dataclasses import dataclass

_ALLOW, _ERROR, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_LOAD, _EQUAL, _SET, _GREATER_EQUAL, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
_CLONE_THREAD = 0x00010000
_X32 = 0x40000000  # the second way into the kernel on x86-64


@dataclass(frozen=True)
class _Machine:
    """System-call numbers of one architecture."""

    audit: int
    clone: int
    refused: tuple[int, ...]  # fork, vfork, ptrace, unshare, mount, keyctl, bpf, userfaultfd, io_uring_setup …


_MACHINES = {
    "x86_64": _Machine(0xC000003E, 56, (57, 58, 101, 165, 250, 272, 308, 321, 323, 425, 426, 427)),
    "aarch64": _Machine(0xC00000B7, 220, (40, 97, 117, 219, 268, 280, 282, 425, 426, 427)),
}
_CLONE3 = 435  # the same everywhere; ENOSYS makes the C library fall back to clone, whose flags can be looked at


def no_processes() -> bytes | None:
    """The filter program for this machine; None where its numbers are not known (then nothing is run)."""
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return None
    program = [
        _op(_LOAD, _ARCHITECTURE),
        _op(_EQUAL, machine.audit, 1, 0),
        _op(_RETURN, _KILL),
        _op(_LOAD, _NUMBER),
        _op(_GREATER_EQUAL, _X32, 0, 1),
        _op(_RETURN, _KILL),
        _op(_EQUAL, _CLONE3, 0, 1),
        _op(_RETURN, _ERROR | errno.ENOSYS),
    ]
    for number in machine.refused:
        program += [_op(_EQUAL, number, 0, 1), _op(_RETURN, _ERROR | errno.EPERM)]
    program += [
        _op(_EQUAL, machine.clone, 0, 3),
        _op(_LOAD, _FIRST_ARGUMENT),
        _op(_SET, _CLONE_THREAD, 1, 0),
        _op(_RETURN, _ERROR | errno.EPERM),
        _op(_RETURN, _ALLOW),
    ]
    return b"".join(program)


def _op(code: int, value: int, when: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("=HBBI", code, when, otherwise, value)
