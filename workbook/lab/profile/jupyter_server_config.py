"""Settings of the Jupyter server in a participant's workbook.

This folder is used only through ``JUPYTER_CONFIG_PATH`` (see workbook/lab/start.py), so nothing on the computer
changes for other uses of JupyterLab. What a participant does not need is not loaded: each extension left out
shortens the start and keeps an English page away.
"""

import zmq

c = get_config()  # type: ignore[name-defined]  # noqa: F821  Jupyter puts this name into its configuration files

c.ServerApp.jpserver_extensions = {
    "workbook.lab.server": True,
    "jupyterlab": True,
    "jupyterlab_jupytext": False,
    "jupyter_lsp": False,
    "jupyter_server_terminals": False,
    "nbgrader.server_extensions.assignment_list": False,
    "nbgrader.server_extensions.course_list": False,
    "nbgrader.server_extensions.formgrader": False,
    "nbgrader.server_extensions.validate_assignment": False,
    "notebook": False,
    "notebook_shim": False,
}
c.ServerApp.ip = "127.0.0.1"
c.ServerApp.terminals_enabled = False
c.ServerApp.answer_yes = True  # Ctrl+C ends the workbook without an English question; everything is saved anyway
c.ServerApp.port_retries = 0  # drafts in the browser belong to one address: never drift to another port unseen
c.AsyncLargeFileManager.checkpoints_class = "workbook.lab.server.checkpoints.SoftCheckpoints"
c.ServerApp.log_level = "ERROR"
c.LabApp.log_level = "ERROR"
if zmq.has("curve"):
    c.KernelManager.transport_encryption = "auto"  # nobody else on the machine reads along between page and kernel
