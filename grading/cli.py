"""The command ``grading …``: what may be typed; each command's work is imported only when it is run.

Exit codes: 0 ok, 1 findings or faults reported, 2 wrong use.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

import workbook
from workbook.cli import GermanParser
from workbook.content.texts import text
from workbook.errors import WorkbookError, in_german

FAULTS = 1
Parser: TypeAlias = argparse.ArgumentParser


def _word(name: str) -> str:
    return text(f"grading_cli.words.{name}")


def _course(parser: Parser) -> None:
    parser.add_argument("--course", type=Path, default=Path(), metavar=_word("folder"), help=_word("course"))


def _assignments(parser: Parser) -> None:
    parser.add_argument("assignments", nargs="*", metavar=_word("assignment"), help=_word("assignments"))
    _course(parser)


def _json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help=_word("json"))


def _new(parser: Parser) -> None:
    parser.add_argument("folder", type=Path, metavar=_word("folder"), help=_word("new_folder"))
    parser.add_argument("--roster", type=Path, required=True, metavar=_word("file"), help=_word("roster"))
    parser.add_argument("--title", metavar=_word("text"), help=_word("title"))


def _autograde(parser: Parser) -> None:
    _assignments(parser)
    parser.add_argument("--workers", type=int, default=1, metavar="N", help=_word("workers"))
    parser.add_argument("--dask", metavar=_word("address"), help=_word("dask"))
    parser.add_argument("--force", action="store_true", help=_word("force"))


def _watch(parser: Parser) -> None:
    parser.add_argument("--every", type=float, default=10.0, metavar=_word("seconds"), help=_word("watch_every"))
    parser.add_argument("--minutes", type=float, metavar="N", help=_word("watch_minutes"))
    parser.add_argument("--once", action="store_true", help=_word("watch_once"))
    _course(parser)


def _reading(parser: Parser) -> None:
    _course(parser)
    _json(parser)


def _regrade(parser: Parser) -> None:
    _assignments(parser)
    parser.add_argument("--dry-run", action="store_true", help=_word("dry_run"))
    parser.add_argument("--who", default="", metavar=_word("name"), help=_word("regrade_who"))
    parser.add_argument("--why", default="", metavar=_word("reason"), help=_word("regrade_why"))
    _json(parser)


def _invite(parser: Parser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar=_word("folder"), help=_word("invite_out"))
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--exchange", default="", metavar=_word("folder"), help=_word("invite_exchange"))
    way.add_argument("--by-mail", action="store_true", help=_word("invite_by_mail"))
    _course(parser)


def _post(parser: Parser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar=_word("folder"), help=_word("post_out"))
    parser.add_argument("--who", action="append", default=[], metavar=_word("id"), help=_word("certificate_who"))
    _course(parser)


def _items(parser: Parser) -> None:
    _assignments(parser)
    parser.add_argument(
        "--with", dest="pooled", type=Path, action="append", default=[], metavar=_word("folder"), help=_word("pooled")
    )
    _json(parser)


def _points(parser: Parser) -> None:
    _assignments(parser)
    parser.add_argument("--out", type=Path, required=True, metavar=_word("file"), help=_word("points_out"))


def _certificates(parser: Parser) -> None:
    parser.add_argument("--who", action="append", metavar=_word("id"), help=_word("certificate_who"))
    parser.add_argument("--out", type=Path, required=True, metavar=_word("folder"), help=_word("certificate_out"))
    _reading(parser)


def _verify(parser: Parser) -> None:
    parser.add_argument("file", type=Path, metavar=_word("file"), help=_word("verify_file"))
    _reading(parser)


def _demo(parser: Parser) -> None:
    parser.add_argument("folder", type=Path, metavar=_word("folder"), help=_word("demo_folder"))
    parser.add_argument("--participants", type=int, default=20, metavar="N", help=_word("participants"))
    parser.add_argument("--seed", type=int, default=2020, metavar="N", help=_word("seed"))


def _picture(parser: Parser) -> None:
    parser.add_argument("--without", action="append", default=[], metavar=_word("id"), help=_word("picture_without"))
    _course(parser)


def _open(parser: Parser) -> None:
    parser.add_argument("--port", type=int, metavar="N", help=_word("port"))
    parser.add_argument("--no-browser", action="store_true", help=_word("no_browser"))
    _course(parser)


# command -> (arguments, "module:function" that does it)
COMMANDS: dict[str, tuple[Callable[[Parser], None], str]] = {
    "new": (_new, "grading.commands.cycle:new"),
    "enrol": (_course, "grading.commands.cycle:enrol"),
    "invite": (_invite, "grading.commands.cycle:invite"),
    "build": (_assignments, "grading.commands.cycle:build"),
    "release": (_assignments, "grading.commands.cycle:release"),
    "collect": (_assignments, "grading.commands.cycle:collect"),
    "open": (_open, "grading.commands.opening:open_lab"),
    "picture": (_picture, "grading.commands.group:picture"),
    "autograde": (_autograde, "grading.commands.cycle:autograde"),
    "watch": (_watch, "grading.commands.watch:watching"),
    "feedback": (_assignments, "grading.commands.cycle:feedback"),
    "post": (_post, "grading.commands.cycle:post"),
    "status": (_reading, "grading.commands.looking:status"),
    "triage": (_reading, "grading.commands.looking:triage"),
    "items": (_items, "grading.commands.looking:items"),
    "points": (_points, "grading.commands.looking:points"),
    "regrade": (_regrade, "grading.commands.regrade:regrade"),
    "certificates": (_certificates, "grading.commands.certificates:certificates"),
    "verify": (_verify, "grading.commands.certificates:verify"),
    "demo": (_demo, "grading.commands.demo:demo"),
}


def parser() -> Parser:
    """The whole command line."""
    top = GermanParser(prog="grading", description=text("grading_cli.description"))
    version = f"grading {workbook.__version__}"
    top.add_argument("--version", action="version", version=version, help=text("cli.version"))
    commands = top.add_subparsers(
        title=text("cli.commands"),
        metavar=text("cli.command"),
        dest="command",
        required=True,
        parser_class=GermanParser,
    )
    for name, (arguments, work) in COMMANDS.items():
        said = text(f"grading_cli.commands.{name}")
        each = commands.add_parser(name, help=said, description=said)
        arguments(each)
        each.set_defaults(work=work)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point: the exit code of the chosen command. What went wrong is one German message, no traceback."""
    arguments = parser().parse_args(argv)
    module, _, function = arguments.work.partition(":")
    try:
        code = int(getattr(import_module(module), function)(arguments))
        sys.stdout.flush()  # here, not at exit, so that a closed pipe is met where it can be answered
        return code
    except WorkbookError as error:
        print(error, file=sys.stderr)
        return FAULTS
    except BrokenPipeError:  # "… | head" has read enough; Python would still try to flush at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        name, reason = error.filename or "–", in_german(error.strerror or type(error).__name__)
        print(text("grading_cli.disk", name=name, reason=reason), file=sys.stderr)
        return FAULTS
    except KeyboardInterrupt:
        print(text("grading_cli.stopped"), file=sys.stderr)
        return FAULTS


if __name__ == "__main__":
    sys.exit(main())
