"""One weight in the lecture: the printed run to its digits, the bowl drawn true, divergence said in words."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import MINUS, number

X, Y, M, RATE = -1.12242755, -0.290105, 1.06498435, 0.01
PRINTED = ["0.8195", "0.008739", "1.4617 × 10⁻¹⁸"]


def scene(page: Page, name: str) -> None:
    """Open a scene by its link, and wait for its pictures."""
    page.goto(f"/?scene={name}")
    expect(page.locator("#one-weight-transport")).to_be_visible()
    expect(page.locator("#one-weight .cut-plot .curve").first).to_have_attribute("d", re.compile("M"))


def told(page: Page, name: str) -> Locator:
    """Return the element of the one weight's own transport that shows a number."""
    return page.locator(f"#one-weight-transport [data-value={name}]")


def typed(page: Page, name: str, text: str) -> None:
    """Type a number into a box of the one weight."""
    box = page.locator(f"#one-weight-{name}")
    box.fill(text)
    box.press("Enter")


def lines(page: Page) -> list[list[str]]:
    """Return the report as rows of texts."""
    rows: list[list[str]] = page.locator(".report tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent))"
    )
    return rows


def centre(page: Page, selector: str) -> tuple[float, float]:
    """Return the middle of a mark in the bowl's picture."""
    box = page.locator(f'#one-weight [data-weight="bowl"] {selector}').bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_printed_run_is_reported_as_printed_and_the_chain_rule_reports_another(page: Page) -> None:
    scene(page, "printed-gradient")
    assert [row[1] for row in lines(page)] == ["0.81950"] + [""] * 10
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.get_by_role("slider", name="Epoch shown").press("End")
    expect(page.get_by_role("button", name="Again")).to_be_visible()
    rows = lines(page)
    assert [row[0] for row in rows] == [str(epoch) for epoch in range(0, 1001, 100)]
    for k, printed in ((0, PRINTED[0]), (1, PRINTED[1]), (9, PRINTED[2])):
        assert rows[k][1].startswith(printed)
    assert [rows[0][2], rows[10][2]] == [str(M), "0.25846212"]
    page.keyboard.press("PageDown")
    for printed in PRINTED:
        expect(page.locator("#answer")).to_contain_text(printed)
    expect(page.locator("#answer")).to_contain_text(
        f"the first step is {MINUS}0.0181 instead of {MINUS}0.0203"
    )
    page.locator(".one-weight-side .switch").get_by_text("by the chain rule").click()
    expect(told(page, "epoch")).to_have_text("0")
    page.get_by_role("slider", name="Epoch shown").press("End")
    assert lines(page)[1][1] == "0.0049766"
    expect(page.locator("#answer")).to_contain_text(PRINTED[2])


def test_the_ball_lies_on_the_bowl_its_tangent_has_the_slope_and_the_arrow_is_the_step(page: Page) -> None:
    scene(page, "one-weight")
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    expect(told(page, "epoch")).to_have_text("10")
    error = (Y - M * X) * (1 - 2 * RATE * X**2) ** 10
    m = (Y - error) / X
    star_x, star_y = centre(page, ".minimum")
    ball_x, ball_y = centre(page, ".now")
    bowl = page.locator('#one-weight [data-weight="bowl"]')
    unit = (ball_x - star_x) / (m - Y / X)
    rise = (star_y - ball_y) / error**2
    marks = bowl.locator(".across:not(.name)")
    numbers = [float(text.replace(MINUS, "-")) for text in marks.all_text_contents()]
    ticks = [box["x"] + box["width"] / 2 for mark in marks.all() if (box := mark.bounding_box())]
    assert unit == pytest.approx((ticks[-1] - ticks[0]) / (numbers[-1] - numbers[0]), rel=0.02)
    ends = bowl.locator(".tangent").get_attribute("d") or ""
    left, high, right, low = (float(text) for text in re.findall(r"-?[\d.]+", ends))
    slope = -(low - high) / (right - left) * unit / rise
    assert slope == pytest.approx(-2 * X * error, rel=0.03)
    arrow = bowl.locator(".step-taken path").bounding_box()
    words = page.locator('[data-weight="step-words"]').inner_text()
    times = int(re.findall(r"drawn × (\d+)", words)[0])
    assert arrow is not None
    assert words.startswith("downhill")
    assert arrow["x"] < ball_x < star_x + unit
    # its outline is a little wider than it is long
    assert arrow["width"] == pytest.approx(times * RATE * 2 * -X * error * unit, abs=2.5)


def test_a_run_that_flies_off_is_said_in_words_and_never_in_no_numbers(page: Page) -> None:
    scene(page, "positive-x")
    expect(page.locator('[data-weight="step-words"]')).to_contain_text("uphill")
    page.keyboard.press("PageDown")
    expect(page.locator("#answer")).to_contain_text(f"only for {MINUS}100 < x < 0")
    typed(page, "rate", "1")
    page.get_by_role("slider", name="Epoch shown").press("End")
    expect(page.locator(".ending")).to_have_text(
        "Stopped after 301 epochs: the next number would be infinite."
    )
    expect(page.locator('[data-weight="slope-words"]')).to_have_text("the ball is outside")
    assert not re.search("NaN|Infinity|undefined", page.locator("body").inner_text())
    typed(page, "x", f"{MINUS}1")
    expect(page.locator(".verdict")).to_contain_text(
        f"1 + 2ηx = {MINUS}1: it swings to and fro and never shrinks."
    )
    typed(page, "x", "500")
    expect(page.get_by_role("alert").filter(visible=True)).to_have_text(f"A number from {MINUS}120 to 120.")
    expect(page.locator("#one-weight-x")).to_have_value("500")
    expect(page.locator(".verdict")).to_contain_text(f"= {MINUS}1:")
    typed(page, "x", "0,25")
    expect(page.get_by_role("alert").filter(visible=True)).to_have_count(0)
    expect(page.locator(".verdict")).to_contain_text("1 + 2ηx = 1.5: it grows.")
    page.get_by_role("button", name="The scene’s numbers").click()
    expect(page.locator("#one-weight-x")).to_have_value(str(-X))
    expect(page.locator("#one-weight-rate")).to_have_value(str(RATE))
    expect(page.get_by_role("button", name="The scene’s numbers")).not_to_be_visible()


def test_keys_move_the_one_weight_and_a_clicker_still_leads_on(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    assert not [url for url in asked if "one-weight/" in url]
    scene(page, "one-weight")
    expect(page.locator("#panel")).not_to_be_visible()
    expect(page.locator("#strip")).not_to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(told(page, "epoch")).to_have_text("1")
    expect(number(page, "step")).to_have_text("0")
    page.get_by_role("button", name="Back to the start").filter(visible=True).click()
    expect(told(page, "epoch")).to_have_text("0")
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    expect(page.locator("#question")).to_have_text("The code uses 2(y − ŷ). What is missing?")
    expect(page.get_by_role("radio", name="as printed")).to_be_checked()
    page.get_by_role("button", name="Leave the lecture").click()
    expect(page.locator("#one-weight-transport")).not_to_be_visible()
    expect(page.locator("#panel")).to_be_visible()
    expect(page.locator("#above")).to_be_visible()
    page.get_by_role("slider", name="Step shown").press("ArrowRight")
    expect(number(page, "step")).to_have_text("1")


@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_shows_it_without_scrolling_sideways(open_flat: Callable[..., Page], width: int) -> None:
    page = open_flat(viewport={"width": width, "height": 844}, has_touch=True, is_mobile=True)
    scene(page, "printed-gradient")
    page.get_by_role("button", name="Play").tap()
    expect(page.locator("#one-weight .now")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
