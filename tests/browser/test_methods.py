"""Every method on the page: what is drawn of it, said of it and written of it is that run's own."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.format import count, significant
from tests.browser.reading import at_end, at_step, number, open_panel, trajectory
from tests.server import Server


def caption(page: Page):
    return page.locator("#caption")


def test_a_search_is_dots_with_the_lowest_ringed_and_no_step_is_said_of_it(
    page: Page, server: Server
) -> None:
    query = "method=random_search&seed=3&max_steps=60"
    columns = trajectory(server, query)
    page.goto(f"/?{query}")
    expect(caption(page)).to_contain_text("Press Play to try one place after another")
    at_step(page, 30)
    lowest = min(range(31), key=lambda k: columns["loss"][k])
    here, best = significant(columns["loss"][30], 3), significant(columns["loss"][lowest], 3)
    expect(caption(page)).to_have_text(
        f"Step 30 tries this place: the error is {here}. The lowest so far is {best}, at step {lowest}."
    )
    expect(page.locator("#above .lowest")).to_be_visible()
    expect(page.locator("#above .start, #above .arrow").filter(visible=True)).to_have_count(0)
    expect(page.get_by_text("one dot a place that was tried")).to_be_visible()
    expect(page.locator("#timelines")).to_be_hidden()
    at_end(page)
    expect(page.locator("#next button").filter(visible=True)).to_have_text(["Try seed 4"])
    page.get_by_role("button", name="Try seed 4").click()
    expect(page).to_have_url(re.compile("seed=4"))


def test_a_click_starts_no_search(page: Page) -> None:
    page.goto("/?method=grid_search&max_steps=99")
    at_step(page, 1)
    page.locator("#above-plot").click(position={"x": 200, "y": 150})
    page.wait_for_timeout(200)
    expect(number(page, "step")).to_have_text("1")
    assert "w=" not in page.url


def test_momentum_s_step_taken_is_another_than_downhill(page: Page, server: Server) -> None:
    columns = trajectory(server, "method=momentum")
    uphill = next(
        k
        for k in range(20, 60)
        if (columns["w"][k + 1] - columns["w"][k]) * columns["dw"][k]
        + (columns["b"][k + 1] - columns["b"][k]) * columns["db"][k]
        > 0
    )
    page.goto("/?method=momentum")
    at_step(page, uphill)
    expect(page.locator("#above .downhill")).to_be_visible()
    expect(page.locator("#above .step-taken")).to_be_visible()
    expect(caption(page)).to_contain_text("uphill: the velocity carries on")


def test_the_table_says_of_newton_s_steps_of_which_kind_they_are(page: Page, server: Server) -> None:
    kinds = trajectory(server, "method=newton")["kind"]
    words = {"gradient": "−∇L", "shortened": "cut to 1", "newton": "Newton"}
    page.goto("/?method=newton")
    at_end(page)
    open_panel(page, "Table")
    rows = page.locator("#table tbody tr").filter(visible=True)
    expect(rows.last.locator("td").last).to_be_empty()
    told = {row.split("\t")[0]: row.split("\t")[-1] for row in rows.all_inner_texts()[:-1]}
    assert {count(k): words[kinds[k]] for k in map(int, told)} == told
    assert set(told.values()) == set(words.values())


def test_a_change_of_the_rate_is_marked_on_the_loss_curve(page: Page) -> None:
    page.goto("/?rate_change=50,5&rate_change=400,0.1")
    at_step(page, 49)
    expect(page.locator("#strip .rates text")).to_have_text(["η = 5", "η = 0.1"])
    expect(caption(page)).to_contain_text("so with η = 1 the next step moves")
    at_step(page, 50)
    expect(caption(page)).to_contain_text("so with η = 5 the next step moves")
    page.goto("/")
    at_step(page, 0)
    expect(page.locator("#strip .rates line")).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "lines", "update"),
    [
        ("method=adam&learning_rate=0.1", ["m_w =", "s_w =", "r_w =", "w ="], "w+ηuw"),
        ("batch_size=1&loss=cross_entropy", ["w ="], "w+ηuw"),
        ("activation=tanh&learning_rate=0.1", ["w ="], "w−η∂L∂w"),
    ],
)
def test_the_code_and_the_formulas_are_those_of_the_run(
    page: Page, server: Server, query: str, lines: list[str], update: str
) -> None:
    columns = trajectory(server, query)
    page.goto(f"/?{query}")
    at_step(page, 20)
    open_panel(page, "Code")
    lit = page.locator("#code .line[aria-current=true]")
    expect(lit.first).to_contain_text(lines[0])
    told = [line.strip() for line in lit.all_inner_texts()]
    assert [line[: len(start)] for line, start in zip(told, lines, strict=False)] == lines
    expect(page.locator("[data-code=w]")).to_have_text(re.compile(f"= {significant(columns['w'][21])}$"))
    open_panel(page, "Formulas")
    row = page.locator("#formulas tr[data-update]").first
    expect(row.locator("b")).to_have_text(significant(columns["w"][21]))
    assert re.sub(r"\s", "", row.locator("math").text_content() or "") == f"w←{update}"


def test_a_neuron_is_written_by_its_own_activation_and_loss(page: Page) -> None:
    page.goto("/?loss=cross_entropy")
    at_step(page, 0)
    heads = page.locator("#neuron thead th")
    expect(heads.nth(4)).to_have_text("Lᵢ / m")
    page.goto("/?activation=tanh&learning_rate=0.1")
    at_step(page, 0)
    expect(heads.nth(3)).to_have_text("1 − f²")
    expect(page.locator("#neuron .formula")).to_have_text("f = tanh(w x + b)")
    page.goto("/")
    at_step(page, 0)
    expect(heads.nth(3)).to_have_text("f(1 − f)")
    expect(page.locator("#neuron .formula")).to_have_text("f = σ(w x + b)")
