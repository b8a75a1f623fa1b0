import json
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement

TOP = Path(__file__).parent.parent
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text())["project"]
WANTED = [
    Requirement(line) for line in chain(PROJECT["dependencies"], *PROJECT["optional-dependencies"].values())
]
LOCK = [
    Requirement(line)
    for line in (TOP / "requirements.lock").read_text().splitlines()
    if line.strip() and not line.lstrip().startswith("#")
]


@pytest.mark.parametrize("wanted", WANTED, ids=lambda wanted: wanted.name)
def test_the_lock_holds_a_version_that_the_project_accepts(wanted: Requirement) -> None:
    locked = [
        one for one in LOCK if one.name == wanted.name and (one.marker is None or one.marker.evaluate())
    ]
    assert len(locked) == 1
    (exact,) = locked[0].specifier
    assert exact.operator == "=="
    assert wanted.specifier.contains(exact.version)


def test_the_python_lock_does_not_say_where_packages_come_from() -> None:
    assert "://" not in (TOP / "requirements.lock").read_text()


@pytest.mark.parametrize("folder", ["static", "tests/js"])
def test_npms_locks_do_not_say_where_packages_come_from(folder: str) -> None:
    packages = json.loads((TOP / folder / "package-lock.json").read_text())["packages"]
    assert len(packages) > 3
    assert not [name for name, package in packages.items() if "resolved" in package]
