"""Several runs on every picture: each has its letter where the API says it is, and a colour of its own."""

from collections.abc import Callable
from urllib.parse import urlencode

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import number, pixels, soon, trajectory
from tests.server import Server

PATIENCE = 20_000
MOMENTUM = "method=momentum"
ADAM = "method=adam&learning_rate=0.1"
CROSS_ENTROPY = "loss=cross_entropy&learning_rate=2.5"
SEARCH = "method=random_search&seed=3"

# Places by the numbers along the axes, so that no code of the page is asked where something should be.
PLACES = """(plot) => {
  const scale = (ticks, axis) => {
    const words = (text) => text.textContent.replace("\\u2212", "-");
    const numbers = [...ticks].map((text) => [words(text), Number(text.getAttribute(axis))]);
    const known = numbers.filter(([value]) => value !== "" && Number.isFinite(Number(value)));
    const [[low, from], [high, to]] = [known[0], known.at(-1)];
    return (pixel) => Number(low) + ((pixel - from) * (high - low)) / (to - from);
  };
  const w = scale(plot.querySelectorAll(".axes text.across"), "x");
  const b = scale(plot.querySelectorAll(".axes text.up"), "y");
  return Object.fromEntries([...plot.querySelectorAll(".badge-run")].map((badge) => {
    const [x, y] = badge.getAttribute("transform").match(/[\\d.]+/g).map(Number);
    return [badge.textContent, [w(x), b(y + 4)]]; // a number's foot is 4 pixels below its tick
  }));
}"""
COLOURS = """(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const seen = {};
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] < 255) continue;
    const hex = "#" + [0, 1, 2].map((k) => data[at + k].toString(16).padStart(2, "0")).join("");
    seen[hex] = (seen[hex] ?? 0) + 1;
  }
  return seen;
}"""
LAST = """(plot) => {
  const { x, y } = plot.data.find(({ name }) => name === "run B");
  return [x.at(-1), y.at(-1)];
}"""


def open_runs(page: Page, *own: str, **shared: object) -> None:
    """Go to the page of several runs of 100 steps and wait until all are drawn."""
    page.goto(f"/?{urlencode({'max_steps': 100, **shared, 'run': own}, doseq=True)}")
    expect(page.locator("#above-plot .badge-run, .second .badge-run")).to_have_count(
        len(own), timeout=PATIENCE
    )
    expect(strip(page)).to_have_attribute("aria-valuemax", "100", timeout=PATIENCE)


def strip(page: Page) -> Locator:
    """Return the curves."""
    return page.get_by_role("slider", name="Step shown")


def step_to(page: Page, step: int) -> None:
    """Show one step, a multiple of ten, of all runs."""
    strip(page).press("Home")
    for _ in range(step // 10):
        strip(page).press("PageUp")
    expect(number(page, "step")).to_have_text(str(step), timeout=PATIENCE)


def test_every_letter_stands_where_its_run_is_and_a_search_where_it_was_lowest(
    page: Page, server: Server
) -> None:
    runs = ("", MOMENTUM, ADAM, SEARCH)
    open_runs(page, *runs)
    step_to(page, 40)
    places = page.locator("#above-plot").evaluate(PLACES)
    assert [*places] == sorted(places, key=lambda letter: letter == "D")  # the run shown lies on top
    for letter, own in zip("ABCD", runs, strict=True):
        points = trajectory(server, f"max_steps=100&{own}")
        k = min(range(41), key=points["loss"].__getitem__) if own == SEARCH else 40
        assert places[letter] == pytest.approx([points["w"][k], points["b"][k]], abs=0.02), letter


def test_the_carpet_is_grey_a_colour_is_a_run_and_going_back_takes_the_paths_back(page: Page) -> None:
    open_runs(page, "learning_rate=10", MOMENTUM)
    step_to(page, 30)
    corner = pixels(page, page.locator("#above-plot .raster").screenshot())[2:40, 2:40, :3].astype(int)
    assert np.ptp(corner, axis=2).max() < 16
    lines = page.locator("#above-plot .run-lines")
    before = lines.evaluate(COLOURS)
    assert before["#0b51c4"] > 100
    assert before["#111111"] > 60
    step_to(page, 60)
    assert lines.evaluate(COLOURS)["#0b51c4"] > 1.3 * before["#0b51c4"]
    step_to(page, 30)
    assert lines.evaluate(COLOURS)["#0b51c4"] == pytest.approx(before["#0b51c4"], rel=0.2)


def test_all_curves_have_their_letter_at_the_playhead(page: Page) -> None:
    open_runs(page, "", MOMENTUM, ADAM)
    step_to(page, 50)
    expect(page.locator("#strip .run-curves path")).to_have_count(6)  # walked, and ahead
    stem, *heads = page.locator("#strip .head, #strip .badge-run").evaluate_all(
        "(parts) => parts.map((part) => Number(part.getAttribute('transform').match(/[\\d.]+/)[0]))"
    )
    assert heads == pytest.approx([stem] * 3, abs=0.1)


def test_two_surfaces_stand_side_by_side_and_each_stays_where_it_is(page: Page, server: Server) -> None:
    open_runs(page, "", CROSS_ENTROPY, shown=0)
    second = page.get_by_role("img", name="The error from above: Cross-entropy")
    expect(second).to_be_visible()
    expect(page.get_by_role("heading", name="Squared error")).to_be_visible()
    expect(page.locator("#carpet-plot")).to_be_hidden()
    step_to(page, 20)
    points = trajectory(server, f"max_steps=100&{CROSS_ENTROPY}")
    assert second.evaluate(PLACES) == {"B": pytest.approx([points["w"][20], points["b"][20]], abs=0.02)}
    expect(page.locator("#strip .note")).to_contain_text("distance to each run’s own minimum")
    assert across(second) < across(page.locator("#above-plot"))
    open_runs(page, "", CROSS_ENTROPY)  # the last run is shown
    expect(page.get_by_role("img", name="The error from above: Squared error")).to_be_visible()
    assert across(page.locator("#above-plot")) < across(page.locator(".second .plot"))


def across(plot: Locator) -> float:
    """Return how far to the right a plot stands."""
    box = plot.bounding_box()
    assert box
    return box["x"]


def test_on_the_carpet_each_run_is_a_line_of_its_own(open_page: Callable[..., Page]) -> None:
    page = open_page()
    open_runs(page, "", MOMENTUM)
    expect(page.locator("#carpet .badge-run")).to_have_count(2, timeout=60_000)
    plot = page.locator("#carpet-plot .js-plotly-plot")
    lines = plot.evaluate(
        "(plot) => Object.fromEntries(plot.data.map(({ name, line }) => [name, line?.color]))"
    )
    assert lines["run A"] == "#111111"
    assert lines["run B"] == "#0b51c4"
    step_to(page, 30)
    before = plot.evaluate(LAST)
    step_to(page, 60)
    assert soon(page, lambda: plot.evaluate(LAST) != before)
