"""The data page's frame: a training streams in, is walked through, stopped, changed, and is its address."""

import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.reading import number, soon
from tests.chromium import interceptable
from tests.server import Server


def training(server: Server, query: str = "") -> dict[str, Any]:
    """Return a whole training from the API."""
    return httpx.get(f"{server.url}/api/training?{query}").json()


def at_end(page: Page, steps: int) -> None:
    """Go to the end of a training, as soon as that is here."""
    page.evaluate("document.activeElement.blur()")
    strip = page.locator("#strip")
    expect(strip).to_have_attribute("aria-valuemax", str(steps))

    def pressed() -> bool:
        page.keyboard.press("End")
        return strip.get_attribute("aria-valuenow") == str(steps)

    assert soon(page, pressed)
    expect(number(page, "step")).to_have_text(str(steps))


def change_rate(page: Page, rate: str) -> None:
    box = page.get_by_role("textbox", name="Learning rate")
    box.fill(rate)
    box.press("Enter")


def test_a_training_is_here_when_the_page_opens_and_its_numbers_are_the_api_s(
    page: Page, server: Server
) -> None:
    told = training(server, "test_share=0.25&batch_size=10")
    points = told["trajectory"]
    page.goto("/data?test_share=0.25&batch_size=10")
    expect(number(page, "step")).to_have_text("0")
    expect(number(page, "loss")).to_have_text("0.6931")
    expect(page.locator("#caption")).to_contain_text("3 numbers to learn, from 90 rows")
    expect(page.locator("#about")).to_contain_text("90 training rows, 30 test rows")
    at_end(page, 1000)
    expect(number(page, "epoch")).to_have_text(str(points["epoch"][-1]))
    for name in ("loss", "test_loss", "gradient_norm"):
        expect(number(page, name)).to_have_text(f"{points[name][-1]:#.4g}")
    expect(number(page, "accuracy")).to_have_text(f"{100 * points['accuracy'][-1]:.3g}\u00a0%")
    expect(page.locator("#caption")).to_contain_text(f"1000 steps. Loss 0.6931 → {points['loss'][-1]:#.4g}.")
    expect(page.locator("#curves-key")).to_have_text(re.compile("loss.*test loss.*accuracy", re.DOTALL))


def test_another_rate_is_another_address_beside_the_grey_curve_of_the_one_before_and_back_is_back(
    page: Page, server: Server
) -> None:
    page.goto("/data?theme=dark&utm_source=chat")
    expect(number(page, "gradient_norm")).to_have_text("0.5813")
    change_rate(page, "0.2")
    expect(page).to_have_url(re.compile(r"/data\?learning_rate=0\.2&theme=dark$"))
    at_end(page, 1000)
    expect(number(page, "loss")).to_have_text(
        f"{training(server, 'learning_rate=0.2')['trajectory']['loss'][-1]:#.4g}"
    )
    expect(page.locator("#curves-key")).to_contain_text("before: η = 1")
    assert page.locator("#strip .before").get_attribute("d")
    page.go_back()
    expect(page.get_by_role("textbox", name="Learning rate")).to_have_value("1")
    expect(page.locator("#curves-key")).to_contain_text("before: η = 0.2")
    page.go_forward()
    expect(page.get_by_role("textbox", name="Learning rate")).to_have_value("0.2")


def test_what_follows_a_refusal_at_once_is_a_step_to_come_back_from(
    page: Page, server: Server, expected_complaints: list[str]
) -> None:
    expected_complaints.append("422")
    page.goto("/data")
    expect(number(page, "gradient_norm")).to_have_text("0.5813")
    change_rate(page, "0")
    expect(page.locator("#learning_rate-problem")).to_be_visible()
    change_rate(page, "0.2")
    expect(page).to_have_url(f"{server.url}/data?learning_rate=0.2")
    page.go_back()
    expect(page).to_have_url(f"{server.url}/data")
    expect(page.get_by_role("textbox", name="Learning rate")).to_have_value("1")


