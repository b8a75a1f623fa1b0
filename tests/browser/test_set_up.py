"""The set-up: choosing a neuron, a loss and a method, with the settings that each has."""

import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from app.format import significant
from tests.browser.reading import at_end, open_panel, shown, trajectory
from tests.server import Server

LABELS = {
    "momentum": "Momentum μ",
    "decay": "Decay ρ",
    "beta1": "β₁ of the mean",
    "beta2": "β₂ of the square",
    "epsilon": "ε",
    "batch_size": "Points in a step",
    "seed": "Seed",
    "w": "Start w",
}


@pytest.fixture
def form(page: Page) -> Locator:
    page.goto("/")
    open_panel(page, "Set-up")
    expect(page.locator("#method-formula")).not_to_be_empty()
    return page.locator("#set-up")


def test_every_entry_of_the_tables_can_be_chosen_and_shows_its_formula(
    form: Locator, page: Page, server: Server
) -> None:
    options = httpx.get(f"{server.url}/api/options").json()
    for method in options["method"]:
        form.get_by_label("Method", exact=True).select_option(label=method["label"])
        expect(form.locator("#method-formula")).to_have_text(
            re.sub(r", (?=\S+ ←|where)", " ", method["formula"])
        )
        expect(page).to_have_url(re.compile(r"/(\?method=\w+)?$"))
        there = [name for name, label in LABELS.items() if form.get_by_label(label, exact=True).is_visible()]
        assert set(there) - {"batch_size", "seed", "w"} == set(method["parameters"])
        assert ("batch_size" in there, "seed" in there) == (method["batches"], method["draws"])
        assert ("w" in there) != method["searches"]
    form.get_by_label("Method", exact=True).select_option("gradient_descent")
    for activation in options["activation"]:
        form.get_by_label("Activation").select_option(label=activation["label"])
        expect(form.locator("#activation-formula")).to_have_text(activation["formula"])


def test_a_parameter_makes_another_run_and_goes_with_its_method(
    form: Locator, page: Page, server: Server
) -> None:
    form.get_by_label("Method", exact=True).select_option("momentum")
    momentum = form.get_by_label("Momentum μ")
    expect(momentum).to_have_value("0.9")
    momentum.fill("0,5")
    momentum.press("Enter")
    expect(page).to_have_url(f"{server.url}/?method=momentum&momentum=0.5")
    loss = trajectory(server, "method=momentum&momentum=0.5")["loss"][-1]
    at_end(page, f"ends at {significant(loss, 2)}")
    assert shown(page, "loss") == pytest.approx(loss, rel=1e-3)
    momentum.fill("")
    momentum.press("Enter")
    expect(page).to_have_url(f"{server.url}/?method=momentum")
    expect(momentum).to_have_value("0.9")
    form.get_by_label("Method", exact=True).select_option("adam")
    expect(page).to_have_url(f"{server.url}/?method=adam")


def test_points_come_in_batches_with_a_seed(form: Locator, page: Page, server: Server) -> None:
    form.get_by_label("Points in a step").select_option("1 point")
    expect(page).to_have_url(f"{server.url}/?batch_size=1")
    form.get_by_label("Seed").fill("3")
    form.get_by_label("Seed").press("Enter")
    expect(page).to_have_url(f"{server.url}/?batch_size=1&seed=3")
    columns = trajectory(server, "batch_size=1&seed=3")
    at_end(page, f"ends at {significant(columns['loss'][-1], 2)}")
    assert shown(page, "w") == pytest.approx(columns["w"][-1], rel=1e-3)
    form.get_by_label("Points in a step").select_option("all 2 points")
    expect(page).to_have_url(f"{server.url}/")


def test_what_goes_well_is_offered_and_not_set(form: Locator, page: Page, server: Server) -> None:
    form.get_by_label("Activation").select_option("relu")
    expect(page).to_have_url(f"{server.url}/?activation=relu")
    form.get_by_role("button", name="Use η = 0.1, w = 1, b = 1").click()
    expect(page).to_have_url(f"{server.url}/?activation=relu&learning_rate=0.1&w=1&b=1")
    expect(form.get_by_role("button", name="Use η")).to_be_hidden()
    expect(form.get_by_label("Activation")).to_be_focused()


