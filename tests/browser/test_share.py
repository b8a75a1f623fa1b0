"""Sharing: every form of the run on screen, also where a page has no clipboard and inside a frame."""

import re
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Download, Page, expect

from app import __version__
from app.run import Run
from app.script import script
from tests.browser.reading import at_step, number, pixels
from tests.server import Server

WITH_FRAME = """
    (frame) => {
      document.body.innerHTML = frame;
      document.body.style.cssText = "margin: 0; display: grid";
      document.querySelector("iframe").style.cssText = "border: 0; width: 100vw; height: 100vh";
    }
"""


def shared(page: Page, query: str = "") -> None:
    """Open the page and its dialog, by the keyboard."""
    page.goto(f"/?{query}")
    expect(number(page, "step")).to_have_text("0")
    page.get_by_role("button", name="Share").press("Enter")
    expect(page.get_by_role("dialog", name="Share this run")).to_be_visible()
    expect(page.locator("#share-script")).to_have_value(re.compile("import math"))


def test_the_dialog_has_the_run_in_every_form(page: Page, server: Server) -> None:
    shared(page, "learning_rate=10&point=0,0.5&point=1,0.25")
    run = Run(learning_rate=10, point=((0, 0.5), (1, 0.25)))
    query = "learning_rate=10&point=0%2C0.5&point=1%2C0.25"
    expect(page.locator("#share-link")).to_have_value(f"{server.url}/?{query}")
    expect(page.locator("#share-curl")).to_have_value(f'curl -N "{server.url}/api/trajectory/stream?{query}"')
    embed = page.locator("#share-embed")
    assert f'src="{server.url}/embed?{query.replace("&", "&amp;")}"' in embed.input_value()
    assert page.locator("#share-script").input_value() == script(run, __version__)
    for name, path in (("Handout to print", "handout"), ("CSV", "api/trajectory.csv")):
        expect(page.get_by_role("link", name=name)).to_have_attribute("href", f"{path}?{query}")


