"""What a Referent/in's JupyterLab has on top of a participant's: nbgrader's formgrader for the cohort folder.

Used together with the participant's profile; see grading/lab/__main__.py. The server runs in the cohort folder, whose
nbgrader_config.py says the rest.
"""

c = get_config()  # type: ignore[name-defined]  # noqa: F821  Jupyter puts this name into its configuration files

c.ServerApp.jpserver_extensions.update({"nbgrader.server_extensions.formgrader": True})