def test_a_search_has_no_rate_and_says_so(form: Locator, page: Page) -> None:
    form.get_by_label("Method", exact=True).select_option("random_search")
    rate = page.get_by_role("textbox", name="Learning rate")
    expect(rate).to_be_disabled()
    expect(rate).to_have_accessible_description("A search has no η.")
    expect(page.get_by_text("A search has no η.")).to_be_visible()
    expect(page.get_by_role("slider", name="Learning rate")).to_be_hidden()
    form.get_by_label("Method", exact=True).select_option("adam")
    expect(rate).to_be_enabled()


def test_what_does_not_go_together_is_refused_in_words_and_the_run_stays(
    form: Locator, page: Page, server: Server, expected_complaints: list[str]
) -> None:
    expected_complaints.append("422")
    form.get_by_label("Activation").select_option("tanh")
    expect(page).to_have_url(f"{server.url}/?activation=tanh")
    form.get_by_label("Loss").select_option("cross_entropy")
    said = form.get_by_role("alert").filter(has_text="cross_entropy goes with sigmoid only")
    expect(said).to_be_visible()
    expect(form.get_by_label("Loss")).to_have_attribute("aria-invalid", "true")
    expect(page).to_have_url(f"{server.url}/?activation=tanh")
    form.get_by_label("Activation").select_option("sigmoid")
    expect(said).to_be_hidden()
    expect(page).to_have_url(f"{server.url}/?loss=cross_entropy")


def test_a_target_that_is_no_probability_is_refused_at_the_points(
    form: Locator, page: Page, expected_complaints: list[str]
) -> None:
    expected_complaints.append("422")
    form.get_by_label("y of point 2").fill("1.5")
    form.get_by_label("y of point 2").press("Enter")
    expect(page).to_have_url(re.compile("point=2.5%2C1.5"))
    form.get_by_label("Loss").select_option("cross_entropy")
    said = form.get_by_role("alert").filter(has_text="the y of a point must be from 0 to 1")
    expect(said).to_be_in_viewport()


def test_the_keyboard_goes_on_from_box_to_box_of_the_points(form: Locator, page: Page) -> None:
    x = form.get_by_label("x of point 1")
    x.fill("0.7")
    x.press("Tab")
    page.keyboard.insert_text("0.3")  # before the answer for x
    expect(page).to_have_url(re.compile(r"\?point=0\.7%2C0\.2&"))
    y = form.get_by_label("y of point 1")
    expect(y).to_be_focused()
    expect(y).to_have_value("0.3")
    y.press("Enter")
    expect(page).to_have_url(re.compile(r"\?point=0\.7%2C0\.3&"))
    form.get_by_role("button", name="Add a point").click()
    expect(page).to_have_url(re.compile(r"&point=3\.5%2C0\.9$"))
    added = form.get_by_label("x of point 3")
    expect(added).to_be_focused()
    added.fill("4")
    form.get_by_role("button", name="Remove point 2").click()
    expect(page).to_have_url(re.compile(r"\?point=0\.7%2C0\.3&point=4%2C0\.9$"))
    expect(form.get_by_label("x of point 2")).to_have_value("4")
    expect(form.get_by_role("button", name="Add a point")).to_be_focused()


def test_a_link_with_a_parameter_of_another_method_says_so_where_it_can_be_seen(page: Page) -> None:
    page.goto("/?momentum=0.5")
    expect(page.get_by_role("alert")).to_have_text(
        "momentum is for momentum or nesterov only; leave it out with gradient_descent."
    )
    expect(page.get_by_role("tab", name="Set-up")).to_have_attribute("aria-selected", "true")


def test_on_a_phone_every_control_of_the_set_up_is_large_enough(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto("/?method=adam&activation=relu&batch_size=1")
    open_panel(page, "Set-up")
    expect(page.locator("#method-formula")).not_to_be_empty()
    controls = page.locator("#set-up :is(input, select, button)").filter(visible=True)
    expect(controls.first).to_be_visible()
    for box in (control.bounding_box() for control in controls.all()):
        assert box is not None
        assert box["height"] >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
