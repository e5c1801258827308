"""The parent of all warm kernels: ``python -P -m workbook.lab.kernels.forkserver FD``.

It imports what every course page needs and then forks a kernel for each order that comes over the socket ``FD``.
Conditions for a fork that works (each checked or kept here): one thread only, no ZeroMQ context, no event loop, no
IPython singleton; the child closes what it inherited and takes over nothing but the loaded modules.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import signal
import socket
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from workbook.lab.kernels import wire

PRELOADED = (
    "ipykernel.debugger",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "ipywidgets",
    "anywidget",
    "plotly.graph_objects",
    "workbook.checks",
    "workbook.exercises",
    "workbook.figures",
    "workbook.handin",
    "workbook.network",
    "workbook.project",
    "workbook.widgets",
)
UNFIT = 3  # exit code: forking this process would not be safe


def main(fd: int) -> int:
    """Preload, then serve until the Jupyter server closes its end."""
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"  # before numpy is imported: its worker threads would not survive the fork
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"  # its notice about frozen modules is for debugging
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    line = socket.socket(fileno=fd)
    preload()
    if thread_count() != 1:
        return UNFIT
    gc.collect()
    gc.freeze()  # a child's garbage collector then leaves the shared memory alone
    with contextlib.suppress(EOFError, OSError):  # the Jupyter server may end while this still imports
        wire.send(line, {"ready": os.getpid()})
        _serve(line)
    return 0


def preload() -> None:
    """Import what the pages use and fill what is read once. What fails here fails in the kernel, where it is seen."""
    for name in PRELOADED:
        with contextlib.suppress(Exception):
            import_module(name)
    with contextlib.suppress(Exception):
        from jupyter_client.localinterfaces import local_ips  # noqa: PLC0415

        local_ips()
        import_module("plotly.graph_objects").Figure()  # plotly imports its parts on first use
    with contextlib.suppress(Exception):
        from workbook.exercises import catalogue  # noqa: PLC0415
        from workbook.network import wiesenmark  # noqa: PLC0415
        from workbook.widgets.parts import KINDS  # noqa: PLC0415

        catalogue()
        wiesenmark()
        for module in sorted(set(KINDS.values())):
            import_module(module)


def thread_count() -> int:
    """Threads of this process, those of C libraries included."""
    return len(list(Path("/proc/self/task").iterdir()))


def _serve(line: socket.socket) -> None:
    codes: dict[int, int] = {}
    while True:
        order = wire.receive(line)
        _reap(codes)
        if "poll" in order:
            wire.send(line, {"code": codes.get(order["poll"])})
        else:
            wire.send(line, {"pid": _fork(line, order)})


def _reap(codes: dict[int, int]) -> None:
    """Take note of kernels that have ended; the exit code is negative for a signal, as in subprocess."""
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            codes[pid] = os.waitstatus_to_exitcode(status)


def _fork(line: socket.socket, order: dict[str, Any]) -> int:
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        line.close()
        _become_kernel(order, parent)
    with contextlib.suppress(OSError):
        os.setpgid(pid, pid)  # here and in the child: whoever comes first, signals to the group reach the kernel
    return pid


def _become_kernel(order: dict[str, Any], parent: int) -> NoReturn:
    code = 1
    try:
        _settle(order)
        from ipykernel.kernelapp import IPKernelApp  # noqa: PLC0415

        IPKernelApp.launch_instance([*order["argv"], f"--IPKernelApp.parent_handle={parent}"])
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:  # noqa: BLE001  nothing may ever return into the parent's loop
        sys.excepthook(*sys.exc_info())
    finally:
        atexit._run_exitfuncs()
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _settle(order: dict[str, Any]) -> None:
    """Make the copy a process of its own: group, folder, environment, random numbers.

    SIGINT stays ignored until ipykernel takes it over: an interrupt that comes while the kernel starts has nothing to
    interrupt yet.
    """
    with contextlib.suppress(OSError):
        os.setpgid(0, 0)
    os.environ.clear()
    os.environ.update(order["env"])
    time.tzset()
    os.chdir(order["cwd"] or "/")
    sys.argv = ["ipykernel_launcher", *order["argv"]]
    random = sys.modules.get("numpy.random")
    if random is not None:
        random.seed()  # Python's own random numbers are reseeded by the fork, numpy's are not


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
