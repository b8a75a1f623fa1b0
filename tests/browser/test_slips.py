"""Boards of the lecture: what was printed, what is right, what the difference does, and the small graph."""

import math
import re

import httpx
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.reading import MINUS
from tests.server import Server

SUPERSCRIPT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def board(page: Page, scene: str) -> Locator:
    """Open a scene and return the board that is shown."""
    page.goto(f"/?scene={scene}")
    shown = page.locator(".slips .board:not([hidden])")
    expect(shown).to_be_visible()
    return shown


def read(text: str) -> float:
    """Return a number as the page writes it."""
    plain = re.sub(r" × 10(\S+)", lambda power: "e" + power[1].translate(SUPERSCRIPT), text)
    return float(plain.replace(MINUS, "-").replace("+", ""))


def rows(board: Locator) -> list[list[float]]:
    """Return the numbers of the board's table."""
    return [
        [read(text) for text in row.locator("th, td").all_inner_texts()]
        for row in board.locator("tbody tr").all()
    ]


def test_the_right_formula_and_the_numbers_come_with_the_reveal(page: Page) -> None:
    shown = board(page, "slip-log-loss")
    expect(shown.locator(".printed math")).to_be_visible()
    for part in (".right math", "figure", "table"):
        expect(shown.locator(part)).not_to_be_visible()
    page.keyboard.press("PageDown")
    for part in (".right math", "figure", "table", ".chart path.printed", ".chart path.right"):
        expect(shown.locator(part)).to_be_visible()
    for f, printed, right, printed_push, push in rows(shown):
        assert printed == pytest.approx(-(1 - math.log(f)), rel=5e-3)
        assert right == pytest.approx(-math.log(1 - f), rel=5e-3)
        assert printed_push == pytest.approx(1 / f * f * (1 - f), rel=5e-3)
        assert push == pytest.approx(f, rel=5e-3)
    page.keyboard.press("PageUp")
    expect(shown.locator(".right math")).not_to_be_visible()


@pytest.mark.parametrize(
    ("scene", "step", "right"), [("slip-eta", 0, "first_order"), ("slip-half", 82, "second_order")]
)
def test_the_right_promises_and_the_truth_are_the_apis(
    page: Page, server: Server, scene: str, step: int, right: str
) -> None:
    shown = board(page, scene)
    page.keyboard.press("PageDown")
    expect(shown.locator("table")).to_be_visible()
    start = httpx.get(f"{server.url}/api/taylor?step={step}").json()
    for rate, printed, promised, truth in rows(shown):
        query = f"w={start['w']}&b={start['b']}&learning_rate={rate}&step=0"
        there = httpx.get(f"{server.url}/api/taylor?{query}").json()
        assert promised == pytest.approx(there[right], rel=5e-3)
        assert truth == pytest.approx(there["actual"], rel=5e-3)
        slip = {
            "slip-eta": start["first_order"],
            "slip-half": 2 * there["second_order"] - there["first_order"],
        }[scene]
        assert printed == pytest.approx(slip, rel=5e-3)


def test_a_board_is_fetched_with_its_first_scene(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto("/?scene=guess")
    expect(page.locator(".guess .badge").first).to_be_visible()
    assert not [url for url in fetched if re.search(r"/(slips/slips|expression/expression)\.js$", url)]
    scenes = page.get_by_role("combobox", name="Scene")
    option = scenes.locator("option").filter(has_text="The sign of δ")
    scenes.select_option(option.get_attribute("value"))
    expect(page.locator('[data-slip="sign"]')).to_be_visible()
    assert [url for url in fetched if url.endswith("/slips/slips.js")]
    page.keyboard.press("PageDown")
    for _, theirs, ours, added, subtracted in rows(page.locator('[data-slip="sign"]')):
        assert theirs == -ours
        assert added == subtracted


def test_the_small_graph_has_its_derivatives_with_the_reveal_and_then_the_nudge(
    page: Page, server: Server
) -> None:
    question = {"expression": "3 * (a + b * c)", "values": {"a": 5, "b": 3, "c": 2}}
    answer = httpx.post(f"{server.url}/api/graph", json=question).json()
    page.goto("/?scene=graph")
    cards = page.locator("#expression .node")
    expect(cards.locator(".value").filter(has_text=f"{answer['result']:g}")).to_have_count(1)
    assert not [text for text in cards.locator(".gradient").all_text_contents() if text]
    page.keyboard.press("PageDown")
    for name, gradient in answer["gradients"].items():
        card = cards.filter(has=page.locator(".label", has_text=re.compile(f"^{name}$")))
        expect(card.locator(".gradient")).to_have_text(f"∂ {gradient:g}")
    page.keyboard.press("PageDown")
    expect(page.locator("#question")).to_contain_text("3.001")
    page.keyboard.press("PageDown")
    moved = page.locator("#expression .gradient").filter(has_text="+")
    expect(moved).to_have_count(4)
    assert sorted(read(text) for text in moved.all_text_contents()) == [0.001, 0.002, 0.002, 0.006]
    page.locator("#expression").get_by_role("button", name="Back to nothing computed").click()
    expect(page.locator("#expression .told")).to_have_text("Given: a = 5, b = 3, c = 2.")


def test_a_graph_that_cannot_be_had_says_so_and_is_asked_for_again(
    page: Page, expected_complaints: list[str]
) -> None:
    expected_complaints.append("net::ERR_FAILED")
    failing: list[Route] = []
    page.route("**/api/graph", lambda route: (failing.append(route), route.abort()))
    page.goto("/?scene=graph")
    words = page.locator("#expression .told")
    expect(words).to_have_text(re.compile("^The server does not answer."))
    page.unroute("**/api/graph")
    page.keyboard.press("PageDown")
    expect(words).to_have_text(re.compile("^The result is 33."))
    assert failing
