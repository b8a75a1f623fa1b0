"""The first minute in a second engine: Firefox."""

import json
from pathlib import Path
from subprocess import run

import httpx
import pytest

from tests.browser.reading import value
from tests.machine import firefox, missing, node
from tests.server import Server

SCRIPT = Path(__file__).parent.parent / "js" / "firefox.js"


def test_firefox_plays_the_lectures_run_to_its_end_without_a_complaint(server: Server) -> None:
    if not (SCRIPT.parent / "node_modules" / "puppeteer-core").is_dir():
        missing("puppeteer-core", "npm, then: npm ci --prefix tests/js")
    done = run(
        [node(), SCRIPT, firefox(), f"{server.url}/"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if done.returncode:
        pytest.fail(done.stderr, pytrace=False)
    seen = json.loads(done.stdout)
    assert seen["version"].startswith("firefox/")
    assert seen["complaints"] == []
    assert seen["opening"].endswith("Press Play to walk downhill, or drag over the view from above.")
    assert seen["ending"].startswith("1000 steps. Loss 0.4158 → 2.4 × 10⁻¹¹.")
    assert seen["loss"] == "2.429 × 10⁻¹¹"
    assert seen["width"] == "2.4px"  # Firefox reads lengths in style sheets more strictly
    taylor = httpx.get(f"{server.url}/api/taylor?step=1000").json()
    factors = httpx.get(f"{server.url}/api/chain-rule?step=1000").json()["points"][0]
    assert value(seen["lenses"]["why"]) == pytest.approx(taylor["actual"], rel=1e-3)
    assert value(seen["lenses"]["chain-rule"]) == pytest.approx(factors["dw"], rel=5e-3)
    assert value(seen["lenses"]["graph"])
