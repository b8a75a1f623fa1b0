"""The chain rule's lens: factors, their products and sum, and the derivation with a step's numbers."""

import math
import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import MINUS, at_end, at_step, open_panel, resize, trajectory
from tests.chromium import interceptable
from tests.server import Server

FACTORS = ("dloss_dprediction", "dprediction_dz", "dz_dw", "dz_db")
SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
SCIENTIFIC = re.compile(r"\s*×\s*10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
FORMULAS = """
    () => {
      const write = (element) => {
        const parts = [...element.children].map(write);
        if (element.localName === "mfrac") return `((${parts[0]})/(${parts[1]}))`;
        if (element.localName === "msup") return `${parts[0]}**(${parts[1]})`;
        return element.childElementCount > 0 ? parts.join(" ") : element.textContent || " ";
      };
      return [...document.querySelectorAll("#derivation .in-numbers math")].map(write);
    }
"""


def opened(page: Page, step: int, *inner: str, query: str = "") -> None:
    page.goto(f"/{query}")
    at_step(page, step)
    open_panel(page, "Chain rule", *inner)


def answer(server: Server, step: int, query: str = "") -> dict[str, Any]:
    return httpx.get(f"{server.url}/api/chain-rule?{query}&step={step}").raise_for_status().json()


def text(page: Page, name: str) -> Locator:
    return page.locator(f"#factors [data-chain='{name}']")


def choose(page: Page, which: str) -> None:
    page.locator("#factors").get_by_role("radio", name=which).check(force=True)


def plain(shown: str) -> str:
    """Write what the page writes as Python does."""
    shown = SCIENTIFIC.sub(lambda power: "e" + power[1].translate(SUPERSCRIPTS), shown)
    return shown.replace(MINUS, "-").replace("×", "*")


def as_shown(shown: str, value: float) -> bool:
    """Return whether a text shows a number, rounded to the digits it has."""
    digits = len(re.sub(r"e.*|[-.]", "", plain(shown)).lstrip("0")) or 1
    return float(plain(shown)) == float(f"{value:.{digits - 1}e}")


def computed(shown: str) -> float:
    """Evaluate a side of an equation as it is shown."""
    code = re.sub(r"\bln\s*([\d.]+(e-?\d+)?)", r"ln(\1)", plain(shown))
    return eval(re.sub(r"\)\s*\(", ") * (", code), {"ln": math.log, "e": math.e, "max": max})


@pytest.mark.parametrize("step", [0, 81])
def test_each_points_factors_are_the_servers_and_multiply_to_its_part_of_the_gradient(
    page: Page, server: Server, step: int
) -> None:
    opened(page, step)
    w, b = (trajectory(server)[name][step] for name in ("w", "b"))
    for k, (x, y) in enumerate(((0.5, 0.2), (2.5, 0.9))):
        choose(page, f"point {k + 1}")
        expect(text(page, "step")).to_have_text(f"step {step}")
        point = answer(server, step)["points"][k]
        for name in ("x", "y", "z", "prediction", "loss", "error_term", "dw", "db", *FACTORS):
            shown = text(page, name).inner_text()
            assert as_shown(shown, point[name]), (name, shown, point[name])
        assert point["dloss_dprediction"] * point["dprediction_dz"] * point["dz_dw"] == point["dw"]
        f = 1 / (1 + math.exp(-(w * x + b)))
        for name, slope in (("w", (f - y) * f * (1 - f) * x), ("b", (f - y) * f * (1 - f))):
            product = page.locator(f"[data-product={name}]")
            factors = [
                float(plain(one).strip("()")) for one in product.locator("[data-in]").all_inner_texts()
            ]
            assert math.prod(factors) == pytest.approx(slope, rel=5e-3)
            assert as_shown(product.locator(".result").inner_text(), slope)
        collapsed = text(page, "collapsed-numbers").inner_text()
        assert computed(collapsed) == pytest.approx(point["dw"], rel=5e-3)
        assert float(plain(text(page, "notes").inner_text())) == -float(
            plain(text(page, "error_term").inner_text())
        )


def test_the_sum_is_the_gradient_on_screen_and_leads_to_the_next_step(page: Page, server: Server) -> None:
    opened(page, 81, query="?learning_rate=5")
    columns = trajectory(server, "learning_rate=5")
    choose(page, "sum")
    expect(text(page, "same")).to_contain_text("equal to the last bit")
    assert as_shown(text(page, "loss-sum").inner_text(), columns["loss"][81])
    for name in ("w", "b"):
        assert as_shown(text(page, f"sum-{name}").inner_text(), columns[f"d{name}"][81])
        left, right = text(page, f"next-{name}").inner_text().split(" = ")
        assert computed(left) == pytest.approx(columns[name][82], rel=2e-3)
        assert as_shown(right, columns[name][82])
    rows = page.locator("#factors .parts tbody tr")
    for k, point in enumerate(answer(server, 81, "learning_rate=5")["points"]):
        cells = rows.nth(k).locator("td").all_inner_texts()
        for shown, name in zip(cells, ("loss", "error_term", "dw", "db"), strict=True):
            assert as_shown(shown, point[name])
    expect(text(page, "update")).to_have_text("The update")
    at_end(page)
    expect(text(page, "update")).to_have_text("The update that would be made")


def test_the_numbers_follow_the_playhead_and_stay_when_the_server_is_away(
    page: Page, expected_complaints: list[str]
) -> None:
    expected_complaints.append("ERR_FAILED")
    interceptable(page)
    opened(page, 0)
    expect(text(page, "z")).to_have_text(f"{MINUS}3.000")
    at_step(page, 12)
    expect(text(page, "step")).to_have_text("step 12")
    page.route("**/api/chain-rule*", lambda route: route.abort())
    page.get_by_role("slider", name="Step shown").press("ArrowRight")
    expect(page.locator("#chain-rule-problem")).to_contain_text("The server does not answer")
    expect(text(page, "step")).to_have_text("step 12")
    page.unroute("**/api/chain-rule*")
    expect(text(page, "step")).to_have_text("step 13", timeout=8000)
    expect(page.locator("#chain-rule-problem")).to_be_hidden()


def test_a_factor_lights_what_it_is_in_the_picture(page: Page, server: Server) -> None:
    opened(page, 81)
    choose(page, "point 2")
    expect(text(page, "x")).to_have_text("2.5")
    point = answer(server, 81)["points"][1]

    def pixel(of: str, name: str) -> float:
        label = page.locator(f".over-z .axes text.{of}").filter(has_text=re.compile(f"^{name}$"))
        return float(label.get_attribute("x" if of == "across" else "y") or "")

    across = (pixel("across", "4") - pixel("across", "0")) / 4
    up = pixel("up", "0") - pixel("up", "1")

    def lit(name: str, shape: str) -> list[float]:
        expect(page.locator(f"button[data-factor={name}]")).to_have_class("lit")
        for product in page.locator(f"[data-in={name}]").all():
            expect(product).to_have_class("lit")
        assert page.locator("#factors button.lit").count() == 1
        path = page.locator(f".over-z {shape}").get_attribute("d") or ""
        return [float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", path)]

    page.locator("button[data-factor=dloss_dprediction]").hover()
    _, target, prediction = lit("dloss_dprediction", ".inside")
    assert (target - prediction) / up == pytest.approx(point["dloss_dprediction"], rel=1e-9)
    expect(text(page, "lit")).to_contain_text("ŷ is below y")
    page.locator("button[data-factor=dprediction_dz]").hover()
    left, top, right, bottom = lit("dprediction_dz", ".inside")
    assert (top - bottom) / up / ((right - left) / across) == pytest.approx(point["dprediction_dz"], rel=1e-6)
    page.mouse.move(5, 5)
    expect(page.locator("#factors .lit").first).to_be_hidden()
    page.locator("button[data-factor=dz_dw]").focus()
    assert max(lit("dz_dw", ".shift")) / across == pytest.approx(2.5, rel=1e-9)
    page.keyboard.press("Tab")
    assert max(lit("dz_db", ".shift")) / across == pytest.approx(1, rel=1e-9)
    page.keyboard.press("Enter")
    expect(page.locator("button[data-factor=dz_db]")).to_have_attribute("aria-pressed", "true")


def test_many_points_are_chosen_from_a_list_and_one_alone_is_a_sum_too(page: Page, server: Server) -> None:
    many = "&".join(f"point={0.5 * k},{0.02 * k}" for k in range(-3, 17))
    opened(page, 3, query=f"?{many}")
    page.locator("#factors").get_by_role("combobox", name="Point").select_option("point 20")
    expect(text(page, "x")).to_have_text("8")
    assert as_shown(text(page, "dw").inner_text(), answer(server, 3, many)["points"][19]["dw"])
    choose(page, "sum")
    expect(page.locator("#factors .parts tbody tr")).to_have_count(20)
    expect(text(page, "same")).to_contain_text("equal to the last bit")
    opened(page, 3, query="?point=0.5,0.2")
    choose(page, "sum")
    expect(page.locator("#factors .parts tbody tr")).to_have_count(1)


@pytest.mark.parametrize(("step", "chosen"), [(0, 1), (81, 0), (300, 1)])
def test_every_line_of_every_derivation_is_true_in_numbers(
    page: Page, server: Server, step: int, chosen: int
) -> None:
    opened(page, step, "Derivation")
    page.locator("#derivation").get_by_role("radio", name=f"point {chosen + 1}").check(force=True)
    page.get_by_role("checkbox", name=f"numbers of step {step}").check()
    document = answer(server, step)
    point = document["points"][chosen]
    found: dict[str, list[float]] = {}
    for name in ("∂L/∂w", "σ′", "∂L/∂b", "sum", "log-loss"):
        page.locator("#derivation").get_by_role("radio", name=name, exact=True).check(force=True)
        page.get_by_role("button", name="All lines").click()
        equations = page.evaluate(FORMULAS)
        assert len(equations) == page.locator("#derivation .in-numbers:visible").count() > 0
        found[name] = []
        for equation in equations:
            left, right = (side.strip() for side in equation.split("="))
            value = computed(right)
            found[name].append(value)
            terms = computed(left.replace(f"({MINUS}", "(").removeprefix(MINUS)) if "+ (" in left else value
            assert computed(left) == pytest.approx(value, abs=4e-3 * abs(terms)), equation
    assert found["∂L/∂w"][-1] == pytest.approx(point["dw"], rel=5e-3)
    assert found["σ′"][-1] == pytest.approx(point["dprediction_dz"], rel=5e-3)
    assert found["∂L/∂b"][-1] == pytest.approx(point["db"], rel=5e-3)
    assert found["sum"][1:3] == pytest.approx(document["gradient"], rel=5e-3)
    f, y, x = point["prediction"], point["y"], point["x"]
    assert found["log-loss"][0] == pytest.approx(-y * math.log(f) - (1 - y) * math.log(1 - f), rel=1e-3)
    assert found["log-loss"][1] == pytest.approx(-y / f + (1 - y) / (1 - f), rel=5e-3)
    assert found["log-loss"][5:7] == pytest.approx([(f - y) * x, f - y], rel=5e-3)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("activation=tanh&w=0.3&b=-0.6", ("∂L/∂w", "tanh′", "∂L/∂b", "sum")),
        ("activation=relu&w=1&b=1&learning_rate=0.1", ("∂L/∂w", "ReLU′", "∂L/∂b", "sum")),
        ("loss=cross_entropy&method=adam&learning_rate=0.1", ("∂L/∂w", "σ′", "∂L/∂b", "sum", "squared")),
    ],
)
def test_the_derivations_of_another_neuron_are_true_in_its_numbers(
    page: Page, server: Server, query: str, names: tuple[str, ...]
) -> None:
    opened(page, 2, "Derivation", query=f"?{query}&max_steps=10")
    derivation = page.locator("#derivation")
    derivation.get_by_role("radio", name="point 2").check(force=True)
    page.get_by_role("checkbox", name="numbers of step 2").check()
    offered = derivation.get_by_role("group", name="What is derived").locator("label:visible")
    expect(offered).to_have_text(names)
    document = answer(server, 2, f"{query}&max_steps=10")
    point = document["points"][1]
    found: dict[str, list[float]] = {}
    for name in names:
        derivation.get_by_role("radio", name=name, exact=True).check(force=True)
        page.get_by_role("button", name="All lines").click()
        found[name] = []
        for equation in page.evaluate(FORMULAS):
            left, right = (side.strip() for side in equation.split("="))
            found[name].append(computed(right))
            assert computed(left) == pytest.approx(found[name][-1], rel=6e-3), equation
    assert found["∂L/∂w"][-1] == pytest.approx(point["error_term"] * point["x"], rel=5e-3)
    assert found["∂L/∂b"][-1] == pytest.approx(point["error_term"], rel=5e-3)
    assert found["sum"][1:3] == pytest.approx(document["gradient"], rel=5e-3)
    assert found["sum"][-1] == pytest.approx(document["w"] + document["update"][0], rel=1e-3)
    if "squared" in found:
        f, y = point["prediction"], point["y"]
        slope = (f - y) * point["dprediction_dz"] * point["x"]
        assert found["squared"][-1] == pytest.approx(slope, rel=5e-3)


