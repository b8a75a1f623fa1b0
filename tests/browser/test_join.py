"""Joining: the panel's address and code lead to the run on screen, and can be read from the back row."""

import re
from collections.abc import Callable, Iterator

import numpy as np
import pytest
import zxingcpp
from playwright.sync_api import Page, expect

from tests.browser.reading import number, pixels, resize
from tests.chromium import interceptable
from tests.server import Server

LAPTOP = "192.168.1.20", "131.130.201.57"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on a laptop with two addresses, which listens on all of them."""
    log = tmp_path_factory.mktemp("hall") / "log"
    running = Server.start(log, "--host", "0.0.0.0", module="tests.hall", env={"LAPTOP": " ".join(LAPTOP)})
    yield running
    running.end()


def joined(page: Page, query: str = "") -> None:
    """Open the page and its panel, by the keyboard."""
    page.goto(f"/?{query}")
    expect(number(page, "step")).to_have_text("0")
    page.get_by_role("button", name="Join").press("Enter")
    expect(page.get_by_role("dialog", name="Join")).to_be_visible()


def scanned(page: Page) -> str:
    """Return what a phone reads off the screen: dark on light, as few readers know it the other way round."""
    shot = page.locator(".code:visible").screenshot()
    greens = np.ascontiguousarray(pixels(page, shot)[:, :, 1])
    (read,) = zxingcpp.read_barcodes(greens, try_invert=False)
    return read.text


def address(page: Page) -> str:
    """Return the address in large type."""
    return page.locator(".address:visible").text_content() or ""


def test_the_code_and_the_address_lead_to_the_run_on_screen(
    open_flat: Callable[..., Page], server: Server
) -> None:
    classroom = server.url.replace("127.0.0.1", "classroom.test")
    page = open_flat(base_url=classroom)
    joined(page, "learning_rate=10&theme=dark")
    assert address(page) == scanned(page) == f"{classroom}/?learning_rate=10"
    page.get_by_role("button", name="Close").click()
    rate = page.get_by_role("textbox", name="Learning rate")
    rate.fill("1")
    rate.press("Enter")
    expect(page).not_to_have_url(re.compile("learning_rate"))
    page.get_by_role("button", name="Join").click()
    expect(page.locator(".address")).to_have_text(f"{classroom}/")
    assert scanned(page) == f"{classroom}/"


def test_a_phone_reads_the_code_in_forced_colours(open_flat: Callable[..., Page], hall: Server) -> None:
    page = open_flat(base_url=hall.url, forced_colors="active", color_scheme="dark")
    joined(page)
    port = hall.url.rpartition(":")[2]
    assert scanned(page) == f"http://{LAPTOP[0]}:{port}/"


@pytest.mark.parametrize("viewport", [(1280, 800), (1280, 640), (1024, 640)], ids=str)
def test_the_back_row_can_read_it(
    open_flat: Callable[..., Page], hall: Server, viewport: tuple[int, int]
) -> None:
    page = open_flat(base_url=hall.url)
    joined(page, "theme=projector&w=1")
    squares = page.locator(".code:visible path").nth(1).bounding_box()
    assert squares is not None
    assert squares["height"] >= 0.6 * viewport[1]
    letters = page.locator(".address:visible strong")
    box = letters.bounding_box()
    assert box is not None
    assert box["height"] >= 0.05 * viewport[1]
    assert letters.evaluate("host => host.getClientRects().length") == 1, "it stands on one line"


def test_of_several_addresses_another_can_be_chosen_by_keyboard(
    open_flat: Callable[..., Page], hall: Server
) -> None:
    page = open_flat(base_url=hall.url)
    joined(page, "w=1")
    port = hall.url.rpartition(":")[2]
    assert address(page) == scanned(page) == f"http://{LAPTOP[0]}:{port}/?w=1"
    expect(page.get_by_role("img", name="QR code of this address")).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy the address")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name=LAPTOP[1])).to_be_checked()
    assert address(page) == scanned(page) == f"http://{LAPTOP[1]}:{port}/?w=1"
    expect(page.get_by_text("same Wi-Fi")).to_be_visible()


def test_the_address_is_copied_on_a_plain_http_host(open_flat: Callable[..., Page], server: Server) -> None:
    page = open_flat(base_url=server.url.replace("127.0.0.1", "classroom.test"))
    joined(page, "w=1")
    button = page.locator("#join [data-copy]")
    button.click()
    expect(button).to_have_text("Copied")
    expect(button).to_be_focused()
    page.evaluate("document.querySelector('#join').append(document.createElement('textarea'))")
    box = page.locator("#join textarea")
    box.press("Control+v")
    assert box.input_value() == address(page)


def test_its_key_opens_it_and_escape_closes_it(page: Page) -> None:
    page.goto("/")
    expect(number(page, "step")).to_have_text("0")
    page.keyboard.press("j")
    expect(page.get_by_role("dialog", name="Join")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Join").press("Enter")
    expect(page.get_by_role("dialog", name="Join")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Join")).to_be_focused()
    page.get_by_role("button", name="Help").click()
    expect(page.locator(".keys div", has_text="QR code")).to_have_text(re.compile("^J"))


def test_localhost_is_refused_in_words(page: Page) -> None:
    joined(page)
    expect(page.get_by_role("dialog")).to_contain_text("--host 0.0.0.0")
    expect(page.locator(".code")).to_have_count(0)


def test_a_container_says_how_to_find_the_address(
    open_flat: Callable[..., Page], tmp_path_factory: pytest.TempPathFactory
) -> None:
    container = Server.start(
        tmp_path_factory.mktemp("container") / "log", "--host", "0.0.0.0", module="tests.hall"
    )
    try:
        page = open_flat(base_url=container.url)
        joined(page)
        panel = page.get_by_role("dialog")
        for words in ("hostname -I", "ipconfig getifaddr en0", "Windows"):
            expect(panel).to_contain_text(words)
        port = container.url.rpartition(":")[2]
        expect(panel).to_contain_text(f"-e PUBLIC_URL=http://ADDRESS:{port}")
    finally:
        container.end()


def test_a_server_that_does_not_answer_is_said_not_to(page: Page, expected_complaints: list[str]) -> None:
    expected_complaints.append("ERR_FAILED")
    interceptable(page)
    page.goto("/")
    expect(number(page, "step")).to_have_text("0")
    page.route("**/join*", lambda route: route.abort())
    page.keyboard.press("j")
    expect(page.get_by_role("dialog", name="Join")).to_contain_text("The server does not answer.")


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_nothing_is_cut_off_at_the_side(open_flat: Callable[..., Page], hall: Server, theme: str) -> None:
    page = open_flat(base_url=hall.url)
    page.goto(f"/?theme={theme}&learning_rate=10")
    expect(number(page, "step")).to_have_text("0")
    dialog = page.get_by_role("dialog")
    for width, height in ((1280, 640), (1024, 640), (768, 1024), (430, 932), (390, 844), (320, 640)):
        resize(page, width, height)
        for part in page.locator(".bar > *:visible").all():
            box = part.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
        page.get_by_role("button", name="Join").click()
        expect(dialog).to_be_visible()
        assert dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth"), width
        assert page.evaluate("() => document.scrollingElement.scrollWidth <= innerWidth"), width
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()


def test_a_frame_elsewhere_has_no_way_in(page: Page) -> None:
    page.goto("/embed")
    expect(page.locator("#above-plot canvas").first).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator("#join, #join-door")).to_have_count(0)
