"""What a card brings along from earlier exercises: where it comes from, and the example where it is missing."""

from __future__ import annotations

from collections.abc import Collection

from workbook.content.texts import number, table, text
from workbook.errors import ContentError
from workbook.exercises import Exercise, catalogue, find
from workbook.exercises.kinds import has_entry
from workbook.project import Json, Project
from workbook.project.example import example_answers, on_wiesenmark
from workbook.project.progress import fingerprint, on_example

NETWORK_NAME = "network"


def sources(exercise: Exercise) -> tuple[Exercise, ...]:
    """The earlier exercises whose results this one uses."""
    known = catalogue()
    return tuple(known[id_] for id_ in exercise.brings if id_ in known)


def is_given(source: Exercise, project: Project) -> bool:
    """Whether the participant has entered anything in an earlier exercise, and not only on the example."""
    answer = project.answers.get(source.id)
    if on_example(project, source.id) and len(project.network):
        return False
    return has_entry(source, answer)


def brought(exercise: Exercise, project: Project, borrowed: Collection[str]) -> Json:
    """One entry for each source: {id, kind: given | missing | example, text, mark}, and the words around them.

    ``borrowed`` names the sources for which the person looks at the example.
    """
    entries = [_network(project)] if _shows_network(exercise, project) else []
    entries += [_entry(source, project, borrowed) for source in sources(exercise)]
    return {"entries": entries, "words": {key: table("brought")[key] for key in ("title", "use", "unuse", "badge")}}


def content(source_id: str, project: Project, borrowed: Collection[str]) -> str:
    """What was entered in a source as it reads in print, or the example's; safe HTML."""
    from workbook.figures.answers import answer_html  # noqa: PLC0415  needs the engine; only when it is looked at
    from workbook.figures.prose import paragraphs  # noqa: PLC0415

    if source_id not in catalogue():
        raise ContentError("text-missing", key=source_id)
    source = find(source_id)
    if is_given(source, project) or source_id not in borrowed:
        return answer_html(source, project.answers.get(source_id, {}), project)
    example = example_answers().get(source_id)
    if example is None:
        return paragraphs(source.example)
    return answer_html(source, example, on_wiesenmark(project, [source_id]))


def place_of(source: Exercise) -> str:
    """ "Aufgabe 02" or "Modul 00": where an exercise is done."""
    return text(f"brought.{source.place}", module=source.module)


def _entry(source: Exercise, project: Project, borrowed: Collection[str]) -> Json:
    given = is_given(source, project)
    kind = "given" if given else "example" if source.id in borrowed else "missing"
    said = text(f"brought.{kind}", place=place_of(source), number=source.number, title=source.title)
    return {
        "id": source.id,
        "kind": kind,
        "text": said,
        "mark": fingerprint(project.answers[source.id]) if given else kind,
    }


def _shows_network(exercise: Exercise, project: Project) -> bool:
    used = NETWORK_NAME in exercise.takes and exercise.subject == "own"
    return used and len(project.network) > 0


def _network(project: Project) -> Json:
    entering = [each for each in catalogue().values() if each.enters_network and each.place == "assignment"]
    places = ", ".join(f"{text('brought.exercise', number=each.number)} {each.title}" for each in entering)
    now = project.network.latest
    sizes = {"actors": _counted("actors", len(now)), "ties": _counted("ties", len(now.pairs))}
    return {"id": NETWORK_NAME, "kind": "network", "text": text("brought.network", places=places, **sizes), "mark": ""}


def _counted(noun: str, count: int) -> str:
    """ "1 Akteur", "40 Akteuren": as it stands after "mit"."""
    return text(f"network_widgets.map.{noun}_one" if count == 1 else f"network_widgets.map.{noun}", n=number(count, 0))
