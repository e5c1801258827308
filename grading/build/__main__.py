"""``python -m grading.build [modules|proofs|handbook|check]``: for authors and for the set-up commands."""

from __future__ import annotations

import argparse
import sys

from grading.build.authoring import course_faults, text_files
from grading.build.handbook import HANDBOOK, handbook_is_fresh, handbook_text
from grading.build.keys import PROOFS, all_keys, proofs_are_fresh, proofs_text
from grading.build.notebooks import build_modules
from grading.build.sources import root
from workbook.content import text
from workbook.errors import WorkbookError


def main(arguments: list[str] | None = None) -> int:
    """0 done or fresh, 1 faults or stale, 2 wrong use."""
    parser = argparse.ArgumentParser(prog="python -m grading.build", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("modules", "proofs", "handbook", "check"), default="modules")
    parser.add_argument("--check", action="store_true", help="proofs, handbook: only say whether they are fresh")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.what == "modules":
            return _modules()
        if chosen.what == "check":
            return _course()
        return _proofs(check=chosen.check) if chosen.what == "proofs" else _handbook(check=chosen.check)
    except WorkbookError as error:
        print(error, file=sys.stderr)
        return 1


def _modules() -> int:
    for path in build_modules():
        print(path.name)
    return 0


def _course() -> int:
    faults = course_faults()
    for fault in faults:
        print(fault)
    if not faults:
        print(text("declared.check.none", files=len(text_files(root()))))
    return 1 if faults else 0


def _proofs(*, check: bool) -> int:
    if check:
        fresh = proofs_are_fresh()
        print("proofs.json is fresh" if fresh else "proofs.json is stale: run python -m grading.build proofs")
        return 0 if fresh else 1
    PROOFS.write_text(proofs_text(all_keys()), encoding="utf-8")
    print(PROOFS.name)
    return 0


def _handbook(*, check: bool) -> int:
    if check:
        return 0 if handbook_is_fresh() else 1
    HANDBOOK.write_text(handbook_text(), encoding="utf-8")
    print(HANDBOOK.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
