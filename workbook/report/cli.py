"""``workbook analyse``: from real tables to the network report."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.content import text
from workbook.errors import TableFaults

if TYPE_CHECKING:
    from workbook.network import Network
    from workbook.report.analysis import Analysis

NAME = "analyse"
HELP = text("report.cli.help")

OK, FAULTS, WRONG_USE = 0, 1, 2
MANY = 250  # actors: from here on the comparison with random networks takes more than a few seconds
STEPS = 1_600_000_000  # up to some 600 actors 1,000 random networks for every figure; then about twenty seconds
FORMS = (".html", ".pdf", ".docx", ".xlsx")


def register(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``workbook analyse``."""
    parser.description = text("report.cli.description")
    parser.epilog = text("report.cli.epilog")
    say, name = "report.cli", "report.cli.{}_name"
    parser.add_argument("files", nargs="+", type=Path, metavar=text(name.format("files")), help=text(f"{say}.files"))
    for option in ("wave", "coordinator", "title"):
        parser.add_argument(f"--{option}", metavar=text(name.format(option)), help=text(f"{say}.{option}"))
    parser.add_argument("--out", type=Path, metavar=text(name.format("out")), help=text(f"{say}.out"))
    parser.add_argument("--json", action="store_true", help=text(f"{say}.json"))


def run(arguments: argparse.Namespace) -> int:
    """Read, measure, write. Exit code 0 done, 1 faults in the tables, 2 wrong use."""
    trouble = _wrong_use(arguments)
    if trouble:
        return _refused(trouble)
    from workbook.network import read_network_with_notes  # noqa: PLC0415  the engine loads only once it is needed

    try:
        reading = read_network_with_notes(*arguments.files, coordinator=arguments.coordinator)
    except TableFaults as faults:
        return _faulty(faults)
    wave, trouble = _wave(reading.network, arguments.wave)
    if trouble:
        return _refused(trouble)
    from workbook.report.duplicates import duplicate_remarks  # noqa: PLC0415

    remarks = (*map(str, reading.notes), *duplicate_remarks(reading.network))
    for remark in remarks:
        print(text("report.cli.remark", remark=remark), file=sys.stderr)
    return _report(reading.network, wave, remarks, arguments)


def _report(network: Network, wave: str | None, remarks: tuple[str, ...], arguments: argparse.Namespace) -> int:
    from workbook.network import Effort  # noqa: PLC0415
    from workbook.report.measuring import Wanted, analyse, choose  # noqa: PLC0415
    from workbook.report.progress import drawing_shown  # noqa: PLC0415
    from workbook.report.sections.summary import assumptions  # noqa: PLC0415

    wanted = Wanted(wave, arguments.title)
    chosen = choose(network, wanted)
    for note in assumptions(chosen, hints=True):
        print(text("report.cli.remark", remark=note), file=sys.stderr)
    if arguments.json:
        _print_json(chosen.shown)
        if not arguments.out:
            return OK
    names = tuple(file.name for file in arguments.files)
    with drawing_shown(len(chosen.shown) > MANY) as watch:
        effort = Effort(STEPS, os.cpu_count() or 1, watch)
        analysis = analyse(network, date.today(), names, wanted, remarks, effort=effort)
    if arguments.out:
        return _write(analysis, arguments.out)
    _print_findings(analysis)
    return OK


def _wave(network: Network, asked: str | None) -> tuple[str | None, str | None]:
    """The wave as the table writes it, or what is the matter with the one asked for."""
    if asked is None:
        return None, None
    found = [wave for wave in network.waves if wave.casefold() == asked.strip().casefold()]
    if found:
        return (asked if asked in found else found[0]), None
    code = "wave-absent" if network.waves else "no-waves"
    return None, text(f"network.fault.{code}", wave=asked, waves=", ".join(network.waves))


def _wrong_use(arguments: argparse.Namespace) -> str | None:
    for file in arguments.files:
        if not file.is_file():
            return text("report.cli.file_missing", file=file)
    out: Path | None = arguments.out
    if out is not None:
        if out.suffix.casefold() not in FORMS:
            return text("report.cli.suffix_unknown", suffix=out.suffix or out.name)
        if not out.parent.is_dir():
            return text("report.cli.folder_missing", folder=out.parent)
    return None


def _refused(message: str) -> int:
    print(message, file=sys.stderr)
    return WRONG_USE


def _faulty(faults: TableFaults) -> int:
    count = len(faults.faults)
    key = "faults_one" if count == 1 else "faults_many"
    print(text(f"report.cli.{key}", count=count), file=sys.stderr)
    for fault in faults.faults:
        print(f"– {fault}", file=sys.stderr)
    # a coordination that the tables do not have is a slip on the command line, not in the tables
    return WRONG_USE if all(fault.code.startswith("coordinator-") for fault in faults.faults) else FAULTS


def _print_json(network: Network) -> None:
    from workbook.network import summary  # noqa: PLC0415

    _utf8()
    print(json.dumps(summary(network), ensure_ascii=False, allow_nan=False, indent=2))


def _print_findings(analysis: Analysis) -> None:
    from workbook.report.findings import network_findings  # noqa: PLC0415

    _utf8()
    print(analysis.title)
    for item in network_findings(analysis):
        print(f"– {item.sentence}")


def _utf8() -> None:
    """Umlauts and "–" reach the screen or the pipe whatever the system's code page is."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")


def _write(analysis: Analysis, out: Path) -> int:
    from workbook.report.forms import report_file  # noqa: PLC0415

    content = report_file(analysis, out.suffix.casefold())
    aside = out.with_name(f".{out.name}.neu")
    try:
        aside.write_bytes(content)
        aside.replace(out)
    except OSError:
        aside.unlink(missing_ok=True)
        return _refused(text("report.cli.not_writable", file=out))
    print(text("report.cli.written", file=out), file=sys.stderr)
    return OK
