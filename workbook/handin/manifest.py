"""What exactly is sent: shown before handing in, in German, with reminders of data protection."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.content.texts import number, text
from workbook.exercises import Exercise, catalogue, module
from workbook.handin.model import Snapshot
from workbook.handin.snapshot import is_answered, snapshot_to_bytes, stays_here
from workbook.project.privacy import Reminder, reminders_in, reminders_in_network
from workbook.project.profiles import CONSENT, released_items

NOT_SENT = ("contacts", "columns", "versions", "settings", "others")


@dataclass(frozen=True)
class Line:
    """One exercise in the manifest."""

    exercise: str
    number: str
    title: str
    from_example: bool = False


@dataclass(frozen=True)
class Placed:
    """One reminder with the place a person can find: exercise or table, and field."""

    place: str
    found: str
    sentence: str


@dataclass(frozen=True)
class Manifest:
    """What is sent. ``actors``/``ties`` are None where the network is not part of it; ``size`` in bytes.

    ``entrusted``: the module has answers of others, which stay here.
    """

    assignment: str
    title: str
    answered: tuple[Line, ...]
    unanswered: tuple[Line, ...]
    earlier: tuple[Line, ...]
    actors: int | None
    ties: int | None
    size: int
    reminders: tuple[Placed, ...] = ()
    entrusted: bool = False
    hints: int = 0  # exercises whose hints were opened
    released: tuple[str, ...] | None = None  # what the group may see (labels); None where nothing is asked

    @property
    def sent(self) -> tuple[str, ...]:
        """German sentences: what is sent."""
        lines = [_counted("handin.manifest.answered", len(self.answered))]
        if self.unanswered:
            lines.append(_counted("handin.manifest.unanswered", len(self.unanswered)))
        if self.earlier:
            lines.append(_counted("handin.manifest.earlier", len(self.earlier)))
        if self.actors is not None and self.ties is not None:
            actors, ties = number(self.actors, 0), number(self.ties, 0)
            lines.append(text("handin.manifest.network", actors=actors, ties=ties))
        if any(line.from_example for line in self.answered):
            lines.append(_counted("handin.manifest.example", sum(line.from_example for line in self.answered)))
        if self.released is not None:
            key = "released" if self.released else "released_nothing"
            lines.append(text(f"handin.manifest.{key}", items="; ".join(self.released)))
        if self.hints:
            lines.append(_counted("handin.manifest.hints", self.hints))
        return (*lines, text("handin.manifest.size", size=number(max(self.size / 1000, 0.1), 1)))

    @property
    def not_sent(self) -> tuple[str, ...]:
        """German sentences: what stays on this machine."""
        kept = (*(["partners"] if self.entrusted else []), *NOT_SENT)
        return tuple(text(f"handin.manifest.not_sent.{each}") for each in kept)


def manifest(snapshot: Snapshot) -> Manifest:
    """The manifest of a snapshot. Raises ContentError for an unknown assignment."""
    found = module(snapshot.assignment)
    own = {exercise.id for exercise in found.exercises}
    asked = tuple(each for each in found.exercises if not stays_here(each))
    given = {each.id: is_answered(each, snapshot.answers.get(each.id), snapshot.network) for each in asked}
    earlier = (catalogue()[id_] for id_ in snapshot.answers if id_ not in own and id_ in catalogue())
    network = snapshot.network if snapshot.network.actors or snapshot.network.ties else None
    return Manifest(
        assignment=snapshot.assignment,
        title=found.title,
        answered=tuple(_line(each, snapshot) for each in asked if given[each.id]),
        unanswered=tuple(_line(each, snapshot) for each in asked if not given[each.id]),
        earlier=tuple(_line(each, snapshot) for each in earlier),
        actors=len(network.actors) if network else None,
        ties=len(network.ties) if network else None,
        size=len(snapshot_to_bytes(snapshot)),
        reminders=_reminders(snapshot),
        hints=len(snapshot.hints or ()),
        entrusted=len(asked) < len(found.exercises),
        released=_released(snapshot, own),
    )


def _released(snapshot: Snapshot, own: set[str]) -> tuple[str, ...] | None:
    exercise, part = CONSENT
    if exercise not in own:
        return None
    labels = {field["id"]: field["label"] for field in catalogue()[exercise].part(part).settings["fields"]}
    given = released_items(snapshot.answers)
    return tuple(label for item, label in labels.items() if item in given)


def _line(exercise: Exercise, snapshot: Snapshot) -> Line:
    return Line(exercise.id, exercise.number, exercise.title, exercise.id in snapshot.from_example)


def _counted(key: str, count: int) -> str:
    return text(f"{key}.one" if count == 1 else f"{key}.many", count=count)


def _reminders(snapshot: Snapshot) -> tuple[Placed, ...]:
    found = [_placed(each, _network_place(each)) for each in reminders_in_network(snapshot.network)]
    for exercise, answer in snapshot.answers.items():
        found += [_placed(each, _answer_place(exercise, each)) for each in reminders_in(answer)]
    return tuple(found)


def _placed(reminder: Reminder, place: str) -> Placed:
    sentence = text(f"handin.reminder.{reminder.kind}", place=place, found=reminder.found)
    return Placed(place, reminder.found, sentence)


def _network_place(reminder: Reminder) -> str:
    actor, field = reminder.path
    return text("handin.place.network", actor=actor, field=text(f"handin.place.field.{field}"))


def _answer_place(exercise_id: str, reminder: Reminder) -> str:
    """Exercise and field as the person knows them: the field's label where the exercise declares one."""
    exercise = catalogue().get(exercise_id)
    if exercise is None:
        return text("handin.place.exercise", number=exercise_id, title="")
    labels = {
        str(field.get("id")): str(field.get("label", ""))
        for part in exercise.parts
        for field in part.settings.get("fields", ())
        if part.id == reminder.path[0]
    }
    label = next((labels[step] for step in reminder.path[1:] if labels.get(step)), "")
    place = text("handin.place.exercise", number=exercise.number, title=exercise.title)
    return text("handin.place.labelled", exercise=place, label=label) if label else place
