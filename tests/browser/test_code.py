"""The Code panel: the loop line by line, and formulas beside their values."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import MINUS, at_end, at_step, number, resize, trajectory
from tests.server import Server


def opened(page: Page, step: int, query: str = "") -> None:
    page.goto(f"/{query}")
    at_step(page, step)
    page.get_by_role("tab", name="Code").click()
    expect(page.locator("#code .line")).not_to_have_count(0)  # the panel is fetched first


def lit(page: Page) -> Locator:
    """Return the lines of the listing that are at work."""
    return page.locator("#code .line[aria-current=true]")


def cell(page: Page, name: str) -> Locator:
    return page.locator(f"[data-code={name}]")


def four_digits(value: float) -> str:
    """Write a number from 0.001 to 10 as the page does."""
    return f"{value:#.4g}".replace("-", MINUS)


def test_the_listing_is_the_runs_own_and_is_python(page: Page, server: Server) -> None:
    opened(page, 0, "?learning_rate=10&max_steps=100")
    expect(lit(page)).to_have_count(2)
    defined: dict[str, Callable[[], tuple[float, float]]] = {}
    exec(page.locator("#code code").text_content() or "", defined)
    columns = trajectory(server, "learning_rate=10&max_steps=100")
    assert defined["do_gradient_descent"]() == pytest.approx(
        (columns["w"][-1], columns["b"][-1]), rel=0, abs=1e-12
    )


def test_next_line_goes_through_both_points_and_the_update_into_the_next_step(
    page: Page, server: Server
) -> None:
    opened(page, 81)
    columns = trajectory(server)
    expect(lit(page)).to_have_count(2)
    line = page.get_by_role("button", name="Next line")
    line.click()
    expect(lit(page)).to_have_text(["dw, db = 0, 0"])
    expect(cell(page, "dw-before")).to_be_empty()
    line.click()
    expect(lit(page)).to_have_text(["dw += grad_w(w, b, x, y)"])
    expect(cell(page, "dw-before")).not_to_be_empty()
    expect(cell(page, "db-before")).to_be_empty()
    for _ in range(3):
        line.click()
    expect(lit(page)).to_have_text(["db += grad_b(w, b, x, y)"])
    expect(cell(page, "dw-after")).to_have_text(four_digits(columns["dw"][81]))
    expect(cell(page, "db-after")).to_have_text(four_digits(columns["db"][81]))
    expect(cell(page, "w")).to_be_empty()
    line.click()
    expect(lit(page)).to_have_text(["w = w - eta * dw"])
    w, dw = four_digits(columns["w"][81]), four_digits(columns["dw"][81])
    expect(cell(page, "w")).to_have_text(f"{w} − 1 × ({dw}) = {four_digits(columns['w'][82])}")
    line.click()
    expect(number(page, "step")).to_have_text("81")
    line.click()
    expect(number(page, "step")).to_have_text("82")
    expect(lit(page)).to_have_text(["dw, db = 0, 0"])
    expect(page.locator("#code-words")).to_have_text("Step 82: dw and db begin at 0.")


def test_next_step_shows_a_whole_step_and_the_end_says_so(page: Page) -> None:
    opened(page, 0)
    page.get_by_role("button", name="Next step").click()
    expect(number(page, "step")).to_have_text("1")
    expect(lit(page)).to_have_count(2)
    at_end(page)
    expect(lit(page)).to_have_text(["return w, b"])
    expect(page.locator("#code-words")).to_have_text("The loop has run 1000 times.")
    expect(page.get_by_role("button", name="Next line")).to_have_attribute("aria-disabled", "true")


def test_a_run_that_stops_early_stops_at_its_line(page: Page) -> None:
    page.goto("/?learning_rate=20&tolerance=0.001")
    at_end(page)
    page.get_by_role("tab", name="Code").click()
    expect(lit(page)).to_have_text(["break"])


def test_three_points_are_added_one_after_the_other(page: Page) -> None:
    opened(page, 1, "?point=0.5,0.2&point=2.5,0.9&point=-1,0.1")
    line = page.get_by_role("button", name="Next line")
    for _ in range(6):
        line.click()
    expect(page.locator("#code-words")).to_contain_text("Point 3 adds")
    expect(cell(page, "before")).to_have_text("after point 2")
    expect(cell(page, "after")).to_have_text("after point 3")


def test_formulas_and_values_stand_in_two_columns_that_do_not_move(page: Page, server: Server) -> None:
    opened(page, 81)
    page.get_by_role("tab", name="Formulas").click()
    columns = trajectory(server)
    row = page.locator("#formulas tbody tr")
    expect(row.nth(2)).to_contain_text(four_digits(columns["dw"][81]))
    expect(row.nth(5)).to_contain_text(four_digits(columns["w"][82]))
    expect(page.get_by_role("columnheader", name="value at step 81")).to_be_visible()
    places = """() => [...document.querySelectorAll("#formulas th, #formulas td")]
        .map((element) => element.getBoundingClientRect().toJSON())"""
    before = page.evaluate(places)
    for step in (0, 100):
        at_step(page, step)
        assert page.evaluate(places) == before


def test_the_panel_needs_no_scrolling(page: Page) -> None:
    opened(page, 81)
    panel = page.locator("#code")
    for part in ("Loop", "Formulas"):
        page.get_by_role("tab", name=part).click()
        for width, height in ((1280, 800), (1280, 640), (1024, 640)):
            resize(page, width, height)
            assert panel.evaluate("e => e.scrollHeight <= e.clientHeight && e.scrollWidth <= e.clientWidth")
            if part == "Loop":
                expect(lit(page).last).to_be_in_viewport(ratio=0.99)
