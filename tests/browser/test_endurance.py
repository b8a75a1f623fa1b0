"""What a page lives through in a long lesson: no network, no graphics card, other pages, a turned phone."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect

from tests.browser.reading import at_end, at_rest, at_step, number, shown, soon, trajectory
from tests.chromium import AS_PEOPLE_HAVE_IT, interceptable, launch
from tests.proxy import Cut, Proxy
from tests.server import Server

CARD = """() => {
  const canvas = document.querySelector("#carpet-plot canvas");
  canvas.dataset.card = "lost";
  window.card = canvas.getContext("webgl").getExtension("WEBGL_lose_context");
}"""
NUMBERS = """() => [...document.querySelectorAll(".carpet-ticks text")]
    .map((text) => [text.textContent, text.getAttribute("transform")])"""
DRAWN = """() => {
  const { width, height } = document.querySelector("#carpet-plot").getBoundingClientRect();
  const canvas = document.querySelector("#carpet-plot canvas").getBoundingClientRect();
  return Math.abs(canvas.width - width) < 1 && Math.abs(canvas.height - height) < 1 && width > 100;
}"""


@pytest.fixture(scope="module")
def browser(chromium: BrowserType) -> Iterator[Browser]:
    """A Chromium that keeps pages for the way back, as people's browsers do."""
    keeping = launch(chromium, without=AS_PEOPLE_HAVE_IT)
    yield keeping
    keeping.close()


@pytest.fixture(scope="module")
def flat_browser(browser: Browser) -> Browser:
    """The same, for pages without WebGL too."""
    return browser


@pytest.fixture
def held(server: Server) -> Iterator[Proxy]:
    """A way to the server on which a stream stops after 300 points, and breaks when it is released."""
    proxy = Proxy(server.url, [Cut(300, "held")])
    yield proxy
    proxy.refuse()


def is_whole(page: Page, server: Server) -> None:
    """Whether all points are here, each once: by their number, and by one after the break."""
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"), timeout=15_000)
    expect(page.locator("#connection")).to_be_hidden()
    page.get_by_text("by step").click()
    at_step(page, 301)
    assert shown(page, "loss") == pytest.approx(trajectory(server)["loss"][301], rel=5e-4)
    at_end(page)
    expect(number(page, "step")).to_have_text("1000")


def test_a_page_that_is_left_in_mid_stream_goes_on_when_the_viewer_comes_back(
    open_flat: Callable[..., Page], server: Server, held: Proxy
) -> None:
    page = open_flat(base_url=held.url)
    page.add_init_script("addEventListener('pageshow', (event) => { window.kept = event.persisted; })")
    page.goto("/")
    expect(number(page, "w")).not_to_be_empty()
    page.goto("/handout")
    page.evaluate("history.back()")
    expect(number(page, "w")).to_be_visible()
    assert page.evaluate("window.kept") is True
    is_whole(page, server)
    assert len(held.streams) == 2
    assert re.search(rb"last_event_id=\d+ ", held.streams[1])


def test_a_network_that_goes_in_mid_stream_and_comes_back_costs_no_point(
    open_flat: Callable[..., Page], server: Server, held: Proxy, expected_complaints: list[str]
) -> None:
    expected_complaints.append("ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ERR_INCOMPLETE")
    page = open_flat(base_url=held.url)
    page.goto("/")
    expect(number(page, "w")).not_to_be_empty()
    page.context.set_offline(True)
    held.release()  # a browser without a network does not by itself give up what is open
    expect(page.locator("#connection")).to_have_text("Reconnecting…")
    page.context.set_offline(False)
    is_whole(page, server)


def test_a_run_that_is_asked_for_without_a_network_opens_when_there_is_one(
    open_flat: Callable[..., Page], server: Server, expected_complaints: list[str]
) -> None:
    expected_complaints.append("ERR_INTERNET_DISCONNECTED")
    page = open_flat()
    page.goto("/")
    at_end(page)
    page.context.set_offline(True)
    rate = page.get_by_role("textbox", name="Learning rate")
    rate.fill("10")
    rate.press("Enter")
    expect(page.locator("#connection")).to_contain_text("The server does not answer.")
    page.context.set_offline(False)
    expect(page).to_have_url(f"{server.url}/?learning_rate=10")
    expect(page.locator("#connection")).to_be_hidden()
    at_end(page, "10⁻³²|10⁻³³")


def test_a_graphics_card_that_is_lost_while_a_run_plays_gives_the_same_view_back(whole_page: Page) -> None:
    whole_page.goto("/")
    plot = whole_page.get_by_role("application", name="three dimensions")
    expect(plot).to_have_count(1, timeout=30_000)
    expect(whole_page.locator(".carpet-ticks text").first).to_have_attribute("transform", re.compile("."))
    home = at_rest(whole_page, NUMBERS)  # in its first frames Plotly compiles shaders, which needs the card
    for _ in range(4):
        plot.press("ArrowLeft")
    expect(whole_page.locator(".carpet-ticks text").first).not_to_have_attribute("transform", home[0][1])
    before = at_rest(whole_page, NUMBERS)
    canvases = whole_page.locator("#carpet-plot canvas").count()
    whole_page.evaluate(CARD)
    whole_page.get_by_role("button", name="Play").click()
    whole_page.evaluate("card.loseContext()")
    whole_page.set_viewport_size({"width": 1000, "height": 700})
    expect(number(whole_page, "step")).not_to_have_text("0")
    whole_page.set_viewport_size({"width": 1280, "height": 800})
    whole_page.evaluate("card.restoreContext()")
    whole_page.get_by_role("button", name="Pause").click()
    expect(whole_page.locator("#carpet-plot canvas[data-card=lost]")).to_have_count(0)
    expect(whole_page.locator("#carpet-plot canvas")).to_have_count(canvases)
    assert soon(whole_page, lambda: whole_page.evaluate(DRAWN))
    assert soon(whole_page, lambda: at_rest(whole_page, NUMBERS) == before)


def test_a_page_that_slept_goes_on_where_it_was(
    open_flat: Callable[..., Page], server: Server, held: Proxy, expected_complaints: list[str]
) -> None:
    expected_complaints.append("ERR_INCOMPLETE_CHUNKED_ENCODING")
    page = open_flat(base_url=held.url)
    page.goto("/")
    expect(number(page, "w")).not_to_be_empty()
    page.get_by_role("button", name="Play").click()
    session = page.context.new_cdp_session(page)
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    held.release()
    page.wait_for_timeout(1000)
    session.send("Page.setWebLifecycleState", {"state": "active"})
    is_whole(page, server)


def test_a_phone_that_is_turned_shows_the_carpet_whole_both_ways(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto("/")
    page.get_by_role("tab", name="Carpet").tap()
    expect(page.locator("#carpet-plot canvas").first).to_be_visible(timeout=30_000)
    for width, height in ((844, 390), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        assert soon(page, lambda: page.evaluate(DRAWN)), (width, height)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_carpet_that_could_not_be_loaded_is_said_and_comes_later(
    open_page: Callable[..., Page], expected_complaints: list[str]
) -> None:
    expected_complaints.append("ERR_FAILED")
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    interceptable(page)
    page.goto("/")
    page.route(re.compile("api/figure"), lambda route: route.abort(), times=1)
    page.get_by_role("tab", name="Carpet").tap()
    expect(page.locator("#carpet-notice")).to_contain_text("could not be loaded yet", timeout=15_000)
    expect(page.locator("#carpet-plot canvas").first).to_be_visible(timeout=30_000)
    expect(page.locator("#carpet-notice")).to_be_hidden()
