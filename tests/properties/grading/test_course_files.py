"""Whatever people are called and courses are titled: what is written reads back the same and becomes no markup."""

from __future__ import annotations

import string
import tomllib
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from grading.certificate import Outcome, Record, State, decide
from grading.course import Participant, Policy
from grading.course.create import TEMPLATES
from grading.course.roster import read_roster, write_roster
from grading.course.toml_edit import with_values
from grading.feedback import Feedback, feedback_page

LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=60)
WORD = LINE.map(str.strip).filter(bool)
CODE = st.text(string.ascii_lowercase + string.digits, min_size=2, max_size=8).filter(lambda code: not code.isdigit())
WRITTEN = (TEMPLATES / "course.toml").read_text(encoding="utf-8")


@given(st.lists(st.tuples(CODE, WORD, WORD, LINE), min_size=1, max_size=6, unique_by=lambda person: person[0]))
def test_a_roster_reads_back_as_it_was_written(people: list[tuple[str, str, str, str]]) -> None:
    roster = tuple(Participant(id_, last, first, "", place.strip()) for id_, last, first, place in people)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "roster.csv"
        write_roster(path, roster)
        assert read_roster(path) == roster


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), st.lists(LINE, max_size=3), st.dates())
def test_any_text_goes_into_course_toml_and_comes_back(title: str, signatories: list[str], start: date) -> None:
    data = tomllib.loads(with_values(WRITTEN, {"title": title, "signatories": signatories, "start": start}))
    assert data["course"]["title"] == title
    assert data["course"]["signatories"] == signatories
    assert data["course"]["start"] == start
    assert data["policy"] == tomllib.loads(WRITTEN)["policy"]


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)


@given(LINE, LINE)
def test_no_text_adds_a_tag_to_a_feedback_page(course: str, trouble: str) -> None:
    made = datetime(2026, 11, 23, tzinfo=UTC)
    plain = feedback_page(Feedback("Kurs", "Titel", "p01", "05b", (), troubles=("Satz",)), made)
    odd = feedback_page(Feedback(course, trouble, "p01", "05b", (), troubles=(trouble,)), made)
    assert _Tags(odd).tags == _Tags(plain).tags


SHARE = st.one_of(st.none(), st.floats(0, 1))
POLICIES = st.builds(Policy, project=st.booleans(), closed=st.booleans(), test_share=st.floats(0, 1))
RECORDS = st.builds(
    Record,
    participant=st.just("p01"),
    ue_total=st.floats(0, 100),
    ue_offered=st.floats(1, 60),
    ue_attended=st.one_of(st.none(), st.floats(0, 60)),
    required=st.just(("05a", "05b")),
    submitted=st.frozensets(st.sampled_from(["05a", "05b"])),
    ungraded=st.frozensets(st.sampled_from(["05b"])),
    test_points=st.floats(0, 28),
    test_max=st.just(28.0),
    report=SHARE,
    presentation=SHARE,
)


@given(POLICIES, RECORDS)
def test_only_a_record_that_misses_nothing_gets_a_certificate(policy: Policy, record: Record) -> None:
    decided = decide(policy, record)
    assert (decided.outcome is Outcome.CERTIFICATE) == (not decided.missing)
    states = {result.rule: result.state for result in decided.rules}
    if decided.outcome is Outcome.CONFIRMATION:
        assert states["attendance"] is State.MET and State.OPEN not in states.values()
    assert all(result.sentence for result in decided.rules)


@settings(max_examples=60)
@given(POLICIES, RECORDS, st.floats(0, 60))
def test_more_hours_never_make_a_decision_worse(policy: Policy, record: Record, more: float) -> None:
    assume(record.ue_attended is not None)
    rank = {Outcome.OPEN: 0, Outcome.CONFIRMATION: 1, Outcome.CERTIFICATE: 2}
    better = Record(**{**vars(record), "ue_attended": (record.ue_attended or 0) + more})
    assert rank[decide(policy, better).outcome] >= rank[decide(policy, record).outcome]
