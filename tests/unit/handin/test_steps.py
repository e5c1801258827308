"""Fetching, handing in, feedback: atomic, repeatable, nothing of the participant's work overwritten."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from workbook.errors import HandInError, SnapshotInvalid
from workbook.handin import (
    FileClient,
    FolderClient,
    Parcel,
    Receipt,
    client_for,
    fetch,
    fetch_feedback,
    hand_in,
    keep_answer_file,
    read_snapshot,
    receipt_from_bytes,
    receipts,
    take_snapshot,
)
from workbook.handin import steps as steps_module
from workbook.network import Network
from workbook.project import NETWORK, Change, HandInPlace, Reason, Saved, Workspace, answer_entry

NOW = datetime(2026, 1, 15, 14, 32, tzinfo=timezone(timedelta(hours=1)))
Put = Callable[..., Saved]


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps_module, "PAUSE", 0)


@pytest.fixture
def client(worked: Workspace) -> FolderClient:
    """The shared folder, with the assignment fetched."""
    found = client_for(worked)
    assert isinstance(found, FolderClient)
    fetch(found, worked, "05b")
    return found


def visible(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def rules(workspace: Workspace, **values: object) -> None:
    path = workspace.assignments / "05b" / "aufgabe.json"
    path.write_text(json.dumps({"schema": 1, "assignment": "05b", **values}), encoding="utf-8")


# handing in through a shared folder


def test_a_hand_in_lies_complete_in_the_shared_folder(client: FolderClient, worked: Workspace, exchange: Path) -> None:
    receipt = hand_in(client, worked, "05b", NOW)
    attempt = exchange / "abgaben" / "05b" / "p07" / "20260115T133200Z-1"
    assert visible(attempt) == ["05b.ipynb", "antworten.json", "quittung.json"]
    sent = (attempt / "antworten.json").read_bytes()
    assert read_snapshot(sent, "05b").network.ids == ("A1", "A2", "A3")
    assert receipt == Receipt(
        participant="p07",
        assignment="05b",
        received_at="2026-01-15T14:32:00+01:00",
        sha256=hashlib.sha256(sent).hexdigest(),
        files=("05b.ipynb", "antworten.json"),
        place="20260115T133200Z-1",
        number=1,
        late=False,
        extra=receipt.extra,
    )
    assert receipt_from_bytes((attempt / "quittung.json").read_bytes()) == receipt


def test_the_participant_keeps_receipt_and_what_was_sent(client: FolderClient, worked: Workspace) -> None:
    receipt = hand_in(client, worked, "05b", NOW)
    assert receipts(worked, "05b") == (receipt,)
    kept = worked.project_folder / "quittungen" / "05b-1_antworten.json"
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == receipt.sha256
    assert (worked.assignments / "05b" / "antworten.json").read_bytes() == kept.read_bytes()


def test_what_was_handed_in_stays_as_a_version(client: FolderClient, worked: Workspace, put: Put) -> None:
    hand_in(client, worked, "05b", NOW)
    put("05b-befunde", {"text": {"befund": "später"}})
    store = worked.store()
    (version,) = [each for each in store.versions() if each.reason is Reason.HAND_IN]
    assert store.open_version(version).answers["05b-befunde"] == {"text": {"befund": "Die Koordination trägt viel."}}


def test_the_same_work_twice_is_one_attempt_with_one_receipt(
    client: FolderClient, worked: Workspace, exchange: Path
) -> None:
    first = hand_in(client, worked, "05b", NOW)
    assert hand_in(client, worked, "05b", NOW + timedelta(hours=5)) == first
    assert visible(exchange / "abgaben" / "05b" / "p07") == ["20260115T133200Z-1"]


def test_changed_work_is_a_new_attempt_and_every_attempt_stays(
    client: FolderClient, worked: Workspace, put: Put, exchange: Path
) -> None:
    hand_in(client, worked, "05b", NOW)
    put("05b-befunde", {"text": {"befund": "Neu überlegt."}})
    second = hand_in(client, worked, "05b", NOW + timedelta(hours=1))
    assert second.number == 2
    assert visible(exchange / "abgaben" / "05b" / "p07") == ["20260115T133200Z-1", "20260115T143200Z-2"]
    assert [each.number for each in receipts(worked, "05b")] == [1, 2]


def test_a_hand_in_whose_receipt_was_lost_on_the_way_is_found_again(
    client: FolderClient, worked: Workspace, exchange: Path
) -> None:
    """The machine was switched off between sending and keeping the receipt."""
    first = hand_in(client, worked, "05b", NOW)
    shutil.rmtree(worked.receipts)
    assert hand_in(client, worked, "05b", NOW + timedelta(hours=1)) == first
    assert receipts(worked, "05b") == (first,)


def test_a_clock_set_back_does_not_mix_up_attempts(client: FolderClient, worked: Workspace, put: Put) -> None:
    hand_in(client, worked, "05b", NOW)
    put("05b-befunde", {"text": {"befund": "Neu."}})
    assert hand_in(client, worked, "05b", NOW - timedelta(days=400)).number == 2


def test_after_the_deadline_a_hand_in_is_late(client: FolderClient, worked: Workspace) -> None:
    rules(worked, deadline="2026-01-15T12:00:00+01:00")
    assert hand_in(client, worked, "05b", NOW).late is True


def test_to_the_minute_of_the_deadline_it_is_in_time(client: FolderClient, worked: Workspace) -> None:
    rules(worked, deadline="2026-01-15T13:32:00+00:00")
    assert hand_in(client, worked, "05b", NOW).late is False


def test_where_the_course_takes_nothing_late_nothing_is_sent(
    client: FolderClient, worked: Workspace, exchange: Path
) -> None:
    rules(worked, deadline="2026-01-15T12:00:00+01:00", late="refused")
    with pytest.raises(HandInError, match="Die Frist ist am"):
        hand_in(client, worked, "05b", NOW)
    assert not (exchange / "abgaben").exists()


def test_where_the_course_takes_one_attempt_the_second_is_refused_but_the_receipt_shown_again(
    client: FolderClient, worked: Workspace, put: Put
) -> None:
    rules(worked, again=False)
    first = hand_in(client, worked, "05b", NOW)
    assert hand_in(client, worked, "05b", NOW) == first
    put("05b-befunde", {"text": {"befund": "Neu."}})
    with pytest.raises(HandInError, match="schon abgegeben"):
        hand_in(client, worked, "05b", NOW)


def test_damaged_rules_are_said_before_anything_is_sent(client: FolderClient, worked: Workspace) -> None:
    (worked.assignments / "05b" / "aufgabe.json").write_text('{"deadline": "morgen"}')
    with pytest.raises(HandInError, match="Angaben zur Aufgabe"):
        hand_in(client, worked, "05b", NOW)


def test_without_a_course_nothing_is_handed_in(client: FolderClient, worked: Workspace) -> None:
    nobody = Workspace(worked.folder, handin=worked.handin)
    with pytest.raises(HandInError, match="gehört zu keinem Lehrgang"):
        hand_in(client, nobody, "05b", NOW)


def test_an_assignment_that_was_not_fetched_is_not_handed_in(worked: Workspace) -> None:
    with pytest.raises(HandInError, match="liegt noch nicht"):
        hand_in(client_for(worked), worked, "05b", NOW)


def test_two_versions_of_an_answer_are_settled_before_handing_in(client: FolderClient, worked: Workspace) -> None:
    store = worked.store()
    store.apply(Change(answer_entry("05b-befunde"), {"text": {"befund": "andere Fassung"}}, 0))
    with pytest.raises(HandInError, match="zwei Fassungen"):
        hand_in(client, worked, "05b", NOW)
    store.resolve(store.conflicts()[0], "mine")
    assert hand_in(client, worked, "05b", NOW).number == 1


def test_two_versions_elsewhere_hinder_nobody(client: FolderClient, worked: Workspace) -> None:
    worked.store().apply(Change(answer_entry("04-anderes"), {"form": {"x": "andere Fassung"}}, 0))
    assert hand_in(client, worked, "05b", NOW).number == 1


def test_what_grading_would_refuse_is_refused_here(client: FolderClient, worked: Workspace, monkeypatch) -> None:
    def refusing(data: bytes, assignment: str) -> None:
        raise SnapshotInvalid("snapshot-too-large", limit=5)

    monkeypatch.setattr(steps_module, "read_snapshot", refusing)
    with pytest.raises(SnapshotInvalid):
        hand_in(client, worked, "05b", NOW)
    assert client.attempts("p07", "05b") == ()


def test_an_unreachable_folder_is_said_and_the_work_is_safe(
    client: FolderClient, worked: Workspace, exchange: Path
) -> None:
    shutil.rmtree(exchange)
    with pytest.raises(HandInError, match="nicht erreichbar"):
        hand_in(client, worked, "05b", NOW)
    assert not exchange.exists()
    assert receipts(worked, "05b") == ()


class Faltering(FolderClient):
    """Breaks off some times before, or after, the work has arrived."""

    def __init__(self, exchange: Path, failures: int, *, arrived: bool) -> None:
        super().__init__(exchange)
        self.failures, self.arrived = failures, arrived

    def send(self, parcel: Parcel) -> Receipt:
        if self.failures:
            self.failures -= 1
            if self.arrived:
                super().send(parcel)
            raise HandInError("handin-failed", folder="", reason="Verbindung abgebrochen")
        return super().send(parcel)


@pytest.mark.parametrize("arrived", [False, True])
def test_a_broken_connection_is_tried_again_and_makes_one_attempt(
    client: FolderClient, worked: Workspace, exchange: Path, arrived: bool
) -> None:
    receipt = hand_in(Faltering(exchange, 2, arrived=arrived), worked, "05b", NOW)
    assert receipt.number == 1
    assert len(client.attempts("p07", "05b")) == 1


def test_a_connection_that_stays_broken_is_said(client: FolderClient, worked: Workspace, exchange: Path) -> None:
    with pytest.raises(HandInError, match="Es wurde nichts abgegeben"):
        hand_in(Faltering(exchange, 9, arrived=False), worked, "05b", NOW)


@pytest.mark.parametrize("step", range(6))
def test_a_full_disk_at_any_step_leaves_no_half_hand_in(
    client: FolderClient, worked: Workspace, exchange: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    from workbook.project.disk import LocalDisk

    real, count = LocalDisk.write_aside, iter(range(100))

    def failing(self: LocalDisk, path: Path, data: bytes) -> Path:
        if exchange in path.parents and next(count) >= step:
            raise OSError(28, "No space left on device")
        return real(self, path, data)

    monkeypatch.setattr(LocalDisk, "write_aside", failing)
    try:
        hand_in(client, worked, "05b", NOW)
        complete = 1
    except HandInError:
        complete = 0
    folder = exchange / "abgaben" / "05b" / "p07"
    assert len(visible(folder)) == complete
    assert [path for path in folder.iterdir() if path.is_dir() and path.name.startswith(".")] == []


def _hand_in_there(folder: Path) -> None:
    worked = Workspace.find(folder)
    notebook = worked.assignments / "05b" / "05b.ipynb"
    parcel = Parcel("p07", "05b", {"antworten.json": b"{}", "05b.ipynb": notebook.read_bytes()}, NOW)
    assert client_for(worked).send(parcel).number == 1


def test_two_windows_that_hand_in_at_once_make_one_attempt(client: FolderClient, worked: Workspace) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_hand_in_there, args=(worked.folder,)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=120)
    assert [process.exitcode for process in processes] == [0] * 4
    assert len(client.attempts("p07", "05b")) == 1


def test_what_a_killed_process_had_begun_to_send_is_cleared_away(
    client: FolderClient, worked: Workspace, exchange: Path
) -> None:
    left = exchange / "abgaben" / "05b" / "p07" / ".20260115T100000Z-1-abcd1234"
    left.mkdir(parents=True)
    (left / "antworten.json").write_bytes(b"{")
    hand_in(client, worked, "05b", NOW)
    assert not left.exists()


KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from workbook.handin import Parcel, client_for
from workbook.project import Workspace

steps = 0
def counted(name):
    real = getattr(Path, name)
    def step(self, *rest, **options):
        global steps
        if "abgaben" in self.parts and ".sperre" not in self.name:
            steps += 1
            if steps > int(sys.argv[2]):
                os.kill(os.getpid(), signal.SIGKILL)
        return real(self, *rest, **options)
    setattr(Path, name, step)

for name in ("open", "mkdir", "replace"):
    counted(name)
client = client_for(Workspace.find(Path(sys.argv[1])))
files = {"antworten.json": b"{}", "05b.ipynb": b"{}"}
client.send(Parcel("p07", "05b", files, datetime.fromisoformat("2026-01-15T14:32:00+01:00")))
print("sent", steps)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is for POSIX")
def test_killed_at_any_step_of_sending_there_is_one_whole_attempt_or_none(
    client: FolderClient, worked: Workspace
) -> None:
    files = {"antworten.json": b"{}", "05b.ipynb": b"{}"}
    for step in range(30):
        shutil.rmtree(client.exchange / "abgaben", ignore_errors=True)
        command = [sys.executable, "-c", KILLED, str(worked.folder), str(step)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        before = client.attempts("p07", "05b")
        assert len(before) <= 1
        assert all(receipt.files == ("05b.ipynb", "antworten.json") for receipt in before)
        again = client.send(Parcel("p07", "05b", files, NOW))
        assert (again.number, len(client.attempts("p07", "05b"))) == (1, 1)
        if "sent" in done.stdout:
            break
    assert step > 5
    assert "sent" in done.stdout, done.stderr


def test_an_attempt_without_a_readable_receipt_still_counts(
    client: FolderClient, worked: Workspace, put: Put, exchange: Path
) -> None:
    hand_in(client, worked, "05b", NOW)
    (exchange / "abgaben" / "05b" / "p07" / "20260115T133200Z-1" / "quittung.json").write_text("{")
    put("05b-befunde", {"text": {"befund": "Neu."}})
    assert hand_in(client, worked, "05b", NOW + timedelta(minutes=1)).number == 2


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_the_answers_kept_beside_the_notebook_are_replaced_not_followed(
    client: FolderClient, worked: Workspace, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "fremd.json"
    elsewhere.write_text("bleibt")
    (worked.assignments / "05b" / "antworten.json").symlink_to(elsewhere)
    hand_in(client, worked, "05b", NOW)
    assert elsewhere.read_text() == "bleibt"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("step", ["abgaben", "abgaben/05b", "abgaben/05b/p07"])
def test_a_hand_in_folder_that_leads_elsewhere_is_not_used(
    client: FolderClient, worked: Workspace, exchange: Path, tmp_path: Path, step: str
) -> None:
    (tmp_path / "fremd").mkdir()
    (exchange / step).parent.mkdir(parents=True, exist_ok=True)
    (exchange / step).symlink_to(tmp_path / "fremd")
    with pytest.raises(HandInError, match="führt an eine andere Stelle"):
        hand_in(client, worked, "05b", NOW)
    assert list((tmp_path / "fremd").iterdir()) == []


def test_a_notebook_too_large_to_be_collected_is_refused_here(client: FolderClient, worked: Workspace) -> None:
    with (worked.assignments / "05b" / "05b.ipynb").open("wb") as file:
        file.truncate(21_000_000)
    with pytest.raises(HandInError, match="zu groß zum Abgeben"):
        hand_in(client, worked, "05b", NOW)


# the answer file beside an open notebook


def test_the_answer_file_is_kept_beside_the_notebook(worked: Workspace) -> None:
    path = keep_answer_file(worked.assignments / "05b", take_snapshot(worked.store().project, "05b"))
    assert read_snapshot(path.read_bytes(), "05b").participant == "p07"


def test_it_is_written_only_when_something_changed(worked: Workspace, put: Put) -> None:
    folder = worked.assignments / "05b"
    path = keep_answer_file(folder, take_snapshot(worked.store().project, "05b"))
    before = path.stat().st_mtime_ns, path.stat().st_ino
    keep_answer_file(folder, take_snapshot(worked.store().project, "05b"))
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
    put("05b-befunde", {"text": {"befund": "Neu."}})
    keep_answer_file(folder, take_snapshot(worked.store().project, "05b"))
    assert b"Neu." in path.read_bytes()


# fetching


def test_a_released_assignment_is_fetched(worked: Workspace, exchange: Path) -> None:
    client = client_for(worked)
    assert client.released() == ("05b",)
    fetched = fetch(client, worked, "05b")
    assert fetched.written == ("05b.ipynb",)
    assert (worked.assignments / "05b" / "05b.ipynb").read_text() == '{"cells": []}'


def test_fetching_again_changes_nothing(client: FolderClient, worked: Workspace) -> None:
    fetched = fetch(client, worked, "05b")
    assert (fetched.written, fetched.set_aside) == ((), {})


def test_a_corrected_release_replaces_what_the_participant_did_not_touch(
    client: FolderClient, worked: Workspace, exchange: Path
) -> None:
    (exchange / "aufgaben" / "05b" / "05b.ipynb").write_text('{"cells": [1]}')
    fetched = fetch(client, worked, "05b")
    assert (fetched.written, fetched.set_aside) == (("05b.ipynb",), {})
    assert (worked.assignments / "05b" / "05b.ipynb").read_text() == '{"cells": [1]}'


def test_what_the_participant_changed_is_kept_beside_the_new_one(
    client: FolderClient, worked: Workspace, exchange: Path
) -> None:
    notebook = worked.assignments / "05b" / "05b.ipynb"
    for number in (1, 2):
        notebook.write_text(f"eigene Arbeit {number}")
        (exchange / "aufgaben" / "05b" / "05b.ipynb").write_text(f"Ausgabe {number}")
        kept = fetch(client, worked, "05b").set_aside["05b.ipynb"]
        assert (notebook.with_name(kept)).read_text() == f"eigene Arbeit {number}"
        assert notebook.read_text() == f"Ausgabe {number}"
    assert (notebook.with_name("Eigene Fassung 1 von 05b.ipynb")).read_text() == "eigene Arbeit 1"


def test_an_answer_file_in_a_release_does_not_replace_the_participants_own(
    client: FolderClient, worked: Workspace, exchange: Path
) -> None:
    own = keep_answer_file(worked.assignments / "05b", take_snapshot(worked.store().project, "05b")).read_bytes()
    (exchange / "aufgaben" / "05b" / "antworten.json").write_text("fremd")
    fetch(client, worked, "05b")
    assert (worked.assignments / "05b" / "antworten.json").read_bytes() == own


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_and_hidden_files_in_a_release_are_not_fetched(
    client: FolderClient, worked: Workspace, exchange: Path, tmp_path: Path
) -> None:
    (tmp_path / "geheim.txt").write_text("geheim")
    (exchange / "aufgaben" / "05b" / "link.txt").symlink_to(tmp_path / "geheim.txt")
    (exchange / "aufgaben" / "05b" / ".versteckt").write_text("x")
    assert fetch(client, worked, "05b").written == ()


def test_an_assignment_that_is_not_out_is_said(client: FolderClient, worked: Workspace) -> None:
    with pytest.raises(HandInError, match="noch nicht ausgegeben"):
        fetch(client, worked, "04")


@pytest.mark.parametrize("name", ["..", "../05b", "", "a/b", "05b\x00"])
def test_a_name_that_leads_elsewhere_is_refused(client: FolderClient, worked: Workspace, name: str) -> None:
    with pytest.raises(HandInError) as caught:
        fetch(client, worked, name)
    assert caught.value.code == "handin-name"


# feedback


def test_feedback_is_copied_into_the_workspace(client: FolderClient, worked: Workspace, exchange: Path) -> None:
    folder = exchange / "rueckmeldungen" / "05b"
    for participant in ("p07", "p08"):
        (folder / participant).mkdir(parents=True)
        (folder / participant / "05b.html").write_text(f"Rückmeldung für {participant}", encoding="utf-8")
    (page,) = fetch_feedback(client, worked, "05b")
    assert page == worked.feedback / "05b" / "05b.html"
    assert page.read_text(encoding="utf-8") == "Rückmeldung für p07"


def test_without_feedback_nothing_is_written(client: FolderClient, worked: Workspace) -> None:
    assert fetch_feedback(client, worked, "05b") == ()
    assert not worked.feedback.exists()


# one file, where there is no connection


@pytest.fixture
def by_mail(client: FolderClient, worked: Workspace) -> Workspace:
    """The same participant, without a shared folder."""
    return Workspace(worked.folder, worked.participant, worked.course, HandInPlace("file"))


def zip_with(path: Path, files: Mapping[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as file:
        for name, text in files.items():
            file.writestr(name, text)


def test_one_file_to_send_holds_everything(by_mail: Workspace) -> None:
    receipt = hand_in(client_for(by_mail), by_mail, "05b", NOW)
    path = by_mail.folder / "abgaben" / "Abgabe_05b_p07_20260115T133200Z-1.zip"
    assert receipt.place == path.name
    with zipfile.ZipFile(path) as file:
        assert sorted(file.namelist()) == ["05b.ipynb", "antworten.json", "quittung.json"]
        assert hashlib.sha256(file.read("antworten.json")).hexdigest() == receipt.sha256
        assert receipt_from_bytes(file.read("quittung.json")) == receipt


def test_the_same_work_by_file_is_one_attempt_even_when_the_file_was_deleted(by_mail: Workspace) -> None:
    client = client_for(by_mail)
    first = hand_in(client, by_mail, "05b", NOW)
    path = by_mail.folder / "abgaben" / first.place
    before = path.read_bytes()
    path.unlink()
    assert hand_in(client, by_mail, "05b", NOW + timedelta(hours=1)) == first
    with zipfile.ZipFile(path) as file:
        assert receipt_from_bytes(file.read("quittung.json")) == first
    assert len(before) == path.stat().st_size


def test_attempts_by_file_go_on_counting_after_files_were_deleted(by_mail: Workspace, put: Put) -> None:
    client = client_for(by_mail)
    hand_in(client, by_mail, "05b", NOW)
    shutil.rmtree(by_mail.folder / "abgaben")
    put("05b-befunde", {"text": {"befund": "Neu."}})
    assert hand_in(client, by_mail, "05b", NOW).number == 2


def test_assignments_and_feedback_come_in_as_files(by_mail: Workspace) -> None:
    inbox = by_mail.folder / "eingang"
    zip_with(inbox / "post.zip", {"aufgaben/06/06.ipynb": "neu", "rueckmeldungen/05b/p07/05b.html": "gut"})
    client = client_for(by_mail)
    assert client.released() == ("06",)
    assert fetch(client, by_mail, "06").written == ("06.ipynb",)
    assert [page.read_text() for page in fetch_feedback(client, by_mail, "05b")] == ["gut"]


def test_an_unpacked_delivery_is_found_too(by_mail: Workspace, exchange: Path) -> None:
    shutil.copytree(exchange, by_mail.folder / "eingang")
    client = client_for(by_mail)
    assert client.released() == ("05b",)
    assert dict(client.assignment("05b")) == {"05b.ipynb": b'{"cells": []}'}


def test_the_newest_file_counts(by_mail: Workspace) -> None:
    import os

    inbox = by_mail.folder / "eingang"
    for number, name in enumerate(("z.zip", "a.zip")):
        zip_with(inbox / name, {"aufgaben/06/06.ipynb": name})
        os.utime(inbox / name, (1000 + number, 1000 + number))
    assert client_for(by_mail).assignment("06")["06.ipynb"] == b"a.zip"


@pytest.mark.parametrize(
    "name", ["../../boese.txt", "/etc/boese", "aufgaben/06/../../boese", "aufgaben/06/a:b", "x\\y"]
)
def test_a_file_that_wants_to_be_unpacked_elsewhere_is_passed_over(by_mail: Workspace, name: str) -> None:
    zip_with(by_mail.folder / "eingang" / "post.zip", {name: "x", "aufgaben/06/06.ipynb": "gut"})
    assert fetch(client_for(by_mail), by_mail, "06").written == ("06.ipynb",)
    assert not list(by_mail.folder.parent.rglob("*boese*"))


def test_a_broken_download_names_the_file(by_mail: Workspace) -> None:
    (by_mail.folder / "eingang").mkdir()
    (by_mail.folder / "eingang" / "halb.zip").write_bytes(b"PK\x03\x04halb")
    with pytest.raises(HandInError, match=r"halb\.zip"):
        client_for(by_mail).released()


def test_a_bomb_in_the_inbox_is_not_unpacked(by_mail: Workspace) -> None:
    path = by_mail.folder / "eingang" / "bombe.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("aufgaben/06/06.ipynb", b"\x00" * 60_000_000)
    with pytest.raises(HandInError, match="zu groß"):
        client_for(by_mail).assignment("06")


# back ends


def test_a_back_end_nobody_knows_is_said(worked: Workspace) -> None:
    unknown = Workspace(worked.folder, "p07", handin=HandInPlace("brieftaube"))
    with pytest.raises(HandInError, match="brieftaube"):
        client_for(unknown)


def test_a_service_that_numbers_and_signs_by_itself_fits_the_port(client: FolderClient, worked: Workspace) -> None:
    """What a course server will do: its own clock, number and signature."""

    class Service:
        def __init__(self) -> None:
            self.got: list[Parcel] = []

        def released(self) -> tuple[str, ...]:
            return ("05b",)

        def assignment(self, assignment: str) -> Mapping[str, bytes]:
            return {}

        def feedback(self, participant: str, assignment: str) -> Mapping[str, bytes]:
            return {}

        def send(self, parcel: Parcel) -> Receipt:
            self.got.append(parcel)
            return Receipt(
                parcel.participant,
                parcel.assignment,
                "2026-01-15T13:40:00+00:00",
                parcel.sha256,
                number=4,
                signature="s",
            )

    service = Service()
    receipt = hand_in(service, worked, "05b", NOW)
    assert (receipt.number, receipt.signature) == (4, "s")
    assert receipts(worked, "05b") == (receipt,)
    assert set(service.got[0].files) == {"antworten.json", "05b.ipynb"}


def test_an_empty_network_can_be_handed_in(client: FolderClient, worked: Workspace, put: Put) -> None:
    put(NETWORK, None)
    assert hand_in(client, worked, "05b", NOW).number == 1
    assert worked.store().project.network == Network()


def test_file_and_folder_know_each_others_receipts(client: FolderClient, worked: Workspace, by_mail: Workspace) -> None:
    first = hand_in(client, worked, "05b", NOW)
    assert hand_in(FileClient(by_mail.folder), by_mail, "05b", NOW) == first
    assert len(list((by_mail.folder / "abgaben").glob("*.zip"))) == 1
