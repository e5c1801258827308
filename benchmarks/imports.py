"""What ``import workbook`` costs, measured against ``import pandas`` in the same run.

    python -m benchmarks.imports --json

Fresh interpreters, alternating; the time of an empty interpreter is taken off both. ``ratio`` = ours ÷ pandas; medians.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from statistics import median


def seconds(code: str) -> float:
    """Wall time of a fresh interpreter that runs ``code``."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - begin


def measure(rounds: int) -> dict[str, float]:
    """Medians over ``rounds`` alternating rounds, in seconds."""
    taken: dict[str, list[float]] = {"pass": [], "import workbook": [], "import pandas": []}
    for code in taken:
        seconds(code)  # once for the disk cache
    for _ in range(rounds):
        for code, times in taken.items():
            times.append(seconds(code))
    empty, ours, peer = (median(times) for times in taken.values())
    return {
        "ours_s": round(max(ours - empty, 0.0), 4),
        "peer_s": round(peer - empty, 4),
        "empty_s": round(empty, 4),
        "ratio": round(max(ours - empty, 0.0) / (peer - empty), 4),
    }


def main() -> int:
    """Print the result."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.imports", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args()
    result = measure(chosen.rounds)
    if chosen.json:
        print(json.dumps(result))
    else:
        print(
            f"import workbook {result['ours_s']:.3f} s, import pandas {result['peer_s']:.3f} s: {result['ratio']:.3f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
