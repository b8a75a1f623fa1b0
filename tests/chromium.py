"""Debian's Chromium without a display: WebGL by software or none, and no way out to another host."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserType, Page, Route, sync_playwright

from tests.machine import chromium

# classroom.test is the lecturer's laptop as a phone sees it: plain HTTP, not a secure context
HOSTS = "MAP classroom.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
# software draws what is WebGL, and then also all else, at a tenth of the speed
WEBGL = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    f"--host-resolver-rules={HOSTS}",
]


# Playwright takes the back/forward cache away, which people's browsers have
AS_PEOPLE_HAVE_IT = ["--disable-back-forward-cache"]


def launch(kind: BrowserType, without: Sequence[str] = (), *, webgl: bool = True) -> Browser:
    """Start a Chromium; `without` some of the arguments that Playwright gives it."""
    flags = [*FLAGS, *(WEBGL if webgl else ["--disable-gpu"])]
    if os.geteuid() == 0:
        flags.append("--no-sandbox")  # the sandbox refuses root
    return kind.launch(executable_path=chromium(), args=flags, ignore_default_args=list(without))


def interceptable(page: Page) -> None:
    """Let every later `page.route` hold at once; call it before the page is opened.

    Chromium says that interception is on a little before it is: of the first requests after it, some 3 in 100
    go through. What has been on since the page was opened has no such gap.
    """
    page.route("**/nowhere", Route.continue_)


@contextmanager
def launched() -> Iterator[Browser]:
    """Run one Chromium for as long as the block lasts."""
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        yield browser
        browser.close()
