"""What axe finds: nothing serious, on any panel, dialog, theme or size."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import FRAMES, PANELS, at_end, open_panel
from tests.machine import missing
from tests.server import Server

SETTLED = """async () => {
  const moving = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(moving.map(({ finished }) => finished));
}"""
AXE = Path(__file__).parent.parent / "js" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture
def open_quietly(open_flat: Callable[..., Page]) -> Callable[..., Page]:
    """Open a path without the carpet, with axe in the page."""
    if not AXE.is_file():
        missing("axe-core", "npm, then: npm ci --prefix tests/js")

    def opened(path: str, **options: object) -> Page:
        page = open_flat(**options)
        page.goto(path)
        page.evaluate(AXE.read_text())
        return page

    return opened


def found(page: Page) -> list[str]:
    """Return what axe calls serious or critical, each with the first element it stands at."""
    # axe judges a button in the middle of its transition by a colour nobody sees
    page.evaluate(FRAMES)
    page.evaluate(SETTLED)
    # preloading would put imported style sheets into the page, which the content policy forbids
    violations = page.evaluate("async () => (await axe.run({ preload: false })).violations")
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:160]} {v['nodes'][0]['failureSummary'][:300]}"
        for v in violations
        if v["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_every_panel_and_dialog_is_in_order(open_quietly: Callable[..., Page], theme: str) -> None:
    page = open_quietly(f"/?theme={theme}")
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    assert found(page) == []
    for names in PANELS:
        open_panel(page, *names)
        expect(page.locator(".loading:visible")).to_have_count(0)
        assert found(page) == [], names
    page.get_by_text("Show", exact=True).click()
    for box in page.locator("[data-layer]").all():
        box.check()
    page.keyboard.press("Escape")
    at_end(page)
    assert found(page) == [], "all layers, at the end"
    page.get_by_role("button", name="Help").click()
    assert found(page) == [], "help"


def test_several_runs_are_in_order(open_quietly: Callable[..., Page]) -> None:
    page = open_quietly("/?run=&run=method%3Dmomentum&run=method%3Dadam%26learning_rate%3D0.1&theme=dark")
    page.get_by_role("button", name="Keep run").click()
    for names in (("Compare",), ("Race",)):
        open_panel(page, *names)
        expect(page.locator(".loading:visible")).to_have_count(0)
        assert found(page) == [], names


def test_a_phone_is_in_order(open_quietly: Callable[..., Page]) -> None:
    page = open_quietly("/", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    assert found(page) == []


def test_a_refused_setting_is_in_order(
    open_quietly: Callable[..., Page], expected_complaints: list[str]
) -> None:
    expected_complaints.append("422")
    page = open_quietly("/?theme=light")
    page.get_by_role("textbox", name="Learning rate").fill("0")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="learning_rate")).to_be_visible()
    assert found(page) == []


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_what_is_shared_is_in_order(open_quietly: Callable[..., Page], theme: str) -> None:
    page = open_quietly(f"/?theme={theme}")
    page.get_by_role("button", name="Share").click()
    expect(page.locator("#share-script")).to_have_value(re.compile("import math"))
    assert found(page) == [], "share"
    page = open_quietly(f"/embed?theme={theme}", viewport={"width": 600, "height": 400})
    expect(page.locator("#above-plot canvas").first).to_be_visible()
    assert found(page) == [], "embed"


@pytest.mark.parametrize(
    ("host", "theme"), [("classroom.test", "light"), ("classroom.test", "dark"), ("127.0.0.1", "projector")]
)
def test_the_way_in_is_in_order(
    open_quietly: Callable[..., Page], server: Server, host: str, theme: str
) -> None:
    page = open_quietly(f"/?theme={theme}", base_url=server.url.replace("127.0.0.1", host))
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("dialog", name="Join")).to_be_visible()
    assert found(page) == []


def test_the_handout_is_in_order(open_quietly: Callable[..., Page]) -> None:
    assert found(open_quietly("/handout")) == []


@pytest.mark.parametrize("scene", ["guess", "slow", "printed-gradient", "slip-half", "nudge"])
def test_a_scene_is_in_order_before_and_after_its_answer(
    open_quietly: Callable[..., Page], scene: str
) -> None:
    page = open_quietly(f"/?scene={scene}&theme=dark")
    expect(page.get_by_role("button", name="Reveal")).to_be_enabled()
    assert found(page) == []
    page.get_by_role("button", name="Reveal").click()
    assert found(page) == []


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_the_graph_s_page_is_in_order(open_quietly: Callable[..., Page], theme: str) -> None:
    page = open_quietly(f"/graph?theme={theme}")
    page.get_by_role("button", name="Nudge b by 0.001").click()
    expect(page.locator("#nudged")).to_contain_text("33.006")
    assert found(page) == []
    page.get_by_role("tab", name="Table").click()
    page.get_by_role("button", name="One number back").click()
    assert found(page) == [], "a step of the walk, and the table"


def test_the_graph_on_a_phone_and_its_refusals_are_in_order(
    open_quietly: Callable[..., Page], expected_complaints: list[str]
) -> None:
    expected_complaints.append("422")
    page = open_quietly("/graph", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.get_by_role("textbox", name="Expression").fill("a ^ 2")
    page.get_by_role("button", name="Draw").click()
    expect(page.get_by_role("alert").filter(has_text="write ** instead")).to_be_visible()
    assert found(page) == []


@pytest.mark.parametrize(
    ("theme", "panels"),
    [
        ("light", ("Table", "Set-up", "Row", "Result")),
        ("dark", ("Set-up", "Result")),
        ("projector", ("Table", "Row")),
    ],
)
def test_the_data_page_is_in_order(
    open_quietly: Callable[..., Page], theme: str, panels: tuple[str, ...]
) -> None:
    page = open_quietly(f"/data?test_share=0.25&theme={theme}")
    expect(page.locator("#strip")).to_have_attribute("aria-valuemax", "1000")
    page.keyboard.press("End")
    for name in panels:
        page.locator("#panel-tabs").get_by_role("tab", name=name).click()
        assert found(page) == [], name


def test_the_data_page_on_a_phone_is_in_order(open_quietly: Callable[..., Page]) -> None:
    page = open_quietly("/data", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    expect(page.locator("#strip")).to_have_attribute("aria-valuemax", "1000")
    page.get_by_role("tab", name="Slice").click()
    expect(page.locator(".loading:visible")).to_have_count(0)
    assert found(page) == []
