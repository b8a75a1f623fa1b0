"""How soon the first surface is drawn, against a bare page with nothing but plotly.js and that surface."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from tests.benchmarks.comparison import Comparison, in_turns
from tests.chromium import launched
from tests.server import serving
from tests.shipped import FORMS

ROUNDS = 7
PROMISED = 1.3
# The surface is the only thing of so many vertices, so the first such draw call is its first picture; the
# animation frame after it is when a viewer has it.
WATCH = """
for (const GL of [WebGLRenderingContext, WebGL2RenderingContext]) {
  for (const name of ["drawArrays", "drawElements"]) {
    const draw = GL.prototype[name];
    GL.prototype[name] = function (...values) {
      const count = name === "drawArrays" ? values[2] : values[1];
      if (count > 20000 && !window.surfaceDrawn) {
        window.surfaceDrawn = new Promise((done) =>
          requestAnimationFrame(() => done(performance.now())));
      }
      return draw.apply(this, values);
    };
  }
}
"""


def first_surface(browser: Browser, url: str) -> float:
    """Open the address with nothing cached and return the milliseconds until its surface is on the screen."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        page.goto(url, wait_until="commit")
        while not (drawn := page.evaluate("window.surfaceDrawn ?? 0")):
            page.wait_for_timeout(20)
        return float(drawn)


def measure() -> list[Comparison]:
    """Open our page in both its forms, each in turns with the bare page on the same plotly.js."""
    return [compare(form, ship) for form, ship in FORMS.items()]


def compare(form: str, ship: Callable[[Path], Path]) -> Comparison:
    """Return the line of one form; nothing is cached, since each time has a fresh context."""
    with (
        TemporaryDirectory() as name,
        serving(folder=ship(Path(name, form))) as ours,
        serving(module="tests.benchmarks.peers") as peers,
        launched() as browser,
    ):
        theirs, mine, ratio = in_turns(
            lambda: first_surface(browser, f"{peers.url}/{form}/bare"),
            lambda: first_surface(browser, f"{ours.url}/"),
            ROUNDS,
        )
    return Comparison(
        f"first surface drawn, {form}, nothing cached",
        f"{mine:.0f} ms",
        f"a bare page {theirs:.0f} ms",
        f"{ratio:.2f} × as long",
        f"≤ {PROMISED:g} ×",
        ratio <= PROMISED,
    )
