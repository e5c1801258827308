"""Run every benchmark and write its ratios to ``benchmarks/RESULTS.md``: ``python -m benchmarks [NAME …]``.

Each figure is a ratio against a peer measured in the same run; absolute times say little on a shared machine.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).with_name("RESULTS.md")
STORE = Path(__file__).with_name("results.json")

# name -> (arguments, {key: (what it says, goal)})
BENCHMARKS: Mapping[str, tuple[tuple[str, ...], Mapping[str, tuple[str, str]]]] = {
    "measures": (
        (),
        {
            "igraph_ratio": ("all measures at 500 actors: ours ÷ igraph called directly", "≤ 1.2"),
            "networkx_ratio": ("all measures at 500 actors: networkx ÷ ours", "≥ 10"),
        },
    ),
    "map_edit": (
        ("--actors", "500"),
        {
            "first_paint_ratio": ("first paint of the map, cold: plotly FigureWidget ÷ ours", "≥ 15"),
            "click_ms": ("one click until the answer is seen, ours, ms", "≤ plotly"),
            "plotly_click_ms": ("one click until the answer is seen, plotly FigureWidget, ms", "–"),
            "edit_ms": ("one edit seen at 500 actors, ms", "≤ 100"),
        },
    ),
    "notebook_open": (
        (),
        {
            "ratio": ("15 exercises opened cold ÷ an empty notebook with one widget in plain JupyterLab", "≤ 1.5"),
            "next_ratio": ("the next module inside the tab ÷ our cold time", "< 0.5"),
            "start_page_s": ("the start page until it can be read, redirect included, s", "about 0.5"),
        },
    ),
    "imports": ((), {"ratio": ("import workbook ÷ import pandas", "< 0.1")}),
    "autograde": (
        ("--participants", "20"),
        {
            "ratio": ("20 submissions, whole processes: stock nbgrader autograde ÷ ours", "≥ 15"),
            "marginal_ratio": ("one more submission: stock ÷ ours", "≥ 100"),
            "equal": ("the same scores, cell by cell", "True"),
        },
    ),
}


def main(names: list[str]) -> int:
    """Run the named benchmarks (default: all); what was not run keeps its last figures."""
    unknown = sorted(set(names) - set(BENCHMARKS))
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    kept: dict[str, Any] = json.loads(STORE.read_text(encoding="utf-8")) if STORE.is_file() else {}
    for name in names or BENCHMARKS:
        print(f"· {name} …", flush=True)
        kept[name] = {"date": date.today().isoformat(), "machine": machine(), "figures": run(name)}
        STORE.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        RESULTS.write_text(table(kept), encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))
    return 0


def run(name: str) -> dict[str, Any]:
    """The figures of one benchmark, as it printed them."""
    command = [sys.executable, "-m", f"benchmarks.{name}", *BENCHMARKS[name][0], "--json"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def machine() -> str:
    """What the figures were measured on."""
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def table(kept: Mapping[str, Any]) -> str:
    """The results as Markdown."""
    lines = [
        "# Results of the benchmarks",
        "",
        "Written by `make bench`. Every ratio was measured in one run against its peer on the same machine.",
        "",
        "| Benchmark | What | Goal | Measured | Date | Machine |",
        "|---|---|---|---|---|---|",
    ]
    for name, (_, keys) in BENCHMARKS.items():
        entry = kept.get(name)
        for key, (words, goal) in keys.items() if entry else ():
            value = entry["figures"].get(key)
            shown = f"{value:.2f}" if isinstance(value, float) else str(value)
            lines.append(f"| `{name}.{key}` | {words} | {goal} | {shown} | {entry['date']} | {entry['machine']} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
