"""Read the participant's tables into a network: everything understood, or every fault at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbook.errors import Fault, TableFaults
from workbook.network.model import Network
from workbook.network.tables.actor_table import ActorList, read_actors
from workbook.network.tables.opening import Content, SourceFile, open_files
from workbook.network.tables.resolving import find_coordinator, named_in, resolve, say_several_in_a_cell
from workbook.network.tables.sheets import Findings, fault
from workbook.network.tables.tie_table import RawTie, read_ties
from workbook.network.tables.two_mode_table import open_two_mode
from workbook.network.two_mode import TwoModeNetwork


@dataclass(frozen=True)
class Reading:
    """A network as read, with remarks on what was corrected or left out on the way."""

    network: Network
    notes: tuple[Fault, ...] = ()


def read_network(*paths: str | Path, coordinator: str | None = None, wave: str | None = None) -> Network:
    """The network in one or several files.

    A tie list, an actor list and a tie list (in any order), or one GraphML, GEXF, Pajek, UCINET DL or Kumu file.
    ``coordinator``: id or name of the coordinating actor. ``wave``: keep only this wave.
    Raises TableFaults with every fault found (file, row with header = 1, column as written, German sentence).
    """
    return read_network_with_notes(*paths, coordinator=coordinator, wave=wave).network


def read_network_with_notes(*paths: str | Path, coordinator: str | None = None, wave: str | None = None) -> Reading:
    """As :func:`read_network`, with remarks on what was corrected or left out."""
    files, faults = [], []
    for path in map(Path, paths):
        try:
            files.append(SourceFile(path.name, path.read_bytes()))
        except FileNotFoundError:
            faults.append(fault("file-missing", path.name))
        except OSError:
            faults.append(fault("file-unreadable", path.name))
    if faults:
        raise TableFaults(tuple(faults))
    return read_files(files, coordinator=coordinator, wave=wave)


def read_files(files: Sequence[SourceFile], *, coordinator: str | None = None, wave: str | None = None) -> Reading:
    """As :func:`read_network_with_notes`, for files already in memory (an upload)."""
    findings = Findings()
    content = open_files(files, findings)
    name = content.file or (files[0].name if files else "–")
    if content.two_mode is not None:
        findings.fault("two-mode", name, None, None)
    network, listed = _network(content, findings)
    if coordinator is not None:
        network = _with_coordinator(network, coordinator, listed, name, findings)
    chosen = None if wave is None else _wave(network, wave, name, findings)
    if findings.faults:
        raise TableFaults(in_order(findings.faults, [file.name for file in files]))
    return Reading(network if chosen is None else network.at(chosen), tuple(findings.notes))


def in_order(faults: Iterable[Fault], names: Sequence[str]) -> tuple[Fault, ...]:
    """Faults by file in the order given, then by row; each once."""

    def place(one: Fault) -> tuple[int, str, int]:
        number = next((n for n, name in enumerate(names) if one.file.startswith(name)), len(names))
        return number, one.file, one.row or 0

    return tuple(sorted(dict.fromkeys(faults), key=place))


def _network(content: Content, findings: Findings) -> tuple[Network, ActorList]:
    listed = ActorList()
    for sheet, columns in content.actor_sheets:
        read_actors(sheet, columns, listed, findings)
    raw: list[RawTie] = []
    for sheet, columns in content.tie_sheets:
        raw.extend(read_ties(sheet, columns, findings))
    raw.extend(content.matrix_ties)
    if not content.actor_sheets:
        named = named_in(raw)
        for label, file, row in content.matrix_actors:
            named.add_new(label, file, row)
        say_several_in_a_cell(named, findings)
        return resolve(named, raw, findings), named
    if not raw:
        findings.note("no-ties", content.file, None, None)
    network = resolve(listed, raw, findings)
    if len(listed.coordinating) == 1:
        network = replace(network, coordinator=listed.coordinating[0])
    elif listed.coordinating:
        findings.note("several-coordinators", content.file, None, None, actors=", ".join(listed.coordinating))
    return network, listed


def _with_coordinator(network: Network, said: str, listed: ActorList, file: str, findings: Findings) -> Network:
    found = find_coordinator(network, said, listed, file, findings)
    return replace(network, coordinator=found)


def _wave(network: Network, said: str, file: str, findings: Findings) -> str | None:
    found = [wave for wave in network.waves if wave.casefold() == said.strip().casefold()]
    if len(found) == 1 or said in found:
        return said if said in found else found[0]
    if network.waves:
        findings.fault("wave-absent", file, None, None, wave=said, waves=", ".join(network.waves))
    else:
        findings.fault("no-waves", file, None, None, wave=said)
    return None


def read_two_mode(path: str | Path) -> TwoModeNetwork:
    """The two-mode network in one file: Pajek or UCINET DL two-mode, a table of ticks, or a list actor – offer.

    Raises TableFaults.
    """
    path = Path(path)
    findings = Findings()
    try:
        found = open_two_mode(SourceFile(path.name, path.read_bytes()), findings)
    except OSError as error:
        code = "file-missing" if isinstance(error, FileNotFoundError) else "file-unreadable"
        raise TableFaults((fault(code, path.name),)) from error
    if found is None or findings.faults:
        raise TableFaults(tuple(findings.faults) or (fault("not-two-mode", path.name),))
    return found
