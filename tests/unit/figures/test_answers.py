"""An answer as it reads in print: complete, escaped, and unbreakable."""

from __future__ import annotations

import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.exercises import Exercise, Part, catalogue
from workbook.exercises.kinds import kinds
from workbook.figures.answers import STYLE, answer_html
from workbook.network import Actor, Network, Tie
from workbook.project import Project

DECLARED = tomllib.loads(
    (Path(__file__).parents[2] / "browser" / "kit" / "exercises" / "zz.toml").read_text(encoding="utf-8")
)
HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">"\'&'
NETWORK = Network((Actor("a", f"BBS {HOSTILE}", "schule"), Actor("b", "Kita"), Actor("c", "Amt")), (Tie("a", "b"),))
PROJECT = Project("p07", NETWORK)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.just(HOSTILE),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8) | st.just("rows"), inner, max_size=4)
    ),
    max_leaves=12,
)


def exercise(*parts: Part, subject: str = "own") -> Exercise:
    return Exercise("x-1", "x", "x.1", "Probe", "Tun Sie etwas.", "assignment", subject, 5, parts)


def declared(id_: str) -> Exercise:
    entry = next(each for each in DECLARED["exercise"] if each["id"] == id_)
    parts = [Part(p["id"], p["kind"], {k: v for k, v in p.items() if k not in ("id", "kind")}) for p in entry["part"]]
    return exercise(*parts, subject=entry["subject"])


class Tags(HTMLParser):
    """Every tag and attribute of a page, and whether the tags close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


ALLOWED = {"section", "h4", "dl", "dt", "dd", "ul", "ol", "li", "p", "span", "strong", "br", "table", "caption"}
ALLOWED |= {"thead", "tbody", "tr", "th", "td"}


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


@pytest.mark.parametrize(
    ("id_", "answer", "seen"),
    [
        ("zz-formular", {"steckbrief": {"name": "Netz", "treffen": "2026-03-09", "satzung": False}}, "09.03.2026"),
        (
            "zz-formular",
            {"steckbrief": {"rechtsform": "verein", "themen": ["mint", "fach"]}},
            "MINT-Bildung · Fachkräfte",
        ),
        ("zz-frage", {"frage": {"ohne": ["teile"]}}, "Es zerfällt in mehr Teile"),
        ("zz-treppe", {"faelle": {"f1": "aufbau"}}, "Aufbau"),
        ("zz-punkte", {"punkte": {"ist": {"moderation": 40, "bruecke": "60"}}}, "Summe 100 0"),
        ("zz-tabelle", {"woche": {"rows": [{"taetigkeit": "Treffen", "stunden": "4,5"}]}}, "1 Treffen 4,5"),
        ("zz-tabelle", {"auftrag": {"rows": [{}, {"inhalt": "keine"}]}}, "Grenzen keine"),
        ("zz-karten", {"karten": {"cards": [{"group": "erfolg", "titel": "Messe", "tags": ["Ehrenamt"]}]}}, "Messe"),
        ("zz-matrix", {"felder": {"schule": {"kita": "gewinnen"}}}, "Schule Lücke: gewinnen"),
        ("zz-portfolio", {"portfolio": {"A02": {"x": 5, "y": 1, "haltung": "−2"}}}, "5 1 −2"),
        ("zz-canvas", {"canvas": {"zweck": ["Fachkräfte sichern", "Schulen"]}}, "Zweck Fachkräfte sichern Schulen"),
        (
            "zz-board",
            {"board": {"cards": [{"column": "arbeit", "title": "Einladen", "due": "2026-03-09"}]}},
            "Einladen bis",
        ),
        ("zz-fall", {"fall": {"path": ["fragen", "teilen"]}}, "Der Grund Ich schlage"),
        ("zz-vortrag", {"vorstellung": {"order": ["frage"], "notes": {"frage": "Wer hilft?"}}}, "Wer hilft?"),
    ],
)
def test_what_was_entered_can_be_read(id_: str, answer: dict[str, object], seen: str) -> None:
    """Labels and the words of choices are shown instead of ids, dates and sums as Germans write them."""
    assert seen in words(answer_html(declared(id_), answer, PROJECT))


def test_actors_are_called_by_name() -> None:
    """Ids of actors appear nowhere."""
    parts = (
        Part("karte", "actors", {"questions": [{"id": "q", "text": "Wer verbindet?"}]}),
        Part("paare", "pairs"),
        Part("probe", "scenario"),
    )
    answer = {
        "karte": {"q": ["b", "c"]},
        "paare": {"focus": "b", "marked": [["b", "c"]], "occasions": [{"pair": ["c", "b"], "text": "Forschertag"}]},
        "probe": {
            "scenarios": [{"name": "Plan", "steps": [{"do": "add", "source": "b", "target": "c"}]}],
            "current": 0,
        },
    }
    shown = words(answer_html(exercise(*parts), answer, PROJECT))
    assert "Kita · Amt" in shown
    assert "Kita – Amt (Anlass: Forschertag)" in shown
    assert "Beziehung Kita – Amt hinzugefügt" in shown


def test_statements_are_those_the_participant_had() -> None:
    """Another participant's draw is another one; the truth is nowhere."""
    found = declared("zz-aussagen")
    shown = answer_html(found, {"aussagen": {"x": True}}, PROJECT)
    assert "offen gelassen" in shown
    assert shown != answer_html(found, {"aussagen": {"x": True}}, Project("p12", NETWORK))


