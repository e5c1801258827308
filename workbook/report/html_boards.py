"""Labels with their values, and boards of boxes, as HTML."""

from __future__ import annotations

from html import escape

from workbook.report.document import Board, Box, Facts, Slip


def facts_html(block: Facts) -> str:
    """A list of labels and values, side by side or each value under its label."""
    items = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in block.items)
    return f'<dl class="{"said" if block.stacked else "pairs"}">{items}</dl>'


def board_html(block: Board) -> str:
    """Boxes in a grid; on a narrow screen one under the other."""
    caption = f"<h3>{escape(block.caption)}</h3>" if block.caption else ""
    note = f'<p class="note">{escape(block.note)}</p>' if block.note else ""
    looks = "board whole" if block.whole_page else "board"
    boxes = "".join(map(_box, block.boxes))
    return f'{caption}<div class="{looks}" style="--columns:{block.columns}">{boxes}</div>{note}'


def _box(box: Box) -> str:
    title = f"<h4>{escape(box.title)}</h4>" if box.title else ""
    slips = "".join(map(_slip, box.slips)) if box.slips else "<li>–</li>"
    plain = "" if any(slip.text or slip.note for slip in box.slips) else ' class="plain"'
    return f"<div>{title}<ul{plain}>{slips}</ul></div>"


def _slip(slip: Slip) -> str:
    if not (slip.text or slip.note):
        return f"<li>{escape(slip.title)}</li>"
    title = f"<b>{escape(slip.title)}</b>" if slip.title else ""
    text = f"<p>{escape(slip.text)}</p>" if slip.text else ""
    note = f"<small>{escape(slip.note)}</small>" if slip.note else ""
    return f"<li>{title}{text}{note}</li>"
