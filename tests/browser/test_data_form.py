"""The form of a training: bringing a table, giving its columns roles, setting up, and reading the result."""

import re
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from playwright.sync_api import FilePayload, Locator, Page, Route, expect

from app.tables.reading import read
from tests.browser.reading import open_panel
from tests.chromium import interceptable
from tests.server import Server

HOUSES = "rooms;area;price;town\r\n" + "".join(
    f"{1 + k % 5};{40 + 7 * k % 90},5;{100 + 31 * (k % 5) + 14 * k % 180 + k % 3};T{k}\r\n" for k in range(40)
)
HOSTILE = "<b>x</b>,=1+1,label\n" + "".join(f"{k % 7},{k % 4},{int(k % 7 > 3)}\n" for k in range(30))
WIDE = (
    ",".join(f"m{k}" for k in range(40))
    + "\n"
    + "".join(",".join(str((k * place) % 11 % 2) for place in range(1, 41)) + "\n" for k in range(30))
)


def file(text: str, name: str = "table.csv") -> FilePayload:
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode()}


def bring(page: Page, text: str, name: str = "table.csv") -> None:
    page.locator("#file").set_input_files(file(text, name))


def id_of(text: str) -> str:
    return read(text.encode()).id


def trained(server: Server, parameters: str) -> dict[str, Any]:
    return httpx.get(f"{server.url}/api/training?{parameters}").json()


def cells(table: Locator) -> list[list[str]]:
    """Return the texts of a table's body, a list per row."""
    return [re.split(r"\t", row) for row in table.inner_text().splitlines()]


def number(text: str) -> float:
    """Return a number as the page writes it."""
    return float(text.replace("\N{MINUS SIGN}", "-"))


def test_a_table_that_is_made_here_is_chosen_by_its_label(page: Page, server: Server) -> None:
    page.goto("/data")
    choice = page.locator("#table-choice")
    expect(choice).to_have_accessible_name("Table")
    expect(page.get_by_role("heading", name="two clouds")).to_be_visible()
    choice.select_option(label="three classes")
    expect(page).to_have_url(f"{server.url}/data?table=three_classes")
    expect(page.locator("#read")).to_contain_text("150 rows, 5 columns, no number missing")
    expect(page.locator("#table-words")).to_have_text("Two features and three outputs, one for each class.")


def test_a_file_dropped_on_the_page_is_read_and_learnt_from(page: Page, server: Server) -> None:
    page.goto("/data")
    transfer = page.evaluate_handle(
        """(text) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([text], "<i>mine</i>.csv", { type: "text/csv" }));
          return transfer;
        }""",
        HOSTILE,
    )
    page.dispatch_event("#rows", "drop", {"dataTransfer": transfer})
    expect(page).to_have_url(f"{server.url}/data?table={id_of(HOSTILE)}")
    expect(page.get_by_role("heading", name="<i>mine</i>.csv")).to_be_visible()
    read_of = page.locator(".ranges tbody")
    assert cells(read_of) == [["<b>x</b>", "0", "6", "0"], ["=1+1", "0", "3", "0"], ["label", "0", "1", "0"]]
    expect(page.locator(".cells tbody tr").nth(4)).to_have_text(re.compile("5.*4.*0.*1"))
    open_panel(page, "Result")
    told = trained(server, f"table={id_of(HOSTILE)}")
    expect(page.locator("#result-words")).to_contain_text("1000 steps.")
    ((w1, w2),), (b,) = told["weights"], told["bias"]
    shown = cells(page.locator("#result-weights"))
    assert [name for name, _ in shown] == ["<b>x</b>", "=1+1", "bias"]
    assert [number(value) for _, value in shown] == pytest.approx([w1, w2, b], rel=1e-3)


def test_a_wrong_file_is_refused_at_its_place_and_what_was_there_stays(
    page: Page, server: Server, tmp_path: Path, expected_complaints: list[str]
) -> None:
    expected_complaints.append("422")
    page.goto("/data")
    expect(page.locator("#read")).to_contain_text("120 rows")
    problem = page.locator("#file-problem")
    bring(page, "a,b,label\n1,2,0\n3,x,1\n4,5,1\n4,6,0\n")
    expect(problem).to_contain_text("Row 3, column 2 (b): “x” is not a number")
    large = tmp_path / "large.csv"
    large.write_text("a,b\n" + "1,2\n" * 1_500_000)
    page.locator("#file").set_input_files(large)
    expect(problem).to_have_text(
        "The file has 6.00 MB, and 5 MB are the most. Bring fewer of its rows or columns."
    )
    page.locator("#file").set_input_files([file("a,b\n1,2\n")])
    expect(problem).to_contain_text("fewer than two rows")
    expect(page).to_have_url(f"{server.url}/data")
    expect(page.locator("#read")).to_contain_text("120 rows")
    numbers = "1,2,0\n3,4,1\n5,7,0\n"
    bring(page, numbers)
    expect(page.locator("#read")).to_contain_text("3 rows, 3 columns")
    expect(problem).to_be_hidden()
    page.locator("#header").select_option("holds the names")
    expect(page.locator("#read")).to_contain_text("2 rows, 3 columns")
    assert [name for name, *_ in cells(page.locator(".ranges tbody"))] == ["1", "2", "0"]


