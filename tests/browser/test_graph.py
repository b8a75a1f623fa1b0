"""The computation graph: its own page, and the panel that follows the run."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import MINUS, at_step, resize, trajectory
from tests.chromium import interceptable
from tests.server import Server

PRODUCT = "3 * (a + b * c)"
SQUARED = "0.5 * (sigmoid(w * x + b) - y) ** 2"
SUPERSCRIPT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def answer(server: Server, expression: str, values: dict[str, float]) -> dict[str, Any]:
    """Return the graph from the API."""
    return httpx.post(f"{server.url}/api/graph", json={"expression": expression, "values": values}).json()


def link(expression: str, **values: float) -> str:
    """Return the address of a graph, made by hand."""
    pairs = "".join(f"&value={name},{value}" for name, value in values.items())
    return f"/graph?expression={quote(expression, safe='')}{pairs}"


def told(page: Page) -> Locator:
    return page.locator("#told")


def number(text: str) -> float:
    """Read a number as it is shown."""
    text = text.removeprefix("∂ ").replace(MINUS, "-")
    return float(re.sub(r" × 10(.+)", lambda power: "e" + power[1].translate(SUPERSCRIPT), text))


def cards(root: Page | Locator) -> list[list[str]]:
    """Return label, value and gradient of every card that has numbers."""
    parts = "part => card.querySelector(part).textContent"
    return root.locator(".node:not(.number)").evaluate_all(
        f"cards => cards.map(card => ['.label', '.value', '.gradient'].map({parts}))"
    )


def assert_cards(root: Page | Locator, graph: dict[str, Any]) -> None:
    """Every card shows the numbers of its node."""
    nodes = [node for node in graph["nodes"] if not re.match(r"[\d.]", node["label"])]
    shown = cards(root)
    assert len(shown) == len(nodes)
    for (label, value, gradient), node in zip(shown, nodes, strict=True):
        assert label == node["label"].replace("-", MINUS)
        assert number(value) == pytest.approx(node["value"], rel=5e-3, abs=1e-300)
        assert number(gradient) == pytest.approx(node["gradient"], rel=5e-3, abs=1e-300)


def go_on(page: Page, count: int) -> None:
    for _ in range(count):
        page.get_by_role("button", name="One number on").click()


def test_the_page_opens_with_the_source_s_graph_whole(page: Page, server: Server) -> None:
    page.goto("/graph")
    expect(told(page)).to_have_text("The result is 33. Its derivatives: for a 3, for b 6, for c 9.")
    assert_cards(page, answer(server, PRODUCT, {"a": 5, "b": 3, "c": 2}))
    derivatives = page.locator(".derivative").all_text_contents()
    assert sorted(text for text in derivatives if text) == ["1", "1", "2", "3", "3"]
    expect(page.locator(".node.number")).to_have_count(1)
    expect(page.get_by_role("link", name="Graph")).to_have_attribute("aria-current", "page")


def test_the_numbers_come_forward_then_backward_by_buttons_and_by_keys(page: Page) -> None:
    page.goto("/graph")
    expect(told(page)).to_contain_text("The result is 33")
    page.get_by_role("button", name="Back to nothing computed").click()
    expect(told(page)).to_have_text("Given: a = 5, b = 3, c = 2.")
    assert [value for label, value, _ in cards(page) if label in "*+"] == ["", "", ""]
    go_on(page, 1)
    expect(told(page)).to_have_text("*: 3 × 2 = 6")
    expect(page.locator(".node.lit .value")).to_have_text(["6"])
    assert {gradient for _, _, gradient in cards(page)} == {""}
    go_on(page, 7)
    expect(told(page)).to_have_text("Back through *: 3 × 2 = 6 for b")
    expect(page.locator(".node.lit .gradient")).to_have_text(["∂ 6"])
    page.locator("body").evaluate("() => document.activeElement.blur()")
    page.keyboard.press("ArrowRight")
    expect(told(page)).to_have_text("Back through *: 3 × 3 = 9 for c")
    page.keyboard.press("Home")
    expect(told(page)).to_contain_text("Given")
    page.keyboard.press("End")
    expect(told(page)).to_contain_text("The result is 33")


def test_a_walk_goes_by_itself_and_waits_when_it_is_told_to_even_without_motion(
    open_flat: Callable[..., Page],
) -> None:
    page = open_flat(reduced_motion="reduce")
    page.goto("/graph")
    expect(told(page)).to_contain_text("The result is 33")
    page.get_by_role("button", name="Walk through the graph").click()
    expect(told(page)).to_have_text("*: 3 × 2 = 6")
    page.get_by_role("button", name="Pause the walk").click()
    held = told(page).inner_text()
    page.wait_for_timeout(1100)
    expect(told(page)).to_have_text(held)


def test_a_value_is_typed_with_a_decimal_comma_and_the_address_is_the_graph(
    page: Page, server: Server
) -> None:
    page.goto("/graph")
    expect(told(page)).to_contain_text("33")
    box = page.get_by_role("textbox", name="Value of b")
    box.fill("−0,5")
    box.press("Enter")
    expect(told(page)).to_contain_text("The result is 12.")
    assert_cards(page, answer(server, PRODUCT, {"a": 5, "b": -0.5, "c": 2}))
    shown = page.locator("#values b").all_inner_texts()
    assert [number(text) for text in shown] == [3, 6, -1.5]
    page.goto(page.url)
    expect(told(page)).to_contain_text("The result is 12.")
    expect(box).to_have_value(f"{MINUS}0.5")
    box.fill("much")
    box.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="b must be a number")).to_be_visible()
    expect(told(page)).to_contain_text("The result is 12.")


def test_an_error_is_marked_at_its_column_and_what_was_shown_stays(
    page: Page, expected_complaints: list[str]
) -> None:
    expected_complaints.append("422")
    page.goto("/graph")
    expect(told(page)).to_contain_text("33")
    box = page.get_by_role("textbox", name="Expression")
    box.fill("3 * (a + b ^ c)")
    box.press("Enter")
    expect(page.locator("#expression-problem")).to_have_text(
        "^ at column 12 cannot be read: write ** instead."
    )
    expect(page.locator("#mark mark")).to_have_text("^")
    expect(box).to_have_attribute("aria-invalid", "true")
    assert box.evaluate("e => [e.selectionStart, e.selectionEnd]") == [11, 12]
    expect(told(page)).to_contain_text("The result is 33")
    box.fill("3 * (a + b ** c)")
    page.get_by_role("button", name="Draw").click()
    expect(told(page)).to_contain_text("The result is 42.")
    expect(page.locator("#expression-problem")).to_be_hidden()
    page.go_back()
    expect(told(page)).to_contain_text("The result is 33")
    expect(box).to_have_value(PRODUCT)


def test_a_value_without_an_answer_is_refused_at_its_box(page: Page, expected_complaints: list[str]) -> None:
    expected_complaints.append("422")
    page.goto(link("1 + log(a)", a=1))
    expect(told(page)).to_contain_text("The result is 1.")
    box = page.get_by_role("textbox", name="Value of a")
    box.fill("0")
    box.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="log(0) at column 5 has no value")).to_be_visible()
    expect(told(page)).to_contain_text("The result is 1.")


def test_a_nudge_travels_through_the_graph_and_stands_beside_the_derivative(page: Page) -> None:
    page.goto("/graph")
    expect(told(page)).to_contain_text("33")
    page.get_by_role("button", name="Nudge b by 0.001").click()
    expect(page.locator("#nudged")).to_have_text(
        "b: 3 → 3.001 makes the result 33 → 33.006. 0.006 ÷ 0.001 is 6.000, the derivative 6: "
        "the same to four digits."
    )
    expect(page.locator("#values tr", has_text="b").locator(".tried")).to_have_text("nudge 6.000")
    moved = [gradient for _, _, gradient in cards(page)]
    assert moved == ["", "+0.001", "", "+0.002", "+0.002", "+0.006"]
    page.get_by_role("button", name="Nudge b by 0.001").click()
    expect(page.locator("#nudged")).to_be_empty()
    assert [gradient for _, _, gradient in cards(page)] == ["∂ 3", "∂ 6", "∂ 9", "∂ 3", "∂ 3", "∂ 1"]


def test_a_value_that_was_just_typed_is_what_is_nudged(page: Page) -> None:
    page.goto("/graph")
    expect(told(page)).to_contain_text("33")
    page.get_by_role("textbox", name="Value of c").fill("4")
    page.get_by_role("button", name="Nudge b by 0.001").click()
    expect(page.locator("#nudged")).to_contain_text("the result 51 → 51.012. 0.012 ÷ 0.001 is 12.00")
    expect(told(page)).to_contain_text("The result is 51.")


def test_any_word_may_be_a_name_and_its_link_leads_back(page: Page, server: Server) -> None:
    expression = "constructor * expression + value ** 2 - toString"
    page.goto("/graph")
    expect(told(page)).to_contain_text("33")
    page.get_by_role("textbox", name="Expression").fill(expression)
    page.keyboard.press("Enter")
    expect(told(page)).to_contain_text("The result is 1.")
    for name, value in (("constructor", "3"), ("value", "−4"), ("toString", "0.25")):
        page.get_by_role("textbox", name=f"Value of {name}").fill(value)
        page.keyboard.press("Enter")
    expect(told(page)).to_contain_text("The result is 18.75")
    page.goto(page.url)
    expect(told(page)).to_contain_text("The result is 18.75")
    assert_cards(
        page, answer(server, expression, {"constructor": 3, "expression": 1, "value": -4, "toString": 0.25})
    )


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/graph?expression=a&value=a,five", "“a,five” is not a name and a number"),
        (link("2 *"), "A number, a name or a parenthesis is missing at the end, column 4."),
    ],
)
def test_a_wrong_link_says_so_and_shows_the_first_example(
    page: Page, expected_complaints: list[str], address: str, words: str
) -> None:
    expected_complaints.append("422")
    page.goto(address)
    notice = page.get_by_role("alert").filter(has_text="This link cannot be shown")
    expect(notice).to_contain_text(words)
    expect(told(page)).to_contain_text("The result is 33")


def test_a_link_without_a_value_takes_1_and_says_so(page: Page) -> None:
    page.goto(link("a * b", a=7))
    expect(told(page)).to_contain_text("The result is 7.")
    notice = page.get_by_role("alert").filter(has_text="This link is not complete.")
    expect(notice).to_contain_text("It has no value for b: 1 is taken.")


def test_every_example_is_drawn_and_a_derivative_that_is_missing_is_said_in_words(page: Page) -> None:
    page.goto("/graph")
    example = page.get_by_role("combobox", name="Example")
    for name, result in (("squared_error", "0.01164"), ("log_loss", "0.6486"), ("one_weight", "0.8195")):
        example.select_option(name)
        expect(told(page)).to_contain_text(f"The result is {result}.")
        expect(example).to_have_value(name)
    page.goto(link("a ** n", a=-2, n=3))
    expect(told(page)).to_have_text(
        f"The result is {MINUS}8. Its derivatives: for a 12, for n no derivative."
    )
    expect(page.locator("#values b")).to_have_text(["12", "no derivative"])


COPIED = """
  (element) => new Promise((resolve) => {
    document.addEventListener("copy", (event) => resolve(event.clipboardData.getData("text/plain")));
    getSelection().selectAllChildren(element);
    document.execCommand("copy");
  })
