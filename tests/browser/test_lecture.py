"""The lecture as it is given: a clicker in the hand, every scene a link, nothing that moves the frame."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.reading import MINUS, number, resize
from tests.chromium import interceptable
from tests.server import Server

PLACES = """() => [...document.querySelectorAll("#carpet, #above, #story, #strip, #panel, footer, h2")]
    .map((element) => element.getBoundingClientRect().toJSON())"""
RATE = "Learning rate η"


def answer(page: Page) -> Locator:
    """Return the card with the answer."""
    return page.locator("#answer")


def cut_off(page: Page) -> int:
    """Return how many pixels of the answer are out of its card."""
    return answer(page).evaluate("(card) => card.scrollHeight - card.clientHeight")


def scene(page: Page, name: str) -> None:
    """Open a scene by its link, and wait for its run."""
    page.goto(f"/?scene={name}")
    expect(page.get_by_role("combobox", name="Scene")).to_be_visible()
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))


def clicked(page: Page, key: str = "PageDown") -> None:
    """Press a key as a clicker does: wherever the focus is."""
    page.keyboard.press(key)


@pytest.mark.parametrize("viewport", [(1280, 640)])
def test_a_clicker_alone_leads_through_the_chapters_and_a_link_opens_its_scene(
    page: Page, server: Server
) -> None:
    page.goto("/")
    page.get_by_role("button", name="Lecture", exact=True).press("Enter")
    scenes = page.get_by_role("combobox", name="Scene")
    expect(scenes).to_be_visible()
    total = scenes.locator("option").count()
    chapters = scenes.locator("optgroup")
    assert chapters.count() >= 6
    assert sum(group.locator("option").count() for group in chapters.all()) == total >= 30
    shown: list[tuple[str, str, str]] = []
    for k in range(total):
        expect(scenes).to_have_value(str(k))
        expect(answer(page)).to_be_empty()
        question = page.locator("#question").inner_text()
        assert question.endswith("?")
        clicked(page)
        expect(answer(page)).not_to_be_empty()
        said = answer(page).inner_text()
        assert not re.search(r"[{}]|NaN|undefined|does not answer", said)
        assert cut_off(page) == 0, f"the answer of scene {k + 1} is cut off"
        shown.append((page.url, question, said))
        clicked(page)
    expect(page.get_by_role("button", name="Next", exact=True)).to_have_attribute("aria-disabled", "true")
    expect(scenes).to_have_value(str(total - 1))
    assert len({url for url, _, _ in shown}) == total
    for group in chapters.all():  # the first of each
        k = int(group.locator("option").first.get_attribute("value") or "")
        url, question, said = shown[k]
        page.goto(url)
        expect(scenes).to_have_value(str(k))
        expect(page.locator("#question")).to_have_text(question)
        expect(page).to_have_url(url)
        clicked(page)
        expect(answer(page)).to_have_text(re.sub(r"\s+", " ", said.replace("\n\n", "").replace("\n", "")))


def test_a_scene_sets_the_run_the_playhead_and_the_panel(page: Page) -> None:
    scene(page, "slopes")
    expect(number(page, "step")).to_have_text("81")
    expect(page.get_by_role("tab", name="Slices")).to_have_attribute("aria-selected", "true")
    page.get_by_role("slider", name="Step shown").press("PageDown")  # what else would move the playhead
    expect(answer(page)).to_contain_text("∂L")
    expect(number(page, "step")).to_have_text("81")
    scene(page, "rate-24")
    expect(page.get_by_role("textbox", name=RATE)).to_have_value("24")
    expect(number(page, "step")).to_have_text("0")
    expect(page.get_by_role("tab", name="Neuron")).to_have_attribute("aria-selected", "true")
    for name, panel, part in (("say-db", "derivation", "bias"), ("saturated", "factors", "1")):
        scene(page, name)
        expect(page.locator(f"#{panel} input[value='{part}']")).to_be_checked()


def test_the_answer_keeps_the_scenes_own_numbers_when_another_run_is_tried(page: Page) -> None:
    scene(page, "rate-24")
    rate = page.get_by_role("textbox", name=RATE)
    rate.fill("3")
    rate.press("Enter")
    expect(page).to_have_url(re.compile("learning_rate=3.*scene=rate-24"))
    clicked(page)
    expect(answer(page)).to_contain_text("η = 24 still arrives: the loss is 4.22 × 10⁻¹⁹ after 100 steps.")
    expect(answer(page)).to_contain_text("λ = 24.87")


def test_about_as_many_starts_are_lost_as_numpy_finds(page: Page) -> None:
    middles = -6 + 12 * (np.arange(40) + 0.5) / 40
    w, b = np.meshgrid(middles, middles)
    arrived = np.zeros(w.shape, bool)
    for _ in range(1001):
        residuals = [(1 / (1 + np.exp(-w * x - b)), x, y) for x, y in ((0.5, 0.2), (2.5, 0.9))]
        arrived |= sum(0.5 * (f - y) ** 2 for f, _, y in residuals) < 1e-4
        dw = sum((f - y) * f * (1 - f) * x for f, x, y in residuals)
        db = sum((f - y) * f * (1 - f) for f, _, y in residuals)
        w, b = w - dw, b - db
    scene(page, "anywhere")
    clicked(page)
    expect(answer(page)).to_contain_text("About")
    said = int(re.findall(r"About (\d+)", answer(page).inner_text())[0])
    assert abs(said - 100 * (1 - arrived.mean())) < 1
    assert said == 38


def test_guesses_by_hand_stand_in_a_table_that_names_the_best_and_ask_no_server(page: Page) -> None:
    scene(page, "guess")
    expect(page.locator("#above")).not_to_be_visible()
    expect(page.locator(".guess .badge").first).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    w = page.locator(".guess").get_by_role("textbox", name="w")
    b = page.locator(".guess").get_by_role("textbox", name="b")
    keep = page.get_by_role("button", name="Keep this guess")
    keep.click()
    for typed in (("1,5", "-2"), ("2", f"{MINUS}2")):
        w.fill(typed[0])
        b.fill(typed[1])
        b.press("Enter")
        keep.click()
    rows = page.locator(".guess tbody tr")
    expect(rows).to_have_text(
        [
            f"32.00{MINUS}2.000.003758",
            f"21.50{MINUS}2.000.001412best so far",
            "1000.1250",
        ]
    )
    page.get_by_role("button", name="w a little more").click()
    expect(w).to_have_value("2.1")
    before = page.locator(".guess .curve").get_attribute("d") or ""
    page.locator(".guess").get_by_role("slider", name="w").press("End")
    expect(w).to_have_value("6")
    expect(page.locator(".guess .curve")).not_to_have_attribute("d", before)
    assert asked == []
    clicked(page)
    clicked(page)
    expect(page.locator("#above")).to_be_visible()
    expect(page.locator(".guess")).not_to_be_visible()
    clicked(page, "PageUp")
    expect(rows).to_have_count(3)


def test_the_short_arrow_ends_where_eta_times_the_change_leads(page: Page) -> None:
    scene(page, "change")
    raster = page.locator("#above-plot .raster").bounding_box()
    tip = page.locator(".displacement .next")
    assert raster is not None

    def place() -> tuple[float, float]:
        at = tip.bounding_box()
        assert at is not None
        w = -6 + 12 * (at["x"] + at["width"] / 2 - raster["x"]) / raster["width"]
        b = 6 - 12 * (at["y"] + at["height"] / 2 - raster["y"]) / raster["height"]
        return w, b

    assert place() == pytest.approx((0, 0), abs=0.03)
    rate = page.get_by_role("textbox", name=RATE)
    rate.fill("0.2")
    rate.press("Enter")
    expect(page).to_have_url(re.compile("learning_rate=0.2"))
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at 0"))
    assert place() == pytest.approx((-1, -1), abs=0.03)


def test_the_lecture_can_be_left_and_come_back_to_in_the_browsers_history(page: Page, server: Server) -> None:
    page.goto("/")
    page.get_by_role("button", name="Lecture", exact=True).click()
    scenes = page.get_by_role("combobox", name="Scene")
    ten = scenes.locator("option").filter(has_text=re.compile("η = 10")).get_attribute("value")
    scenes.select_option(ten)
    expect(page).to_have_url(re.compile("learning_rate=10.*scene=rate-10"))
    expect(page.get_by_role("textbox", name=RATE)).to_have_value("10")
    page.get_by_role("button", name="Leave the lecture").click()
    expect(page.locator("#question")).not_to_be_visible()
    expect(page.locator("#caption")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?learning_rate=10&max_steps=100$"))
    expect(page.get_by_role("button", name="Lecture", exact=True)).to_be_focused()
    page.go_back()
    expect(page.locator("#question")).to_have_text("Ten times the rate: ten times as fast?")
    page.go_back()
    expect(page.locator("#question")).to_have_text("Which w and b fit both points?")
    expect(page.locator("#learning_rate")).to_have_value("1")
    page.go_back()
    expect(page).to_have_url(f"{server.url}/")
    expect(page.locator("#question")).not_to_be_visible()
    expect(page.locator("#above")).to_be_visible()


def test_the_layers_of_a_scene_are_gone_when_the_lecture_is_left(page: Page) -> None:
    scene(page, "two-points")
    expect(page.locator(".fit-line")).to_have_count(2)
    expect(page.locator(".tug")).not_to_have_attribute("hidden", "")
    expect(page.locator(".minimum")).not_to_be_visible()
    clicked(page)
    expect(page.locator(".minimum")).to_be_visible()
    clicked(page, "PageUp")
    expect(page.locator(".minimum")).not_to_be_visible()
    page.get_by_role("button", name="Leave the lecture").click()
    expect(page.locator(".tug")).to_have_attribute("hidden", "")
    expect(page.locator(".downhill")).to_be_visible()
    expect(page).to_have_title("Flying Carpet: see gradient descent")


def test_play_asked_for_before_the_run_is_here_starts_when_it_comes(page: Page) -> None:
    held: list[Route] = []
    page.route("**/api/trajectory/stream*", lambda route: held.append(route))
    with page.expect_request("**/api/trajectory/stream*"):
        page.goto("/?scene=one-point")
    clicked(page)
    expect(page.get_by_role("button", name="Hide")).to_be_visible()
    held[0].continue_()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(number(page, "step")).not_to_have_text("0")


def test_a_lecture_that_cannot_be_fetched_says_so_and_opens_at_the_next_press(
    page: Page, expected_complaints: list[str]
) -> None:
    expected_complaints.append("net::ERR_FAILED")
    interceptable(page)
    page.goto("/")
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    page.route("**/js/lecture.js", lambda route: route.abort())
    door = page.get_by_role("button", name="Lecture", exact=True)
    door.click()
    expect(page.locator("#connection")).to_have_text(re.compile("^The lecture could not be loaded."))
    page.unroute("**/js/lecture.js")
    door.click()
    expect(page.locator("#question")).to_be_visible()
    expect(page.locator("#connection")).not_to_be_visible()


def test_the_frame_stays_where_it_is_and_no_answer_is_cut_off_on_a_projector(
    open_flat: Callable[..., Page],
) -> None:
    low = {"width": 1280, "height": 640}
    page = open_flat(viewport=low)
    page.goto("/?theme=projector")
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    story = page.locator("#story").bounding_box()
    page.get_by_role("button", name="Lecture", exact=True).click()
    scenes = page.get_by_role("combobox", name="Scene")
    expect(scenes).to_be_visible()
    for k in range(scenes.locator("option").count()):
        assert page.locator("#story").bounding_box() == story
        two = "run=" in page.url and "cross_entropy" in page.url  # surfaces, which come with their runs
        body = expect(page.locator("body"))
        (body.to_have_class if two else body.not_to_have_class)(re.compile(r"\btwo\b"))
        before = page.evaluate(PLACES)
        clicked(page)
        expect(answer(page)).not_to_be_empty()
        assert page.evaluate(PLACES) == before
        for height in (800, 640):
            resize(page, 1280, height)
            assert cut_off(page) == 0, f"the answer of scene {k + 1} is cut off at {height}"
        clicked(page)


@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_shows_the_lecture_without_scrolling_sideways(
    open_flat: Callable[..., Page], width: int
) -> None:
    page = open_flat(viewport={"width": width, "height": 844})
    for name in ("guess", "slow"):
        scene(page, name)
        clicked(page)
        expect(answer(page)).not_to_be_empty()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
