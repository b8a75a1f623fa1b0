"""The page as a person meets it: press Play, change something, come back."""

import math
import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.reading import MINUS, at_end, at_step, number, shown, soon, trajectory
from tests.chromium import interceptable
from tests.proxy import Cut, Proxy
from tests.server import Server


def test_the_first_screen_shows_the_start_and_says_what_to_do(whole_page: Page) -> None:
    whole_page.goto("/")
    expect(whole_page.locator("#caption")).to_contain_text(
        "Press Play to walk downhill, or drag over the view from above."
    )
    expect(number(whole_page, "w")).to_have_text(f"{MINUS}2.000")
    expect(number(whole_page, "loss")).to_have_text("0.4158")
    expect(whole_page.locator("#carpet-plot canvas").first).to_be_visible()
    expect(whole_page.locator("#height")).to_have_text("height × 9")


def test_play_walks_to_the_end_and_says_how_it_ended(whole_page: Page) -> None:
    whole_page.goto("/")
    whole_page.get_by_label("Speed").select_option("10")
    whole_page.get_by_role("button", name="Play").click()
    expect(number(whole_page, "step")).to_have_text("1000", timeout=20_000)
    expect(whole_page.locator("#caption")).to_have_text(
        "1000 steps. Loss 0.4158 → 2.4 × 10⁻¹¹. It stopped because 1000 was the limit."
    )
    expect(whole_page.get_by_role("button", name="Again")).to_be_visible()
    expect(whole_page.locator(".minimum")).to_be_visible()


@pytest.mark.parametrize("step", [0, 1, 81, 100])
def test_every_number_of_a_step_is_the_servers(page: Page, server: Server, step: int) -> None:
    columns = trajectory(server)
    page.goto("/")
    at_step(page, step)
    for name in ("w", "b", "loss"):
        assert shown(page, name) == pytest.approx(columns[name][step], rel=5e-4)
    slope = math.hypot(columns["dw"][step], columns["db"][step])
    assert shown(page, "slope") == pytest.approx(slope, rel=5e-4)


def test_a_tiny_loss_is_never_shown_as_nothing(page: Page) -> None:
    page.goto("/")
    at_end(page)
    expect(number(page, "loss")).to_have_text("2.429 × 10⁻¹¹")


def test_the_ball_stands_where_the_numbers_say(page: Page, server: Server) -> None:
    columns = trajectory(server)
    page.goto("/")
    at_step(page, 81)
    raster = page.locator("#above-plot .raster").bounding_box()
    ball = page.locator("#above-plot .ball circle").bounding_box()
    assert raster is not None
    assert ball is not None
    assert raster["width"] == raster["height"]
    w = -6 + 12 * (ball["x"] + ball["width"] / 2 - raster["x"]) / raster["width"]
    b = 6 - 12 * (ball["y"] + ball["height"] / 2 - raster["y"]) / raster["height"]
    assert (w, b) == pytest.approx((columns["w"][81], columns["b"][81]), abs=0.02)


def test_the_arrow_downhill_crosses_the_level_line_at_a_right_angle(page: Page, server: Server) -> None:
    columns = trajectory(server)
    page.goto("/")
    at_step(page, 81)
    transform = page.locator(".downhill path").get_attribute("transform") or ""
    angle = float(re.findall(r"rotate\((.+)\)", transform)[0])
    level = math.degrees(math.atan2(-columns["dw"][81], -columns["db"][81]))  # tangent, y downwards
    assert abs((angle - level) % 180 - 90) < 1


def test_the_picture_from_above_has_the_carpets_colours(page: Page, server: Server) -> None:
    page.goto("/")
    figure = httpx.get(f"{server.url}/api/figure").json()
    expect(page.locator("#legend-top")).to_have_text(str(figure["data"][0]["cmax"]))
    scale = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--carpet')")
    colours = [[float(place), colour] for place, colour in (stop.split() for stop in scale.split(","))]
    assert figure["data"][0]["colorscale"] == colours


def test_pausing_scrubbing_and_stepping_never_ask_the_server(whole_page: Page) -> None:
    whole_page.goto("/")
    at_end(whole_page)
    expect(whole_page.locator("#carpet-plot canvas").first).to_be_visible()
    expect(whole_page.locator("#height")).to_have_text("height × 9")
    asked: list[str] = []
    whole_page.on("request", lambda request: asked.append(request.url))
    whole_page.get_by_role("button", name="Again").click()
    whole_page.get_by_role("button", name="Pause").click()
    whole_page.get_by_role("button", name="One step on").click()
    whole_page.get_by_role("button", name="Back to the start").click()
    whole_page.get_by_text("by step").click()
    expect(whole_page.locator("#strip .axes")).to_contain_text("400")
    whole_page.get_by_label("Speed").select_option("0.5")
    box = whole_page.locator("#strip").bounding_box()
    assert box is not None
    whole_page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(number(whole_page, "step")).to_have_text(re.compile(r"^4\d\d$"))
    assert asked == []


