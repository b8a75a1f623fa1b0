"""The race over evaluations: what the panel says is what the API's numbers say."""

import re
from itertools import accumulate
from math import log10

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.reading import number, trajectory, value
from tests.server import Server


def panel(page: Page, name: str = "race") -> None:
    """Open a scene that shows the race."""
    page.goto(f"/?scene={name}")
    expect(page.locator("#race .race-plot")).to_be_visible()
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    expect(page.locator(".race-plot .median[d^=M]").first).to_be_attached()


def at_step(page: Page, step: int) -> None:
    """Show one step by the arrow keys alone: in the lecture the page keys turn its pages."""
    page.get_by_role("slider", name="Step shown").press("Home")
    for _ in range(step):
        page.keyboard.press("ArrowRight")
    expect(number(page, "step")).to_have_text(str(step))


def searched(server: Server) -> list[float]:
    """Return the median of the searches after 1, 2, … evaluations."""
    return httpx.get(f"{server.url}/api/race?evaluations=2000").json()["median"]


def test_it_says_where_descent_overtakes_when_the_playhead_has_come_there(page: Page, server: Server) -> None:
    median = searched(server)
    lowest = list(accumulate(trajectory(server)["loss"], min))
    descent = [lowest[k // 2] for k in range(2000)]  # a step costs its loss and its gradient
    behind = max(k for k in range(2000) if descent[k] > median[k])
    step = (behind + 1) // 2
    panel(page)
    result = page.locator("[data-race=result]")
    now = page.locator("[data-race=now]")
    at_step(page, 82)
    expect(result).to_have_text("So far half of the searches are lower.")
    expect(now).to_contain_text("After 165 evaluations (step 82): L = ")
    own, theirs = re.findall(r"L = (\S+)\. Half of the searches: (\S+)\.$", now.inner_text())[0]
    assert value(own) == pytest.approx(lowest[82], rel=5e-3)
    assert value(theirs) == pytest.approx(median[164], rel=5e-3)
    at_step(page, step - 1)
    expect(result).to_have_text(re.compile("^So far half"))
    page.keyboard.press("ArrowRight")
    expect(result).to_have_text(
        f"It overtakes half of the searches after {behind + 2} evaluations, at step {step}."
    )


def test_the_picture_is_that_of_the_numbers(page: Page, server: Server) -> None:
    median = searched(server)
    panel(page)
    corners = page.locator("#race .race-plot .median").get_attribute("d") or ""
    box = page.locator("#race .axes rect").first
    left, top, width, height = (
        float(box.get_attribute(name) or "") for name in ("x", "y", "width", "height")
    )
    first = re.match(r"M([\d.]+) ([\d.]+)", corners)
    last = re.search(r"V([\d.]+)H([\d.]+)$", corners)
    assert first
    assert last
    assert float(first[1]) == pytest.approx(left, abs=0.6)
    assert float(last[2]) == pytest.approx(left + width, abs=0.6)
    numbers = page.locator("#race .axes .up").all_text_contents()
    assert (numbers[-1], numbers[0]) == ("1", "10⁻⁶")
    high, low = 0, -6  # one power of ten below the lowest of the searches
    for drawn, loss in ((first[2], median[0]), (last[1], median[-1])):
        assert float(drawn) == pytest.approx(top + height * (high - log10(loss)) / (high - low), abs=1)


def test_guesses_kept_in_the_first_scene_run_with_it(page: Page) -> None:
    page.goto("/?scene=guess")
    keep = page.get_by_role("button", name="Keep this guess")
    keep.click()
    w, b = (page.locator(".guess").get_by_role("textbox", name=name) for name in "wb")
    w.fill("1,5")
    b.fill("-2")
    b.press("Enter")
    keep.click()
    scenes = page.get_by_role("combobox", name="Scene")
    scenes.select_option(scenes.locator("option").filter(has_text="The race").get_attribute("value"))
    expect(page.locator("[data-race=guesses]")).to_have_text("your 2 guesses: 0.00141")
    expect(page.locator("#race g.guesses path")).to_have_count(2)


def test_with_a_hundred_weights_the_grid_is_out_of_reach_and_a_step_costs_what_it_did(page: Page) -> None:
    panel(page, "hundred")
    weights = page.get_by_role("slider", name="Number of weights")
    more = page.locator("#race .more")
    expect(weights).to_have_value("100")
    expect(more).to_contain_text("5100 = 7.9 × 10⁶⁹")
    expect(more).to_contain_text("1.8 × 10⁴⁶ times the age of the universe")
    weights.press("Home")
    expect(more).to_contain_text("52 = 25")
    expect(more).to_contain_text("less than a second")
    weights.press("ArrowRight")
    expect(more.locator("[data-more=grid]")).to_have_text("125")
    expect(more.locator("[data-more=nudges]")).to_have_text("4")


def test_a_server_that_does_not_answer_is_told_of_and_asked_again(
    page: Page, expected_complaints: list[str]
) -> None:
    expected_complaints.append("net::ERR_FAILED")

    def fail(route: Route) -> None:
        route.abort()

    page.route("**/api/race*", fail)
    page.goto("/?scene=race")
    problem = page.locator("#race .problem")
    expect(problem).to_have_text("The server does not answer. It is asked again in a moment.")
    page.unroute("**/api/race*")
    expect(page.locator(".race-plot .median[d^=M]").first).to_be_attached()
    expect(page.locator("[data-race=now]")).to_contain_text("evaluation")
    expect(problem).not_to_be_visible()


@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_holds_it(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    panel(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("#race").evaluate("(panel) => panel.scrollWidth - panel.clientWidth") == 0


def test_what_the_runs_of_a_scene_come_to_is_out_with_its_answer(page: Page, server: Server) -> None:
    page.goto("/?scene=far")
    rows = page.locator("#runs tbody")
    expect(page.get_by_role("combobox", name="Scene")).to_be_visible()
    expect(page.get_by_role("textbox", name="Learning rate")).to_have_value("2.569")
    expect(page.locator("#runs .loading")).to_have_count(0)
    expect(rows).to_have_count(2)
    expect(rows.nth(1)).to_contain_text("gradient descent, η = 2.569")
    expect(rows.nth(1).locator("td").first).not_to_be_visible()
    page.keyboard.press("PageDown")
    expect(rows.nth(1).locator("td").first).to_be_visible()
    own = ("learning_rate=12.4363&w=-5&b=-5", "loss=cross_entropy&learning_rate=2.569&w=-5&b=-5")
    compared = httpx.get(f"{server.url}/api/comparison", params={"run": own}).json()["runs"]
    near, far = compared[1]["arrival"]["step"], compared[0]["arrival"]["step"]
    expect(page.locator("#answer")).to_contain_text(f"after {near} steps, squared error after {far}.")