def test_of_a_mean_each_point_counts_its_share_and_the_shares_add_up(page: Page, server: Server) -> None:
    opened(page, 12, query="?loss=cross_entropy")
    document = answer(server, 12, "loss=cross_entropy")
    choose(page, "point 2")
    point = document["points"][1]
    for name in FACTORS:
        assert as_shown(text(page, name).inner_text(), point[name])
    product = page.locator("[data-product=w]")
    factors = [float(plain(one).strip("()")) for one in product.locator("[data-in]").all_inner_texts()]
    assert math.prod(factors) == pytest.approx(point["error_term"] * point["x"], rel=5e-3)
    expect(product).to_contain_text("∂Lᵢ/∂w")
    counts = text(page, "counts").inner_text().removesuffix(".").split(" 1/2: ")
    assert as_shown(counts[1], point["dw"])
    collapsed = text(page, "collapsed-numbers").inner_text()
    assert computed(collapsed) == pytest.approx(point["error_term"] * point["x"], rel=5e-3)
    choose(page, "sum")
    columns = trajectory(server, "loss=cross_entropy")
    assert as_shown(text(page, "loss-sum").inner_text(), columns["loss"][12])
    assert as_shown(text(page, "sum-w").inner_text(), columns["dw"][12])
    cells = page.locator("#factors .parts tbody td:nth-of-type(3)").all_inner_texts()
    assert sum(float(plain(cell)) for cell in cells) == pytest.approx(columns["dw"][12], abs=2e-5)