def test_a_new_rate_is_a_new_run_a_link_and_something_to_come_back_from(page: Page, server: Server) -> None:
    page.goto("/")
    rate = page.get_by_role("textbox", name="Learning rate")
    rate.fill("10")
    rate.press("Enter")
    expect(page).to_have_url(f"{server.url}/?learning_rate=10")
    at_end(page, "10⁻³²|10⁻³³")
    page.go_back()
    expect(page).to_have_url(f"{server.url}/")
    expect(rate).to_have_value("1")
    at_end(page, "2.4 × 10⁻¹¹")
    expect(number(page, "loss")).to_have_text("2.429 × 10⁻¹¹")


def test_the_rate_slider_is_logarithmic_and_counts_when_it_is_let_go(page: Page, server: Server) -> None:
    page.goto("/")
    slider = page.get_by_role("slider", name="Learning rate")
    box = slider.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] + 5, box["y"] + box["height"] / 2)
    expect(page.get_by_role("textbox", name="Learning rate")).to_have_value("100")
    expect(page).to_have_url(f"{server.url}/")
    page.mouse.up()
    expect(page).to_have_url(f"{server.url}/?learning_rate=100")


def test_a_link_opens_the_same_run(page: Page) -> None:
    page.goto("/?learning_rate=20&w=1&b=0.5&max_steps=50&point=1,0.25&point=-1,0.75&utm_source=chat")
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    expect(number(page, "w")).to_have_text("1.000")
    page.get_by_role("tab", name="Set-up").click()
    expect(page.get_by_label("Start b")).to_have_value("0.5")
    expect(page.get_by_label("Steps at most")).to_have_value("50")
    expect(page.get_by_label("y of point 2")).to_have_value("0.75")


def test_a_click_from_above_sets_the_start_and_a_drag_does_not(page: Page) -> None:
    page.goto("/")
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    box = page.locator("#above-plot .raster").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.25
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y)
    page.mouse.up()
    expect(number(page, "w")).to_have_text(f"{MINUS}2.000")
    page.mouse.click(x, y)
    expect(page).to_have_url(re.compile(r"w=\d"))
    expect(number(page, "w")).not_to_have_text(f"{MINUS}2.000")
    expect(number(page, "step")).to_have_text("0")
    assert (shown(page, "w"), shown(page, "b")) == pytest.approx((3, 3), abs=0.02)