def test_escape_closes_it_and_the_focus_goes_back(page: Page) -> None:
    shared(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Share")).to_be_focused()


def pasted(page: Page) -> str:
    """Return what the clipboard holds, by the viewer's own keys."""
    page.evaluate("document.querySelector('#share').append(document.createElement('textarea'))")
    box = page.locator("#share textarea").last
    box.press("Control+v")
    text = box.input_value()
    box.evaluate("box => box.remove()")
    return text


def test_copying_works_on_a_plain_http_host(open_flat: Callable[..., Page], server: Server) -> None:
    page = open_flat(base_url=server.url.replace("127.0.0.1", "classroom.test"))
    shared(page, "w=1")
    assert not page.evaluate("isSecureContext")
    for name in ("link", "script"):
        button = page.locator(f"[data-copy={name}]")
        button.click()
        expect(button).to_have_text("Copied")
        expect(button).to_be_focused()
        assert pasted(page) == page.locator(f"#share-{name}").input_value()
    assert "http://classroom.test:" in page.locator("#share-link").input_value()


def test_where_the_browser_does_not_copy_the_text_is_selected_and_the_keys_are_named(
    open_flat: Callable[..., Page], server: Server
) -> None:
    page = open_flat(base_url=server.url.replace("127.0.0.1", "classroom.test"))
    page.add_init_script("document.execCommand = () => false;")
    shared(page)
    button = page.locator("[data-copy=link]")
    button.click()
    expect(button).to_have_text("Press Ctrl+C")
    page.keyboard.press("Control+c")
    assert pasted(page) == page.locator("#share-link").input_value()


def photograph(page: Page, picture: str) -> Download:
    """Return the file that the button of a picture saves."""
    with page.expect_download() as download:
        page.locator(f"[data-picture={picture}]").click()
    return download.value


def size_and_colours(page: Page, file: Path) -> tuple[tuple[int, int], int]:
    """Return the width and height a PNG says it has, and how many colours are in it."""
    content = file.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    return (width, height), np.unique(pixels(page, content).view(np.uint32)).size


@pytest.mark.parametrize(("picture", "colours"), [("above-plot", 2000), ("strip", 40), ("fit", 40)])
def test_a_picture_is_saved_twice_as_fine_with_its_run_in_its_name(
    page: Page, picture: str, colours: int
) -> None:
    page.goto("/?learning_rate=2")
    at_step(page, 41)
    box = page.locator(f"#{picture}").bounding_box()
    assert box is not None
    # its own tab need not be open
    page.get_by_role("tab", name="Set-up").click()
    page.get_by_role("button", name="Share").click()
    file = photograph(page, picture)
    assert (
        file.suggested_filename
        == f"flying-carpet-{picture.removesuffix('-plot')}-learning_rate=2-step-41.png"
    )
    (width, height), found = size_and_colours(page, file.path())
    assert (width, height) == (round(2 * (box["width"] + 24)), round(2 * (box["height"] + 42)))
    assert found > colours
    expect(page.get_by_role("tab", name="Set-up", include_hidden=True)).to_have_attribute(
        "aria-selected", "true"
    )


def test_the_carpet_is_saved_as_it_stands(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto("/")
    expect(page.locator("#carpet-plot canvas").first).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Share").click()
    (width, height), colours = size_and_colours(page, photograph(page, "carpet-plot").path())
    assert min(width, height) > 600
    assert colours > 2000


def test_a_picture_that_is_not_there_is_said_to_be_missing(page: Page) -> None:
    shared(page)
    button = page.locator("[data-picture=carpet-plot]")
    button.click()
    expect(button).to_have_text("Not on screen")


@pytest.mark.parametrize("viewport", [(600, 400), (360, 420)], ids=str)
def test_a_frame_elsewhere_shows_picture_and_transport_alone(
    open_flat: Callable[..., Page], server: Server, viewport: tuple[int, int], expected_complaints: list[str]
) -> None:
    expected_complaints += ["request to another host: http://127.0.0.1", "favicon.ico"]
    page = open_flat(base_url=server.url.replace("127.0.0.1", "classroom.test"))
    page.goto("/healthz")  # any page of another origin, without a policy of ours
    # sandboxed as course pages do it: no storage, no origin
    frame = f'<iframe sandbox="allow-scripts allow-popups" src="{server.url}/embed?learning_rate=2"></iframe>'
    page.evaluate(WITH_FRAME, frame)
    inside = page.frame_locator("iframe")
    expect(inside.locator("#above-plot canvas").first).to_be_visible()
    inside.get_by_role("button", name="Play").click()
    expect(inside.locator(".transport [data-number=step]")).not_to_have_text("0")
    for gone in ("header.bar", "#panel", "#story", "#strip"):
        expect(inside.locator(gone)).to_be_hidden()
    out = inside.get_by_role("link", name="Open in Flying Carpet")
    expect(out).to_have_attribute("href", "./?learning_rate=2")
    body = inside.locator("body")
    assert body.evaluate("() => document.scrollingElement.scrollHeight <= innerHeight")
    assert body.evaluate("() => document.scrollingElement.scrollWidth <= innerWidth")
    for part in (out, inside.locator("[data-action=play]"), inside.locator("#above-plot .raster")):
        box = part.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= viewport[0]
        assert box["y"] + box["height"] <= viewport[1]


@pytest.mark.parametrize("query", ["", "learning_rate=26&w=0&b=3"])
def test_the_handout_prints_on_two_pages_at_most(page: Page, query: str) -> None:
    page.goto(f"/handout?{query}")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) in (1, 2)


def test_a_page_in_a_frame_shows_its_run_whatever_scene_its_link_names(page: Page) -> None:
    page.goto("/embed?learning_rate=24&scene=guess")
    expect(page.get_by_role("button", name="Play")).to_be_enabled()
    expect(page.locator("#above-plot .raster")).to_be_visible()
    assert pixels(page, page.locator("#above-plot").screenshot())[..., :3].std() > 20  # the carpet's colours
