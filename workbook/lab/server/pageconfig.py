"""What JupyterLab's page loads: only what a participant needs.

Each prebuilt extension found in the environment costs a download and its start, whether used or not (plotly's alone
is 5 MB). The list of those that stay is short; everything else is for authors, who use JupyterLab without our profile.
"""

from __future__ import annotations

from typing import Any

KEPT = ("netzwerk-workbook", "anywidget", "@jupyter-widgets/jupyterlab-manager", "jupyterlab-plotly")


def trim_page_config(handler: Any, page_config: dict[str, Any]) -> dict[str, Any]:
    """Jupyter's hook on the page's settings: drop other extensions, tell the address of our files."""
    found = page_config.get("federated_extensions", [])
    page_config["federated_extensions"] = [each for each in found if each["name"] in KEPT]
    digest = handler.settings["workbook"]["digest"]
    page_config["workbookStatic"] = f"{handler.base_url}workbook/static/@{digest}/"
    page_config["workbookUrl"] = f"{handler.base_url}workbook/"
    return page_config
