"""Where a legend stands: above the drawing, from the left, in the order of the stack."""

from __future__ import annotations

from typing import Any

LEGEND: dict[str, Any] = {"orientation": "h", "x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom"}
