"""The mathematics stands on the standard library and NumPy alone."""

import ast
import sys
from pathlib import Path

import pytest

import app.numerics

MODULES = sorted(Path(app.numerics.__file__).parent.glob("*.py"))
ALLOWED = sys.stdlib_module_names | {"numpy", "app"}


def imported(module: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text())):
        match node:
            case ast.Import():
                names |= {alias.name for alias in node.names}
            case ast.ImportFrom():
                names.add(node.module or "")
            case _:
                pass
    return names


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_numerics_imports_only_the_standard_library_and_numpy(module: Path):
    names = imported(module)
    assert {name.split(".")[0] for name in names} <= ALLOWED
    assert all(name.startswith("app.numerics") for name in names if name.split(".")[0] == "app")
