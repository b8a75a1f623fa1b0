"""A server without room for another stream: the page says so, waits, and goes on by itself."""

from collections.abc import Callable

import httpx
from playwright.sync_api import Page, expect

from tests.browser.reading import at_end
from tests.server import Server


def test_a_full_server_is_named_and_the_run_comes_when_there_is_room(
    open_page: Callable[..., Page], serve: Callable[..., Server], expected_complaints: list[str]
) -> None:
    expected_complaints.append("429")
    server = serve("--max-streams", "1")
    page = open_page(base_url=server.url)
    with httpx.stream("GET", f"{server.url}/api/trajectory/stream?steps_per_second=0.01"):
        page.goto("/")
        expect(page.locator("#connection")).to_have_text(
            "The server has no room for another run just now. This page asks again by itself."
        )
        expect(page.locator("#strip")).to_be_hidden()
    expect(page.locator("#connection")).to_be_hidden(timeout=20_000)
    expect(page.locator("#strip")).to_be_visible()
    at_end(page)
    expect(page.locator("#caption")).to_contain_text("It stopped because 1000 was the limit.")