def test_a_factor_beyond_the_largest_number_is_said_to_be_and_the_product_is_not(
    page: Page, server: Server
) -> None:
    query = "loss=cross_entropy&w=400&max_steps=1"
    page.goto(f"/?{query}")
    open_panel(page, "Chain rule")
    choose(page, "point 2")
    point = answer(server, 0, query)["points"][1]
    assert point["dloss_dprediction"] is None
    expect(text(page, "dloss_dprediction")).to_have_text("too large")
    expect(text(page, "lit")).to_contain_text("beyond the largest number")
    assert as_shown(text(page, "dw").inner_text(), point["error_term"] * 2.5)
    open_panel(page, "Chain rule", "Graph")
    expect(page.locator("[data-graph=problem]")).to_contain_text("Here ŷ is 1 to the last digit")


def test_a_step_of_a_batch_names_it_and_leads_to_the_next_point_by_the_methods_u(
    page: Page, server: Server
) -> None:
    query = "method=adam&learning_rate=0.1&batch_size=1&seed=4&rate_change=5,0.05"
    opened(page, 12, query=f"?{query}")
    columns = trajectory(server, query)
    document = answer(server, 12, query)
    (place,) = document["batch"]
    choose(page, "sum")
    gradient = text(page, "batch").inner_text()
    assert gradient.startswith(f"Batch: point {place + 1}, gradient (")
    parts = gradient.removesuffix(").").split("(")[1].split(", ")
    assert all(as_shown(*pair) for pair in zip(parts, document["batch_gradient"], strict=True))
    expect(page.locator("#factors .parts tbody tr:not(.out)")).to_have_count(1)
    expect(text(page, "rule")).to_have_text("w ← w + ηu")
    for name in ("w", "b"):
        left, right = text(page, f"next-{name}").inner_text().split(" = ")
        assert "0.05 ×" in left
        assert computed(left) == pytest.approx(columns[name][13], rel=2e-3)
        assert as_shown(right, columns[name][13])
    choose(page, f"point {place + 1}")
    expect(text(page, "step")).to_have_text("step 12, in the batch")
    choose(page, f"point {2 - place}")
    expect(text(page, "step")).to_have_text("step 12, not in the batch")


