"""The app in a folder of its own, as the image has it and as a checkout without npm has it."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.machine import missing

TOP = Path(__file__).parent.parent
KEPT_OUT = shutil.ignore_patterns("__pycache__", "node_modules")


def can_be_built() -> bool:
    """Return whether what makes the image's form is here."""
    return (TOP / "static" / "node_modules" / "esbuild").is_dir()


def as_image(folder: Path) -> Path:
    """Put the app there with one script and one style sheet to a page, and the small plotly."""
    if not can_be_built():
        missing("esbuild", "npm, then: npm ci --prefix static")
    copy(folder, "app", "templates")
    build = ["npm", "run", "--silent", "--prefix", "static", "build", "--", folder / "static"]
    subprocess.run(build, cwd=TOP, check=True)
    return folder


def as_checkout(folder: Path) -> Path:
    """Put the app there with its modules as they are, and the whole plotly of Python's package."""
    copy(folder, "app", "templates", "static")
    return folder


def copy(folder: Path, *names: str) -> None:
    """Copy parts of this checkout."""
    for name in names:
        shutil.copytree(TOP / name, folder / name, ignore=KEPT_OUT)


FORMS: dict[str, Callable[[Path], Path]] = {"image": as_image, "checkout": as_checkout}
