"""The Why panel: a step's promise and its truth, the dial that turns it, and the whole run."""

import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.reading import MINUS, at_end, at_step, number, open_panel, resize, trajectory
from tests.chromium import interceptable
from tests.server import Server

PLACE_82 = "?w=0.19951362254604957&b=-0.6695305192826496&learning_rate=5"
"""Where step 82 of the lecture's run stands, with a rate of 5."""
PLACE_80 = "?w=-0.3362351860599616&b=-0.8558819644676186&learning_rate=20"


def opened(page: Page, part: str, step: int = 0, query: str = "") -> None:
    page.goto(f"/{query}")
    at_step(page, step)
    page.get_by_role("tab", name="Why").click()
    page.get_by_role("tab", name=part, exact=True).click()
    expect(page.locator("#why .loading")).to_have_count(0)
    if part != "Run":
        expect(page.locator("#why-where")).to_have_text(f"step {step}")


def taylor(server: Server, query: str) -> dict[str, Any]:
    return httpx.get(f"{server.url}/api/taylor?{query}").json()


def value(page: Page, part: str, name: str) -> float:
    """Return a number of a part of the panel."""
    text = page.locator(f"#why-{part} [data-why='{name}']").inner_text().replace(MINUS, "-")
    superscript = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
    text = re.sub(r"[\s\u200a]*×[\s\u200a]*10(.+)", lambda power: "e" + power[1].translate(superscript), text)
    return float(text.removesuffix("°"))


def height(page: Page, kind: str) -> float:
    """Return how far down a mark of the step's picture stands."""
    transform = page.locator(f"#why-step .mark.{kind}[transform]").get_attribute("transform") or ""
    return float(re.findall(r"[-\d.]+", transform)[1])


def test_the_numbers_and_the_sentences_are_those_of_the_step(page: Page, server: Server) -> None:
    opened(page, "Step", 82)
    panel = page.locator("#why-step")
    for step, words in (
        (82, ["goes down below η = 4.9.", "In truth 75.3 % of the promised change."]),
        (100, ["goes down below η = 69.", "At the minimum 2/\N{WORD JOINER}λₘₐₓ = 24.87."]),
        (0, ["By the quadratic model this step goes down at every η."]),
    ):
        at_step(page, step)
        expect(page.locator("#why-where")).to_have_text(f"step {step}")
        found = taylor(server, f"step={step}")
        names = {
            "first": found["first_order"],
            "second": found["second_order"],
            "actual": found["actual"],
            "w": found["w"],
            "b": found["b"],
            "dw": found["gradient"][0],
            "db": found["gradient"][1],
            "u": found["direction"][0],
            "v": found["direction"][1],
            "step-w": found["direction"][0],
            "step-b": found["direction"][1],
            "ww": found["hessian"][0][0],
            "bb": found["hessian"][1][1],
            "small": found["eigenvalues"][0],
            "large": found["eigenvalues"][1],
            "angle": 180,
            "cosine": -1,
        }
        for name, expected in names.items():
            digits = 3 if name in ("ww", "bb", "small", "large") else 4
            assert value(page, "step", name) == pytest.approx(expected, rel=5 * 10**-digits), name
        k = found["gradient"][0] ** 2 + found["gradient"][1] ** 2  # ‖u‖·‖∇L‖, and u is −∇L
        assert [value(page, "step", name) for name in ("-k", "product", "k")] == pytest.approx(
            [-k, -k, k], rel=5e-3
        )
        expect(page.locator("#why-step [data-why=bends]")).to_have_text(found["curvature"])
        for sentence in words:
            expect(panel).to_contain_text(sentence)
        expect(panel).not_to_contain_text(re.compile("saddle|NaN|undefined|null", re.IGNORECASE))


def test_the_picture_has_the_three_ends_of_the_step_to_scale(page: Page, server: Server) -> None:
    opened(page, "Step", 82)
    found = taylor(server, "step=82")
    first, second, actual = (height(page, kind) for kind in ("first", "second", "actual"))
    promised, bent, true = (found[name] for name in ("first_order", "second_order", "actual"))
    assert (second - actual) / (first - actual) == pytest.approx((bent - true) / (promised - true), abs=0.01)
    zero = float(page.locator("#why-step .axes .zero").get_attribute("y1") or "nan")
    assert (actual - zero) / (first - zero) == pytest.approx(true / promised, abs=0.01)
    expect(page.get_by_role("img", name="The loss along step 82")).to_have_attribute(
        "aria-label", re.compile(f"truth at {MINUS}0.05331")
    )


