"""The PDF report: tagged, with its fonts inside, whatever stands in the table."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise
from pathlib import Path
from shutil import which

import pytest

from tests.reports import ODD, analysed
from workbook.network import Actor, Network, Tie, wiesenmark_both_waves
from workbook.report.composing import compose
from workbook.report.measuring import Wanted
from workbook.report.pdf import to_pdf, to_png

WIESENMARK = to_pdf(compose(analysed(wiesenmark_both_waves(), Wanted(wave="t1"))))


def test_the_file_is_an_accessible_pdf_in_german() -> None:
    assert WIESENMARK.startswith(b"%PDF-")
    assert re.search(rb"pdfuaid:part>1<", WIESENMARK)
    assert re.search(rb"/Lang\s*\(de", WIESENMARK)
    assert b"/StructTreeRoot" in WIESENMARK


@pytest.mark.skipif(which("pdffonts") is None, reason="poppler-utils is not installed")
def test_every_font_is_inside(tmp_path: Path) -> None:
    (tmp_path / "bericht.pdf").write_bytes(WIESENMARK)
    listed = subprocess.run(
        ["pdffonts", tmp_path / "bericht.pdf"], capture_output=True, text=True, check=True, timeout=60
    )
    fonts = listed.stdout.splitlines()[2:]
    assert fonts
    assert all("Libertinus" in font and " yes yes " in font for font in fonts), fonts


@pytest.mark.skipif(which("pdftotext") is None, reason="poppler-utils is not installed")
def test_markup_in_a_name_is_printed_not_obeyed(tmp_path: Path) -> None:
    names = ("#panic()", "*fett* _schräg_ $x$", "= Überschrift", "<b>&amp;</b>", "\\ #{1+1} @quelle //weg")
    shown = Network(
        (Actor("k", "Koordination"), *(Actor(str(n), name, "x") for n, name in enumerate(names))),
        tuple(Tie("k", str(n)) for n in range(len(names))),
    )
    (tmp_path / "bericht.pdf").write_bytes(to_pdf(compose(analysed(shown))))
    run = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "bericht.pdf", "-"], capture_output=True, text=True, check=True, timeout=60
    )
    for name in names:
        assert name in run.stdout


@pytest.mark.parametrize("shape", ODD)
def test_every_shape_of_network_makes_a_pdf(shape: str) -> None:
    assert to_pdf(compose(analysed(ODD[shape]))).startswith(b"%PDF-")


def test_a_drawing_becomes_a_picture_of_the_width_asked_for() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><circle cx="50" cy="25" r="9"/></svg>'
    png = to_png(svg, width_mm=25.4, dots_per_inch=200)
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") == 200


@pytest.mark.parametrize("name", ["Café ☕ Treff", "北京 Partnerschaft", "😀", "नमस्ते e. V.", "نور Verein"])
def test_a_name_in_signs_that_no_font_shows_does_not_stop_the_report(name: str) -> None:
    made = to_pdf(compose(analysed(Network((Actor("a", name), Actor("b")), (Tie("a", "b"),)))))
    assert made.startswith(b"%PDF")


@pytest.mark.skipif(which("pdftotext") is None, reason="poppler-utils is not installed")
def test_a_table_with_much_in_its_cells_goes_over_pages_instead_of_over_the_edge(tmp_path: Path) -> None:
    ids = [f"{number:02}" for number in range(64)]
    actors = tuple(Actor(key, f"Berufsbildende Schule Wiesenmark, Außenstelle Nummer {key}") for key in ids)
    chain = Network(actors, tuple(Tie(*ends) for ends in pairwise(ids)))
    (tmp_path / "bericht.pdf").write_bytes(to_pdf(compose(analysed(chain))))
    run = subprocess.run(
        ["pdftotext", "-bbox", tmp_path / "bericht.pdf", "-"], capture_output=True, text=True, check=True, timeout=60
    )
    for page in run.stdout.split("<page ")[1:]:
        below = re.findall(r'yMin="([\d.]+)"[^>]*>([^<]*)<', page)
        foot = next(float(y) for y, word in below if word == "Seite")
        assert max(float(y) for y, word in below if float(y) != pytest.approx(foot, abs=3)) < foot - 10
