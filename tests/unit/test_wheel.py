"""What a participant may install holds every assignment text and no solution."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
WHEEL = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"][
    "wheel"
]


def test_the_wheel_takes_every_assignment_text_and_no_key() -> None:
    included = {source for source in WHEEL["force-include"] if source.startswith("assignments")}
    texts = {str(path.relative_to(ROOT)) for path in (ROOT / "assignments").glob("*/*.md")}
    assert included == texts


def test_no_key_lies_inside_the_packages() -> None:
    assert not [path for package in WHEEL["packages"] for path in (ROOT / package).rglob("schluessel.toml")]