def test_a_tap_on_a_phone_sets_the_start(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto("/")
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    box = page.locator("#above-plot .raster").bounding_box()
    assert box is not None
    page.touchscreen.tap(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.25)
    expect(page).to_have_url(re.compile(r"w=-\d"))


def test_points_are_added_changed_and_removed(page: Page, server: Server) -> None:
    page.goto("/")
    page.get_by_role("tab", name="Set-up").click()
    page.get_by_role("button", name="Add a point").click()
    expect(page).to_have_url(re.compile("point=3.5"))
    page.get_by_label("y of point 3").fill("0,4")
    page.get_by_label("y of point 3").press("Enter")
    expect(page).to_have_url(re.compile("point=3.5%2C0.4"))
    page.get_by_role("button", name="Remove point 1").click()
    expect(page).to_have_url(re.compile(r"\?point=2.5%2C0.9&point=3.5%2C0.4$"))
    page.get_by_role("button", name="Remove point 2").click()
    expect(page.get_by_role("button", name="Remove point 1")).to_be_disabled()
    loss = trajectory(server, "point=2.5,0.9")["loss"][-1]
    at_end(page, f"{loss:.1e}"[:3])
    assert shown(page, "loss") == pytest.approx(loss, rel=1e-3)


def test_a_refused_setting_is_said_at_its_control_and_the_picture_stays(
    page: Page, server: Server, expected_complaints: list[str]
) -> None:
    expected_complaints.append("422")
    page.goto("/")
    at_end(page)
    rate = page.get_by_role("textbox", name="Learning rate")
    rate.fill("0")
    rate.press("Enter")
    said = page.get_by_role("alert").filter(has_text="learning_rate")
    expect(said).to_have_text("learning_rate must be a number above 0 and at most 1000, such as 1.")
    expect(rate).to_have_attribute("aria-invalid", "true")
    expect(page).to_have_url(f"{server.url}/")
    expect(number(page, "loss")).to_have_text("2.429 × 10⁻¹¹")
    rate.fill("2")
    rate.press("Enter")
    expect(said).to_be_hidden()
    expect(page).to_have_url(f"{server.url}/?learning_rate=2")


def test_a_link_with_a_refused_setting_opens_the_lectures_run_and_says_why(page: Page) -> None:
    page.goto("/?learning_rate=fast")
    expect(page.get_by_role("alert")).to_have_text(
        "learning_rate must be a number above 0 and at most 1000, such as 1."
    )
    expect(number(page, "loss")).to_have_text("0.4158")


def test_a_dropped_connection_is_said_and_nothing_is_missing_afterwards(
    open_page: Callable[..., Page], server: Server, expected_complaints: list[str]
) -> None:
    expected_complaints.append("ERR_INCOMPLETE_CHUNKED_ENCODING")
    proxy = Proxy(server.url, [Cut(500, "held")])
    page = open_page(base_url=proxy.url)
    page.goto("/")
    expect(number(page, "w")).not_to_be_empty()
    proxy.release()  # the words are there for a second or three
    expect(page.locator("#connection")).to_have_text("Reconnecting…")
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"), timeout=15_000)
    expect(page.locator("#connection")).to_be_hidden()
    page.get_by_text("by step").click()
    at_step(page, 501)
    assert shown(page, "loss") == pytest.approx(trajectory(server)["loss"][501], rel=5e-4)
    proxy.refuse()


def test_a_server_that_stopped_is_told_in_words_and_what_is_here_stays(
    open_page: Callable[..., Page], server: Server, expected_complaints: list[str]
) -> None:
    expected_complaints.append("ERR_")
    proxy = Proxy(server.url, [])
    page = open_page(base_url=proxy.url)
    page.goto("/")
    at_end(page)
    proxy.refuse()
    rate = page.get_by_role("textbox", name="Learning rate")
    rate.fill("3")
    rate.press("Enter")
    expect(page.locator("#connection")).to_contain_text("The server does not answer.")
    expect(number(page, "loss")).to_have_text("2.429 × 10⁻¹¹")


@pytest.mark.parametrize("viewport", [(1280, 800), (1280, 640), (1024, 640), (390, 844), (320, 640)], ids=str)
def test_nothing_is_cut_off_at_the_side(whole_page: Page, viewport: tuple[int, int]) -> None:
    whole_page.goto("/")
    expect(number(whole_page, "w").first).to_have_text(f"{MINUS}2.000")
    assert whole_page.evaluate("document.documentElement.scrollWidth") <= viewport[0]


def test_the_frame_stays_where_it_is_while_a_run_plays(page: Page) -> None:
    places = """() => [...document.querySelectorAll("section, aside, footer, h2, dd")]
        .map((element) => element.getBoundingClientRect().toJSON())"""
    page.goto("/")
    at_step(page, 0)
    before = page.evaluate(places)
    for step in (70, 82):
        at_step(page, step)
        assert page.evaluate(places) == before


def test_without_webgl_the_view_from_above_is_the_main_one_and_says_so(page: Page) -> None:
    page.goto("/")
    expect(page.locator("#carpet-notice")).to_contain_text("WebGL is off")
    at_step(page, 81)
    expect(page.locator(".downhill")).to_be_visible()


def test_it_works_under_a_path_prefix_and_another_host_name(
    open_page: Callable[..., Page], serve: Callable[..., Server]
) -> None:
    prefixed = serve("--root-path", "/carpet")
    page = open_page(base_url=prefixed.url.replace("127.0.0.1", "classroom.test"))
    page.goto(prefixed.url.replace("127.0.0.1", "classroom.test") + "/")
    at_end(page)
    expect(number(page, "loss")).to_have_text("2.429 × 10⁻¹¹")


def test_a_carpet_that_cannot_be_had_is_not_asked_for_in_every_frame(
    whole_page: Page, expected_complaints: list[str]
) -> None:
    expected_complaints.append("503")
    interceptable(whole_page)
    whole_page.goto("/")
    expect(whole_page.locator("#height")).to_have_text("height × 9")
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=503)

    whole_page.route(re.compile("api/figure"), refuse)
    whole_page.get_by_role("tab", name="Set-up").click()
    whole_page.get_by_label("w to").fill("8")
    whole_page.get_by_label("w to").press("Enter")
    expect(whole_page).to_have_url(re.compile("w_max=8"))
    assert soon(whole_page, lambda: asked != [])
    whole_page.wait_for_timeout(1500)
    assert len(asked) == 1
    expect(whole_page.locator("#carpet-plot canvas").first).to_be_visible()
