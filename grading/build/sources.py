"""Where the texts of the course lie: in the repository, or inside the installed package."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
KEY_FILE = "schluessel.toml"
INSTALLED = PACKAGE / "_sources"  # where the wheel puts notebooks/ and assignments/


def root() -> Path:
    """The folder that holds ``notebooks/`` and ``assignments/``."""
    return INSTALLED if INSTALLED.is_dir() else PACKAGE.parent


def module_texts(base: Path | None = None) -> tuple[Path, ...]:
    """The texts of the module notebooks, in the order of their names."""
    return tuple(sorted(((base or root()) / "notebooks").glob("*.md")))


def referent_texts(base: Path | None = None) -> tuple[Path, ...]:
    """The texts of the notebooks for Referent/innen."""
    return tuple(sorted(((base or root()) / "notebooks" / "referent").glob("*.md")))


def assignment_ids(base: Path | None = None) -> tuple[str, ...]:
    """The ids of all assignments that have a text, in order."""
    folders = ((base or root()) / "assignments").glob("*/")
    return tuple(sorted(folder.name for folder in folders if (folder / f"{folder.name}.md").is_file()))


def key_files(base: Path | None = None) -> tuple[Path, ...]:
    """Every key of the course; a module without an assignment may have one for its fixed cases."""
    return tuple(sorted(((base or root()) / "assignments").glob(f"*/{KEY_FILE}")))


def assignment_folder(assignment: str, base: Path | None = None) -> Path:
    """The folder of one assignment: text, key, golden submissions."""
    return (base or root()) / "assignments" / assignment


def assignment_text(assignment: str, base: Path | None = None) -> Path:
    """The text of one assignment."""
    return assignment_folder(assignment, base) / f"{assignment}.md"
