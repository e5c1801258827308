"""Where a legend stands: below the drawing, from the left, in the order of the stack."""

from __future__ import annotations

from typing import Any

LEGEND: dict[str, Any] = {
    "orientation": "h",
    "traceorder": "normal",
    "x": 0,
    "xanchor": "left",
    "yref": "container",
    "y": 0.01,
    "yanchor": "bottom",
}
