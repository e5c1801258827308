"""What JupyterLab's page loads: only what a participant needs.

Each prebuilt extension found in the environment costs a download and its start, whether used or not (plotly's alone
is 5 MB). The list of those that stay is short; everything else is for authors, who use JupyterLab without our profile.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tornado.httputil import url_concat
from tornado.web import Finish

from workbook.content.texts import table, text
from workbook.lab.environment import COHORT_VARIABLE

KEPT = ("netzwerk-workbook", "anywidget", "@jupyter-widgets/jupyterlab-manager")
FOR_REFERENT = ("jupyterlab-plotly",)

# In the single-document view nobody sees what these do, and each costs a file or a question to the server that it
# answers slowly (the list of export formats alone imports nbconvert).
NOT_ALONE = (
    "@jupyterlab/application-extension:property-inspector",
    "@jupyterlab/audio-extension:plugin",
    "@jupyterlab/csvviewer-extension:csv",
    "@jupyterlab/csvviewer-extension:tsv",
    "@jupyterlab/htmlviewer-extension:plugin",
    "@jupyterlab/imageviewer-extension:plugin",
    "@jupyterlab/inspector-extension:consoles",
    "@jupyterlab/inspector-extension:inspector",
    "@jupyterlab/inspector-extension:notebooks",
    "@jupyterlab/launcher-extension:plugin",
    "@jupyterlab/logconsole-extension:plugin",
    "@jupyterlab/markdownviewer-extension:plugin",
    "@jupyterlab/metadataform-extension:metadataforms",
    "@jupyterlab/notebook-extension:completer",
    "@jupyterlab/notebook-extension:export",
    "@jupyterlab/notebook-extension:log-output",
    "@jupyterlab/notebook-extension:metadata-editor",
    "@jupyterlab/notebook-extension:tools",
    "@jupyterlab/notebook-extension:update-raw-mimetype",
    "@jupyterlab/running-extension:plugin",
    "@jupyterlab/running-extension:recently-closed",
    "@jupyterlab/running-extension:search-tabs",
    "@jupyterlab/running-extension:sidebar",
    "@jupyterlab/settingeditor-extension:form-ui",
    "@jupyterlab/settingeditor-extension:plugin",
    "@jupyterlab/toc-extension:tracker",
    "@jupyterlab/tooltip-extension:notebooks",
    "@jupyterlab/video-extension:plugin",
    "@jupyterlab/workspaces-extension:indicator",
    "@jupyterlab/workspaces-extension:menu",
    "@jupyterlab/workspaces-extension:sidebar",
)


def trim_page_config(handler: Any, page_config: dict[str, Any]) -> dict[str, Any]:
    """Jupyter's hook on the page's settings: drop other extensions, tell where our files and words are.

    JupyterLab hands only texts to the page, so the words travel as JSON text. Whoever asks for the page of a notebook
    will want its kernel some seconds later: it is started now.
    """
    ours = handler.settings["workbook"]
    alone = handler.request.path.startswith(f"{handler.base_url}doc")
    _lead_back(handler, ours)
    _prepare_kernel(handler, ours)
    prefix = ours["workspace"].relative_to(ours["root"]).as_posix()
    kept = KEPT + FOR_REFERENT if os.environ.get(COHORT_VARIABLE) else KEPT
    return {
        **page_config,
        "buildAvailable": False,
        "buildCheck": False,
        "disabledExtensions": [*page_config.get("disabledExtensions", ()), *(NOT_ALONE if alone else ())],
        "federated_extensions": [each for each in page_config.get("federated_extensions", []) if each["name"] in kept],
        "workbookStatic": f"{handler.base_url}workbook/static/@{ours['digest']}/",
        "workbookUrl": f"{handler.base_url}workbook/",
        "workbookPrefix": "" if prefix == "." else prefix,
        "workbookWords": json.dumps(table("page"), ensure_ascii=False),
    }


def _lead_back(handler: Any, ours: dict[str, Any]) -> None:
    """A notebook that is not there (an old bookmark, a renamed folder) leads to the start page, with a sentence."""
    path = _notebook(handler)
    if handler.current_user and path and not (ours["root"] / path).is_file():
        address = url_concat(f"{handler.base_url}workbook/start", {"meldung": text("start.sheet_missing", path=path)})
        handler.redirect(address)
        raise Finish


def _prepare_kernel(handler: Any, ours: dict[str, Any]) -> None:
    path = _notebook(handler)
    if handler.current_user and path and (ours["root"] / path).is_file():
        ours["prestarter"].begin(path)


def _notebook(handler: Any) -> str:
    """The notebook that the address names, below the folder that is served; "" for anything else."""
    path = unquote(handler.request.path).partition("/tree/")[2]
    return path if path.endswith(".ipynb") and ".." not in Path(path).parts else ""
