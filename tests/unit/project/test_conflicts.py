"""Two windows on one entry: nothing is overwritten silently, nothing is lost, the person chooses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workbook.errors import ProjectConflict
from workbook.network import Actor, Network, wiesenmark
from workbook.project import NETWORK, Change, Conflict, ProjectStore, Reason, Saved, answer_entry, setting_entry

TEXT = answer_entry("05b-befunde")
Save = Callable[..., Saved]


@pytest.fixture
def conflict(store: ProjectStore, other: ProjectStore) -> Conflict:
    """Both windows show an empty field; the other one is quicker."""
    other.apply(Change(TEXT, {"text": "dort"}, 0, "Text geändert", by="fenster-b"))
    done = store.apply(Change(TEXT, {"text": "hier"}, 0, "Text geändert", by="fenster-a"))
    assert isinstance(done, Conflict)
    return done


def test_the_newer_value_stays_and_the_refused_one_is_kept(store: ProjectStore, conflict: Conflict) -> None:
    assert (conflict.mine, conflict.theirs) == ({"text": "hier"}, {"text": "dort"})
    assert store.project.answers["05b-befunde"] == {"text": "dort"}


def test_the_choice_is_still_open_after_everything_was_closed(conflict: Conflict, folder, store: ProjectStore) -> None:
    assert ProjectStore(folder).conflicts() == (conflict,)


def test_choosing_mine_puts_it_in_and_keeps_the_other_as_a_version(store: ProjectStore, conflict: Conflict) -> None:
    assert isinstance(store.resolve(conflict, "mine"), Saved)
    assert store.project.answers["05b-befunde"] == {"text": "hier"}
    assert store.conflicts() == ()
    kept = [store.open_version(v) for v in store.versions() if v.reason is Reason.CONFLICT]
    assert [version.answers["05b-befunde"] for version in kept] == [{"text": "dort"}]


def test_choosing_theirs_keeps_mine_as_a_version(store: ProjectStore, conflict: Conflict) -> None:
    assert isinstance(store.resolve(conflict, "theirs"), Saved)
    assert store.project.answers["05b-befunde"] == {"text": "dort"}
    assert store.conflicts() == ()
    kept = [store.open_version(v) for v in store.versions() if v.reason is Reason.CONFLICT]
    assert [version.answers["05b-befunde"] for version in kept] == [{"text": "hier"}]


def test_typing_on_in_the_same_window_replaces_what_it_had_typed(store: ProjectStore, conflict: Conflict) -> None:
    again = store.apply(Change(TEXT, {"text": "hier weiter"}, 0, by="fenster-a"))
    assert isinstance(again, Conflict)
    assert again.id == conflict.id
    assert [each.mine for each in store.conflicts()] == [{"text": "hier weiter"}]


def test_a_third_window_does_not_push_out_what_the_first_had_typed(store: ProjectStore, conflict: Conflict) -> None:
    store.apply(Change(TEXT, {"text": "noch woanders"}, 0, by="fenster-c"))
    assert {each.mine["text"] for each in store.conflicts()} == {"hier", "noch woanders"}


def test_windows_without_a_name_do_not_push_out_each_other(store: ProjectStore, conflict: Conflict) -> None:
    store.apply(Change(TEXT, {"text": "ohne Namen 1"}, 0))
    store.apply(Change(TEXT, {"text": "ohne Namen 2"}, 0))
    assert {each.mine["text"] for each in store.conflicts()} == {"hier", "ohne Namen 1", "ohne Namen 2"}


def test_the_conflict_just_met_is_the_one_that_is_told(store: ProjectStore, conflict: Conflict) -> None:
    for text in ("ohne Namen 1", "ohne Namen 2"):
        done = store.apply(Change(TEXT, {"text": text}, 0))
        assert isinstance(done, Conflict)
        assert done.mine == {"text": text}


def test_a_choice_is_no_longer_open_when_the_value_got_in_by_another_way(
    store: ProjectStore, conflict: Conflict, save: Save
) -> None:
    save(store, TEXT, {"text": "hier"})
    assert store.conflicts() == ()


def test_a_choice_between_what_is_no_longer_there_is_asked_again(
    store: ProjectStore, other: ProjectStore, conflict: Conflict, save: Save
) -> None:
    save(other, TEXT, {"text": "dort, neuer"})
    anew = store.resolve(conflict, "mine")
    assert isinstance(anew, Conflict)
    assert (anew.mine, anew.theirs) == ({"text": "hier"}, {"text": "dort, neuer"})
    assert store.project.answers["05b-befunde"] == {"text": "dort, neuer"}
    assert isinstance(store.resolve(anew, "mine"), Saved)


def test_a_conflict_is_settled_only_once(store: ProjectStore, other: ProjectStore, conflict: Conflict) -> None:
    other.resolve(conflict, "theirs")
    with pytest.raises(ProjectConflict, match="schon entschieden"):
        store.resolve(conflict, "mine")
    assert store.project.answers["05b-befunde"] == {"text": "dort"}


def test_a_window_is_never_in_its_own_way(store: ProjectStore) -> None:
    """The answer to its last save was lost when the kernel died; the page still shows the older revision."""
    store.apply(Change(TEXT, {"text": "a"}, 0, by="fenster-a"))
    done = store.apply(Change(TEXT, {"text": "ab"}, 0, by="fenster-a"))
    assert isinstance(done, Saved)


def test_a_window_is_in_the_way_when_another_one_wrote_in_between(store: ProjectStore, other: ProjectStore) -> None:
    first = store.apply(Change(TEXT, {"text": "a"}, 0, by="fenster-a"))
    assert isinstance(first, Saved)
    other.apply(Change(TEXT, {"text": "b"}, first.revision, by="fenster-b"))
    assert isinstance(store.apply(Change(TEXT, {"text": "ab"}, first.revision, by="fenster-a")), Conflict)


def test_an_old_copy_of_the_file_put_back_is_not_overwritten_by_an_open_window(
    store: ProjectStore, folder, clock, save: Save
) -> None:
    """A backup restored by hand: revisions start from an older number and must not meet those of open windows."""
    save(store, TEXT, {"text": "alt"})
    backup = (folder / "projekt.json").read_bytes()
    clock.go(60)
    shown = save(store, TEXT, {"text": "neu"}).revision
    (folder / "projekt.json").write_bytes(backup)
    clock.go(60)
    fresh = ProjectStore(folder, clock=clock)
    for number in range(5):
        save(fresh, answer_entry("05b-lager"), {"n": number})
    done = store.apply(Change(TEXT, {"text": "neuer"}, shown, by="fenster-a"))
    assert isinstance(done, Conflict)
    assert (done.mine, done.theirs) == ({"text": "neuer"}, {"text": "alt"})


def test_of_changes_made_together_all_data_is_kept(store: ProjectStore, other: ProjectStore) -> None:
    """Capture writes the network and the visited actors in one step: if one does not fit, both are kept."""
    other.apply(Change(NETWORK, wiesenmark(), 0))
    mine = Network((Actor("Neu"),))
    done = store.apply_all([Change(NETWORK, mine, 0, by="a"), Change(TEXT, {"visited": {"Neu": "done"}}, 0, by="a")])
    assert isinstance(done, Conflict)
    assert done.entry == NETWORK
    assert {each.entry: each.mine for each in store.conflicts()} == {NETWORK: mine, TEXT: {"visited": {"Neu": "done"}}}
    assert store.project.answers == {}


def test_a_setting_beside_refused_data_asks_nobody(store: ProjectStore, other: ProjectStore) -> None:
    other.apply(Change(TEXT, {"text": "dort"}, 0))
    shown = setting_entry("example:05b-befunde")
    store.apply_all([Change(shown, True, 0, by="a"), Change(TEXT, {"text": "hier"}, 0, by="a")])
    assert [each.entry for each in store.conflicts()] == [TEXT]


def test_a_network_conflict_keeps_both_networks(store: ProjectStore, other: ProjectStore, folder) -> None:
    mine = Network((Actor("A"), Actor("B")))
    other.apply(Change(NETWORK, wiesenmark(), 0))
    store.apply(Change(NETWORK, mine, 0))
    (conflict,) = ProjectStore(folder).conflicts()
    assert (conflict.mine, conflict.theirs) == (mine, wiesenmark())
