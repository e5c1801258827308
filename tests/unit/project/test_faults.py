"""Whatever the disk refuses, at whatever step: the last saved state is whole, and the person is told."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workbook.errors import ProjectNotWritable
from workbook.network import wiesenmark
from workbook.project import NETWORK, Change, ProjectStore, Reason, Saved, answer_entry

TEXT = answer_entry("05b-befunde")
Save = Callable[..., Saved]
STEPS = 12  # more than a change takes


@pytest.fixture
def worked(store: ProjectStore, clock, save: Save) -> ProjectStore:
    save(store, NETWORK, wiesenmark())
    save(store, TEXT, {"text": "gespeichert"})
    clock.go(120)
    return store


@pytest.mark.parametrize("reason", [Reason.EDIT, Reason.IMPORT])
@pytest.mark.parametrize("step", range(STEPS))
def test_a_full_disk_at_any_step_leaves_the_old_state_or_the_new_one(
    worked: ProjectStore, folder: Path, clock, brittle, step: int, reason: Reason
) -> None:
    disk = brittle()
    store = ProjectStore(folder, clock=clock, disk=disk)
    base = store.read().mark(TEXT).revision
    disk.fails_at = len(disk.steps) + step
    told = "gespeichert"
    try:
        store.apply(Change(TEXT, {"text": "neu"}, base, reason=reason))
        told = "neu"
    except ProjectNotWritable as error:
        assert error.code == "project-disk-full"
    opened = ProjectStore(folder, clock=clock).read()
    found = opened.project.answers["05b-befunde"]["text"]
    assert found == told or (told, found) == ("gespeichert", "neu")
    assert opened.notices == ()
    assert opened.project.network == wiesenmark()


@pytest.mark.parametrize("step", range(STEPS))
def test_after_a_full_disk_the_same_change_can_be_saved_again(
    worked: ProjectStore, folder: Path, clock, brittle, step: int
) -> None:
    disk = brittle()
    store = ProjectStore(folder, clock=clock, disk=disk)
    base = store.read().mark(TEXT).revision
    disk.fails_at = len(disk.steps) + step
    try:
        store.apply(Change(TEXT, {"text": "neu"}, base))
    except ProjectNotWritable:
        disk.fails_at = None
        assert isinstance(store.apply(Change(TEXT, {"text": "neu"}, base)), Saved)
    assert ProjectStore(folder).project.answers["05b-befunde"] == {"text": "neu"}


def test_a_full_disk_does_not_keep_versions_but_still_saves_if_it_can(
    worked: ProjectStore, folder: Path, clock, brittle
) -> None:
    class NoRoomForVersions(brittle):
        def keep(self, path: Path, copy: Path) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    store = ProjectStore(folder, clock=clock, disk=NoRoomForVersions())
    assert isinstance(store.apply(Change(TEXT, {"text": "neu"}, store.read().mark(TEXT).revision)), Saved)


def test_an_import_is_not_done_when_the_state_before_it_cannot_be_kept(
    worked: ProjectStore, folder: Path, clock, brittle
) -> None:
    class NoRoomForVersions(brittle):
        def keep(self, path: Path, copy: Path) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    store = ProjectStore(folder, clock=clock, disk=NoRoomForVersions())
    base = store.read().mark(NETWORK).revision
    with pytest.raises(ProjectNotWritable):
        store.apply(Change(NETWORK, wiesenmark("t2"), base, reason=Reason.IMPORT))
    assert ProjectStore(folder).project.network == wiesenmark()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "project-disk-full"),
        (errno.EDQUOT, "project-disk-full"),
        (errno.EROFS, "project-read-only"),
        (errno.EACCES, "project-read-only"),
        (errno.EIO, "project-write-failed"),
        (errno.ESTALE, "project-write-failed"),
    ],
)
def test_each_refusal_has_its_own_words(
    worked: ProjectStore, folder: Path, clock, brittle, number: int, code: str
) -> None:
    class Refusing(brittle):
        def write_aside(self, path: Path, data: bytes) -> Path:
            raise OSError(number, os.strerror(number))

    store = ProjectStore(folder, clock=clock, disk=Refusing())
    with pytest.raises(ProjectNotWritable) as caught:
        store.apply(Change(TEXT, {"text": "neu"}, store.read().mark(TEXT).revision))
    assert caught.value.code == code
    assert "noch nicht gespeichert" in str(caught.value)


AS_NOBODY = """
import os, sys
from pathlib import Path
from workbook.errors import ProjectNotWritable
from workbook.project import Change, ProjectStore, answer_entry
entry = answer_entry("05b-befunde")
warm = ProjectStore(Path(sys.argv[2]))  # Python's own files may be closed to the other user: load them before
warm.apply(Change(entry, {}, 0))
ProjectStore(Path(sys.argv[2])).project
str(ProjectNotWritable("project-read-only"))
if os.getuid() == 0:
    os.setuid(65534)
store = ProjectStore(Path(sys.argv[1]))
print(store.project.answers["05b-befunde"]["text"])
try:
    store.apply(Change(entry, {"text": "neu"}, store.read().mark(entry).revision))