def test_a_derivation_unfolds_line_by_line_and_the_question_comes_before_its_answer(page: Page) -> None:
    opened(page, 0, "Derivation")
    lines = page.locator("#derivation li:visible")
    expect(lines).to_have_count(1)
    page.get_by_role("button", name="Next line", exact=True).last.focus()
    for k in range(2, 9):
        page.keyboard.press("Enter")
        expect(lines).to_have_count(k)
    expect(lines.last).to_contain_text("All three factors together")
    expect(page.locator("[data-derivation=count]")).to_have_text("8 of 8")
    page.keyboard.press("Enter")
    expect(lines).to_have_count(8)
    page.get_by_role("button", name="From the top").click()
    expect(lines).to_have_count(1)
    page.locator("#derivation").get_by_role("radio", name="∂L/∂b").check(force=True)
    expect(lines).to_have_count(0)
    about = page.locator("[data-derivation=about]")
    expect(about).to_have_text("Say it before you derive it: what is ∂L/∂b?")
    page.get_by_role("button", name="Reveal", exact=True).click()
    expect(about).to_contain_text("without the x, because ∂z/∂b = 1")
    expect(lines).to_have_count(1)


def test_a_scene_can_turn_to_a_point_or_a_derivation(page: Page) -> None:
    page.goto("/")
    at_step(page, 0)
    for part, wanted in (("factors", "2"), ("derivation", "bias")):
        page.locator(f"#{part}").evaluate("(part, wanted) => { part.dataset.show = wanted; }", wanted)
    open_panel(page, "Chain rule")
    expect(text(page, "x")).to_have_text("2.5")
    open_panel(page, "Chain rule", "Derivation")
    expect(page.locator("[data-derivation=about]")).to_contain_text("Say it before you derive it")
    expect(page.locator("#derivation").get_by_role("radio", name="∂L/∂b")).to_be_checked()