def test_a_step_that_goes_up_is_said_to_and_rounding_is_not(page: Page) -> None:
    opened(page, "Step", 8, "?learning_rate=20")
    panel = page.locator("#why-step")
    expect(panel).to_contain_text("It goes up, although it promised to go down.")
    expect(panel).to_contain_text("below η = 4.5; η = 20 is above that.")
    expect(panel.locator(".mark.second.outside")).to_be_visible()
    at_step(page, 70)
    expect(page.locator("#why-step [data-why=kept]")).to_have_text("At the limit of double precision.")


def test_the_last_step_shows_the_update_that_would_be_made(page: Page, server: Server) -> None:
    page.goto("/?max_steps=20&every=7&learning_rate=2")
    at_end(page)
    page.get_by_role("tab", name="Why").click()
    expect(page.locator("#why-where")).to_have_text("step 20")
    found = taylor(server, "max_steps=20&learning_rate=2&step=20")
    assert value(page, "step", "actual") == pytest.approx(found["actual"], rel=5e-4)
    page.get_by_role("button", name="One step back").click()
    expect(page.locator("#why-where")).to_have_text("step 14")


def test_at_the_bottom_there_is_no_step_and_no_number_is_broken(page: Page) -> None:
    opened(page, "Step", 0, "?w=0&b=0&point=0.5,0.5&max_steps=3")
    expect(page.locator("#why-step [data-why=kept]")).to_have_text(
        "The gradient is 0 here: there is no step to look at."
    )
    expect(page.locator("#why-step")).not_to_contain_text(re.compile("NaN|null"))
    page.get_by_role("tab", name="Dial", exact=True).click()
    expect(page.get_by_role("slider", name="Angle from the gradient")).to_have_attribute(
        "aria-disabled", "true"
    )


def test_the_step_is_turned_by_box_keys_and_pointer_and_turned_back(page: Page, server: Server) -> None:
    opened(page, "Dial", 82)
    box = page.get_by_role("textbox", name="Angle β")
    box.fill("126")
    box.press("Enter")
    dial = page.get_by_role("slider", name="Angle from the gradient")
    expect(dial).to_have_attribute("aria-valuenow", "126")
    found = taylor(server, "step=82&angle=126")
    expect(page.locator("#why-dial [data-why=cosine]")).to_have_text(f"{MINUS}0.588")
    for name, key in (("first", "first_order"), ("second", "second_order"), ("actual", "actual")):
        assert value(page, "dial", name) == pytest.approx(found[key], rel=5e-4)
    for key, angle in (("ArrowRight", 127), ("PageUp", 137), ("PageDown", 127), ("Home", 0), ("End", 359)):
        dial.press(key)
        expect(dial).to_have_attribute("aria-valuenow", str(angle))
    rim = dial.bounding_box()
    assert rim is not None
    # ∇L points to the left and down a little at step 82, so that straight up is 90° and some less, clockwise
    page.mouse.click(rim["x"] + rim["width"] / 2, rim["y"] + 30)
    expect(dial).to_have_attribute("aria-valuenow", "254")
    assert taylor(server, "step=82&angle=254")["direction"][0] == pytest.approx(0, abs=0.005)
    page.get_by_role("button", name="As the run makes it").click()
    expect(dial).to_have_attribute("aria-valuenow", "180")
    box.fill("400")
    box.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="An angle from 0 to 360.")).to_be_visible()
    expect(dial).to_have_attribute("aria-valuenow", "180")


def test_the_best_true_angle_is_the_servers_and_is_said(page: Page, server: Server) -> None:
    opened(page, "Dial", 0, PLACE_82)
    panel = page.locator("#why-dial")
    expect(panel).to_contain_text("best in truth for this length (126°)")
    expect(panel).to_contain_text("while at 180° it falls by 0.026")
    changes = [
        taylor(server, f"{PLACE_82.removeprefix('?')}&max_steps=1&angle={angle}")["actual"]
        for angle in (125, 126, 127)
    ]
    assert min(changes) == changes[1]


def test_on_the_plateau_promise_and_truth_are_said_to_lie_on_each_other(page: Page) -> None:
    opened(page, "Dial")
    expect(page.locator("#why-dial .lesson")).to_contain_text("Promise and truth lie on each other")