def test_columns_take_their_roles_by_the_keyboard_alone(page: Page, server: Server) -> None:
    page.goto("/data?max_steps=20")
    bring(page, WIDE)
    id = id_of(WIDE)
    expect(page).to_have_url(f"{server.url}/data?table={id}&max_steps=20")
    open_panel(page, "Set-up")
    counts = page.locator("[data-roles=counts]")
    expect(counts).to_have_text("1 target, 39 features")
    page.get_by_label("Find a column").fill("m3")
    page.get_by_role("button", name="All out").click()
    expect(counts).to_have_text("0 targets, 29 features, 11 left out")
    expect(page.get_by_text("Choose a target")).to_be_visible()
    expect(page).to_have_url(f"{server.url}/data?table={id}&max_steps=20")
    page.get_by_role("button", name="m3: target").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    expect(page.get_by_role("button", name="m39: target")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_text("Choose a target")).to_be_hidden()
    expect(counts).to_have_text("1 target, 29 features, 10 left out")
    expect(page.get_by_role("button", name="m39: target")).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_url(re.compile(f"table={id}&features=m0&features=m1&features=m2&features=m4&"))
    stops = page.locator(".roles button[tabindex='0']")
    expect(stops).to_have_count(1)


def test_a_target_that_is_no_probability_is_learnt_with_squared_error_as_offered(
    page: Page, server: Server, expected_complaints: list[str]
) -> None:
    expected_complaints.append("422")
    page.goto("/data")
    bring(page, HOUSES, "houses.csv")
    alert = page.get_by_role("alert").filter(has_text="a target must be from 0 to 1")
    expect(alert).to_be_visible()
    expect(page.get_by_text("Nothing is learnt from “houses.csv” yet")).to_be_visible()
    expect(page).to_have_url(f"{server.url}/data")
    page.get_by_role("button", name="Use squared error, a linear output").click()
    expect(alert).to_be_hidden()
    expect(page).to_have_url(re.compile("activation=linear&loss=squared_error"))
    open_panel(page, "Result")
    expect(page.locator("#result-words")).to_contain_text("1000 steps.")
    rows = [line.replace(",", ".").split(";") for line in HOUSES.splitlines()[1:]]
    inputs = np.array([[float(rooms), float(area), 1.0] for rooms, area, *_ in rows])
    prices = np.array([float(price) for _, _, price, _ in rows])
    best, *_ = np.linalg.lstsq(inputs, prices)
    shown = cells(page.locator("#result-weights"))
    assert [number(unit) for _, _, unit in shown] == pytest.approx(best.tolist(), rel=1e-3)
    error = float(np.sqrt(((inputs @ best - prices) ** 2).mean()))
    assert number(cells(page.locator("#result-metrics"))[-1][1]) == pytest.approx(error, rel=1e-3)


def test_a_file_that_comes_before_the_first_training_is_answered_as_ever(
    page: Page, expected_complaints: list[str]
) -> None:
    expected_complaints.append("422")
    held: list[Route] = []
    page.route("**/api/training/rows?*", lambda route: held.append(route), times=1)
    page.goto("/data?max_steps=20")
    bring(page, HOUSES, "houses.csv")
    waiting = page.locator("#columns-waiting")
    expect(waiting).to_have_text("Nothing is learnt from “houses.csv” yet.")
    expect(page.get_by_role("button", name="Use squared error, a linear output")).to_be_visible()
    held[0].continue_()
    expect(waiting).to_have_text(
        "Nothing is learnt from “houses.csv” yet: the pictures still show “two clouds”."
    )
    expect(page.locator("#caption")).to_contain_text("120 rows")
    page.get_by_role("button", name="Use squared error, a linear output").click()
    expect(waiting).to_be_hidden()
    expect(page).to_have_url(re.compile("activation=linear&loss=squared_error.*max_steps=20"))