def test_a_derivation_without_numbers_at_a_place_says_why(page: Page) -> None:
    opened(page, 0, "Derivation", query="?point=0.5,3&point=1,0&w=2000")
    page.get_by_role("checkbox", name="numbers of step 0").check()
    page.locator("#derivation").get_by_role("radio", name="log-loss").check(force=True)
    expect(page.locator("[data-derivation=unfit]")).to_have_text(
        "The log-loss needs a target from 0 to 1; here y is 3."
    )
    expect(page.locator("#derivation .in-numbers:visible")).to_have_count(0)
    page.locator("#derivation").get_by_role("radio", name="σ′").check(force=True)
    expect(page.locator("[data-derivation=unfit]")).to_contain_text("too large or too small")


@pytest.mark.parametrize("query", ["", "?loss=cross_entropy&method=adam&learning_rate=0.1&batch_size=1"])
def test_the_factors_need_no_scrolling_and_nothing_moves_while_they_change(page: Page, query: str) -> None:
    opened(page, 81, query=query)
    panel = page.locator("#chain-rule")
    for which in ("sum", "point 2"):
        choose(page, which)
        for width, height in ((1280, 800), (1280, 640), (1024, 640)):
            resize(page, width, height)
            assert panel.evaluate("e => e.scrollHeight <= e.clientHeight && e.scrollWidth <= e.clientWidth")
    places = """() => [...document.querySelectorAll("#factors :is(td, li, button, .over-z, .product > *)")]
        .map((element) => element.getBoundingClientRect().toJSON())"""
    before = page.evaluate(places)
    for step in (0, 300):
        at_step(page, step)
        expect(text(page, "step")).to_have_text(re.compile(rf"^step {step}\b"))
        assert page.evaluate(places) == before


def test_under_a_finger_the_choice_of_a_point_is_large_and_its_badges_stay_round(
    open_flat: Callable[..., Page],
) -> None:
    page = open_flat(viewport={"width": 390, "height": 844}, has_touch=True)
    opened(page, 0)
    expect(page.locator("#factors .switch .point-name")).to_have_count(2)
    for choice in page.locator("#factors .switch label > span").all():
        assert (choice.bounding_box() or {"height": 0})["height"] >= 44
    for badge in page.locator("#factors .switch .point-name").all():
        box = badge.bounding_box() or {"width": 0, "height": -1}
        assert box["width"] == pytest.approx(box["height"], abs=1)
