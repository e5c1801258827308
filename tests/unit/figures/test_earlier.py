"""Earlier states as a person sees them: what differs comes first, what cannot be seen is passed over."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from workbook.errors import ProjectError
from workbook.exercises import modules
from workbook.figures.earlier import KeptState, brought_back, find_version, kept_states, key_of, preview
from workbook.network import Actor, Network
from workbook.project import NETWORK, Change, Entry, ProjectStore, Reason, answer_entry, setting_entry

FORM = next(each for module in modules() for each in module.exercises if each.parts[0].kind == "form")
TWO = Network((Actor("a", "Kita"), Actor("b", "Amt")))
THREE = Network((*TWO.actors, Actor("c", "BBS")))


class Clock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 1, 15, 14, 32, tzinfo=timezone(timedelta(hours=1)))

    def now(self) -> datetime:
        self.moment += timedelta(minutes=5)
        return self.moment

    def passed(self) -> float:
        return 0.0


@pytest.fixture
def store(tmp_path: Path) -> ProjectStore:
    return ProjectStore(tmp_path / "mein-netzwerk", participant="p07", clock=Clock())


def save(store: ProjectStore, entry: Entry, value: object, label: str = "", reason: Reason = Reason.EDIT) -> None:
    store.apply(Change(entry, value, store.read().mark(entry).revision, label, reason))


def test_each_state_says_when_why_and_what_differs(store: ProjectStore) -> None:
    save(store, NETWORK, TWO, "Akteure eingetragen")
    save(store, NETWORK, THREE, "Tabelle übernommen", Reason.IMPORT)
    (state,) = kept_states(store, store.project).states
    assert state.when.startswith("15.01.2026, 14:3")
    assert (state.why, state.label) == ("vor dem Einlesen einer Tabelle", "Akteure eingetragen")
    assert state.what == "Netzwerk mit 2 statt 3 Akteuren"


def test_states_that_differ_in_nothing_to_be_seen_are_passed_over(store: ProjectStore) -> None:
    """Checking an exercise is noted in the project, too."""
    save(store, NETWORK, TWO)
    for tries in range(5):
        save(store, setting_entry("tries:x"), tries)
    assert kept_states(store, store.project).states == ()
    assert len(store.versions()) == 5


def test_what_was_handed_in_is_listed_though_nothing_has_changed(store: ProjectStore) -> None:
    save(store, NETWORK, TWO)
    store.keep(Reason.HAND_IN)
    (state,) = kept_states(store, store.project).states
    assert (state.why, state.what, state.same) == ("abgegeben", "Kein Unterschied zum jetzigen Stand", True)


def test_the_list_comes_in_pages_without_gaps(store: ProjectStore) -> None:
    for count in range(1, 9):
        save(store, NETWORK, Network(tuple(Actor(f"a{n}", f"Schule {n}") for n in range(count))))
    whole = kept_states(store, store.project).states
    pages: list[KeptState] = []
    start = 0
    while True:
        page = kept_states(store, store.project, start=start, most=3)
        pages += page.states
        if page.further is None:
            break
        start = page.further
    assert tuple(pages) == whole
    assert len(whole) == 7


def test_a_damaged_version_is_said_to_be_one(store: ProjectStore) -> None:
    save(store, NETWORK, TWO)
    save(store, NETWORK, THREE)
    store.versions()[0].path.write_text("{", encoding="utf-8")
    (state,) = kept_states(store, store.project).states
    assert not state.readable
    assert "beschädigt" in state.what


def test_the_preview_names_actors_and_exercises(store: ProjectStore) -> None:
    part = FORM.parts[0]
    field = next(each for each in part.settings["fields"] if each["type"] in ("text", "longtext"))
    save(store, NETWORK, THREE)
    save(store, answer_entry(FORM.id), {part.id: {field["id"]: "frühere Worte"}})
    save(store, NETWORK, TWO, reason=Reason.MERGE)
    save(store, answer_entry(FORM.id), {part.id: {field["id"]: "<b>jetzige</b> Worte"}})
    version = next(each for each in store.versions() if each.reason is Reason.MERGE)
    shown = preview(store, version, store.project)
    assert shown.networks is not None
    assert shown.networks[0].only == ("Nur hier steht der Akteur „BBS“.",)
    assert shown.networks[1].only == ()
    (answer,) = shown.answers
    assert answer.title == f"{FORM.number} {FORM.title}"
    assert "frühere Worte" in answer.then
    assert "&lt;b&gt;jetzige&lt;/b&gt; Worte" in answer.now


def test_an_exercise_that_is_no_longer_in_the_course_is_named_by_its_id(store: ProjectStore) -> None:
    save(store, answer_entry("99-alt"), {"teil": {"x": 1}})
    save(store, NETWORK, TWO)
    save(store, answer_entry("99-alt"), None)
    version = store.versions()[0]
    (answer,) = preview(store, version, store.project).answers
    assert (answer.title, answer.word) == ("99-alt", "jetzt leer")


def test_the_version_that_was_not_chosen_has_a_name_of_its_own(store: ProjectStore) -> None:
    """In a conflict it is kept under the same revision as the state that was chosen."""
    store.apply(Change(NETWORK, TWO, 0, by="eins"))
    store.apply(Change(NETWORK, THREE, 0, by="zwei"))
    (conflict,) = store.conflicts()
    store.resolve(conflict, "theirs")
    save(store, NETWORK, Network())
    kept = store.versions()
    assert len({key_of(each) for each in kept}) == len(kept)
    lost = next(each for each in kept if each.reason is Reason.CONFLICT)
    assert store.open_version(find_version(store, key_of(lost))).network == THREE


def test_a_version_that_is_gone_is_said_to_be(store: ProjectStore) -> None:
    with pytest.raises(ProjectError, match="nicht mehr"):
        find_version(store, "123-edit")


def test_the_step_has_a_name_for_undo(store: ProjectStore) -> None:
    save(store, NETWORK, TWO)
    save(store, NETWORK, THREE)
    assert brought_back(store.versions()[0]).startswith("Stand vom 15.01.2026")
