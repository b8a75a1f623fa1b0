"""The Slices panel: two cuts through the carpet, and the worked example L = w² + b²."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import MINUS, at_step, open_panel, resize, trajectory, value
from tests.server import Server


def opened(page: Page, step: int = 0, query: str = "") -> None:
    page.goto(f"/{query}")
    at_step(page, step)
    open_panel(page, "Why", "Slices")
    expect(page.locator("#why .loading")).to_have_count(0)
    expect(page.locator("[data-slice=scale]")).not_to_be_empty()


def text(page: Page, name: str) -> str:
    return page.locator(f"[data-slice='{name}']").inner_text().replace(MINUS, "-")


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    """Return where parts of both cuts are, along w and along b, in one frame: the next may draw them anew."""
    parts = page.locator(f"[data-cut] {selector}")
    return parts.evaluate_all("(parts) => parts.map((part) => part.getBoundingClientRect().toJSON())")


def drawn_slope(path: str) -> float:
    """Return the slope of a tangent on the screen, upwards."""
    left, top, right, bottom = map(float, re.findall(r"-?[\d.]+(?:e-?\d+)?", path))
    return (top - bottom) / (right - left)


def test_the_tangents_slopes_are_the_servers_gradient(page: Page, server: Server) -> None:
    columns = trajectory(server)
    opened(page)
    for step in (0, 81, 100):
        at_step(page, step)
        expect(page.locator("[data-slice=where]")).to_have_text(f"at step {step}")
        for name in ("w", "b"):
            # in one frame: the next may draw with another height
            scale, told, path = page.evaluate(
                """(name) => [
                  document.querySelector("[data-slice=scale]").textContent,
                  document.querySelector(`[data-slice=slope-${name}]`).textContent,
                  document.querySelector(`[data-cut=${name}] .tangent`).getAttribute("d"),
                ]""",
                name,
            )
            gradient = columns[f"d{name}"][step]
            assert value(told) == pytest.approx(gradient, rel=5e-4)
            times = float(re.findall(r"Height × ([\d.]+)", scale)[0])
            assert drawn_slope(path) == pytest.approx(gradient * times, rel=0.06)


def test_both_cuts_have_as_many_pixels_for_a_unit(page: Page) -> None:
    opened(page, 0, "?w_min=-2&w_max=2&b_min=-4&b_max=4")
    along_w, along_b = (box["width"] for box in boxes(page, ".axes rect"))
    assert along_w / 4 == pytest.approx(along_b / 8)


def test_the_ball_lies_on_both_curves_where_the_run_is(page: Page, server: Server) -> None:
    opened(page, 81)
    columns = trajectory(server)
    for name, box, ball in zip("wb", boxes(page, ".axes rect"), boxes(page, "circle"), strict=True):
        place = -6 + 12 * (ball["x"] + ball["width"] / 2 - box["x"]) / box["width"]
        assert place == pytest.approx(columns[name][81], abs=0.02)


def test_a_place_that_is_tried_moves_the_cuts_and_no_run_starts(page: Page) -> None:
    opened(page, 81)
    box = page.locator("#above-plot .raster").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.5)
    expect(page.locator("[data-slice=where]")).to_have_text("at your w, b")
    assert float(text(page, "along-b")) == pytest.approx(3, abs=0.1)
    page.mouse.move(5, 5)
    expect(page.locator("[data-slice=where]")).to_have_text("at step 81")


def test_the_worked_example_has_its_own_place_by_box_and_by_keys(page: Page) -> None:
    opened(page)
    page.get_by_role("radio", name="L = w² + b²").check(force=True)
    expect(page.locator("[data-slice=gradient]")).to_have_text("(2, 4)")
    box = page.get_by_role("textbox", name="w", exact=True)
    box.fill("−0,5")
    box.press("Enter")
    expect(page.locator("[data-slice=gradient]")).to_have_text(f"({MINUS}1, 4)")
    page.get_by_role("slider", name="b, from").press("ArrowRight")
    expect(page.locator("[data-slice=gradient]")).to_have_text(f"({MINUS}1, 4.2)")
    expect(page.locator("[data-slice=curve-w]")).to_have_text("L = w² + 4.41")
    expect(page.locator("[data-slice=uphill]")).to_contain_text("4.32 long")
    box.fill("7")
    box.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="from −3 to 3")).to_be_visible()
    expect(page.locator("[data-slice=gradient]")).to_have_text(f"({MINUS}1, 4.2)")


def test_the_panel_needs_no_scrolling(page: Page) -> None:
    opened(page, 81)
    panel = page.locator("#slices")
    for surface in ("this neuron", "L = w² + b²"):
        page.get_by_role("radio", name=surface).check(force=True)
        for width, height in ((1280, 800), (1280, 640), (1024, 640)):
            resize(page, width, height)
            assert panel.evaluate("e => e.scrollHeight <= e.clientHeight && e.scrollWidth <= e.clientWidth")
