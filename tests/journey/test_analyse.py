"""``workbook analyse`` as a coordinator uses it: real tables in, report and figures out, faults said all at once."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import openpyxl
import pytest

from tests.networks import reference
from workbook.cli import main
from workbook.content.texts import FOLDER

ACTORS, TIES = FOLDER / "wiesenmark" / "akteure.csv", FOLDER / "wiesenmark" / "beziehungen.csv"
FAULTY = (
    "Von;Nach;Stärke;Welle\r\n"
    "Bildungsbüro;Wirtschaftsförderung;2,0;t1\r\n"
    "Bildungsbüro;Bildungsbüro;1;t1\r\n"
    "Ökohof;;1;t1\r\n"
    "Ökohof;Bildungsbüro;viel;t1\r\n"
)
ACTOR_KEYS = {"degree", "betweenness", "harmonic_closeness", "eigenvector", "constraint", "effective_size"}


def figures(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> dict[str, Any]:
    assert main(["analyse", *map(str, arguments), "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
    return found


def edge_list(path: Path, graph: nx.Graph, delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as handle:
        write = csv.writer(handle, delimiter=delimiter)
        write.writerow(("source", "target"))
        write.writerows(graph.edges)
    return path


def test_the_example_gives_its_known_figures(capsys: pytest.CaptureFixture[str]) -> None:
    found = figures(capsys, ACTORS, TIES, "--wave", "t1")
    assert (found["actors"], found["ties"], found["components"]) == (40, 86, 3)
    assert found["articulation_points"] == ["A01", "A14", "A36"]
    assert found["actor"]["A01"].keys() == ACTOR_KEYS
    assert found["actor"]["A25"]["constraint"] is None
    assert found["without_coordinator"]["actors"] == 39
    assert "A01" not in found["without_coordinator"]["actor"]


def test_the_order_of_the_files_and_the_coordination_by_name_make_no_difference(
    capsys: pytest.CaptureFixture[str],
) -> None:
    by_sector = figures(capsys, ACTORS, TIES, "--wave", "T1")
    by_name = figures(capsys, TIES, ACTORS, "--wave", "t1", "--coordinator", "Koordinierungsstelle Netzwerk Wiesenmark")
    assert by_name == by_sector


def test_the_latest_wave_is_taken_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(ACTORS), str(TIES), "--json"]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["ties"] == 103
    assert "zeigt t2, den letzten davon" in shown.err


@pytest.mark.parametrize("name", ["florentine_marriage", "karate"])
def test_a_published_network_has_its_published_figures(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = reference(name)
    graph = nx.florentine_families_graph() if name.startswith("florentine") else nx.karate_club_graph()
    found = figures(capsys, edge_list(tmp_path / f"{name}.csv", graph))
    assert found["without_coordinator"] is None
    for key in ("density", "transitivity", "degree_centralization", "betweenness_centralization", "global_efficiency"):
        assert found[key] == pytest.approx(known[key], abs=1e-8), key
    assert len(found["actor"]) == known["n"]


def test_a_table_with_three_faults_names_all_three_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, report = tmp_path / "liste.csv", tmp_path / "bericht.html"
    table.write_bytes(FAULTY.encode("cp1252"))
    assert main(["analyse", str(table), "--out", str(report)]) == 1
    said = capsys.readouterr().err
    assert "3 Stellen brauchen Ihre Hilfe" in said
    for place in ("liste.csv, Zeile 3, Spalte „Nach“", "Zeile 4, Spalte „Nach“", "Zeile 5, Spalte „Stärke“"):
        assert place in said
    assert not report.exists()


def test_the_same_list_without_faults_is_read_with_its_umlauts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "liste.csv"
    table.write_bytes("\r\n".join(FAULTY.split("\r\n")[:2]).encode("cp1252"))
    assert set(figures(capsys, table)["actor"]) == {"Bildungsbüro", "Wirtschaftsförderung"}


@pytest.mark.parametrize("suffix", [".html", ".pdf", ".docx", ".xlsx"])
def test_each_form_of_the_report_is_written_whole(suffix: str, tmp_path: Path) -> None:
    report = tmp_path / f"bericht{suffix}"
    assert main(["analyse", str(ACTORS), str(TIES), "--out", str(report)]) == 0
    assert report.read_bytes().startswith({".html": b"<!DOCTYPE html>", ".pdf": b"%PDF-"}.get(suffix, b"PK"))
    assert [path.name for path in tmp_path.iterdir()] == [report.name]


def test_an_excel_file_with_two_sheets_is_enough(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    actors, ties = book.active, book.create_sheet("Beziehungen")
    for row in (
        ("ID", "Name", "Sektor"),
        ("K", "Netzwerkkoordination", "stab"),
        ("1", "BBS", "schule"),
        ("2", "IHK", ""),
    ):
        actors.append(row)
    for row in (("von", "nach", "Stärke"), ("K", "1", 3), ("K", "IHK", 1.5)):
        ties.append(row)
    book.save(tmp_path / "netz.xlsx")
    found = figures(capsys, tmp_path / "netz.xlsx")
    assert found["actor"]["K"]["degree"] == 2
    assert found["without_coordinator"]["ties"] == 0


WRONG = {
    "no file": [],
    "a file that is not there": ["fehlt.csv"],
    "an unknown form": [str(TIES), "--out", "bericht.odt"],
    "a folder that is not there": [str(TIES), "--out", "gibt/es/nicht/bericht.html"],
    "an unknown wave": [str(TIES), "--wave", "t9"],
    "an unknown coordination": [str(TIES), "--coordinator", "Niemand"],
    "an unknown switch": [str(TIES), "--farbe"],
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use_is_said_in_german_with_code_two(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        code = main(["analyse", *WRONG[case]])
    except SystemExit as ended:  # argparse ends by itself
        code = int(ended.code or 0)
    said = capsys.readouterr().err
    assert code == 2, said
    assert not any(word in said for word in ("usage", "error", "argument", "required", "Traceback")), said
    assert not list(tmp_path.iterdir())


def test_an_unknown_wave_names_those_that_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(ACTORS), str(TIES), "--wave", "t9"]) == 2
    assert "t1, t2" in capsys.readouterr().err


def test_help_is_german(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["analyse", "--help"])
    shown = capsys.readouterr().out
    assert ended.value.code == 0
    assert "Aufruf" in shown
    assert "--coordinator" in shown
    assert not any(word in shown for word in ("usage", "options", "show this"))


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("von,nach\n", "In der Tabelle steht noch kein Akteur."),
        ("id,name\n1,Allein\n", "Das Netzwerk besteht aus einem einzigen Akteur."),
        ("id,name\n1,Eins\n2,Zwei\n", "Keiner der 2 Akteure hat eine erfasste Beziehung."),
        ("von,nach,stärke\nA,B,weiß nicht\nB,C,weiß nicht\nA,C,weiß nicht\n", "Überall steht „weiß nicht“."),
        ("von,nach\nA,B\nC,D\n", "2 getrennten Teilen mit je 2 Akteuren"),
        ("von,nach\nA,B\nB,C\nA,C\n", "Alle 3 möglichen Beziehungen bestehen (Dichte 1)"),
    ],
)
def test_odd_tables_get_a_report_that_says_so(
    table: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "netz.csv"
    file.write_text(table, encoding="utf-8")
    assert main(["analyse", str(file)]) == 0
    assert sentence in capsys.readouterr().out
    figures(capsys, file)


def test_five_hundred_actors_make_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook.report.cli.STEPS", 10_000_000)  # else half a minute goes into random networks
    graph = nx.gnm_random_graph(500, 1500, seed=4)
    table, report = edge_list(tmp_path / "gross.csv", graph), tmp_path / "gross.html"
    assert main(["analyse", str(table), "--out", str(report)]) == 0
    assert "500 Akteure und 1.500 Beziehungen" in report.read_text(encoding="utf-8")


def test_the_command_writes_utf8_whatever_the_locale_says() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "workbook.cli", "analyse", str(ACTORS), str(TIES), "--wave", "t1"],
        capture_output=True,
        check=True,
        timeout=120,
        env={
            **os.environ,
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
            "PYTHONIOENCODING": "ascii:strict",
            "PYTHONCOERCECLOCALE": "0",
        },
    )
    assert "größte" in run.stdout.decode("utf-8")


def test_a_report_open_in_word_is_not_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "bericht.html"
    report.mkdir()  # stands for a file that cannot be replaced
    assert main(["analyse", str(ACTORS), str(TIES), "--out", str(report)]) == 2
    assert "lässt sich nicht schreiben" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["bericht.html"]


def test_a_reader_that_stops_early_meets_no_traceback() -> None:
    command = [sys.executable, "-m", "workbook.cli", "analyse", str(ACTORS), str(TIES), "--json"]
    reader = subprocess.Popen(["true"], stdin=subprocess.PIPE)
    reader.wait(timeout=60)
    done = subprocess.run(command, stdout=reader.stdin, stderr=subprocess.PIPE, check=False, timeout=120)
    assert (done.returncode, b"Traceback" in done.stderr, b"BrokenPipe" in done.stderr) == (0, False, False)
