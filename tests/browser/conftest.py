"""Two Chromiums, one with WebGL and one without, and pages that fail their test on any complaint."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    ConsoleMessage,
    Page,
    WebError,
    expect,
    sync_playwright,
)

from tests.chromium import launch
from tests.server import Server
from tests.shipped import as_image, can_be_built

# a machine may be busy with other tests: what is right comes in the end
expect.set_options(timeout=20_000)

NO_WEBGL = """
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind.startsWith("webgl") ? null : getContext.call(this, kind, ...rest);
    };
"""


@pytest.fixture(scope="session")
def server(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server with the page as the image has it, which opens faster, wherever that can be built."""
    if not can_be_built():
        yield server
        return
    folder = tmp_path_factory.mktemp("image")
    running = Server.start(folder / "log", folder=as_image(folder / "app"))
    yield running
    running.end()


@pytest.fixture(scope="session")
def chromium() -> Iterator[BrowserType]:
    """What starts a Chromium."""
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="session")
def browser(chromium: BrowserType) -> Iterator[Browser]:
    """One Chromium for the whole session; every page gets a context of its own."""
    running = launch(chromium)
    yield running
    running.close()


@pytest.fixture(scope="session")
def flat_browser(chromium: BrowserType) -> Iterator[Browser]:
    """One without WebGL, which draws a page several times as fast."""
    running = launch(chromium, webgl=False)
    yield running
    running.close()


@pytest.fixture
def viewport() -> tuple[int, int]:
    """Width and height in CSS pixels; parametrise this name to change it."""
    return (1280, 800)


@pytest.fixture
def colour_scheme() -> str:
    """What the system prefers, "light" or "dark"; parametrise this name to change it."""
    return "light"


@pytest.fixture
def expected_complaints() -> list[str]:
    """Patterns of complaints this test brings about on purpose: append to it before they come."""
    return []


@pytest.fixture
def open_in(
    server: Server,
    viewport: tuple[int, int],
    colour_scheme: str,
    expected_complaints: list[str],
) -> Iterator[Callable[..., Page]]:
    """Open pages in a browser.

    After the test every complaint that was not expected fails it: an error on the console (a broken content
    policy is one), an uncaught exception, a request to another host.
    """
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text} ({message.location['url']})")

    def on_error(thrown: WebError) -> None:
        complaints.append(f"uncaught: {thrown.error.stack or thrown.error}")

    def another(browser: Browser, **options: Any) -> Page:
        settings: dict[str, Any] = {
            "base_url": server.url,
            "viewport": {"width": viewport[0], "height": viewport[1]},
            "color_scheme": colour_scheme,
        }
        settings |= options
        home = urlsplit(settings["base_url"]).netloc
        context = browser.new_context(**settings)
        contexts.append(context)
        context.on("console", on_console)
        context.on("weberror", on_error)
        context.on("request", lambda request: note_host(request.url, home))
        return context.new_page()

    def note_host(url: str, home: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.netloc != home:
            complaints.append(f"request to another host: {url}")

    yield another
    for context in contexts:
        context.close()
    left = [text for text in complaints if not any(re.search(known, text) for known in expected_complaints)]
    if left:
        pytest.fail("the page complained:\n" + "\n".join(left), pytrace=False)


@pytest.fixture
def open_page(open_in: Callable[..., Page], browser: Browser) -> Callable[..., Page]:
    """Open pages: `open_page(has_touch=True, base_url=…)` takes what Playwright's new_context takes."""
    return partial(open_in, browser)


@pytest.fixture
def open_flat(open_in: Callable[..., Page], flat_browser: Browser) -> Callable[..., Page]:
    """Open pages without the carpet, which takes its time where software draws it."""

    def opened(**options: Any) -> Page:
        page = open_in(flat_browser, **options)
        page.add_init_script(NO_WEBGL)
        return page

    return opened


@pytest.fixture
def page(open_flat: Callable[..., Page]) -> Page:
    """A page without the carpet that has not gone anywhere yet: `page.goto("/")`."""
    return open_flat()


@pytest.fixture
def whole_page(open_page: Callable[..., Page]) -> Page:
    """A page with its carpet that has not gone anywhere yet."""
    return open_page()
