"""A run that was seen to its end: the page that comes back to it shows the same and asks for no stream."""

from playwright.sync_api import Page, expect

from tests.browser.reading import at_end, at_step, number

NUMBERS = ("step", "w", "b", "loss", "slope")
KEPT = "() => Object.keys(localStorage).filter((name) => name.startsWith('flying-carpet-run'))"


def numbers(page: Page, step: int) -> list[str]:
    at_step(page, step)
    return [number(page, name).inner_text() for name in NUMBERS]


def ending(page: Page) -> str:
    at_end(page)
    expect(page.locator("#caption")).to_contain_text("It stopped because")
    return page.locator("#caption").inner_text()


def test_coming_back_shows_the_same_without_a_stream_and_a_new_run_is_streamed(page: Page) -> None:
    streams: list[str] = []
    page.on(
        "request", lambda request: streams.append(request.url) if "trajectory/stream" in request.url else 0
    )
    page.goto("/")
    first = [numbers(page, step) for step in (0, 81)], ending(page)
    assert len(streams) == 1
    page.reload()
    assert ([numbers(page, step) for step in (0, 81)], ending(page)) == first
    expect(page.locator(".minimum")).to_be_attached()
    expect(page.locator("#connection")).to_be_hidden()
    page.goto("/?utm_source=chat")
    at_end(page)
    assert len(streams) == 1
    page.goto("/?learning_rate=10")
    at_end(page)
    assert len(streams) == 2
    page.go_back()
    at_end(page, "2.4 × 10⁻¹¹")
    assert len(streams) == 2


def test_a_run_that_was_spoilt_in_the_browser_is_streamed_again(page: Page) -> None:
    page.goto("/?w=1")
    first = numbers(page, 81)
    (kept,) = page.evaluate(KEPT)
    page.evaluate("name => localStorage.setItem(name, localStorage.getItem(name).replace(/A/g, 'B'))", kept)
    with page.expect_request("**/api/trajectory/stream?*"):
        page.reload()
    assert numbers(page, 81) == first
