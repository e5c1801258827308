"""The names that ``workbook.network`` offers."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import workbook.network as net


def test_every_name_can_be_had_and_is_listed_once() -> None:
    assert len(set(net.__all__)) == len(net.__all__)
    for name in net.__all__:
        assert getattr(net, name) is not None


def test_the_types_name_the_same_names_from_the_same_modules() -> None:
    stub = ast.parse(Path(net.__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
    typed = {
        alias.name: node.module.removeprefix("workbook.network.")
        for node in stub.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert typed.keys() == set(net.__all__)
    assert net._HOME.items() <= typed.items()


def test_no_module_hides_behind_a_name() -> None:
    assert not set(net._HOME) & {home.partition(".")[0] for home in net._HOME.values()}


def test_importing_the_package_loads_no_engine() -> None:
    code = (
        "import sys, workbook.network;"
        "print([m for m in ('igraph', 'numpy', 'openpyxl', 'networkx') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_reading_a_csv_loads_no_excel() -> None:
    code = (
        "import sys, workbook.network as net;"
        "from workbook.network import SourceFile, read_files;"
        "read_files([SourceFile('t.csv', b'von;nach\\nA;B\\n')]);"
        "print([m for m in ('igraph', 'numpy', 'openpyxl') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
