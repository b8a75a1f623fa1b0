"""Several runs on one page: kept, chosen, changed, removed, in a link, and what is said of them."""

import re
from urllib.parse import urlencode

import httpx
import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.browser.reading import number, open_panel, shown, trajectory, value
from tests.server import Server

OWN = ["", "method=momentum", "method=adam&learning_rate=0.1"]


def link(*own: str, **shared: object) -> str:
    return f"/?{urlencode({**shared, 'run': own}, doseq=True)}"


def chips(page: Page) -> Locator:
    return page.get_by_role("toolbar", name="Runs").get_by_role("button")


def rate(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Learning rate")


def type_rate(page: Page, text: str) -> None:
    rate(page).fill(text)
    rate(page).press("Enter")


def set_up(page: Page) -> None:
    """Open the set-up, and wait until it listens."""
    open_panel(page, "Set-up")
    expect(page.locator("#set-up .loading")).to_have_count(0)


def rows(page: Page) -> list[list[str]]:
    """Return the numbers of each run in the table, as soon as all have ended."""
    expect(page.locator("#runs tbody").first).to_be_visible()
    expect(page.locator("#runs td").filter(has_text="…")).to_have_count(0)
    return [body.locator("td").all_inner_texts() for body in page.locator("#runs tbody").all()]


def test_a_kept_run_stays_beside_the_next_one_in_the_page_and_in_its_link(page: Page, server: Server) -> None:
    page.goto("/")
    keep = page.get_by_role("button", name="Keep run")
    compare = page.get_by_role("tab", name="Compare")
    expect(compare).to_be_hidden()
    keep.click()
    expect(chips(page)).to_have_count(1)
    expect(keep).to_be_disabled()
    expect(page.locator("#caption")).to_have_text("Run A is kept. Change a setting to draw run B beside it.")
    expect(page).to_have_url(f"{server.url}/")
    type_rate(page, "10")
    expect(page).to_have_url(f"{server.url}{link('', 'learning_rate=10')}")
    expect(chips(page)).to_have_text(["ARun A: η = 1", "BRun B: η = 10"])
    expect(compare).to_be_visible()
    type_rate(page, "20")
    expect(page).to_have_url(f"{server.url}{link('', 'learning_rate=20')}")
    keep.click()
    expect(keep).to_be_disabled()
    set_up(page)
    page.get_by_label("Start w").fill("1")
    page.get_by_label("Start w").press("Enter")
    expect(page).to_have_url(f"{server.url}{link('', 'learning_rate=20', 'learning_rate=20&w=1')}")
    expect(chips(page)).to_have_count(3)
    page.go_back()
    expect(chips(page)).to_have_text(["ARun A: η = 1", "BRun B: η = 20"])
    expect(rate(page)).to_have_value("20")
    expect(keep).to_be_disabled()
    page.reload()
    expect(chips(page)).to_have_count(2)
    expect(keep).to_be_disabled()


def test_a_run_is_kept_once_it_is_there(page: Page) -> None:
    held: list[Route] = []
    page.route("**/api/trajectory/stream*", lambda route: held.append(route))
    with page.expect_request("**/api/trajectory/stream*"):
        page.goto("/")
    keep = page.get_by_role("button", name="Keep run").first
    expect(keep).to_be_disabled()
    keep.dispatch_event("click")
    held[0].continue_()
    keep.click()
    expect(page.locator("#caption")).to_have_text("Run A is kept. Change a setting to draw run B beside it.")


def test_a_link_brings_all_its_runs_in_one_stream_and_at_one_step(page: Page, server: Server) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/stream?" in request.url:
            asked.append(request.url.removeprefix(server.url))

    page.on("request", note)
    page.goto(f"{link(*OWN, max_steps=90)}&shown=1")
    strip = page.get_by_role("slider", name="Step shown")
    expect(chips(page)).to_have_count(3)
    expect(strip).to_have_attribute("aria-valuemax", "90")
    strip.press("End")
    expect(number(page, "step")).to_have_text("90")
    for _ in range(3):
        for key in ("PageDown", "PageUp", "ArrowLeft"):
            strip.press(key)
    expect(number(page, "step")).to_have_text("87")
    for place, own in enumerate(OWN):
        chips(page).nth(place).click()
        expect(chips(page).nth(place)).to_have_attribute("aria-pressed", "true")
        expect(number(page, "step")).to_have_text("87")
        columns = trajectory(server, f"max_steps=90&{own}")
        assert shown(page, "w") == pytest.approx(columns["w"][87], rel=5e-4)
        assert shown(page, "loss") == pytest.approx(columns["loss"][87], rel=5e-4)
    expect(rate(page)).to_have_value("0.1")
    assert asked == [f"/api/comparison/stream?{urlencode({'max_steps': 90, 'run': OWN}, doseq=True)}"]


def test_the_table_has_the_servers_numbers_and_says_who_never_comes_near(page: Page, server: Server) -> None:
    own = [*OWN, "method=newton", "method=random_search", "loss=cross_entropy", "learning_rate=100"]
    document = httpx.get(f"{server.url}/api/comparison?{urlencode({'run': own}, doseq=True)}").json()
    page.goto(link(*own))
    open_panel(page, "Compare")
    for run, cells in zip(document["runs"], rows(page), strict=True):
        ended, step, evaluations, loss = cells
        searches = run["run"]["method"] == "random_search"
        assert str(run["steps"] + searches) in ended.split()
        if run["arrival"] is None:
            assert (step, evaluations) == ("–", "–")
        else:
            assert (int(step), int(evaluations)) == (run["arrival"]["step"], run["arrival"]["evaluations"])
        losses = run["trajectory"]["loss"]
        assert value(loss) == pytest.approx(min(losses) if searches else losses[-1], rel=0.06)
    *far, last = [
        letter for letter, run in zip("ABCDEFG", document["runs"], strict=True) if not run["arrival"]
    ]
    words = page.locator("[data-runs=words]")
    expect(words).to_have_text(f"Runs {', '.join(far)} and {last} do not come within 0.01 of the minimum.")


def test_what_is_shared_changes_for_all_and_what_is_own_makes_the_last_run_anew(
    page: Page, server: Server
) -> None:
    page.goto(link(*OWN))
    chips(page).first.click()
    set_up(page)
    page.get_by_label("Steps at most").fill("50")
    page.get_by_label("Steps at most").press("Enter")
    expect(page).to_have_url(f"{server.url}{link(*OWN, max_steps=50)}&shown=0")
    type_rate(page, "5")
    own = [OWN[0], OWN[1], "learning_rate=5"]
    expect(page).to_have_url(f"{server.url}{link(*own, max_steps=50)}")
    open_panel(page, "Compare")
    expect(page.locator("#runs tbody td:first-of-type")).to_have_text(["50 steps"] * 3)
    page.get_by_role("button", name="Remove run A").click()
    expect(page).to_have_url(f"{server.url}{link(*own[1:], max_steps=50)}")
    expect(chips(page)).to_have_count(2)
    page.get_by_role("button", name="Remove all but run B").click()
    expect(page).to_have_url(f"{server.url}/?learning_rate=5&max_steps=50")
    expect(page.get_by_role("toolbar", name="Runs")).to_be_hidden()
    page.go_back()
    expect(chips(page)).to_have_count(2)


def test_a_ninth_run_and_a_third_surface_are_refused_beside_the_letters(
    page: Page, expected_complaints: list[str]
) -> None:
    expected_complaints.append("422")
    refused = page.locator("#company").get_by_role("alert")
    page.goto(link(*(f"learning_rate={rate}" for rate in range(1, 9))))
    expect(chips(page)).to_have_count(8)
    page.get_by_role("button", name="Keep run").click()
    expect(refused).to_have_text(
        "There are 8 runs, as many as can be told apart. Remove one to keep another."
    )
    type_rate(page, "9")
    expect(refused).to_be_hidden()
    expect(page).to_have_url(re.compile("run=learning_rate%3D9$"))
    page.goto(link("", "loss=cross_entropy"))
    page.get_by_role("button", name="Keep run").click()
    set_up(page)
    page.locator("#set-up [name=loss]").select_option("squared_error")
    expect(chips(page)).to_have_count(3)
    page.locator("#set-up [name=activation]").select_option("tanh")
    expect(refused).to_have_text("Runs may have 2 pairs of activation and loss at most; leave one out.")
    expect(chips(page)).to_have_count(3)


def test_a_comparison_is_shared_whole(page: Page, server: Server) -> None:
    page.goto(f"{link(*OWN, max_steps=50)}&shown=1")
    expect(chips(page)).to_have_count(3)
    page.get_by_role("button", name="Share").click()
    runs = link(*OWN, max_steps=50)[2:]
    expect(page.locator("#share-link")).to_have_value(f"{server.url}/?{runs}&shown=1")
    expect(page.locator("#share-embed")).to_have_value(
        re.compile(re.escape(f"/embed?{runs}&shown=1".replace("&", "&amp;")))
    )
    expect(page.locator("#share-curl")).to_have_value(f'curl -N "{server.url}/api/comparison/stream?{runs}"')
    expect(page.get_by_role("dialog")).to_contain_text("the others have run B, which is shown.")
    expect(page.get_by_role("link", name="CSV")).to_have_attribute(
        "href", "api/trajectory.csv?method=momentum&max_steps=50"
    )
