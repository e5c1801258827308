"""Runs inside the sandbox, given as text to a fresh interpreter: cells in, outcomes out.

Limits are set before the first cell runs and cannot be raised again, as no capability is left. Nothing imports this.
"""

import ast
import contextlib
import io
import json
import os
import resource
import sys
from typing import Any


def run(source: str, names: dict[str, Any], file: str) -> object:
    """Execute one cell; the value of its last expression, as a notebook shows it."""
    tree = ast.parse(source, file)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr):
        exec(compile(tree, file, "exec"), names)
        return None
    tree.body.pop()
    exec(compile(tree, file, "exec"), names)
    return eval(compile(ast.Expression(last.value), file, "eval"), names)


def outcome(cell: dict[str, str], names: dict[str, Any]) -> dict[str, Any]:
    """What became of one cell: ``value`` is a number or None, ``error`` the name of what was raised or None."""
    value, error = None, None
    try:
        shown = run(cell["source"], names, cell["name"])
        if isinstance(shown, (int, float)) and not isinstance(shown, bool):
            value = float(shown)
    except BaseException as raised:  # noqa: BLE001  SystemExit is a participant's doing here
        error = type(raised).__name__
    return {"name": cell["name"], "value": value, "error": error}


def main() -> None:
    """Read the task, limit this process, run the cells, write the outcomes."""
    task = json.load(sys.stdin)
    answer = os.fdopen(os.dup(1), "w")
    for name, most in task["limits"].items():
        resource.setrlimit(getattr(resource, name), (most, most))
    names: dict[str, Any] = {"__name__": "__main__"}
    outcomes = []
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for cell in task["cells"]:
            outcomes.append(outcome(cell, names))
    json.dump(outcomes, answer)
    answer.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