def test_every_refusal_is_said_at_its_control_and_the_training_stays(
    page: Page, server: Server, expected_complaints: list[str]
) -> None:
    expected_complaints.append("422")
    page.goto("/data?max_steps=20")
    open_panel(page, "Set-up", "Training")
    form = page.locator("#set-up")
    for label, value, words in (
        ("Test share", "2", "test_share must be a number from 0 to 0.9"),
        ("Rows in a step", "121", "batch_size must be a whole number from 1 to 120"),
        ("Steps at most", "many", "max_steps must be a whole number from 1 to 100000"),
        ("Tolerance", "-1", "tolerance must be a number from 0"),
    ):
        box = form.get_by_label(label)
        before = box.input_value()
        box.fill(value)
        box.press("Enter")
        expect(box).to_have_accessible_description(re.compile(words))
        expect(box).to_have_attribute("aria-invalid", "true")
        expect(page).to_have_url(f"{server.url}/data?max_steps=20")
        box.fill(before)
        box.press("Enter")
        expect(box).not_to_have_attribute("aria-invalid", "true")
    form.get_by_label("Activation").select_option("tanh")
    expect(form.get_by_role("alert").filter(has_text="cross_entropy goes with sigmoid only")).to_be_visible()
    form.get_by_label("Activation").select_option("sigmoid")
    form.get_by_label("Method").select_option("adam")
    form.get_by_role("button", name="Use η = 0.1").click()
    form.get_by_label("Test share").fill("0,25")
    form.get_by_label("Test share").press("Enter")
    expect(page).to_have_url(f"{server.url}/data?method=adam&learning_rate=0.1&test_share=0.25&max_steps=20")
    expect(form.get_by_label("β₁ of the mean")).to_have_value("0.9")
    expect(form.get_by_label("Seed")).to_be_visible()
    expect(form.get_by_label("Momentum μ")).to_be_hidden()
    page.get_by_role("button", name="One point on").click()
    form.get_by_role("button", name="Use from step 1 on").click()
    expect(page).to_have_url(re.compile(r"rate_change=1,0\.01"))
    expect(form.get_by_role("listitem").last).to_contain_text("η = 0.01 from step 1 on")
    assert form.get_by_label("Method").locator("option").all_inner_texts() == [
        "gradient descent",
        "momentum",
        "Nesterov momentum",
        "AdaGrad",
        "RMSProp",
        "Adam",
    ]


def test_the_result_is_told_of_training_rows_and_of_test_rows(page: Page, server: Server) -> None:
    parameters = "table=three_classes&scaling=standardize&test_share=0.3&max_steps=200"
    page.goto(f"/data?{parameters}")
    open_panel(page, "Result")
    told = trained(server, parameters)
    train, test = told["metrics"]["train"], told["metrics"]["test"]
    expect(page.locator("#result-words")).to_contain_text("200 steps.")
    metrics = {name: values for name, *values in cells(page.locator("#result-metrics"))}
    assert metrics["rows"] == ["105", "45"]
    assert [number(text) for text in metrics["log loss"]] == pytest.approx(
        [train["log_loss"], test["log_loss"]], rel=1e-3
    )
    accuracy = [number(text.replace("\N{NO-BREAK SPACE}%", "")) for text in metrics["accuracy"]]
    assert accuracy == pytest.approx([100 * train["accuracy"], 100 * test["accuracy"]], abs=0.05)
    confusion = page.locator("#result-confusion-rows")
    for part, label in ((train, "training"), (test, "test")):
        page.locator("#result-confusion-part").get_by_text(label, exact=True).click()
        assert cells(confusion) == [
            [f"class {k}", *map(str, counts)] for k, counts in enumerate(part["confusion"], 1)
        ]
    page.get_by_label("Weights of output").select_option("class 2")
    factors = [feature["factor"] for feature in told["features"]]
    for (name, weight, unit), w, factor in zip(
        cells(page.locator("#result-weights")), told["weights"][1], factors, strict=False
    ):
        assert (number(weight), number(unit)) == pytest.approx((w, w * factor), rel=1e-3), name
    link = page.get_by_role("link", name="The points (CSV)")
    answer = httpx.get(f"{server.url}/{link.get_attribute('href')}")
    assert len(answer.text.splitlines()) == 202


def test_a_link_to_a_table_that_is_gone_says_so_and_holds_again_with_its_file(
    page: Page, server: Server, expected_complaints: list[str]
) -> None:
    expected_complaints.append("404")
    text = HOSTILE.replace("label", "answer")
    link = f"{server.url}/data?table={id_of(text)}&max_steps=50"
    page.goto(link)
    expect(page.get_by_text("bring its file again").first).to_be_visible()
    bring(page, text)
    open_panel(page, "Result")
    expect(page.locator("#result-words")).to_contain_text("50 steps.")
    assert sorted(page.url.partition("?")[2].split("&")) == sorted(link.partition("?")[2].split("&"))


def test_a_table_that_the_server_has_forgotten_is_brought_again_by_itself(
    page: Page, server: Server, expected_complaints: list[str]
) -> None:
    expected_complaints.append("404")
    interceptable(page)
    page.goto("/data?max_steps=20")
    bring(page, HOSTILE)
    expect(page).to_have_url(f"{server.url}/data?table={id_of(HOSTILE)}&max_steps=20")
    gone = httpx.get(f"{server.url}/api/training/rows?table={'0' * 20}")
    assert gone.status_code == 404
    page.route(
        "**/api/training/rows?*",
        lambda route: route.fulfill(status=404, body=gone.text, content_type="application/json"),
        times=1,
    )
    open_panel(page, "Set-up", "Training")
    with page.expect_request(lambda request: request.method == "POST"):
        page.get_by_label("Start", exact=True).select_option("from −½ to ½")
    expect(page).to_have_url(f"{server.url}/data?table={id_of(HOSTILE)}&start=random&max_steps=20")
    expect(page.locator("#table-problem")).to_be_hidden()
