"""The slice of a training's loss: along the path and over two weights, against NumPy and the API."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Locator, Page, Request, expect

from app.tables.made import MADE
from tests.browser.reading import value
from tests.server import Server

Array = NDArray[np.float64]
STEPS = 60
FIVE_ROWS = f"table=five_rows&max_steps={STEPS}"


def loss(theta: Array) -> float:
    """Return the mean cross-entropy of the five rows at eight weights and a bias."""
    rows: Array = np.array(list(MADE["five_rows"].rows()))
    z: Array = rows[:, :8] @ theta[:8] + theta[8]
    return float(np.mean(np.logaddexp(0, z) - rows[:, 8] * z))


def walked() -> Array:
    """Return the places of a training on the five rows, by the plain loop."""
    rows: Array = np.array(list(MADE["five_rows"].rows()))
    x = np.hstack([rows[:, :8], np.ones((5, 1))])
    path = [np.zeros(9)]
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-x @ path[-1])) - rows[:, 8]
        path.append(path[-1] - x.T @ error / 5)
    return np.array(path)


def opened(page: Page, query: str) -> Locator:
    """Open the slice of a training and return the view."""
    page.goto(f"/data?{query}")
    return chosen(page)


def chosen(page: Page) -> Locator:
    """Choose the slice and return the view."""
    page.get_by_role("tab", name="Slice").click()
    view = page.get_by_role("tabpanel", name="Slice")
    expect(part(page, "caution")).not_to_be_empty()
    return view


def part(page: Page, name: str) -> Locator:
    return page.locator(f"#slice [data-slice={name}]")


def scales(page: Page) -> tuple[Callable[[float, float], tuple[float, float]], float, float]:
    """Return what makes a place of a pixel, by the numbers on both axes, and the pixels to a unit of each."""
    lines: list[Array] = []
    for side, axis, shift in (("across", "x", 0.0), ("up", "y", 4.0)):
        texts = part(page, "above").locator(f".axes text.{side}:not(.name)")
        found: list[tuple[str, str]] = texts.evaluate_all(
            "(all, axis) => all.map((one) => [one.textContent, one.getAttribute(axis)])", axis
        )
        pixels = np.array([float(at) - shift for _, at in found])
        lines.append(np.polyfit(pixels, np.array([value(text) for text, _ in found]), 1))
    (a, b), (c, d) = (map(float, line) for line in lines)
    return lambda x, y: (a * x + b, c * y + d), 1 / a, -1 / c


def place(mark: Locator) -> tuple[float, float]:
    found = re.findall(r"-?[\d.]+", (mark.get_attribute("transform") or "").split(")")[0])
    return float(found[0]), float(found[1])


def test_along_the_path_shares_ball_and_level_lines_are_numpys_and_the_servers(
    page: Page, server: Server
) -> None:
    slice: dict[str, Any] = httpx.get(f"{server.url}/api/training/surface?{FIVE_ROWS}").json()
    opened(page, FIVE_ROWS)
    path = walked()
    away = path - path.mean(axis=0)
    _, sizes, axes = np.linalg.svd(away, full_matrices=False)
    shares = sizes**2 / np.sum(sizes**2)
    off = np.linalg.norm(away - away @ axes[:2].T @ axes[:2], axis=1).max()
    told = (part(page, "shares").text_content() or "").replace("\N{NO-BREAK SPACE}", " ")
    first, second = (
        ("> 99" if share > 0.995 else "< 1" if share < 0.005 else f"{share:.0%}"[:-1]) for share in shares[:2]
    )
    assert told == f"α has {first} % of the path’s variance, β {second} %."
    expect(part(page, "caution")).to_have_text(
        "A slice is not the whole surface: there are 9 weights and biases, and it is one plane through them. "
        f"The path leaves it by up to {off:#.2g}."
    )
    at, across, up = scales(page)
    assert across == pytest.approx(up, rel=0.01)
    for k in (0, STEPS):
        page.locator("#strip").press("Home" if k == 0 else "End")
        expect(part(page, "gap")).to_contain_text(f"Step {k}:")
        ball = at(*place(part(page, "above").locator(".ball")))
        assert ball == pytest.approx((slice["path"]["first"][k], slice["path"]["second"][k]), abs=2 / across)
    labels = part(page, "above").locator(".levels text")
    heights, alphas, betas = (np.array(slice[name]) for name in ("loss", "first", "second"))
    assert labels.count() >= 3
    for label in labels.all():
        alpha, beta = at(*place(label))
        height = heights[np.abs(betas - beta).argmin(), np.abs(alphas - alpha).argmin()]
        assert value(label.text_content() or "") == pytest.approx(height, rel=0.15)


def test_over_two_weights_the_others_stay_and_the_path_has_its_own_loss(page: Page) -> None:
    view = opened(page, FIVE_ROWS)
    view.get_by_text("Over two weights").click()
    view.get_by_role("combobox", name="across").select_option(label="b (bias)")
    view.get_by_role("combobox", name="up").select_option(label="w₇ (x7)")
    path = walked()
    others = np.delete(path - path[-1], [8, 6], axis=1)
    expect(part(page, "caution")).to_have_text(
        "A slice is not the whole surface: two of 9 weights and biases vary, the other 7 are as at step 60. "
        f"The path is up to {np.linalg.norm(others, axis=1).max():#.2g} away from it."
    )
    below = path[-1].copy()
    below[[6, 8]] = 0.0
    expect(part(page, "gap")).to_have_text(
        re.compile(r"^Step 0: L = 0\.693; the slice is lower here, 0\.\d+\.$")
    )
    told = re.findall(r"0\.\d+", part(page, "gap").text_content() or "")
    assert float(told[1]) == pytest.approx(loss(below), rel=2e-3)
    # the same weight twice is no slice: the other list gets what this one held
    view.get_by_role("combobox", name="across").select_option(label="w₇ (x7)")
    expect(view.get_by_role("combobox", name="up")).to_have_value("0,8")
    expect(part(page, "above").locator(".axes .name")).to_have_text(["w₇", "b"])


def test_the_slice_waits_for_the_path_and_of_a_stopped_training_it_is_of_what_is_here(page: Page) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/api/training/surface" in request.url:
            asked.append(request.url)

    page.on("request", note)
    page.goto("/data?table=three_classes&max_steps=100000&batch_size=1")
    page.get_by_role("tab", name="Slice").click()
    expect(part(page, "waiting")).to_contain_text("of 100\u202f000 steps are here")
    assert asked == []
    page.get_by_role("button", name="Stop").click()
    expect(part(page, "caution")).not_to_be_empty()
    expect(part(page, "wait")).to_be_hidden()
    question = parse_qs(urlsplit(asked[0]).query)
    words = page.locator("#progress-words").text_content() or ""
    assert question["max_steps"] == [re.sub(r"\D", "", words)]
    assert question["batch_size"] == ["1"]
    page.locator("#strip").press("End")
    expect(part(page, "gap")).to_contain_text("L = ")


def test_why_there_is_no_slice_is_said_in_the_servers_words(
    page: Page, expected_complaints: list[str]
) -> None:
    expected_complaints.append("status of 404")
    words = "This table is not here any more: bring the file again."
    body = {"detail": [{"loc": ["query", "table"], "msg": words}]}
    page.route(re.compile("/api/training/surface"), lambda route: route.fulfill(status=404, json=body))
    page.goto("/data")
    page.get_by_role("tab", name="Slice").click()
    expect(part(page, "waiting")).to_have_text(words)
    expect(page.get_by_role("progressbar", name="Computing the slice")).to_be_hidden()


@pytest.mark.parametrize("viewport", [(1000, 640)])
def test_the_surface_has_the_slices_heights_and_takes_keys(whole_page: Page, server: Server) -> None:
    page = whole_page
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"/data?{FIVE_ROWS}")
    expect(page.locator(".transport [data-number=loss]")).not_to_be_empty()
    assert not any("plotly" in url or "/slice/" in url for url in fetched)
    chosen(page)
    surface = part(page, "surface")
    picture = surface.get_by_role("application")
    expect(picture).to_have_accessible_name(re.compile("arrow keys"), timeout=20000)
    expect(surface.locator("canvas").first).to_be_visible()
    slice: dict[str, Any] = httpx.get(f"{server.url}/api/training/surface?{FIVE_ROWS}").json()
    top = value((part(page, "scale").locator("span").last.text_content() or "").removeprefix("≥ "))
    floor = value(part(page, "scale").locator("span").first.text_content() or "")
    # as in the figure: the box is 0.555 high; a little air over the highest, or over the path where it is cut
    highest = (
        max(slice["path"]["loss"])
        if "cut" in (surface.locator(".height").text_content() or "")
        else np.max(slice["loss"])
    )
    height = max(top, floor + 1.05 * (highest - floor)) - floor
    times = 0.555 / height * (slice["first"][-1] - slice["first"][0])
    expect(surface.locator(".height")).to_have_text(re.compile(rf"^height × {float(f'{times:.1g}'):g}\b"))
    before = surface.locator(".carpet-ball").get_attribute("cx")
    picture.focus()
    picture.press("ArrowRight")
    expect(surface.locator(".carpet-ball")).not_to_have_attribute("cx", before or "")