except ProjectNotWritable as error:
    print(error.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="permissions work differently there")
def test_a_really_read_only_folder_can_be_read_and_says_why_it_does_not_save(
    worked: ProjectStore, folder: Path, tmp_path: Path
) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for parent in folder.parents:  # let the other user in as far as the folder
        if parent.stat().st_uid == os.getuid() and parent != parent.parent and not parent.stat().st_mode & 0o001:
            parent.chmod(0o755)
    try:
        command = [sys.executable, "-c", AS_NOBODY, str(folder), str(tmp_path / "warm")]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    finally:
        folder.chmod(0o755)
        (folder / "versionen").exists() and (folder / "versionen").chmod(0o755)
    assert done.stdout.split() == ["gespeichert", "project-read-only"], done.stderr


REALLY_FULL = """
import resource, signal, sys
from pathlib import Path
from workbook.errors import ProjectNotWritable
from workbook.project import Change, ProjectStore, answer_entry
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
store = ProjectStore(Path(sys.argv[1]))
entry = answer_entry("05b-befunde")
try:
    store.apply(Change(entry, {"text": "x" * 100_000}, store.read().mark(entry).revision))
except ProjectNotWritable as error:
    print(error.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no file size limit there")
@pytest.mark.parametrize("room", [0, 1, 1000, 50_000])
def test_a_file_that_really_cannot_grow_leaves_the_old_state_whole(
    worked: ProjectStore, folder: Path, room: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", REALLY_FULL, str(folder), str(room)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split() == ["project-disk-full"], done.stderr
    assert ProjectStore(folder).project.answers["05b-befunde"] == {"text": "gespeichert"}
    assert not list(folder.glob("*.neu")) + list(folder.glob(".*.neu"))


HOLDS_THE_LOCK = """
import sys, time
from pathlib import Path
from workbook.project.lock import Lock
with Lock(Path(sys.argv[1]), 10):
    print("held", flush=True)
    time.sleep(120)
"""


@pytest.fixture
def holder(worked: ProjectStore, folder: Path):
    """Another process that holds the lock."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS_THE_LOCK, str(folder)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_lock_held_by_a_hung_process_is_said_after_a_while_and_reading_goes_on(
    holder: subprocess.Popen[str], folder: Path
) -> None:
    store = ProjectStore(folder, patience=0.2)
    base = store.read().mark(TEXT).revision
    with pytest.raises(ProjectNotWritable, match="Ein anderes Fenster schreibt gerade"):
        store.apply(Change(TEXT, {"text": "neu"}, base))
    assert store.project.answers["05b-befunde"] == {"text": "gespeichert"}


def test_the_lock_of_a_dead_process_is_in_nobodys_way(holder: subprocess.Popen[str], folder: Path) -> None:
    store = ProjectStore(folder, patience=5)
    base = store.read().mark(TEXT).revision
    holder.kill()
    holder.wait(timeout=30)
    assert isinstance(store.apply(Change(TEXT, {"text": "neu"}, base)), Saved)


LOCK_AS_MARKER = """
import errno, os, sys, time
from pathlib import Path
import workbook.project.lock as lock_module

class NoLocks(lock_module.FileLock):
    def acquire(self, *rest, **options):
        raise OSError(errno.ENOLCK, "No locks available")

lock_module.FileLock = NoLocks
from workbook.project import Change, ProjectStore, answer_entry
from workbook.project.lock import Lock
store, entry = ProjectStore(Path(sys.argv[1]), patience=20), answer_entry("zaehler")
if sys.argv[2] == "die":
    with Lock(Path(sys.argv[1]), 5):
        os._exit(0)
for _ in range(25):
    while True:
        stored = store.read()
        number = stored.project.answers.get("zaehler", {}).get("n", 0)
        if store.apply_if_unchanged([Change(entry, {"n": number + 1}, stored.mark(entry).revision)]) is not None:
            break
"""


def test_on_a_drive_without_locks_a_marker_keeps_writers_apart(folder: Path) -> None:
    """Some network drives answer ENOLCK; a process that died there must not block the others."""
    folder.mkdir()
    subprocess.run([sys.executable, "-c", LOCK_AS_MARKER, str(folder), "die"], timeout=60, check=True)
    assert list(folder.glob(".sperre-marke*"))
    command = [sys.executable, "-c", LOCK_AS_MARKER, str(folder), "count"]
    with subprocess.Popen(command) as one, subprocess.Popen(command) as other:
        assert one.wait(timeout=120) == other.wait(timeout=120) == 0
    assert ProjectStore(folder).project.answers["zaehler"] == {"n": 50}


def test_what_a_killed_process_was_writing_is_cleared_away(
    worked: ProjectStore, folder: Path, clock, save: Save
) -> None:
    left = folder / ".projekt.json.123-abcdef.neu"
    left.write_bytes(b"{half")
    save(ProjectStore(folder, clock=clock), TEXT, {"text": "neu"})
    assert not left.exists()
