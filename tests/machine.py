"""Programs of the machine that some tests need: Chromium and Node."""

import os
import shutil
import subprocess
from typing import NoReturn

import pytest

NODE_VERSION = (20, 19)  # the first that reads a .js file as a module without being told


def missing(what: str, package: str) -> NoReturn:
    """Skip, saying how to get it; under CI=true fail instead."""
    sentence = f"{what} is missing: apt-get install {package}"
    if os.environ.get("CI") == "true":
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)


def chromium() -> str:
    """Return the path of Chromium (or of Chrome)."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None) or missing("Chromium", "chromium")


def node() -> str:
    """Return the path of a Node that is new enough."""
    wanted = "Node {}.{} or later".format(*NODE_VERSION)
    path = shutil.which("node") or missing(wanted, "nodejs")
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
    version = tuple(int(part) for part in said.strip().lstrip("v").split(".")[:2])
    return path if version >= NODE_VERSION else missing(wanted, "nodejs")


def firefox() -> str:
    """Return the path of Firefox, for the one test that wants a second engine."""
    names = ("firefox-esr", "firefox")
    return next(filter(None, map(shutil.which, names)), None) or missing("Firefox", "firefox-esr")
