"""ARCHITECTURE.md tells the truth: every name in its table exists where the table says."""

import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| \d+ [^|]*\| `([\w.]+)` \|([^|]*)\|([^|]*)\|$", re.MULTILINE)


def names() -> list[tuple[str, str]]:
    table = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    return [(home, name) for home, *cells in ROW.findall(table) for name in re.findall(r"`(\w+)`", " ".join(cells))]


def test_the_table_has_its_ten_steps() -> None:
    assert len({home for home, _ in names()}) == 10


@pytest.mark.parametrize(("home", "name"), names())
def test_every_name_of_the_table_can_be_imported(home: str, name: str) -> None:
    assert hasattr(import_module(home), name), f"{home} has no {name}"
