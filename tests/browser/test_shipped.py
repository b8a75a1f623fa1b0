"""Both forms in which the app is served, as a person meets them: the page works the same on either."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import MINUS, at_end, number
from tests.server import Server
from tests.shipped import FORMS, as_image
from tests.soak.meter import Meter
from tests.soak.visit import PROMISED, VISITORS, arrive

PLOTLY = {"image": "plotly.js (gl3d - minified) v", "checkout": "plotly.js v"}
SCRIPTS = {"image": range(2, 3), "checkout": range(80, 200)}


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def shipped(form: str, tmp_path: Path) -> Iterator[Server]:
    server = Server.start(tmp_path / "log", folder=FORMS[form](tmp_path / form))
    yield server
    server.end()


def test_the_first_minute_is_the_same_in_either_form(
    form: str, shipped: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(base_url=shipped.url)
    scripts: list[str] = []
    page.on("request", lambda request: scripts.append(request.url) if request.url.endswith(".js") else None)
    page.goto("/")
    expect(page.locator("#caption")).to_contain_text("Press Play to walk downhill")
    expect(number(page, "w")).to_have_text(f"{MINUS}2.000")
    expect(page.locator("#carpet-plot canvas").first).to_be_visible(timeout=30_000)
    expect(page.locator("#height")).to_have_text("height × 9", timeout=30_000)
    expect(page.locator("body")).to_have_css("margin", "0px")
    (bundle,) = [url for url in scripts if "plotly.min.js" in url]
    assert f"* {PLOTLY[form]}" in httpx.get(bundle).text[:200]
    assert len(scripts) - 1 in SCRIPTS[form]
    at_end(page, "2.4 × 10⁻¹¹")
    page.get_by_label("Theme").select_option("dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    rate = page.get_by_role("textbox", name="Learning rate")
    rate.fill("10")
    rate.press("Enter")
    at_end(page, "10⁻³²|10⁻³³")
    page.get_by_role("button", name="Lecture").click()
    expect(page).to_have_url(re.compile("scene=guess"))
    page.goto("/graph")
    expect(page.locator("#told")).to_contain_text("The result is 33")
    expect(page.locator(".graph .node").first).to_be_visible()
    page.goto("/data")
    expect(page.locator("#caption")).to_contain_text("3 numbers to learn, from 120 rows")
    page.get_by_role("tab", name="Slice").click()
    expect(page.locator("#slice .loading")).to_have_count(0)
    page.get_by_role("button", name="Lecture").click()
    expect(page).to_have_url(re.compile("/data\\?.*scene="))
    page.goto("/handout")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto("/embed")
    expect(page.get_by_role("link", name="Open in Flying Carpet")).to_be_visible()


def test_a_phone_downloads_little_and_on_coming_back_almost_nothing(
    tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    server = Server.start(tmp_path / "log", folder=as_image(tmp_path / "image"))
    with Meter(int(server.url.rpartition(":")[2])) as meter:
        page = open_page(base_url=f"http://127.0.0.1:{meter.port}", **VISITORS["phone"])
        page.goto("/")
        arrive(page, meter, drawn=False)
        assert 50_000 < meter.down <= 1000 * PROMISED["phone, first visit"]
        meter.begin()
        page.reload()
        arrive(page, meter, drawn=False)
        assert 0 < meter.down <= 1000 * PROMISED["phone, again"]
    server.end()
