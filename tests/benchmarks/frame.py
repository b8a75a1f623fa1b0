"""How much script one frame takes while a run plays, or eight: 1001 points each, every picture moving."""

import json
from bisect import bisect
from collections.abc import Callable
from functools import partial
from statistics import median, quantiles
from time import monotonic
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, expect

from tests.benchmarks.comparison import Comparison
from tests.browser.reading import open_panel
from tests.chromium import launched
from tests.server import serving

SECONDS = 10
PROMISED = 2.5
PROMISED_WITH_EVERYTHING = 4.0
LENSES = ("Why", "Step"), ("Why", "Dial"), ("Chain rule", "Factors"), ("Chain rule", "Graph")
PROMISED_WITH_A_LENS = 5.0
PROMISED_WITH_EIGHT = 5.0
EIGHT = [
    "",
    "method=momentum",
    "method=nesterov",
    "method=adagrad",
    "method=rmsprop&learning_rate=0.1",
    "method=adam&learning_rate=0.1",
    "learning_rate=10",
    "method=newton",
]
MOST_REQUESTS = 10


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


def as_it_opens(page: Page) -> None:
    """Leave everything as it is."""


def every_run(page: Page) -> None:
    """Wait until all eight are on the carpet."""
    expect(page.locator("#carpet .badge-run")).to_have_count(len(EIGHT), timeout=30_000)


def every_layer(page: Page) -> None:
    """Switch every layer on but fog, which takes the carpet away."""
    page.get_by_text("Show", exact=True).click()
    for layer in page.locator("[data-layer]:not([data-layer=fog])").all():
        layer.check()
    page.keyboard.press("Escape")


def open_lens(names: tuple[str, ...], page: Page) -> None:
    """Open a lens."""
    open_panel(page, *names)


def trace(
    browser: Browser, url: str, prepare: Callable[[Page], None]
) -> tuple[list[dict[str, Any]], list[float]]:
    """Play the run; return the browser's account of those seconds, and when a lens asked the server."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    asked: list[float] = []
    page.goto(url)
    play = page.locator("[data-action=play]")
    expect(page.locator("#carpet canvas").first).to_be_visible(timeout=30_000)
    expect(play).to_be_enabled()
    page.wait_for_timeout(1000)
    prepare(page)
    page.wait_for_timeout(1000)
    page.on("request", lambda request: asked.append(monotonic()) if "/api/" in request.url else None)
    play.click()
    page.wait_for_timeout(500)
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    page.wait_for_timeout(1000 * SECONDS)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    page.close()
    return events, asked


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


def rate(asked: list[float], what: str) -> Comparison:
    """Return a line for the requests in the busiest second."""
    most = max((bisect(asked, at + 1) - k for k, at in enumerate(asked)), default=0)
    return Comparison(
        f"requests of a lens in its busiest second while playing{what}",
        f"{most}",
        "",
        f"{len(asked)} in {SECONDS} s",
        f"≤ {MOST_REQUESTS}",
        most <= MOST_REQUESTS,
    )


def measure() -> list[Comparison]:
    """Trace a playing page as it opens, with every layer on, with eight runs, and with each lens open."""
    lines: list[Comparison] = []
    with serving() as server, launched() as browser:
        lines += judged(trace(browser, f"{server.url}/", as_it_opens)[0], "", PROMISED)
        full, _ = trace(browser, f"{server.url}/", every_layer)
        lines += judged(full, ", every layer on", PROMISED_WITH_EVERYTHING)
        eight = f"{server.url}/?{urlencode({'run': EIGHT}, doseq=True)}"
        lines += judged(trace(browser, eight, every_run)[0], ", eight runs", PROMISED_WITH_EIGHT)
        for names in LENSES:
            events, asked = trace(browser, f"{server.url}/", partial(open_lens, names))
            what = f", {' › '.join(names)} open"
            lines += [*judged(events, what, PROMISED_WITH_A_LENS), rate(asked, what)]
    return lines