"""


def test_four_digits_are_shown_and_all_are_copied(page: Page, server: Server) -> None:
    values = {"w": -2, "b": -2, "x": 0.5, "y": 0.2}
    graph = answer(server, SQUARED, values)
    page.goto(link(SQUARED, **values))
    expect(told(page)).to_contain_text("The result is 0.01164.")
    derivative = page.locator("#values b").first
    expect(derivative).to_have_text(f"{MINUS}0.003446")
    assert float(derivative.evaluate(COPIED)) == graph["gradients"]["w"]
    title = page.locator(".node.result title").text_content()
    assert title == f"*, value {graph['result']}, gradient 1"


def test_a_node_is_reached_by_keys_says_its_numbers_and_lights_its_edges(page: Page) -> None:
    page.goto("/graph")
    expect(told(page)).to_contain_text("33")
    graph = page.locator(".graph")
    expect(graph.locator("[tabindex='0']")).to_have_count(1)
    graph.locator("[tabindex='0']").focus()
    expect(told(page)).to_have_text("a = 5. Gradient 3: 0.001 more here changes the result by about 0.003.")
    page.keyboard.press("ArrowRight")
    expect(told(page)).to_contain_text("+: 5 + 6 = 11. Gradient 3")
    expect(graph.locator(".wire.near")).to_have_count(3)
    page.keyboard.press("End")
    expect(told(page)).to_contain_text("*: 3 × 11 = 33. Gradient 1")
    expect(graph.locator("[tabindex='0']")).to_have_count(1)
    label = graph.locator(":focus").get_attribute("aria-label")
    assert label == told(page).inner_text()


def test_two_hundred_nodes_scroll_in_their_frame_and_stand_in_the_table(page: Page) -> None:
    expression = "a" + " - a" * 199
    page.goto(link(expression, a=2))
    expect(told(page)).to_contain_text(f"The result is {MINUS}396.")
    page.get_by_role("tab", name="Table").click()
    expect(page.locator("#nodes tr")).to_have_count(200)
    last = page.locator("#nodes tr").last.locator("td").all_inner_texts()
    assert last == [MINUS, "198, 0", f"{MINUS}396", "1"]
    for width, height in ((1280, 640), (390, 844), (320, 640)):
        resize(page, width, height)
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= width
    resize(page, 1280, 640)
    expect(page.locator(".graph")).to_have_class(re.compile("across"))
    before = page.locator(".graph").evaluate("e => e.clientWidth")
    page.get_by_role("button", name="Smaller").click()
    assert page.locator(".graph").evaluate("e => e.clientWidth") < before
    page.get_by_role("button", name="Back to nothing computed").click()
    go_on(page, 1)
    lit = page.locator(".node.lit").first.bounding_box()
    frame = page.locator("#sheet").bounding_box()
    assert lit is not None
    assert frame is not None
    assert frame["x"] <= lit["x"] <= frame["x"] + frame["width"]


def test_a_server_that_is_silent_is_said_and_the_graph_stays(
    page: Page, expected_complaints: list[str]
) -> None:
    expected_complaints.append("ERR_FAILED")
    interceptable(page)
    page.goto("/graph")
    expect(told(page)).to_contain_text("33")
    page.route("**/api/graph", lambda route: route.abort())
    page.get_by_role("textbox", name="Expression").fill("a * 2")
    page.keyboard.press("Enter")
    expect(page.locator("#expression-problem")).to_contain_text("The server does not answer.")
    expect(told(page)).to_contain_text("The result is 33")
    page.unroute("**/api/graph")
    page.get_by_role("button", name="Draw").click()
    expect(told(page)).to_contain_text("The result is 10.")


def test_the_theme_is_the_app_s(page: Page) -> None:
    page.goto("/graph")
    page.get_by_label("Theme").select_option("dark")
    page.get_by_role("link", name="Watch").click()
    expect(page).to_have_url(re.compile(r"/$"))
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def opened(page: Page, step: int) -> Locator:
    """Open the panel at a step."""
    page.goto("/")
    at_step(page, step)
    page.get_by_role("tab", name="Chain rule").click()
    page.get_by_role("tab", name="Graph").click()
    panel = page.locator("#graph")
    expect(panel.locator("[data-graph=where]")).to_have_text(f"at step {step}")
    return panel


def test_the_panel_shows_one_point_s_loss_at_the_step_and_follows(page: Page, server: Server) -> None:
    columns = trajectory(server)
    panel = opened(page, 81)

    def question(step: int, x: float, y: float) -> dict[str, float]:
        return {"w": columns["w"][step], "b": columns["b"][step], "x": x, "y": y}

    assert_cards(panel, answer(server, SQUARED, question(81, 2.5, 0.9)))
    expect(panel.locator("[data-graph=words]")).to_contain_text("Loss of point 2: 0.2013.")
    panel.get_by_role("combobox", name="Point").select_option("Point 1")
    expect(panel.locator("[data-graph=words]")).to_contain_text("Loss of point 1: 0.005590.")
    page.get_by_role("slider", name="Step shown").press("ArrowRight")
    expect(panel.locator("[data-graph=where]")).to_have_text("at step 82")
    graph = answer(server, SQUARED, question(82, 0.5, 0.2))
    assert_cards(panel, graph)
    panel.get_by_role("button", name="Back to nothing computed").click()
    expect(panel.locator("[data-graph=words]")).to_contain_text("Given: w =")
    page.get_by_role("slider", name="Step shown").press("ArrowRight")
    expect(panel.locator("[data-graph=where]")).to_have_text("at step 83")
    expect(panel.locator("[data-graph=words]")).to_contain_text("Given: w =")
    panel.get_by_role("link", name="On its own page").click()
    expect(page.get_by_role("textbox", name="Value of x")).to_have_value("0.5")
    expect(page.get_by_role("combobox", name="Example")).to_have_value("")
    expect(told(page)).to_contain_text("The result is ")
    assert_cards(page, answer(server, SQUARED, question(83, 0.5, 0.2)))


def test_the_panel_needs_no_scrolling_in_the_usual_windows(page: Page) -> None:
    panel = opened(page, 81)
    for width, height in ((1280, 800), (1280, 640), (1024, 640)):
        resize(page, width, height)
        for part in (panel, panel.locator(".graph-frame"), page.locator("#chain-rule")):
            assert part.evaluate("e => e.scrollHeight <= e.clientHeight && e.scrollWidth <= e.clientWidth")