def test_the_step_looked_at_is_an_arrow_from_above_as_long_as_the_lens_is_open(page: Page) -> None:
    opened(page, "Dial", 0, PLACE_80)
    expect(page.locator("#why-dial .lesson")).to_contain_text("while at 180° it rises by 0.010")
    arrow = page.locator("#above-plot .proposal")
    expect(arrow).to_be_visible()
    expect(arrow).to_contain_text("true length")
    box = page.get_by_role("textbox", name="Angle β")
    turns: list[float] = []
    for angle in ("180", "90"):
        box.fill(angle)
        box.press("Enter")
        expect(page.get_by_role("slider", name="Angle from the gradient")).to_have_attribute(
            "aria-valuenow", angle
        )
        transform = arrow.locator(".body").get_attribute("transform") or ""
        turns.append(float(re.findall(r"rotate\(([-\d.]+)", transform)[0]))
    assert (turns[1] - turns[0]) % 360 == pytest.approx(90)  # on the screen y counts downwards
    page.get_by_role("tab", name="Slices").click()
    expect(arrow).to_be_hidden()


def test_the_run_names_its_real_up_steps_and_leads_to_them(page: Page) -> None:
    opened(page, "Run", 0, "?learning_rate=20")
    panel = page.locator("#why-run")
    expect(panel).to_contain_text("2 of 1000 steps go up: 7\u202f→\u202f8, 8\u202f→\u202f9.")
    expect(panel.locator(".rise")).to_have_count(2)
    page.get_by_role("button", name="Next △").click()
    expect(number(page, "step")).to_have_text("7")
    expect(panel.locator(".now")).to_have_text(re.compile(r"^Step 7: .* it goes up\.$"))
    course = page.get_by_role("slider", name="Promise and truth")
    course.press("ArrowRight")
    expect(number(page, "step")).to_have_text("8")
    course.press("End")
    expect(number(page, "step")).to_have_text("1000")


def test_rounding_is_no_up_step(page: Page, server: Server) -> None:
    losses = trajectory(server)["loss"]
    opened(page, "Run", 82)
    expect(page.locator("#why-run")).to_contain_text("None of 1000 steps goes up.")
    expect(page.locator("#why-run .rise")).to_have_count(0)
    share = (losses[83] - losses[82]) / taylor(server, "step=82")["first_order"]
    expect(page.locator("#why-run .now")).to_contain_text(f"{100 * share:.1f}\N{NO-BREAK SPACE}% kept.")
    course = page.get_by_role("slider", name="Promise and truth")
    room = course.bounding_box()
    assert room is not None
    page.mouse.click(room["x"] + 40, room["y"] + 80)
    expect(number(page, "step")).to_have_text("0")


def test_the_step_of_another_method_is_the_one_it_makes_also_where_only_the_server_knows_it(
    page: Page, server: Server
) -> None:
    query = "method=momentum&max_steps=30"
    opened(page, "Step", 14, f"?{query}")
    panel = page.locator("#why-step")
    expect(panel).to_contain_text("u = −v with v ← 0.9 v + ∇L")
    expect(panel).to_contain_text("At the minimum 2(1 + μ)/\N{WORD JOINER}λₘₐₓ = 47.26.")
    for step in (14, 30):
        at_step(page, step)
        expect(page.locator("#why-where")).to_have_text(f"step {step}")
        found = taylor(server, f"{query}&step={step}")
        assert abs(found["angle"] - 180) > 5
        names = {"first": "first_order", "second": "second_order", "actual": "actual", "angle": "angle"}
        for name, key in names.items():
            assert value(page, "step", name) == pytest.approx(found[key], rel=5e-4), name
        step_w = found["learning_rate"] * found["direction"][0]
        assert value(page, "step", "step-w") == pytest.approx(step_w, rel=5e-4)
        # the pictures come from the points; after the last one, a frame later, from what the server said
        expect(page.locator("#above-plot .proposal")).to_be_visible()
        zero = float(page.locator("#why-step .axes .zero:not([hidden])").get_attribute("y1") or "nan")
        ends = [height(page, kind) - zero for kind in ("actual", "first")]
        assert ends[0] / ends[1] == pytest.approx(found["actual"] / found["first_order"], abs=0.02)
    open_panel(page, "Why", "Dial")
    dial = page.get_by_role("slider", name="Angle from the gradient")
    expect(dial).to_have_attribute("aria-valuenow", str(round(found["angle"])))
    expect(page.locator("#why-dial")).to_contain_text(f"as the run makes it ({round(found['angle'])}°)")
    dial.press("Home")
    uphill = taylor(server, f"{query}&step=30&angle=0")["actual"]
    expect(page.locator("#why-dial [data-why=cosine]")).to_have_text("1")
    assert value(page, "dial", "actual") == pytest.approx(uphill, rel=5e-4)
    page.get_by_role("button", name="As the run makes it").click()
    expect(dial).to_have_attribute("aria-valuenow", str(round(found["angle"])))


