"""A report as one HTML file: no script, no request, readable on screen (light and dark) and in print."""

from __future__ import annotations

from functools import cache, singledispatch
from html import escape
from pathlib import Path

from workbook.content import text
from workbook.report.document import (
    Block,
    Board,
    Bullets,
    Column,
    Document,
    Facts,
    Finding,
    Findings,
    Paragraph,
    Picture,
    Section,
    Table,
    Term,
    Terms,
)
from workbook.report.html_boards import board_html, facts_html

ONE_PAGE = 18  # rows: a table of at most so many is never torn apart in print
STYLE = Path(__file__).with_name("report.css")

# Even if a name slipped past the escaping, the browser would neither run nor fetch anything.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def to_html(document: Document) -> str:
    """The whole report as a self-contained HTML page."""
    body = "\n".join((_head_of_report(document), _contents(document), *map(_section, document.sections)))
    closing = f'<footer class="closing"><p>{escape(document.closing)}</p></footer>' if document.closing else ""
    return f"""<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="color-scheme" content="light dark">
<title>{escape(document.title)} – {escape(document.kicker)}</title>
<style>
{_style()}</style>
</head>
<body>
<a class="skip" href="#inhalt">{escape(text("report.page.skip"))}</a>
<main id="inhalt">
{body}
</main>
{closing}
</body>
</html>
"""


@cache
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")


def _head_of_report(document: Document) -> str:
    facts = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in document.facts)
    subtitle = f'<p class="subtitle">{escape(document.subtitle)}</p>' if document.subtitle else ""
    return f"""<header class="title">
<p class="kicker">{escape(document.kicker)}</p>
<h1>{escape(document.title)}</h1>
{subtitle}<dl class="facts">{facts}</dl>
</header>"""


def _contents(document: Document) -> str:
    entries = "".join(f'<li><a href="#{s.id}">{escape(s.title)}</a></li>' for s in document.sections)
    return (
        f'<nav aria-labelledby="in-kopf"><h2 id="in-kopf">{text("report.page.contents")}</h2><ol>{entries}</ol></nav>'
    )


def _section(section: Section) -> str:
    blocks = "\n".join(_block(block) for block in section.blocks)
    page = "landscape" if section.landscape else "new-page" if section.new_page else ""
    looks = f' class="{page}"' if page else ""
    return f"""<section id="{section.id}" aria-labelledby="{section.id}-kopf"{looks}>
<h2 id="{section.id}-kopf">{escape(section.title)}</h2>
{blocks}
</section>"""


@singledispatch
def _block(block: Block) -> str:
    raise TypeError(type(block))


@_block.register
def _(block: Paragraph) -> str:
    return f'<p class="{block.tone}">{escape(block.text)}</p>'


@_block.register
def _(block: Bullets) -> str:
    return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in block.items)}</ul>"


@_block.register
def _(block: Findings) -> str:
    if block.brief:
        return f'<ul class="brief">{"".join(f"<li>{escape(item.sentence)}</li>" for item in block.items)}</ul>'
    return f'<div class="findings">{"".join(map(_finding, block.items))}</div>'


def _finding(item: Finding) -> str:
    parts = [f'<p class="sentence">{escape(item.sentence)}</p>']
    if item.meaning:
        parts.append(f"<p>{escape(item.meaning)}</p>")
    if item.caution:
        parts.append(f'<p class="caution"><b>{text("report.page.caution")}:</b> {escape(item.caution)}</p>')
    if item.source:
        parts.append(f'<p class="source">{text("report.page.source")}: {escape(item.source)}</p>')
    return f'<article class="finding">{"".join(parts)}</article>'


@_block.register
def _(block: Table) -> str:
    head = "".join(f'<th scope="col"{_align(column)}>{escape(column.head)}</th>' for column in block.columns)
    rows = "\n".join(_row(row, block.columns) for row in block.rows)
    note = f'<p class="note">{escape(block.note)}</p>' if block.note else ""
    looks = "frame" + " small" * block.small + " short" * (len(block.rows) <= ONE_PAGE)
    caption = escape(block.caption or ", ".join(filter(None, (column.head for column in block.columns))))
    title = f"<caption>{caption}</caption>\n" if block.caption else ""
    # A wide table scrolls inside its own frame; the frame can be reached by keyboard.
    return f"""<div class="{looks}" role="region" tabindex="0" aria-label="{caption}">
<table>
{title}<colgroup>{_widths(block.columns)}</colgroup>
<thead><tr>{head}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</div>{note}"""


def _widths(columns: tuple[Column, ...]) -> str:
    total = sum(column.share for column in columns)
    return "".join(f'<col style="width:{100 * column.share / total:.1f}%">' for column in columns)


def _row(row: tuple[str, ...], columns: tuple[Column, ...]) -> str:
    first, *rest = ((cell, _align(column)) for cell, column in zip(row, columns, strict=True))
    cells = "".join(f"<td{align}>{escape(cell)}</td>" for cell, align in rest)
    return f'<tr><th scope="row"{first[1]}>{escape(first[0])}</th>{cells}</tr>'


def _align(column: Column) -> str:
    return ' class="end"' if column.align == "end" else ""


@_block.register
def _(block: Picture) -> str:
    subtitle = f'<p class="subtitle">{escape(block.subtitle)}</p>' if block.subtitle else ""
    table = _block(block.table) if block.table else ""
    source = f'<p class="source">{text("report.page.source")}: {escape(block.source)}</p>' if block.source else ""
    return f"""<figure id="{block.id}" aria-labelledby="{block.id}-titel">
<figcaption><h3 id="{block.id}-titel">{escape(block.title)}</h3>{subtitle}<p>{escape(block.summary)}</p></figcaption>
<div class="drawing" role="img" aria-label="{escape(block.alt)}">{block.svg}</div>
{source}</figure>
{table}"""


_block.register(Facts, facts_html)
_block.register(Board, board_html)


@_block.register
def _(block: Terms) -> str:
    return f'<dl class="terms">{"".join(map(_term, block.items))}</dl>'


def _term(term: Term) -> str:
    parts = [escape(f"{term.meaning} {term.reading}".strip())]
    if term.caution:
        parts.append(f'<span class="caution"><b>{text("report.page.caution")}:</b> {escape(term.caution)}</span>')
    if term.source:
        parts.append(f'<span class="source">({escape(term.source)})</span>')
    return f"<div><dt>{escape(term.name)}</dt><dd>{' '.join(parts)}</dd></div>"
