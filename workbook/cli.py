"""The command ``workbook …``: a small dispatcher.

A subcommand is a module with ``NAME``, ``HELP``, ``register(parser)`` and ``run(arguments) -> exit code``. The modules
are imported when the command line is read, so they keep their own heavy imports inside ``run``.
Exit codes: 0 ok, 1 findings or faults reported, 2 wrong use.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import NoReturn

import workbook
from workbook.content.texts import text
from workbook.errors import WorkbookError

SUBCOMMANDS = ("workbook.lab.command", "workbook.report.cli")
FAULTS = 1
WRONG_USE = 2


class GermanParser(argparse.ArgumentParser):
    """argparse with German headings and error lines."""

    def __init__(self, **options: object) -> None:
        super().__init__(**{"add_help": False, "formatter_class": argparse.RawDescriptionHelpFormatter, **options})  # type: ignore[arg-type]
        self._positionals.title = text("cli.positionals")
        self._optionals.title = text("cli.options")
        self.add_argument("-h", "--help", action="help", help=text("cli.help"))

    def format_usage(self) -> str:
        """The usage line."""
        return super().format_usage().replace("usage:", text("cli.usage"), 1)

    def format_help(self) -> str:
        """The whole help."""
        return super().format_help().replace("usage:", text("cli.usage"), 1)

    def error(self, message: str) -> NoReturn:
        """Say what does not fit, and end with the code for wrong use."""
        self.exit(
            WRONG_USE, f"{self.format_usage()}{text('cli.wrong_use', command=self.prog, reason=_german(message))}\n"
        )


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = GermanParser(prog="workbook", description=text("cli.workbook"))
    top.add_argument(
        "--version", action="version", version=f"workbook {workbook.__version__}", help=text("cli.version")
    )
    commands = top.add_subparsers(
        title=text("cli.commands"),
        metavar=text("cli.command"),
        dest="command",
        required=True,
        parser_class=GermanParser,
    )
    for name in filter(find_spec, SUBCOMMANDS):
        each = import_module(name)
        sub = commands.add_parser(each.NAME, help=each.HELP, description=each.HELP)
        each.register(sub)
        sub.set_defaults(run=each.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point: the exit code of the chosen command. What a person did wrong is one German message, no traceback."""
    try:
        arguments = parser().parse_args(argv)
        code = int(arguments.run(arguments))
        sys.stdout.flush()  # here, not at exit, so that a closed pipe is met where it can be answered
        return code
    except BrokenPipeError:
        # "… | head" has read enough; Python would still try to flush at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except WorkbookError as error:
        print(error, file=sys.stderr)
        return FAULTS
    except KeyboardInterrupt:
        return FAULTS


# argparse's own sentences, as far as they occur here: pattern -> text under cli.argparse
_SENTENCES = {
    r"the following arguments are required: (?P<what>.*)": "missing",
    r"unrecognized arguments: (?P<what>.*)": "unknown",
    r"argument (?P<where>.*?): invalid choice: (?P<what>.*?) \(.*": "unknown",
    r"argument (?P<what>.*?): expected .*": "without_value",
    r"argument (?P<where>.*?): invalid \w+ value: (?P<what>.*)": "unreadable",
    r"argument (?P<where>.*?): not allowed with argument (?P<what>.*)": "not_together",
}


def _german(message: str) -> str:
    for pattern, key in _SENTENCES.items():
        found = re.fullmatch(pattern, message)
        if found:
            return text(f"cli.argparse.{key}", **found.groupdict())
    return message


if __name__ == "__main__":
    sys.exit(main())
