"""What a person reads off the page, and how they move the playhead."""

import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Any

import httpx
import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Locator, Page, expect

from tests.server import Server

PANELS = (
    ("Why", "Step"),
    ("Why", "Dial"),
    ("Why", "Run"),
    ("Why", "Slices"),
    ("Chain rule", "Factors"),
    ("Chain rule", "Derivation"),
    ("Chain rule", "Graph"),
    ("Code", "Loop"),
    ("Code", "Formulas"),
    ("Table",),
    ("Set-up",),
    ("Neuron",),
)
MINUS = "\N{MINUS SIGN}"
PIXELS = """
    async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const { width, height } = image;
      const canvas = Object.assign(document.createElement("canvas"), { width, height });
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      const text = [];
      for (let k = 0; k < data.length; k += 4096) {
        text.push(String.fromCharCode(...data.subarray(k, k + 4096)));
      }
      return { width, height, pixels: btoa(text.join("")) };
    }
"""

# a new size is told in one frame, and drawn in the next
FRAMES = "async () => { for (let k = 0; k < 3; k += 1) await new Promise(requestAnimationFrame); }"
AT_REST = """() => new Promise((resolve) => {
  let [before, same] = ["", 0];
  const look = (left) => {
    const now = JSON.stringify((READING)());
    same = now === before ? same + 1 : 0;
    before = now;
    if (same === 10 || left === 0) resolve(JSON.parse(now));
    else requestAnimationFrame(() => look(left - 1));
  };
  look(600);
})"""


def number(page: Page, name: str) -> Locator:
    """Return the element of the transport that shows one number of the step."""
    return page.locator(f".transport [data-number={name}]")


def open_panel(page: Page, *names: str) -> None:
    """Open a panel, and the one in it."""
    for name in names:
        page.locator("#panel").get_by_role("tab", name=name, exact=True).click()


def shown(page: Page, name: str) -> float:
    """Return that number."""
    return value(number(page, name).inner_text())


def value(text: str) -> float:
    """Return the number that a text such as "−2.4 × 10⁻¹¹" shows."""
    superscript = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
    plain = text.replace(MINUS, "-")
    return float(re.sub(r"\s×\s10(.+)", lambda power: "e" + power[1].translate(superscript), plain))


def resize(page: Page, width: int, height: int) -> None:
    """Give the window another size, and wait until everything in it is drawn anew."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(FRAMES)


def at_rest(page: Page, reading: str) -> Any:
    """Return what a function of JavaScript reads, as soon as it is the same in ten frames."""
    return page.evaluate(AT_REST.replace("READING", reading))


def soon(page: Page, holds: Callable[[], bool]) -> bool:
    """Return whether something that no locator tells comes true in the next twenty seconds."""
    for _ in range(200):
        if holds():
            return True
        page.wait_for_timeout(100)
    return holds()


def pixels(page: Page, png: bytes) -> NDArray[np.uint8]:
    """Return a picture as the browser reads it: height × width × red, green, blue, alpha."""
    read = page.evaluate(PIXELS, b64encode(png).decode())
    return np.frombuffer(b64decode(read["pixels"]), np.uint8).reshape(read["height"], read["width"], 4)


def at_step(page: Page, step: int) -> None:
    """Show one step, as soon as all are here, by the keys of the loss curve."""
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    strip = page.get_by_role("slider", name="Step shown")
    strip.press("Home")
    for _ in range(step // 10):
        strip.press("PageUp")
    for _ in range(step % 10):
        strip.press("ArrowRight")
    expect(number(page, "step")).to_have_text(str(step))


def at_end(page: Page, loss: str = "ends at") -> None:
    """Show the last step, as soon as all steps are here and end at that loss."""
    expect(page.locator("#strip .end")).to_have_text(re.compile(loss))
    page.get_by_role("slider", name="Step shown").press("End")
    expect(page.get_by_role("button", name="Again")).to_be_visible()


def trajectory(server: Server, query: str = "") -> dict[str, Any]:
    """Return the columns of a run from the API."""
    return httpx.get(f"{server.url}/api/trajectory?{query}").json()["trajectory"]
