"""Another rate from the step shown on: the past stays, the future is made anew."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import at_end, at_step, number, open_panel, shown, trajectory
from tests.server import Server


@pytest.fixture
def menu(page: Page) -> Locator:
    """The menu beside η, with step 81 shown."""
    page.goto("/")
    at_step(page, 81)
    menu = page.locator("#rate-menu")
    menu.locator("summary").click()
    return menu


def use(form: Locator, rate: str, step: int) -> None:
    """Use a rate from the step shown on."""
    form.get_by_label("Rate from the step shown on").fill(rate)
    form.get_by_role("button", name=f"Use from step {step} on").click()


def test_the_past_stays_and_only_the_future_is_streamed(menu: Locator, page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    use(menu, "5", 81)
    expect(page).to_have_url(f"{server.url}/?rate_change=81%2C5")
    columns = trajectory(server, "rate_change=81,5")
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    expect(number(page, "step")).to_have_text("81")
    assert [url for url in asked if "stream" in url] == [
        f"{server.url}/api/trajectory/stream?rate_change=81%2C5&last_event_id=81"
    ]
    expect(menu.get_by_role("button", name="Use from step")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()
    for step in (82, 83):
        page.get_by_role("button", name="One step on").click()
        expect(number(page, "step")).to_have_text(str(step))
        assert shown(page, "w") == pytest.approx(columns["w"][step], rel=1e-3)
    at_end(page)
    assert shown(page, "loss") == pytest.approx(columns["loss"][-1], rel=1e-3)
    page.go_back()
    expect(page).to_have_url(f"{server.url}/")
    at_end(page, "2.4 × 10⁻¹¹")


def test_a_new_change_drops_the_later_ones_and_each_can_be_taken_away(page: Page, server: Server) -> None:
    page.goto("/?rate_change=20,2&rate_change=50,3&rate_change=90,4")
    open_panel(page, "Set-up")
    at_step(page, 70)
    form = page.locator("#set-up")
    rows = form.locator(".schedule li span")
    expect(rows).to_have_text(
        ["η = 1 at first", "η = 2 from step 20 on", "η = 3 from step 50 on", "η = 4 from step 90 on"]
    )
    use(form, "0,5", 70)
    expect(rows.last).to_have_text("η = 0.5 from step 70 on")
    expect(page).to_have_url(f"{server.url}/?rate_change=20%2C2&rate_change=50%2C3&rate_change=70%2C0.5")
    form.get_by_role("button", name="Remove the change at step 50").click()
    expect(page).to_have_url(f"{server.url}/?rate_change=20%2C2&rate_change=70%2C0.5")
    expect(number(page, "step")).to_have_text("50")
    columns = trajectory(server, "rate_change=20,2&rate_change=70,0.5")
    at_step(page, 90)
    assert shown(page, "w") == pytest.approx(columns["w"][90], rel=1e-3)


def test_where_no_step_follows_the_button_says_why_it_does_nothing(menu: Locator, page: Page) -> None:
    button = menu.get_by_role("button", name="Use from step")
    at_end(page)
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(menu.get_by_text("The run ends here: go back to an earlier step.")).to_be_visible()
    page.get_by_role("slider", name="Step shown").press("Home")
    expect(menu.get_by_text("At step 0 change η itself.")).to_be_visible()
    button.click(force=True)
    page.get_by_role("slider", name="Step shown").press("ArrowRight")
    expect(button).to_have_attribute("aria-disabled", "false")
    expect(page).not_to_have_url(re.compile("rate_change"))


def test_a_refused_rate_is_said_beside_it_and_the_run_stays(
    menu: Locator, page: Page, server: Server, expected_complaints: list[str]
) -> None:
    expected_complaints.append("422")
    use(menu, "fast", 81)
    expect(menu.get_by_role("alert")).to_have_text(re.compile("^rate_change must be a step .* and a rate"))
    expect(number(page, "step")).to_have_text("81")
    expect(page).to_have_url(f"{server.url}/")
    page.keyboard.press("Escape")
    expect(menu.get_by_role("alert")).to_be_hidden()


def test_a_run_that_plays_goes_on_with_the_new_rate(page: Page) -> None:
    page.goto("/")
    at_step(page, 90)
    open_panel(page, "Set-up")
    page.get_by_label("Speed").select_option("0.1")
    page.get_by_role("button", name="Play").click()
    form = page.locator("#set-up")
    form.get_by_label("Rate from the step shown on").fill("20")
    form.get_by_label("Rate from the step shown on").press("Enter")
    expect(page).to_have_url(re.compile(r"rate_change=9\d%2C20|rate_change=1\d\d%2C20"))
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    assert shown(page, "step") >= 90


def test_a_search_has_no_schedule(page: Page) -> None:
    page.goto("/?method=random_search")
    open_panel(page, "Set-up")
    expect(page.get_by_label("Seed")).to_be_visible()
    expect(page.locator("#rate-menu")).to_be_hidden()
    expect(page.locator("#set-up .schedule")).to_be_hidden()


@pytest.mark.parametrize("viewport", [(1024, 640)])
def test_where_there_is_no_room_beside_the_rate_the_set_up_has_it(page: Page, server: Server) -> None:
    page.goto("/")
    at_step(page, 81)
    expect(page.locator("#rate-menu")).to_be_hidden()
    open_panel(page, "Set-up")
    use(page.locator("#set-up"), "5", 81)
    expect(page).to_have_url(f"{server.url}/?rate_change=81%2C5")


def test_beside_a_run_that_is_kept_another_future_is_streamed_alone(menu: Locator, page: Page) -> None:
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Keep run").first.click()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    menu.locator("summary").click()
    use(menu, "20", 81)
    expect(page).to_have_url(re.compile(r"run=&run=rate_change%3D81%252C20$"))
    expect(number(page, "step")).to_have_text("81")
    streams = [url for url in asked if "stream" in url]
    assert [url.rsplit("?")[-1] for url in streams] == ["rate_change=81%2C20&last_event_id=81"]
