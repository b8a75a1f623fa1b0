"""How much script one frame takes while the default run plays: 1001 points, every picture moving."""

import json
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, expect

from tests.benchmarks.comparison import Comparison
from tests.chromium import launched
from tests.server import serving

SECONDS = 10
PROMISED = 2.5
PROMISED_WITH_EVERYTHING = 4.0


def script_per_frame(events: list[dict[str, Any]], clock: str) -> list[float]:
    """Return the milliseconds of script between one paint and the next, wherever animation frames were fired.

    `clock` names the trace's field: "tdur" is the main thread's processor time, which is the script; "dur" is
    time on the wall, which without a graphics card is mostly waiting for the picture. Plotly's own frame is
    counted like ours; calls made inside a call are not counted twice.
    """
    frames: list[float] = []
    spent, fired, until = 0.0, False, 0
    for event in sorted(events, key=lambda event: event["ts"]):
        match event["name"]:
            case "FunctionCall" if event["ts"] >= until:
                spent += event.get(clock, 0) / 1000
                until = event["ts"] + event.get("dur", 0)
            case "FireAnimationFrame":
                fired = True
            case "Paint":
                if fired:
                    frames.append(spent)
                spent, fired = 0.0, False
            case _:
                pass
    return frames


def trace(browser: Browser, url: str, *, everything: bool) -> list[dict[str, Any]]:
    """Play the run, as it opens or with every layer on; return the browser's account of those seconds."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(url)
    play = page.locator("[data-action=play]")
    expect(page.locator("#carpet canvas").first).to_be_visible(timeout=30_000)
    expect(play).to_be_enabled()
    page.wait_for_timeout(1000)
    if everything:
        page.get_by_text("Show", exact=True).click()
        for layer in page.locator("[data-layer]:not([data-layer=fog])").all():
            layer.check()
        page.keyboard.press("Escape")
    play.click()
    page.wait_for_timeout(500)
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    page.wait_for_timeout(1000 * SECONDS)
    return json.loads(browser.stop_tracing())["traceEvents"]


def judged(events: list[dict[str, Any]], what: str, promised: float) -> list[Comparison]:
    """Return a line for the script of a frame, and one for the time it took on the wall."""
    lines: list[Comparison] = []
    for name, clock in ("processor time", "tdur"), ("wall time", "dur"):
        times = script_per_frame(events, clock)
        middle = median(times)
        lines.append(
            Comparison(
                f"script per frame while playing{what}, {name}",
                f"median {middle:.2f} ms",
                "",
                f"p95 {quantiles(times, n=20)[-1]:.2f} ms of {len(times)} frames",
                f"≤ {promised:g} ms" if clock == "tdur" else "",
                middle <= promised if clock == "tdur" else None,
            )
        )
    return lines


def measure() -> list[Comparison]:
    """Trace a playing page as it opens, then with every layer on but fog, which takes the carpet away."""
    with serving() as server, launched() as browser:
        plain = trace(browser, f"{server.url}/", everything=False)
        full = trace(browser, f"{server.url}/?learning_rate=1", everything=True)
    return judged(plain, "", PROMISED) + judged(full, ", every layer on", PROMISED_WITH_EVERYTHING)