def test_of_newtons_method_the_parabola_is_the_point_and_a_step_says_of_which_kind_it_is(
    page: Page, server: Server
) -> None:
    query = "method=newton&w=1&b=-1&max_steps=5"
    opened(page, "Step", 1, f"?{query}")
    reason = page.locator("#why-step .reason")
    assert taylor(server, f"{query}&step=1")["kind"] == "newton"
    expect(reason).to_contain_text("the step ends where the parabola is lowest")
    expect(page.locator("#why-step")).to_contain_text("goes down below η = 2.0.")
    assert value(page, "step", "second") == pytest.approx(value(page, "step", "first") / 2, rel=1e-3)
    opened(page, "Step", 0, "?method=newton&max_steps=3")
    assert taylor(server, "method=newton&max_steps=3&step=0")["kind"] == "gradient"
    expect(reason).to_contain_text("no lowest place here, so u = −∇L")


def test_a_search_is_said_to_make_no_steps_and_its_slopes_can_be_seen(page: Page, server: Server) -> None:
    page.goto("/?method=random_search&max_steps=20")
    open_panel(page, "Why")
    none = page.locator("#why-none")
    for part in ("Dial", "Run", "Step"):
        page.get_by_role("tab", name=part, exact=True).click()
        expect(none).to_contain_text("Random search makes no steps")
        expect(page.locator(f"#why-{part.lower()}")).to_be_hidden()
    open_panel(page, "Chain rule")
    expect(page.locator("#chain-rule-none")).to_contain_text("no gradient is put together")
    expect(page.locator("#factors")).to_be_hidden()
    page.get_by_role("tab", name="Graph", exact=True).click()
    expect(page.locator("[data-graph=words]")).to_contain_text("Loss of point 2")
    open_panel(page, "Why", "Slices")
    expect(none).to_be_hidden()
    slope = trajectory(server, "method=random_search&max_steps=20")["dw"][0]
    shown = page.locator("[data-slice=slope-w]").inner_text().replace(MINUS, "-")
    assert float(shown) == pytest.approx(slope, rel=5e-4)


def test_a_lens_that_cannot_be_fetched_says_so_and_comes_when_it_can(
    page: Page, expected_complaints: list[str]
) -> None:
    expected_complaints.append("ERR_FAILED")
    page.route("**/why/why.js", lambda route: route.abort())
    page.goto("/")
    open_panel(page, "Why")
    expect(page.locator("#why .loading")).to_have_text(re.compile("could not be loaded. Reload the page"))
    page.unroute("**/why/why.js")
    open_panel(page, "Neuron")
    open_panel(page, "Why")
    expect(page.locator("#why-where")).to_have_text("step 0")
    expect(page.locator("#why .loading")).to_have_count(0)


def test_a_server_that_does_not_answer_is_said_and_what_was_there_stays(
    page: Page, expected_complaints: list[str]
) -> None:
    interceptable(page)
    opened(page, "Step", 82)
    expected_complaints.append("ERR_FAILED")
    stop = "**/api/taylor?*"

    def refuse(route: Route) -> None:
        route.abort()

    page.route(stop, refuse)
    page.get_by_role("button", name="One step on").click()
    expect(page.get_by_role("alert").filter(has_text="The server does not answer.")).to_be_visible()
    expect(page.locator("#why-where")).to_have_text("step 82")
    expect(page.locator("#why-step [data-why=actual]")).to_have_text(f"{MINUS}0.05331")
    page.unroute(stop, refuse)
    page.get_by_role("button", name="One step on").click()
    expect(page.locator("#why-where")).to_have_text("step 84")
    expect(page.locator("#why-problem")).to_be_hidden()
    page.route("**/api/taylor/trajectory?*", refuse)
    page.route("**/api/taylor/trajectory", refuse)
    page.get_by_role("tab", name="Run", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="The server does not answer.")).to_be_visible()


def test_the_panel_needs_no_scrolling(page: Page) -> None:
    opened(page, "Step", 0)
    panel = page.locator("#why")
    for part in ("Step", "Dial", "Run"):
        page.get_by_role("tab", name=part, exact=True).click()
        for width, height in ((1280, 800), (1280, 640), (1024, 640)):
            resize(page, width, height)
            assert panel.evaluate("e => e.scrollHeight <= e.clientHeight && e.scrollWidth <= e.clientWidth")
