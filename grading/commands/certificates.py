"""Certificates on the command line: decide, write, verify."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from grading.commands.cycle import FAULTS, OK, say
from grading.commands.progress import progress_bar
from workbook.content import number, text


def certificates(arguments: argparse.Namespace) -> int:
    """``grading certificates``: 0 also when some are still open; the list says what is missing."""
    from grading.certificate.issue import LIST, issue  # noqa: PLC0415
    from grading.course import load  # noqa: PLC0415

    course = load(arguments.course)
    with progress_bar(text("grading_cli.certificates.title")) as progress:
        issued = issue(course, arguments.out, arguments.who or (), progress=progress)
    if arguments.json:
        shown = [
            {
                "participant": each.person.id,
                "decision": each.decided.outcome.value,
                "rules": {rule.rule: rule.state.value for rule in each.decided.rules},
                "missing": list(each.decided.missing),
                "file": each.path.name,
            }
            for each in issued
        ]
        print(json.dumps(shown, ensure_ascii=False, indent=1))
        return OK
    counts = Counter(each.decided.outcome.value for each in issued)
    for each in issued:
        if each.decided.outcome.value == "open":
            say("certificates.open", name=each.person.name, id=each.person.id)
            for line in each.decided.missing:
                print(f"  – {line}")
    say("certificates.done", **{kind: counts[kind] for kind in ("certificate", "confirmation", "open")})
    say("certificates.where", folder=arguments.out, list=LIST)
    return OK


def verify(arguments: argparse.Namespace) -> int:
    """``grading verify``: 0 genuine, 1 not, 2 no such file."""
    from grading.certificate.verify import verify as judge  # noqa: PLC0415
    from grading.course import find  # noqa: PLC0415

    path: Path = arguments.file
    if not path.is_file():
        print(text("certificate.verify.missing", file=path))
        return 2
    verdict = judge(path.read_bytes(), find(arguments.course))
    if arguments.json:
        print(json.dumps({"code": verdict.code, "claim": verdict.claim, "unchanged": verdict.unchanged}))
    else:
        for line in _sentences(verdict.code, verdict.claim or {}, unchanged=verdict.unchanged):
            print(line)
    return OK if verdict.code == "genuine" else FAULTS


def _sentences(code: str, claim: dict[str, object], *, unchanged: bool | None) -> list[str]:
    if code != "genuine":
        return [text(f"certificate.verify.{code}")]
    year, month, day = str(claim["d"]).split("-")
    said = text(
        "certificate.verify.genuine",
        kind=text(f"certificate.outcomes.{claim['k']}"),
        name=claim["n"],
        day=f"{day}.{month}.{year}",
        course=claim["c"],
        ue=number(float(str(claim["u"])), 0),
    )
    extra = {True: "unchanged", False: "changed"}.get(unchanged) if unchanged is not None else None
    return [said, text(f"certificate.verify.{extra}")] if extra else [said]
