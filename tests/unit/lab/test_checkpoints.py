"""A sheet opens where JupyterLab can make no copy of it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from workbook.lab.server.checkpoints import NONE, SoftCheckpoints


@pytest.fixture
def contents(tmp_path: Path) -> AsyncLargeFileManager:
    (tmp_path / "blatt.ipynb").write_text("{}", encoding="utf-8")
    return AsyncLargeFileManager(root_dir=str(tmp_path), checkpoints_class=SoftCheckpoints)


def test_where_it_can_be_made_there_is_a_copy(contents: AsyncLargeFileManager, tmp_path: Path) -> None:
    made = asyncio.run(contents.create_checkpoint("blatt.ipynb"))
    assert made["id"] != NONE
    assert list((tmp_path / ".ipynb_checkpoints").iterdir())


def test_where_it_cannot_nothing_fails(
    contents: AsyncLargeFileManager, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Full disk, folder that may only be read."""

    async def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(SoftCheckpoints, "_copy", full)
    made = asyncio.run(contents.create_checkpoint("blatt.ipynb"))
    assert made["id"] == NONE
    assert asyncio.run(contents.list_checkpoints("blatt.ipynb")) == []
