"""The pictures of every objective: its own scale, fit and loss axis, and its minimum or words for it."""

import math
import re

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import at_end, value
from tests.server import Server

POINTS = ((0.5, 0.2), (2.5, 0.9))


def text(page: Page, selector: str) -> str:
    return page.locator(selector).first.text_content() or ""


def cross_entropy(w: float, b: float) -> list[float]:
    """What each point adds to the mean."""
    answers = [(1 / (1 + math.exp(-w * x - b)), y) for x, y in POINTS]
    return [-(y * math.log(f) + (1 - y) * math.log(1 - f)) / 2 for f, y in answers]


def same_scale(page: Page, server: Server, query: str, *, cut: bool) -> None:
    """The colours mean the losses that they mean in the server's figure; the lines go on above a cut."""
    surface = httpx.get(f"{server.url}/api/figure?{query}").json()["data"][0]
    expect(page.locator("#legend-top")).to_have_text(re.compile(r"\d"))
    assert value(text(page, "#legend-floor")) == surface["cmin"]
    assert value(text(page, "#legend-top").removeprefix("≥ ")) == surface["cmax"]
    assert text(page, "#legend-top").startswith("≥") is cut
    levels = [value(level) for level in page.locator(".levels text").all_text_contents()]
    assert any(level > surface["cmax"] for level in levels) is cut


def test_cross_entropy_is_drawn_from_its_floor_and_its_points_have_no_triangles(
    page: Page, server: Server
) -> None:
    page.goto("/?loss=cross_entropy&max_steps=60")
    same_scale(page, server, "loss=cross_entropy", cut=True)
    first, second = cross_entropy(-2, -2)
    expect(page.locator("#fit .area")).to_have_text([f"L₁ / 2 = {first:.2f}", f"L₂ / 2 = {second:.1f}"])
    for path in page.locator("#fit .residual").all():
        assert "Z" not in (path.get_attribute("d") or "")


def test_above_a_floor_the_log_axis_shows_the_way_left_to_the_minimum(page: Page) -> None:
    page.goto("/?loss=cross_entropy&max_steps=60")
    end = page.locator("#strip .end")
    expect(end).to_have_text("ends at 0.4132")
    page.get_by_text("by step", exact=True).click()
    expect(page.locator("#strip .axes .name")).to_have_text("L − Lₘᵢₙ")
    shown = re.fullmatch(r"ends at Lₘᵢₙ \+ (.+), Lₘᵢₙ = 0\.413", text(page, "#strip .end"))
    assert shown
    w, b = -2.0, -2.0
    for _ in range(60):
        deltas = [1 / (1 + math.exp(-w * x - b)) - y for x, y in POINTS]
        w, b = w - (deltas[0] * 0.5 + deltas[1] * 2.5) / 2, b - sum(deltas) / 2
    assert value(shown[1]) == pytest.approx(sum(cross_entropy(w, b)) - 0.41274269846481804, rel=0.05)


def test_a_line_is_drawn_up_to_where_nine_tenths_lie_below_and_its_fit_holds_the_first_answers(
    page: Page, server: Server
) -> None:
    query = "activation=linear&learning_rate=0.1"
    page.goto(f"/?{query}")
    same_scale(page, server, query, cut=True)
    expect(page.locator("#fit .area")).to_have_text(["½r₁² = 5.1", "½r₂² = 31"])
    box = page.locator("#fit .axes rect").first.bounding_box()
    assert box is not None
    for k, path in enumerate(page.locator("#fit .residual").all()):
        x, target, _, answer, corner, _ = map(float, re.findall(r"[\d.]+", path.get_attribute("d") or ""))
        assert corner - x == pytest.approx(answer - target)  # both legs in the same pixels
        assert answer - target == pytest.approx((3.2, 7.9)[k] / 8 * box["height"], rel=0.01)


def test_a_tanh_is_shown_whole(page: Page, server: Server) -> None:
    page.goto("/?activation=tanh")
    same_scale(page, server, "activation=tanh", cut=False)
    expect(page.locator("#fit .axes .up").first).to_have_text("−1")


def test_above_the_cut_the_ball_waits_hollow_at_the_edge(whole_page: Page) -> None:
    whole_page.goto("/?activation=linear&learning_rate=0.01&w=5&b=4&max_steps=100")
    expect(whole_page.locator("#height")).to_have_text("height × 0.05, cut at 130", timeout=60_000)
    carpet, above = (whole_page.locator(name).bounding_box() for name in ("#carpet", "#above"))
    assert carpet is not None
    assert above is not None
    assert carpet["height"] == above["height"]
    ball = whole_page.locator(".carpet-ball")
    expect(ball).to_have_attribute("fill-opacity", "0")
    at_end(whole_page)
    expect(ball).to_have_attribute("fill-opacity", "1")


def test_a_search_is_dots_with_the_lowest_of_them_so_far(page: Page, server: Server) -> None:
    query = "method=random_search&max_steps=200"
    page.goto(f"/?{query}")
    losses = httpx.get(f"{server.url}/api/trajectory?{query}").json()["trajectory"]["loss"]
    expect(page.locator("#strip .end")).to_have_text(re.compile("lowest so far ends at"))
    assert value(text(page, "#strip .end").split(" at ")[1]) == pytest.approx(min(losses), rel=0.05)
    dots = page.locator("#strip .whole").get_attribute("d") or ""
    assert dots.count("M") == dots.count("h0") == len(losses)
    assert (page.locator("#strip .walked").get_attribute("d") or "").count("M") == 1


@pytest.mark.parametrize(
    ("query", "menu", "picture"),
    [
        ("", "The minimum", []),
        ("point=0,0.1&point=1,0.9&point=2,0.3", "The minimum, found numerically", ["found numerically"]),
        ("w_max=0&b_max=0", "The minimum, outside the window", ["the minimum is outside the window"]),
        (
            "loss=cross_entropy&point=0.5,0&point=2.5,1",
            "The minimum: none is known",
            ["no minimum is known"],
        ),
    ],
)
def test_a_minimum_that_no_formula_gives_or_that_cannot_be_seen_has_words(
    page: Page, query: str, menu: str, picture: list[str]
) -> None:
    page.goto(f"/?{query}&max_steps=20")
    page.locator("#layers summary").click()
    words = page.locator("#above-plot .pill:visible", has_text=re.compile("minimum|numerically"))
    box = page.get_by_label(menu, exact=True)
    expect(box).to_be_visible()
    expect(words).to_have_count(0)
    box.check()
    expect(words).to_have_text(picture)
    seen = "window" not in menu and "known" not in menu
    expect(page.locator("#above-plot .minimum")).to_be_visible(visible=seen)
