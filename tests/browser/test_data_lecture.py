"""The lecture on tables: a clicker leads through it, and its answers are those of its own trainings."""

import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import number
from tests.chromium import interceptable
from tests.server import Server

QUESTIONS = 12


def answer(page: Page) -> Locator:
    """Return the card with the answer."""
    return page.locator("#answer")


def scenes(page: Page) -> Locator:
    """Return the list of scenes in the bar."""
    return page.get_by_role("combobox", name="Scene")


def address(page: Page) -> str:
    """Return the settings in the page's address, and the scene."""
    return page.url.partition("?")[2]


@pytest.mark.parametrize("viewport", [(1280, 640)])
def test_a_clicker_alone_leads_through_every_scene_and_every_answer_fits_its_card(page: Page) -> None:
    page.goto("/data")
    page.get_by_role("button", name="Lecture", exact=True).click()
    expect(scenes(page)).to_be_visible()
    addresses: set[str] = set()
    for k in range(QUESTIONS):
        expect(scenes(page)).to_have_value(str(k))
        expect(page.locator("#question")).to_have_text(re.compile(r"\?$"))
        expect(answer(page)).to_be_empty()
        addresses.add(address(page))
        page.keyboard.press("PageDown")
        expect(answer(page)).not_to_be_empty(timeout=20_000)
        assert not re.search(r"[{}]|NaN|undefined|does not answer", answer(page).inner_text())
        cut = answer(page).evaluate("(card) => card.scrollHeight - card.clientHeight")
        assert cut == 0, f"the answer of scene {k + 1} is cut off"
        page.keyboard.press("PageDown")
    expect(page.get_by_role("button", name="Next", exact=True)).to_have_attribute("aria-disabled", "true")
    assert len(addresses) == QUESTIONS


def test_a_link_to_a_scene_sets_the_training_the_playhead_the_row_and_the_panel(page: Page) -> None:
    page.goto("/data?scene=who-pushes")
    expect(number(page, "step")).to_have_text("1000")
    expect(page.get_by_role("tab", name="Row", exact=True)).to_have_attribute("aria-selected", "true")
    expect(page.locator("#row-number")).to_have_value("26")
    page.get_by_role("button", name="Leave the lecture").click()
    expect(page.locator("#lecture-bar")).to_be_hidden()
    assert address(page) == ""
    page.go_back()
    expect(page.locator("#question")).to_have_text("At the end, who still pushes?")


def test_the_answer_has_the_numbers_of_the_api_also_when_another_rate_is_tried(
    page: Page, server: Server
) -> None:
    page.goto("/data?scene=unseen-rows")
    settings = {"table": "two_clouds", "test_share": 0.25, "max_steps": 200}
    told = httpx.get(f"{server.url}/api/training", params=settings).json()
    test_loss = told["trajectory"]["test_loss"]
    expect(number(page, "loss")).to_have_text("0.6931")
    rate = page.get_by_role("textbox", name="Learning rate η")
    rate.fill("0.1")
    rate.press("Enter")
    expect(page).to_have_url(re.compile("learning_rate=0.1.*scene=unseen-rows"))
    page.keyboard.press("PageDown")
    lowest = min(test_loss)
    expect(answer(page)).to_contain_text(
        f"lowest at step {test_loss.index(lowest)}: {lowest:.3f}, then it rises to {test_loss[-1]:.3f}."
    )
    expect(answer(page)).to_contain_text(f"{told['trajectory']['loss'][-1]:.3f} at step 200")


def test_what_a_scene_compares_with_is_drawn_beside_it_and_gone_with_the_scene(page: Page) -> None:
    page.goto("/data?scene=two-scales")
    expect(page.locator("#curves-key")).to_contain_text("beside: standardized")
    scenes(page).select_option(label="11/12  A ring")
    expect(page.locator("#question")).to_have_text("Inside or outside: can one neuron tell?")
    expect(page.locator("#curves-key")).not_to_contain_text("standardized")
    expect(page).to_have_url(re.compile("table=ring.*scene=ring"))
    page.go_back()
    expect(page.locator("#question")).to_have_text("Height in mm: why does the loss not fall?")
    expect(page.locator("#curves-key")).to_contain_text("standardized")


def test_an_answer_that_cannot_be_computed_says_so_and_comes_when_it_can(
    page: Page, expected_complaints: list[str]
) -> None:
    interceptable(page)
    page.goto("/data?scene=unseen-rows")
    expect(number(page, "loss")).to_have_text("0.6931")
    expected_complaints.append("ERR_FAILED")
    page.route("**/api/training/rows?*", lambda route: route.abort())
    page.keyboard.press("PageDown")
    expect(answer(page)).to_have_text(re.compile("^The server does not answer"))
    page.unroute("**/api/training/rows?*")
    page.get_by_role("button", name="Hide").click()
    expect(answer(page)).to_be_empty()
    page.get_by_role("button", name="Reveal").click()
    expect(answer(page)).to_contain_text("Thirty rows are few.")


@pytest.mark.parametrize("width", [320])
def test_a_phone_shows_a_scene_on_tables_without_scrolling_sideways(
    open_flat: Callable[..., Page], width: int
) -> None:
    page = open_flat(viewport={"width": width, "height": 844})
    page.goto("/data?scene=five-rows")
    expect(scenes(page)).to_be_visible()
    page.keyboard.press("PageDown")
    expect(answer(page)).to_contain_text("all five rows are right")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
