"""Warm kernels: real ones, forked, interrupted, restarted, killed – and the plain kernel where no fork can be had."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.manager import KernelManager

import workbook.lab
from workbook.lab.kernels import provisioner, warm
from workbook.lab.kernels.provisioner import WarmProcess

pytestmark = [
    pytest.mark.skipif(not warm.is_possible(), reason="warm kernels are for Linux"),
    pytest.mark.filterwarnings("ignore"),
]
DATA = Path(workbook.lab.__file__).parent / "data"
stamp_of_packages = warm.package_stamp


@pytest.fixture(autouse=True)
def fresh_pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[warm.WarmPool]:
    """A pool of its own for each test, and the kernelspec that names our provisioner."""
    monkeypatch.setenv("JUPYTER_PATH", str(DATA))
    monkeypatch.setattr(warm, "package_stamp", lambda: "steady")  # someone may edit the package during a test
    pool = warm.WarmPool()
    monkeypatch.setattr(provisioner, "POOL", pool)
    yield pool
    pool.close()


class Kernel:
    """One running kernel and a client of it."""

    def __init__(self, cwd: Path) -> None:
        self.manager = KernelManager(kernel_name="python3")
        self.manager.start_kernel(cwd=str(cwd), env={**os.environ, "PROBE": "ja"})
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    @property
    def process(self) -> Any:
        return self.manager.provisioner.process

    def value(self, code: str) -> Any:
        """The printed text of ``code``."""
        said: list[str] = []

        def hook(message: dict[str, Any]) -> None:
            content = message["content"]
            said.append(content.get("text") or content.get("ename") or "")

        self.client.execute_interactive(code, output_hook=hook, timeout=30)
        return "".join(said).strip()

    def stop(self) -> None:
        self.client.stop_channels()
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=True)


@pytest.fixture
def kernel(tmp_path: Path) -> Iterator[Kernel]:
    running = Kernel(tmp_path)
    yield running
    running.stop()


def until(condition: Any, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_kernel_is_forked_into_its_own_folder_environment_and_group(kernel: Kernel, tmp_path: Path) -> None:
    assert isinstance(kernel.process, WarmProcess)
    said = kernel.value(
        "import os, sys; print(os.getcwd(), os.environ['PROBE'], os.getpgid(0) == os.getpid(), __name__)"
    )
    assert said == f"{tmp_path} ja True __main__"
    assert int(kernel.value("print(os.getpid())")) == kernel.process.pid


def test_what_pages_need_is_there_already(kernel: Kernel) -> None:
    assert kernel.value("import sys; print({'igraph', 'ipywidgets', 'workbook.widgets'} <= set(sys.modules))") == "True"


def test_nothing_of_the_parent_is_open_in_the_kernel(kernel: Kernel, fresh_pool: warm.WarmPool) -> None:
    parent = fresh_pool.parent().process.pid
    open_there = [str(each.readlink()) for each in Path(f"/proc/{parent}/fd").iterdir()]
    theirs = {each for each in open_there if each.startswith("socket")}
    ours = kernel.value(
        "import os; print(*[os.readlink(f'/proc/self/fd/{n}') for n in os.listdir('/proc/self/fd')"
        " if os.path.exists(f'/proc/self/fd/{n}')])"
    )
    assert theirs and not theirs & set(ours.split())


def test_a_file_beside_the_notebook_never_takes_the_place_of_a_library(tmp_path: Path) -> None:
    (tmp_path / "igraph.py").write_text("raise SystemExit", encoding="utf-8")
    (tmp_path / "pandas.py").write_text("print('beigelegt')", encoding="utf-8")
    running = Kernel(tmp_path)
    said = running.value("import igraph\ntry:\n    import pandas\nexcept ImportError:\n    pass\nprint('gut')")
    running.stop()
    assert said == "gut"


def test_two_kernels_draw_different_random_numbers(tmp_path: Path) -> None:
    kernels = [Kernel(tmp_path), Kernel(tmp_path)]
    drawn = [each.value("import numpy, random; print(random.random(), numpy.random.random())") for each in kernels]
    for each in kernels:
        each.stop()
    assert set(drawn[0].split()).isdisjoint(drawn[1].split())


def test_an_interrupt_stops_a_cell_and_the_kernel_goes_on(kernel: Kernel) -> None:
    started = kernel.client.execute("import time; time.sleep(60)", stop_on_error=False)  # else what follows is dropped
    until(lambda: kernel.client.get_iopub_msg(timeout=10)["msg_type"] == "execute_input")
    kernel.manager.interrupt_kernel()
    reply = kernel.client.get_shell_msg(timeout=20)
    assert (reply["parent_header"]["msg_id"], reply["content"].get("ename")) == (started, "KeyboardInterrupt")
    assert kernel.value("print(1 + 1)") == "2"


def test_interrupts_while_a_kernel_starts_neither_end_it_nor_are_told(
    tmp_path: Path, fresh_pool: warm.WarmPool, capfd: pytest.CaptureFixture[str]
) -> None:
    fresh_pool.parent().wait_ready()
    for _ in range(5):
        manager = KernelManager(kernel_name="python3")
        manager.start_kernel(cwd=str(tmp_path))
        manager.interrupt_kernel()
        client = manager.client()
        client.start_channels()
        client.wait_for_ready(timeout=60)
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    assert "Traceback" not in capfd.readouterr().err


def test_a_restart_gives_a_new_process_and_forgets_everything(kernel: Kernel) -> None:
    before = kernel.process.pid
    kernel.value("x = 1")
    kernel.manager.restart_kernel(now=True)
    kernel.client.wait_for_ready(timeout=60)
    assert kernel.process.pid != before and isinstance(kernel.process, WarmProcess)
    assert kernel.value("print('x' in globals())") == "False"
    assert until(lambda: not alive(before))


def test_a_killed_kernel_is_noticed_with_its_signal(kernel: Kernel) -> None:
    os.kill(kernel.process.pid, signal.SIGKILL)
    assert until(lambda: kernel.process.poll() is not None)
    assert kernel.process.returncode == -signal.SIGKILL
    assert not kernel.manager.is_alive()


def test_shutting_down_leaves_no_process(tmp_path: Path) -> None:
    running = Kernel(tmp_path)
    pid = running.process.pid
    running.manager.shutdown_kernel()
    running.stop()
    assert not alive(pid)


def test_kernels_end_with_their_parent_and_the_next_one_gets_a_new_parent(
    kernel: Kernel, fresh_pool: warm.WarmPool, tmp_path: Path
) -> None:
    pid, parent = kernel.process.pid, fresh_pool.parent().process
    parent.kill()
    parent.wait()
    assert until(lambda: not alive(pid)), "the kernel outlived its parent"
    assert kernel.process.poll() is not None
    other = Kernel(tmp_path)
    assert isinstance(other.process, WarmProcess)
    assert fresh_pool.parent().process.pid != parent.pid
    other.stop()


def test_after_a_change_of_packages_new_kernels_see_it_and_old_ones_run_on(
    kernel: Kernel, fresh_pool: warm.WarmPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fresh_pool.parent()
    monkeypatch.setattr(warm, "package_stamp", lambda: "later")
    other = Kernel(tmp_path)
    assert fresh_pool.parent() is not before
    assert other.value("print('neu')") == "neu"
    assert kernel.value("print('alt')") == "alt"
    other.stop()


def test_the_stamp_changes_with_a_file_of_the_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(warm.workbook, "__file__", str(tmp_path / "__init__.py"))
    before = stamp_of_packages()
    assert stamp_of_packages() == before
    later = time.time_ns() + 10**9
    os.utime(tmp_path / "__init__.py", ns=(later, later))
    assert stamp_of_packages() != before


@pytest.mark.parametrize("failure", ["impossible", "does not start", "other command"])
def test_where_no_fork_can_be_had_the_plain_kernel_starts(
    failure: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if failure == "impossible":
        monkeypatch.setattr(provisioner, "is_possible", lambda: False)
    elif failure == "does not start":
        monkeypatch.setattr(warm, "FORKSERVER", "workbook.lab.no_such_module")
    else:
        monkeypatch.setattr(provisioner, "LAUNCHER", "another_launcher")
    running = Kernel(tmp_path)
    assert not isinstance(running.process, WarmProcess)
    assert running.value("print(1 + 1)") == "2"
    running.stop()


def test_a_parent_with_more_than_one_thread_refuses_to_fork(
    fresh_pool: warm.WarmPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import threading, time; threading.Thread(target=time.sleep, args=(60,), daemon=True).start()", encoding="utf-8"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(warm.WarmError):
        fresh_pool.parent().wait_ready()


def test_a_jupyter_server_that_ends_while_its_parent_of_kernels_still_imports_leaves_no_noise() -> None:
    ours, theirs = socket.socketpair()
    parent = subprocess.Popen(
        [sys.executable, "-P", "-m", warm.FORKSERVER, str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    theirs.close()
    ours.close()
    said, _ = parent.communicate(timeout=60)
    assert (said, parent.returncode) == (b"", 0)