def test_an_untouched_exercise_says_so() -> None:
    """Neither an empty page nor a row of dashes."""
    assert words(answer_html(declared("zz-formular"), {}, PROJECT)) == "Noch nicht bearbeitet."
    assert "Hier wurde nichts eingetragen." in answer_html(
        declared("zz-tabelle"), {"woche": {"rows": [{"taetigkeit": "x"}]}}, PROJECT
    )


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_nothing_typed_becomes_a_tag(kind: str) -> None:
    """A script in any text, name, label or id of any kind stays text."""
    settings_ = {
        "fields": [{"id": HOSTILE, "label": "L", "type": "longtext"}, {"id": "f", "label": "F"}],
        "questions": [{"id": "q", "text": "Q", "options": ["o"]}],
        "columns": [{"id": "c", "label": "C"}],
        "items": ["i"],
        "classes": ["k"],
        "templates": [],
    }
    values = [
        {HOSTILE: HOSTILE, "f": HOSTILE, "q": [HOSTILE], "i": HOSTILE},
        {"rows": [{"c": HOSTILE}], "cards": [{"title": HOSTILE, "tags": [HOSTILE]}], "notes": {"b": HOSTILE}},
        {"ticks": {HOSTILE: [HOSTILE]}, "marked": [[HOSTILE, "a"]], "focus": "a", "guesses": {HOSTILE: HOSTILE}},
        {"scenarios": [{"name": HOSTILE, "steps": [{"do": "remove", "actor": "a"}, {"do": HOSTILE}]}]},
        {
            "tasks": [{"id": "t", "text": HOSTILE}],
            "people": [{"id": "p", "text": HOSTILE}],
            "marks": {"t": {"p": HOSTILE}},
        },
        HOSTILE,
        [HOSTILE],
    ]
    for value in values:
        page = Tags(answer_html(exercise(Part("p", kind, settings_)), {"p": value}, PROJECT))
        assert page.tags <= ALLOWED
        assert page.attributes <= {"class", "scope", "data-part"}


@settings(max_examples=300, deadline=None)
@given(kind=st.sampled_from([*sorted(kinds()), "unbekannt"]), value=json_values)
def test_no_value_breaks_the_page(kind: str, value: object) -> None:
    """Whatever an answer file holds, the page is well formed and made of harmless tags."""
    assert Tags(answer_html(exercise(Part("p", kind)), {"p": value}, PROJECT)).tags <= ALLOWED


@settings(max_examples=200, deadline=None)
@given(found=st.sampled_from(DECLARED["exercise"]), value=json_values)
def test_no_value_breaks_a_declared_exercise(found: dict[str, object], value: object) -> None:
    """The same with real declarations."""
    target = declared(str(found["id"]))
    for part in target.parts:
        assert Tags(answer_html(target, {part.id: value}, PROJECT)).tags <= ALLOWED


@pytest.mark.parametrize("answer", [None, [], "x", 3, {"fremd": 1}])
def test_an_answer_that_is_no_answer_is_untouched(answer: object) -> None:
    """The whole answer may be of any shape, too."""
    assert "Noch nicht bearbeitet" in answer_html(declared("zz-frage"), answer, PROJECT)  # type: ignore[arg-type]


def test_every_exercise_of_the_course_can_be_shown() -> None:
    """No declared kind is forgotten."""
    for found in catalogue().values():
        Tags(answer_html(found, {part.id: {"x": "y"} for part in found.parts}, PROJECT))


def test_a_very_long_text_is_cut_and_says_so() -> None:
    """A text of a million signs does not stop a browser."""
    shown = answer_html(declared("zz-formular"), {"steckbrief": {"zweck": "a" * 1_000_000}}, PROJECT)
    assert len(shown) < 50_000
    assert "(gekürzt)" in shown


def test_the_style_asks_for_nothing_outside() -> None:
    """No import, no font, no picture from elsewhere."""
    assert not re.search(r"url\(|@import|http", STYLE)


def test_every_kind_of_the_course_has_its_print_form() -> None:
    """No kind falls back to the plain list of its values."""
    from workbook.exercises.kinds import WITHOUT_ENTRY
    from workbook.figures.answers.page import _KINDS

    used = {part.kind for found in catalogue().values() for part in found.parts}
    assert used - WITHOUT_ENTRY <= set(_KINDS)
