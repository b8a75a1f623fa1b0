"""The points of the fit, taken and moved by mouse, by finger and by keys."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import number, shown, soon, trajectory
from tests.server import Server


def points(page: Page) -> list[list[float]]:
    """Return the points in the page's address."""
    named = parse_qs(urlsplit(page.url).query)["point"]
    return [[float(part) for part in point.split(",")] for point in named]


def middle(grip: Locator) -> tuple[float, float]:
    """Return where a grip is."""
    box = grip.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def pointed(page: Page) -> Locator:
    """Return the grips, which come when the fit is first pointed at."""
    page.locator("#fit").hover()
    grips = page.locator(".grip")
    expect(grips).to_have_count(2)
    return grips


@pytest.fixture
def grips(page: Page) -> Locator:
    page.goto("/")
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    return pointed(page)


def test_a_point_follows_the_mouse_and_a_run_starts_when_it_is_let_go(
    grips: Locator, page: Page, server: Server
) -> None:
    before = page.locator("#fit .badge").nth(1).get_attribute("transform")
    x, y = middle(grips.nth(1))
    page.mouse.move(x + 3, y - 2)
    page.mouse.down()
    page.mouse.move(x - 37, y + 48, steps=3)
    expect(page.locator("#fit .badge").nth(1)).not_to_have_attribute("transform", before or "")
    expect(page.locator("#fit .pill")).to_have_text(re.compile(r"^x 1\.\d+, y 0\.\d+$"))
    told = page.locator("#fit .pill").text_content()
    assert middle(grips.nth(1)) == pytest.approx((x - 40, y + 50), abs=1)
    expect(page).to_have_url(f"{server.url}/")
    page.mouse.up()
    expect(page).to_have_url(re.compile("point="))
    first, second = points(page)
    assert first == [0.5, 0.2]
    assert told == f"x {second[0]:g}, y {second[1]:g}"
    loss = trajectory(server, f"point=0.5,0.2&point={second[0]},{second[1]}")["loss"][0]
    expect(number(page, "loss")).to_have_text(f"{loss:.4f}")
    expect(page.locator("#fit .pill")).to_be_hidden()


def test_a_point_that_comes_back_is_no_new_run(grips: Locator, page: Page, server: Server) -> None:
    x, y = middle(grips.nth(0))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y - 20)
    expect(page.locator("#fit .pill")).to_be_visible()
    page.mouse.move(x, y)
    page.mouse.up()
    expect(page.locator("#fit .pill")).to_be_hidden()
    expect(page).to_have_url(f"{server.url}/")


def test_a_point_stays_in_the_picture_and_with_cross_entropy_between_0_and_1(page: Page) -> None:
    page.goto("/?loss=cross_entropy")
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    for k, (away, link) in enumerate([(300, "point=0.5%2C0&point"), (-300, "point=2.5%2C1$")]):
        left, top = middle(pointed(page).nth(k))
        page.mouse.move(left, top)
        page.mouse.down()
        page.mouse.move(left, top + away)
        page.mouse.up()
        expect(page).to_have_url(re.compile(link))
    assert [y for _, y in points(page)] == [0, 1]


def test_arrow_keys_move_a_point_enter_lets_go_and_escape_puts_it_back(
    grips: Locator, page: Page, server: Server
) -> None:
    fit = page.locator("#fit")
    fit.focus()
    for key in ("2", "ArrowUp", "ArrowLeft", "Shift+ArrowDown"):
        page.keyboard.press(key)
    expect(fit.locator("[aria-live]")).to_have_text("Point 2: x 2.45, y 0.94")
    page.keyboard.press("Escape")
    expect(page.locator("#fit .pill")).to_be_hidden()
    expect(page).to_have_url(f"{server.url}/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("point="))
    assert points(page) == [[0.5, 0.2], [2.5, 0.85]]
    expect(fit).to_be_focused()


def test_a_point_moves_while_the_run_plays(grips: Locator, page: Page) -> None:
    page.get_by_role("button", name="Play").click()
    x, y = middle(grips.nth(0))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 40)
    badge = page.locator("#fit .badge").nth(0)
    assert soon(page, lambda: middle(badge)[1] == pytest.approx(y - 40, abs=1))
    page.mouse.up()
    expect(page).to_have_url(re.compile("point="))


def test_a_finger_moves_a_point_on_a_phone(open_flat: Callable[..., Page]) -> None:
    page = open_flat(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto("/")
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    page.get_by_role("tab", name="Neuron").first.click()
    page.locator("#fit").scroll_into_view_if_needed()
    expect(page.locator(".grip")).to_have_count(2)
    grip = page.locator(".grip").nth(1)
    box = grip.bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (44, 44)
    x, y = middle(grip)
    touch: Any = page.context.new_cdp_session(page)
    for kind, at in (("touchStart", 0), ("touchMove", 20), ("touchMove", 40), ("touchEnd", None)):
        touches = [] if at is None else [{"x": x - at, "y": y + at}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})
    expect(page).to_have_url(re.compile("point="))
    assert points(page)[1][1] < 0.8
    assert shown(page, "step") == 0


def test_each_picture_of_the_curve_is_cut_at_its_own_edge(page: Page) -> None:
    page.goto("/?scene=guess")
    expect(page.locator(".fit clipPath rect[width]")).to_have_count(2)
    names = page.locator(".fit clipPath").evaluate_all("parts => parts.map((part) => part.id)")
    cuts = page.locator(".fit svg > g[clip-path]").evaluate_all(
        "groups => groups.map((group) => group.getAttribute('clip-path'))"
    )
    assert len(set(names)) == 2
    assert cuts == [f"url(#{name})" for name in names]
