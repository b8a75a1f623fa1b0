"""Starts the installed server and asks it for everything once: the image holds what that takes, and compiled.

A read-only container cannot compile what it imports. An answer that is no success, or a server that does not
start or stop, ends the build.
"""

import json
import re
import subprocess
import sys
import time
from typing import Any
from urllib.error import URLError
from urllib.parse import urljoin
from urllib.request import urlopen

PAGES = ("", "embed", "data", "graph", "handout", "docs", "join", "metrics", "healthz", "openapi.json")
NAMED = re.compile(r'(?:src|href)="(static/[^"]+)"')
SECONDS = 60


def get(path: str, home: str) -> str:
    """Return what the server answers. Raises HTTPError for an answer that is no success."""
    with urlopen(urljoin(home, path), timeout=SECONDS) as answer:
        return answer.read().decode()


def wait(home: str) -> None:
    """Wait until the server answers. Raises URLError when it does not."""
    for _ in range(10 * SECONDS):
        try:
            get("healthz", home)
        except URLError:
            time.sleep(0.1)
        else:
            return
    get("healthz", home)


def filled(path: str, operation: dict[str, Any]) -> str:
    """Return a path with the first example of each of its parameters in its place."""
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", parameter["schema"]["examples"][0])
    return path


def rehearse(home: str) -> int:
    """Ask for every page, what it names, and every resource with its defaults; return how many."""
    answers = {path: get(path, home) for path in PAGES}
    named = {name for page in answers.values() for name in NAMED.findall(page)}
    paths = json.loads(answers["openapi.json"])["paths"]
    resources = [filled(path, methods["get"]) for path, methods in paths.items() if "get" in methods]
    for path in (*named, *resources):
        get(path, home)
    return len(answers) + len(named) + len(resources)


if __name__ == "__main__":
    server = subprocess.Popen([sys.executable, "-W", "error", "-m", "app", "--port", "8000"], cwd="/")
    try:
        wait("http://127.0.0.1:8000/")
        print(f"{rehearse('http://127.0.0.1:8000/')} answers")
    finally:
        server.terminate()
    sys.exit(server.wait(SECONDS))
