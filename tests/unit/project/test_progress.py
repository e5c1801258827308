"""Checked, answered on the example: what the states of exercises are made of."""

from __future__ import annotations

from workbook.project import Project
from workbook.project.progress import checked_entry, example_entry, fingerprint, is_checked, on_example


def test_an_exercise_is_checked_while_its_answer_is_the_one_that_was_checked() -> None:
    project = Project().with_answer("05b", {"a": 1, "b": 2})
    checked = project.with_setting(checked_entry("05b").name, fingerprint({"b": 2, "a": 1}))
    assert is_checked(checked, "05b")
    assert not is_checked(checked.with_answer("05b", {"a": 1}), "05b")
    assert not is_checked(project, "05b")


def test_an_answer_given_on_the_example_is_remembered() -> None:
    assert on_example(Project().with_setting(example_entry("05b").name, True), "05b")
    assert not on_example(Project(), "05b")
