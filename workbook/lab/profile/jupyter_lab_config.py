"""Settings of JupyterLab in a participant's workbook; see jupyter_server_config.py for when they apply."""

from pathlib import Path

import workbook.lab

c = get_config()  # type: ignore[name-defined]  # noqa: F821  Jupyter puts this name into its configuration files

c.LabApp.default_url = "/workbook/start"
c.LabApp.news_url = ""
c.LabApp.extension_manager = "readonly"
c.LabServerApp.extra_labextensions_path = [str(Path(workbook.lab.__file__).parent / "labextensions")]
c.LabApp.extra_labextensions_path = c.LabServerApp.extra_labextensions_path
