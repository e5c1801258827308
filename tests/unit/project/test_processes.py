"""Several processes and threads write at once: no update is lost, no state is mixed."""

from __future__ import annotations

import multiprocessing
import threading
from pathlib import Path

from workbook.network import Actor, Network
from workbook.project import NETWORK, Change, Conflict, ProjectStore, Saved, answer_entry

EACH = 40


def _count_up(folder: Path, times: int) -> None:
    """Add one to a shared number; a refused change is tried again on what is there now."""
    store, entry = ProjectStore(folder, patience=60), answer_entry("zaehler")
    for _ in range(times):
        while True:
            stored = store.read()
            value = stored.project.answers.get("zaehler", {}).get("n", 0)
            change = Change(entry, {"n": value + 1}, stored.mark(entry).revision)
            if store.apply_if_unchanged([change]) is not None:
                break


def _write_own(folder: Path, name: str) -> None:
    store, entry = ProjectStore(folder, patience=60), answer_entry(name)
    for number in range(EACH):
        done = store.apply(Change(entry, {"n": number}, store.read().mark(entry).revision))
        assert isinstance(done, Saved)


def _run(target, *arguments: tuple[object, ...]) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=target, args=each) for each in arguments]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=120)
        assert process.exitcode == 0


def test_two_processes_counting_together_lose_no_step(tmp_path: Path) -> None:
    _run(_count_up, (tmp_path, EACH), (tmp_path, EACH))
    assert ProjectStore(tmp_path).project.answers["zaehler"] == {"n": 2 * EACH}


def test_processes_with_entries_of_their_own_never_meet(tmp_path: Path) -> None:
    _run(_write_own, (tmp_path, "05a-karte"), (tmp_path, "05b-lager"), (tmp_path, "06-plan"))
    opened = ProjectStore(tmp_path).read()
    assert {name: answer["n"] for name, answer in opened.project.answers.items()} == dict.fromkeys(
        ("05a-karte", "05b-lager", "06-plan"), EACH - 1
    )
    assert opened.asides == ()


def test_a_reader_beside_a_writer_sees_whole_states_only(tmp_path: Path) -> None:
    """The network and the answer are written as one; no reader may see one without the other."""
    store, entry = ProjectStore(tmp_path), answer_entry("05b-netzwerk")
    torn, ended = [], threading.Event()

    def read() -> None:
        reader = ProjectStore(tmp_path)
        while not ended.is_set():
            project = reader.project
            if len(project.network) != project.answers.get("05b-netzwerk", {}).get("n", 0):
                torn.append(project)

    thread = threading.Thread(target=read)
    thread.start()
    for number in range(1, 120):
        stored = store.read()
        network = Network(tuple(Actor(f"A{i}") for i in range(number)))
        store.apply_all(
            [
                Change(NETWORK, network, stored.mark(NETWORK).revision),
                Change(entry, {"n": number}, stored.mark(entry).revision),
            ]
        )
    ended.set()
    thread.join(timeout=60)
    assert torn == []


def test_threads_of_one_process_share_a_store(tmp_path: Path) -> None:
    store = ProjectStore(tmp_path, patience=60)
    conflicts = []

    def work(name: str) -> None:
        entry = answer_entry(name)
        for number in range(20):
            done = store.apply(Change(entry, {"n": number}, store.read().mark(entry).revision))
            conflicts.extend([done] if isinstance(done, Conflict) else [])

    threads = [threading.Thread(target=work, args=(f"uebung-{i}",)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert conflicts == []
    assert {answer["n"] for answer in store.project.answers.values()} == {19}
    assert len(store.project.answers) == 4