def test_what_is_refused_says_so_at_its_control_and_what_was_here_stays(
    page: Page, expected_complaints: list[str]
) -> None:
    expected_complaints.append("422")
    page.goto("/data")
    at_end(page, 1000)
    change_rate(page, "0")
    expect(page.locator("#learning_rate-problem")).to_have_text(
        "learning_rate must be a number above 0 and at most 1000, such as 1."
    )
    expect(number(page, "step")).to_have_text("1000")
    expect(page).to_have_url(re.compile("/data$"))
    change_rate(page, "2")
    expect(page.locator("#learning_rate-problem")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/data\?learning_rate=2$"))


def test_a_long_training_says_how_far_it_is_and_stop_keeps_what_is_here(page: Page) -> None:
    page.goto("/data?batch_size=1&max_steps=100000&learning_rate=0.1")
    expect(page.locator("#progress")).to_contain_text(re.compile(r"\d of 100\u202f000 steps"))
    page.get_by_role("button", name="Play").click()
    expect(number(page, "step")).not_to_have_text("0")
    page.get_by_role("button", name="Stop").click()
    words = page.locator("#progress")
    expect(words).to_contain_text("Stopped by you at step")
    stopped = re.sub(r"\D", "", words.inner_text())
    expect(page.get_by_role("button", name="Stop")).to_be_hidden()
    assert 0 < int(stopped) < 100_000
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("End")
    expect(page.locator("#strip")).to_have_attribute("aria-valuenow", stopped)
    expect(page.get_by_role("button", name="Again")).to_be_visible()
    page.get_by_role("button", name="One point back").click()
    expect(page.locator("#strip")).not_to_have_attribute("aria-valuenow", stopped)


def test_a_link_to_a_table_that_is_not_here_says_so_and_another_training_is_shown_instead(
    page: Page, expected_complaints: list[str]
) -> None:
    expected_complaints.append("404")
    page.goto("/data?table=0123456789abcdef&learning_rate=3")
    notice = page.locator("#connection")
    expect(notice).to_contain_text("here is the page’s own training")
    expect(page.locator("#about")).to_contain_text("120 training rows")
    at_end(page, 1000)
    expect(notice).to_contain_text("bring its file again")
    assert page.url.endswith("/data?table=0123456789abcdef&learning_rate=3"), "a reload asks again"


def test_a_server_that_does_not_answer_is_said_and_what_was_here_stays(
    page: Page, expected_complaints: list[str]
) -> None:
    expected_complaints.append("ERR_FAILED")
    interceptable(page)
    page.goto("/data")
    at_end(page, 1000)

    def fail(route: Route) -> None:
        route.abort()

    page.route("**/api/training/**", fail)
    change_rate(page, "4")
    expect(page.locator("#connection")).to_contain_text("The server does not answer")
    expect(number(page, "step")).to_have_text("1000")


def test_the_keys_of_the_page_move_the_playhead_and_choose_the_pictures(page: Page) -> None:
    page.goto("/data?table=five_rows&batch_size=2&max_steps=30")
    at_end(page, 30)
    page.keyboard.press("ArrowLeft")
    expect(number(page, "step")).to_have_text("29")
    page.keyboard.press("Home")
    expect(number(page, "step")).to_have_text("0")
    expect(page.locator("#caption")).to_contain_text("every weight is 0")
    page.keyboard.press("2")
    expect(page.get_by_role("tab", name="Slice")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#rows")).to_be_hidden()
    page.keyboard.press("1")
    expect(page.locator("#rows")).to_be_visible()
    page.get_by_text("by epoch").click()
    expect(page.locator("#strip .axes .across").first).to_have_text("10")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Help")).to_be_visible()


@pytest.mark.parametrize("viewport", [(1280, 640), (320, 700)])
def test_the_page_fits_the_window_and_opening_a_panel_moves_no_picture(
    open_flat: Callable[..., Page], viewport: tuple[int, int]
) -> None:
    page = open_flat()
    page.goto("/data?test_share=0.25")
    expect(number(page, "loss")).to_have_text("0.6931")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if viewport[0] < 1000:
        return
    before = page.locator("#rows").bounding_box()
    for name in ("Set-up", "Row", "Result", "Table"):
        page.locator("#panel-tabs").get_by_role("tab", name=name).click()
        assert page.locator("#rows").bounding_box() == before
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")


def test_changes_that_follow_each_other_at_once_are_all_in_force(page: Page) -> None:
    page.goto("/data")
    expect(number(page, "loss")).to_have_text("0.6931")
    page.get_by_role("tab", name="Set-up").click()
    page.evaluate("""() => {
      const set = (id, value) => {
        const box = document.getElementById(id);
        box.value = value;
        box.dispatchEvent(new Event("change", { bubbles: true }));
      };
      set("learning_rate", "0.3");
      set("max_steps", "40");
    }""")
    expect(page).to_have_url(re.compile(r"/data\?learning_rate=0\.3&max_steps=40$"))
    at_end(page, 40)


def test_the_weights_are_a_tab_stop_only_where_keys_can_scroll_them(page: Page) -> None:
    weights = page.get_by_role("region", name="Weights", exact=True)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/data?table=three_classes")
    expect(weights.locator("tbody tr")).to_have_count(3)
    expect(weights).to_have_attribute("tabindex", "-1")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(weights).to_have_attribute("tabindex", "0")


@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize(
    "query",
    [
        "table=two_scales&loss=squared_error&activation=linear&learning_rate=1e-9",
        "table=three_classes&max_steps=20&learning_rate=0.0005",
    ],
    ids=["one output", "three outputs"],
)
def test_a_small_weight_below_zero_has_room_for_its_last_digit(page: Page, query: str, theme: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 640})
    page.goto(f"/data?{query}&theme={theme}")
    strip = page.locator("#strip")
    expect(strip).to_have_attribute("aria-valuemax", re.compile("^(20|1000)$"))
    strip.press("End")
    numbers = page.locator("#weights td span")
    expect(numbers.filter(has_text="−0.000").first).to_be_visible()
    wider = "spans => spans.filter((span) => span.scrollWidth > span.clientWidth).length"
    assert numbers.evaluate_all(wider) == 0
