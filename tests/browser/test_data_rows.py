"""The rows of a training on the page: how they are drawn, what they push, and the chain rule at one."""

import re
from typing import Any

import httpx
import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import value
from tests.server import Server

MINUS = "\N{MINUS SIGN}"


def opened(page: Page, server: Server, query: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Open a training at its end; return it, and its rows, as the API tells them."""
    page.goto(f"/data?{query}")
    training = httpx.get(f"{server.url}/api/training?{query}").json()
    step = page.locator(".transport [data-number=step]")
    expect(page.get_by_role("slider", name="Step shown")).to_have_attribute(
        "aria-valuemax", str(training["steps"])
    )
    page.get_by_role("slider", name="Step shown").press("End")
    expect(step).to_have_text(str(training["steps"]))
    return training, httpx.get(f"{server.url}/api/training/rows?{query}").json()


def choose(page: Page, row: int) -> Locator:
    """Take a row of the table apart; return the panel."""
    panel = page.locator("#row-panel")
    page.get_by_role("tab", name="Row", exact=True).click()
    panel.get_by_label("Row", exact=True).fill(str(row))
    panel.get_by_label("Row", exact=True).press("Enter")
    return panel


def sigmoid(z: Any) -> Any:
    """Return σ(z)."""
    return 1 / (1 + np.exp(-z))


def places(page: Page, feet: str) -> tuple[float, float]:
    """Return the slope and the offset that make a number of an axis from a place on the screen."""
    lines = page.locator(f"#scatter .axes {feet}")
    along = "x" if feet == ".across" else "y"
    spots = [float(line.get_attribute(along) or 0) - (0 if along == "x" else 4) for line in lines.all()]
    slope, offset = np.polyfit(spots, [value(text) for text in lines.all_text_contents()], 1)
    return float(slope), float(offset)


def test_weights_line_and_error_terms_are_those_of_the_training(page, server):
    training, rows = opened(page, server, "max_steps=30&test_share=0.25")
    (weights,), (bias,) = training["weights"], training["bias"]
    cells = page.locator("#weights td span")
    expect(cells.last).not_to_have_text("0")
    shown = [value(text) for text in cells.all_inner_texts()]
    assert shown == pytest.approx([*weights, bias], rel=1e-3)

    inputs, targets = np.array(rows["inputs"]), np.array(rows["targets"])[:, 0]
    learnt = ~np.array(rows["test"])
    delta = sigmoid(inputs @ weights + bias) - targets
    push = np.where(learnt, np.abs(delta) * np.hypot(np.linalg.norm(inputs, axis=1), 1), 0)
    hardest = int(push.argmax())
    expect(page.locator("#errors-of")).to_have_text("90 training rows")
    expect(page.locator("#errors button")).to_have_text(f"Row {rows['row'][hardest]}")
    words = page.locator("#errors p span").inner_text()
    assert value(words.removeprefix("pushes hardest: δ = ").rstrip(".")) == pytest.approx(
        delta[hardest], rel=2e-3
    )

    ends = re.findall(r"[-\d.]+", page.locator("#scatter .lines .line").get_attribute("d"))
    (across, left), (up, bottom) = places(page, ".across"), places(page, ".up")
    for x, y in (ends[:2], ends[2:]):
        z = weights[0] * (across * float(x) + left) + weights[1] * (up * float(y) + bottom) + bias
        assert abs(z) < 0.02 * np.hypot(*weights)  # the ends are rounded to a tenth of a pixel


def test_a_row_is_taken_apart_forward_and_backward_with_the_numbers_of_its_step(page, server):
    training, rows = opened(page, server, "table=five_rows&scaling=standardize&max_steps=20")
    (weights,), (bias,) = training["weights"], training["bias"]
    panel = choose(page, 4)
    x, y = np.array(rows["inputs"][3]), rows["targets"][3][0]
    z = float(x @ weights + bias)
    answer = sigmoid(z)
    expect(panel.locator("[data-of=z]")).to_have_text(re.compile(r"\d"))
    forward = [float(value(text)) for text in panel.locator(".forward td").all_inner_texts()]
    assert forward == pytest.approx([z, answer, y, -np.log(answer)], rel=1e-3)
    terms = panel.locator("#row-forward tbody td").all_inner_texts()
    ones, numbers = np.array([*x, 1.0]), np.array([*weights, bias])
    assert [*map(value, terms[:-4:4])] == pytest.approx(rows["raw"][3], rel=1e-3)
    for column, expected in ((1, ones), (2, numbers), (3, ones * numbers)):
        assert [*map(value, terms[column::4])] == pytest.approx(expected.tolist(), rel=2e-3)

    panel.get_by_role("tab", name="Backward").click()
    cells = panel.locator("#row-backward tbody td")
    expect(cells.last).to_have_text(re.compile(r"\d"))
    delta = answer - y
    factors = [value(text) for text in panel.locator(".factors-of-row b").all_inner_texts()[:2]]
    assert factors == pytest.approx([-1 / answer, answer * (1 - answer)], rel=1e-3)
    expect(panel.locator("[data-of=delta]")).to_contain_text("Both as one: ŷ − y = ")
    every = np.array(rows["inputs"])
    whole = (sigmoid(every @ weights + bias) - np.array(rows["targets"])[:, 0]) / len(every)
    gradient = np.array([*(whole @ every), whole.sum()])
    parts = [*map(value, cells.all_inner_texts())]
    for column, expected in enumerate((ones, delta * ones, gradient)):
        assert parts[column::3] == pytest.approx(expected.tolist(), rel=2e-3)
    part = delta / len(every) * ones @ gradient / np.dot(gradient, gradient)
    share = f"{MINUS if part < 0 else ''}{abs(round(100 * part))}"
    expect(panel.locator("[data-of=share]")).to_contain_text(re.compile(rf"{share}\s%"))


def test_a_row_is_chosen_by_a_press_by_keys_and_by_its_number(page, server):
    _, rows = opened(page, server, "table=three_classes&max_steps=5&test_share=0.2")
    picture = page.get_by_role("slider", name="Row chosen")
    picture.press("Home")
    picture.press("ArrowRight")
    expect(picture).to_have_attribute("aria-valuetext", re.compile("^row 2, class 1"))
    box = picture.bounding_box()
    ring = page.locator("#scatter .ring")
    x, y = map(float, re.findall(r"[-\d.]+", ring.get_attribute("transform") or ""))
    picture.press("Escape")
    expect(ring).to_be_hidden()
    page.mouse.click(box["x"] + x, box["y"] + y)
    expect(page.locator("#row-panel")).to_be_visible()
    number = page.locator("#row-panel").get_by_label("Row", exact=True)
    expect(number).to_have_value("2")
    panel = choose(page, 151)
    problem = panel.get_by_role("alert")
    expect(problem).to_have_text("Type the number of a row of the table, from 1 to 150.")
    choose(page, rows["row"][rows["test"].index(True)])
    expect(problem).to_be_hidden()
    panel.get_by_role("tab", name="Backward").click()
    expect(panel.locator("[data-of=share]")).to_have_text(re.compile("^This is a test row"))
    panel.get_by_label("Output").select_option("class 3")
    expect(panel.locator(".forward td").nth(2)).to_have_text("0")
    assert page.locator("#scatter .areas path").evaluate_all(
        "paths => paths.filter((path) => path.getAttribute('d')).length"
    ) == len(rows["targets"][0])


def test_a_long_table_says_which_of_its_rows_are_shown_and_its_names_stay_text(page, server):
    chance = np.random.default_rng(4)
    name = "<img src=x onerror=alert(1)>"
    lines = [
        f"{a:.3f},{b:.3f},{c:.3f},{int(a + b > 0)}" for a, b, c in chance.normal(0, 1, (700, 3)).tolist()
    ]
    answer = httpx.post(
        f"{server.url}/api/tables",
        content="\n".join([f"{name},width,depth,label", *lines]),
        headers={"Content-Type": "text/csv"},
    )
    _, rows = opened(page, server, f"table={answer.json()['id']}&max_steps=3")
    words = page.locator("#scatter-words")
    expect(words).to_have_text(
        "500 of 700 rows. On the line the answer is 0.5. The other feature is at the training mean here, so "
        "a row can lie in the wrong colour and be right."
    )
    expect(page.locator("#weights tbody th").first).to_have_text(name)
    expect(page.locator("#errors-of")).to_have_text("500 of 700 training rows")
    missing = next(row for row in range(1, 701) if row not in rows["row"])
    panel = choose(page, missing)
    expect(panel.get_by_role("alert")).to_contain_text(
        f"500 of 700 rows are here, and row {missing} is not one of them"
    )
    choose(page, rows["row"][0])
    panel.get_by_role("tab", name="Backward").click()
    expect(panel.locator("#row-backward tbody tr").first.locator("td:visible")).to_have_count(2)
    expect(panel.locator("[data-of=share]")).to_contain_text("its part of the gradient is")
