"""The journeys use the same real JupyterLab and browser as the browser tests."""

from tests.browser.conftest import guard, page, shot, start_lab  # noqa: F401
