"""A page that plays for a long time, and is used meanwhile: its memory stays, and its frames stay quick."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.benchmarks.frame import script_per_frame
from tests.browser.reading import PANELS, open_panel
from tests.chromium import launched
from tests.server import serving
from tests.soak.figure import Figure

SECONDS = 10 * 60
CYCLE = 30.0
"""Seconds of playing between two samples, each after something was changed and set back."""
TRACED = 10
"""Seconds of playing in which the script of each frame is measured, at the start and at the end."""
FLAT = 0.10
RUN = "5"
"""The speed: a whole run in 2.4 s, over and over."""

HOME = """() => {
  history.pushState(null, "", location.pathname);
  dispatchEvent(new PopStateEvent("popstate"));
}"""
CARD = """(name) => {
  const gl = document.querySelector("#carpet-plot canvas").getContext("webgl");
  window.card ??= gl.getExtension("WEBGL_lose_context");
  window.card[name]();
  if (name === "restoreContext") delete window.card;
}"""


def rate(page: Page) -> None:
    """Another run on the same ground."""
    box = page.get_by_role("textbox", name="Learning rate")
    box.fill("20")
    box.press("Enter")


def theme(page: Page) -> None:
    """Other colours, and back."""
    for colours in ("dark", "projector", "light"):
        page.get_by_label("Theme").select_option(colours)
        page.wait_for_timeout(1000)


def lecture(page: Page) -> None:
    """A scene of every chapter of the lecture, with its answer."""
    page.get_by_role("button", name="Lecture", exact=True).click()
    scenes = page.get_by_role("combobox", name="Scene")
    for chapter in scenes.locator("optgroup").all():
        scenes.select_option(chapter.locator("option").last.get_attribute("value"))
        page.wait_for_timeout(400)
        page.keyboard.press("PageDown")
        page.wait_for_timeout(400)
    page.get_by_role("button", name="Leave the lecture").click()


def turn(page: Page) -> None:
    """The carpet by the mouse, nearer and back."""
    box = page.locator("#carpet-plot").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(20):
        page.mouse.move(x + 4 * step, y)
    page.mouse.up()
    for zoom in ("1.25", "0.8", "reset"):
        page.locator(f"#carpet [data-zoom='{zoom}']").click()
        page.wait_for_timeout(500)


def size(page: Page) -> None:
    """A smaller window."""
    page.set_viewport_size({"width": 1000, "height": 700})
    page.wait_for_timeout(1000)
    page.set_viewport_size({"width": 1280, "height": 800})


def ground(page: Page) -> None:
    """Another point, so another surface."""
    page.get_by_role("tab", name="Set-up").click()
    page.get_by_role("button", name="Add a point").click()
    page.wait_for_timeout(2000)
    page.get_by_role("tab", name="Neuron").click()


def panels(page: Page) -> None:
    """Every panel and every lens, while the run plays."""
    for names in PANELS:
        open_panel(page, *names)
        page.wait_for_timeout(700)


def card(page: Page) -> None:
    """A graphics card that is lost and comes back."""
    page.evaluate(CARD, "loseContext")
    page.wait_for_timeout(500)
    page.evaluate(CARD, "restoreContext")
    page.wait_for_timeout(1500)


CHANGES: tuple[Callable[[Page], None], ...] = (rate, theme, lecture, turn, size, ground, panels, card)


@dataclass(frozen=True)
class Sample:
    """What a page has after its garbage was collected: bytes of heap, nodes, listeners."""

    heap: int
    nodes: int
    listeners: int


def sample(session: CDPSession) -> Sample:
    """Collect the garbage and count."""
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    found = {one["name"]: int(one["value"]) for one in session.send("Performance.getMetrics")["metrics"]}
    return Sample(found["JSHeapUsedSize"], found["Nodes"], found["JSEventListeners"])


def play(page: Page, seconds: float) -> None:
    """Play for so long: at the end from the start again."""
    button = page.locator("[data-action=play]")
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if button.inner_text().strip() in ("Play", "Again"):
            button.click()
        page.wait_for_timeout(200)


def home(page: Page) -> None:
    """Show the lecture's run again, at rest."""
    page.evaluate(HOME)
    expect(page.locator("#strip .end")).to_have_text("ends at 2.4 × 10⁻¹¹", timeout=30_000)
    page.wait_for_timeout(500)


def scripts(browser: Browser, page: Page) -> float:
    """Return the median of a frame's script, in milliseconds of processor time."""
    play(page, 1)
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    play(page, TRACED)
    return median(script_per_frame(json.loads(browser.stop_tracing())["traceEvents"], "tdur"))


def endure(browser: Browser, url: str, seconds: float) -> tuple[list[Sample], list[float], list[str]]:
    """Play for so long; return the samples, the script of a frame at both ends, and the page's complaints."""
    complaints: list[str] = []
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(url)
    expect(page.locator("#carpet canvas").first).to_be_visible(timeout=30_000)
    page.get_by_label("Speed").select_option(RUN)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    for change in CHANGES:  # what is made once, for good, is no growth
        play(page, 1)
        change(page)
        home(page)
    script = [scripts(browser, page)]
    home(page)
    samples = [sample(session)]
    begun = time.monotonic()
    while (now := time.monotonic() - begun) < seconds:
        play(page, min(CYCLE, seconds / 2) * 0.6)
        CHANGES[len(samples) % len(CHANGES)](page)
        play(page, min(CYCLE, seconds / 2) * 0.2)
        home(page)
        samples.append(sample(session))
        print(f"{now:4.0f} s  {samples[-1]}", flush=True)
    script.append(scripts(browser, page))
    page.close()
    return samples, script, complaints


def measure(seconds: float = SECONDS) -> list[Figure]:
    """Let one page play, and compare its samples with the first one."""
    with serving() as server, launched() as browser:
        samples, script, complaints = endure(browser, f"{server.url}/", seconds)
    minutes = f"{seconds / 60:.0f} min of playing, {len(samples)} samples"
    figures = [
        Figure(
            f"{name}, {minutes}",
            f"± {FLAT:.0%}",
            f"first {first / unit:.4g}, least {min(all_) / unit:.4g}, most {max(all_) / unit:.4g}, "
            f"last {all_[-1] / unit:.4g}{word}",
            all(abs(one / first - 1) <= FLAT for one in all_),
        )
        for name, unit, word in (("heap", 2**20, " MiB"), ("nodes", 1, ""), ("listeners", 1, ""))
        for all_ in [[getattr(one, name) for one in samples]]
        for first in [all_[0]]
    ]
    return [
        *figures,
        Figure(
            "script of a frame, processor time",
            "as at the start, + 15 % at most",
            f"median {script[0]:.2f} ms, at the end {script[1]:.2f} ms",
            script[1] <= 1.15 * script[0],
        ),
        Figure("complaints of the page", "none", "; ".join(complaints[:3]) or "none", not complaints),
    ]
