"""What JupyterLab's page loads: only what a participant needs.

Each prebuilt extension found in the environment costs a download and its start, whether used or not (plotly's alone
is 5 MB). The list of those that stay is short; everything else is for authors, who use JupyterLab without our profile.
"""

from __future__ import annotations

import json
import os
from typing import Any

from workbook.content.texts import table
from workbook.lab.environment import COHORT_VARIABLE

KEPT = ("netzwerk-workbook", "anywidget", "@jupyter-widgets/jupyterlab-manager")
FOR_REFERENT = ("jupyterlab-plotly",)


def trim_page_config(handler: Any, page_config: dict[str, Any]) -> dict[str, Any]:
    """Jupyter's hook on the page's settings: drop other extensions, tell where our files and words are.

    JupyterLab hands only texts to the page, so the words travel as JSON text.
    """
    found = page_config.get("federated_extensions", [])
    kept = KEPT + FOR_REFERENT if os.environ.get(COHORT_VARIABLE) else KEPT
    ours = handler.settings["workbook"]
    prefix = ours["workspace"].relative_to(ours["root"]).as_posix()
    return {
        **page_config,
        "federated_extensions": [each for each in found if each["name"] in kept],
        "workbookStatic": f"{handler.base_url}workbook/static/@{ours['digest']}/",
        "workbookUrl": f"{handler.base_url}workbook/",
        "workbookPrefix": "" if prefix == "." else prefix,
        "workbookWords": json.dumps(table("page"), ensure_ascii=False),
    }
