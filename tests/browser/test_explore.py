"""Looking around without starting a run: probe, layers, the run before, keys, table, help."""

import math
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FloatRect, Page, Route, expect

from tests.browser.reading import MINUS, PANELS, at_end, at_step, number, open_panel, shown, trajectory
from tests.server import Server


@pytest.fixture
def page(open_flat: Callable[..., Page]) -> Page:
    """A page without its carpet, open at the start."""
    page = open_flat()
    page.goto("/")
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    return page


def box(page: Page, selector: str) -> FloatRect:
    """Return where an element is on the screen."""
    found = page.locator(selector).bounding_box()
    assert found is not None
    return found


def lay(page: Page, *layers: str) -> None:
    """Switch layers on in the menu."""
    page.get_by_text("Show", exact=True).click()
    for layer in layers:
        page.locator(f"[data-layer={layer}]").check()
    page.keyboard.press("Escape")


def test_hovering_shows_the_neuron_of_the_place_and_starts_no_run(page: Page, server: Server) -> None:
    plane = box(page, "#above-plot .raster")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    # (w, b) = (3, 3): both points are answered with almost 1
    page.mouse.move(plane["x"] + 0.75 * plane["width"], plane["y"] + 0.25 * plane["height"])
    expect(page.locator("#caption")).to_contain_text("the error is 0.316. No step is taken.")
    expect(page.locator("#point-rows tr").first.locator("td").first).to_have_text(re.compile(r"^0\.98"))
    expect(page.get_by_label("Try w")).to_have_value(re.compile(r"^[23]\.\d+$"))
    expect(number(page, "step")).to_have_text("0")
    page.mouse.move(5, 5)
    expect(page.get_by_label("Try w")).to_have_value(f"{MINUS}2.000")
    assert asked == []
    assert page.url == f"{server.url}/"


def test_the_probe_moves_by_keys_and_starts_a_run_with_enter(page: Page) -> None:
    plane = page.get_by_role("application", name="The error from above")
    plane.focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_label("Try w")).to_have_value("0")
    page.keyboard.press("Shift+ArrowUp")
    expect(page.get_by_label("Try b")).to_have_value(f"{MINUS}1.980")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Try w")).to_have_value(f"{MINUS}2.000")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"w=-1\.8"))


def test_typed_weights_are_tried_at_once(page: Page) -> None:
    page.get_by_label("Try w").fill("1,791759469")
    page.get_by_label("Try b").fill("-2.282174096")
    expect(page.locator("#caption")).to_contain_text(re.compile(r"the error is \S+ × 10⁻"))
    page.keyboard.press("Escape")
    expect(page.get_by_label("Try w")).to_have_value(f"{MINUS}2.000")


def test_the_run_before_stays_as_a_ghost_until_there_is_other_ground(page: Page) -> None:
    rate = page.get_by_role("textbox", name="Learning rate")
    rate.fill("10")
    rate.press("Enter")
    expect(page.locator(".ghost .pill")).to_have_text("before: η = 1")
    assert page.locator(".ghost path").get_attribute("d")
    page.get_by_role("tab", name="Set-up").click()
    page.get_by_role("button", name="Remove point 1").click()
    expect(page.locator(".ghost path")).to_have_count(0)


def test_two_pulls_add_up_to_the_arrow_downhill(page: Page, server: Server) -> None:
    lay(page, "pulls")
    at_step(page, 81)
    ends = page.evaluate("""() => [...document.querySelectorAll(".pull, .downhill path")].map((path) => {
      const matrix = path.getScreenCTM();
      const tip = path.getBBox().width;
      return { x: matrix.a * tip, y: matrix.b * tip };
    })""")
    first, second, downhill = ends
    columns = trajectory(server)
    angle = math.atan2(columns["db"][81], -columns["dw"][81])
    assert math.atan2(first["y"] + second["y"], first["x"] + second["x"]) == pytest.approx(angle, abs=0.01)
    assert math.hypot(first["x"] + second["x"], first["y"] + second["y"]) == pytest.approx(
        math.hypot(downhill["x"], downhill["y"]), rel=0.01
    )


def test_the_lines_of_an_exact_fit_cross_at_the_minimum(page: Page) -> None:
    lay(page, "pulls", "minimum")
    at_step(page, 1)
    crossing = page.evaluate("""() => {
      const [p, q] = [...document.querySelectorAll(".fit-line")].map((line) =>
        ["x1", "y1", "x2", "y2"].map((name) => Number(line.getAttribute(name))));
      const cross = (ax, ay, bx, by) => ax * by - ay * bx;
      const [dx, dy, ex, ey] = [p[2] - p[0], p[3] - p[1], q[2] - q[0], q[3] - q[1]];
      const t = cross(q[0] - p[0], q[1] - p[1], ex, ey) / cross(dx, dy, ex, ey);
      return [p[0] + t * dx, p[1] + t * dy];
    }""")
    star = page.locator(".minimum").get_attribute("transform") or ""
    assert [float(part) for part in re.findall(r"[\d.]+", star)] == pytest.approx(crossing, abs=0.01)


def test_the_shortcut_is_drawn_only_once_the_end_is_known_and_says_both_lengths(page: Page) -> None:
    expect(page.locator(".shortcut")).to_be_hidden()
    lay(page, "shortcut")
    expect(page.locator(".shortcut text")).to_have_text("straight 3.80, walked 5.14")


def test_what_the_algorithm_knows_is_a_patch_that_follows_the_ball(page: Page, server: Server) -> None:
    lay(page, "fog")
    at_step(page, 81)
    patch, ball = box(page, ".tangent circle"), box(page, ".ball circle")
    for side, size in (("x", "width"), ("y", "height")):
        assert patch[side] + patch[size] / 2 == pytest.approx(ball[side] + ball[size] / 2, abs=0.5)
    expect(page.locator(".levels")).to_be_hidden()


def test_the_minimum_is_a_secret_until_the_end_or_until_asked_for(page: Page) -> None:
    expect(page.locator(".minimum")).to_be_hidden()
    at_end(page)
    expect(page.locator(".minimum")).to_be_visible()
    at_step(page, 0)
    expect(page.locator(".minimum")).to_be_hidden()
    lay(page, "minimum")
    expect(page.locator(".minimum")).to_be_visible()


def test_the_end_of_a_run_offers_the_next_question(page: Page, server: Server) -> None:
    expect(page.get_by_role("button", name="Why so slow at first?")).to_be_hidden()
    at_end(page)
    page.get_by_role("button", name="Why so slow at first?").click()
    expect(page.locator("#caption")).to_have_text(
        "Point 2 has 97 % of the loss and gives 22 % of the push: its f(1−f) is 0.0009."
    )
    expect(number(page, "step")).to_have_text("0")
    at_end(page)
    page.get_by_role("button", name="Try η = 10").click()
    expect(page).to_have_url(f"{server.url}/?learning_rate=10")
    at_end(page, "10⁻³²|10⁻³³")
    expect(page.get_by_role("button", name="Try η = 26")).to_be_visible()
    page.get_by_role("button", name="Start somewhere else").click()
    expect(page).to_have_url(re.compile(r"w=.*b="))


def test_the_first_minute_works_by_keys_alone(page: Page) -> None:
    page.keyboard.press("ArrowRight")
    expect(number(page, "step")).to_have_text("1")
    page.keyboard.press("End")
    expect(number(page, "step")).to_have_text("1000")
    page.keyboard.press("Home")
    expect(number(page, "step")).to_have_text("0")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.keyboard.press("Space")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_label("These keys are on").uncheck()
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    step = number(page, "step").inner_text()
    page.keyboard.press("End")
    expect(number(page, "step")).to_have_text(step)


def test_keys_leave_boxes_and_buttons_alone(page: Page) -> None:
    page.get_by_role("button", name="One step on").focus()
    page.keyboard.press("Space")
    expect(number(page, "step")).to_have_text("1")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    rate = page.get_by_role("textbox", name="Learning rate")
    rate.focus()
    page.keyboard.press("Home")
    page.keyboard.type("2")
    expect(rate).to_have_value("21")
    expect(number(page, "step")).to_have_text("1")


def test_the_table_shows_chosen_steps_and_goes_to_them(page: Page, server: Server) -> None:
    page.get_by_role("tab", name="Table").click()
    page.get_by_role("button", name="100", exact=True).click()
    expect(number(page, "step")).to_have_text("100")
    row = page.locator("#table tr[aria-current]")
    assert float(row.locator("td").nth(2).inner_text()) == pytest.approx(
        trajectory(server)["loss"][100], rel=5e-3
    )


def test_a_screen_reader_hears_how_it_ends(page: Page) -> None:
    page.get_by_label("Speed").select_option("10")
    page.get_by_role("button", name="Play").click()
    expect(page.locator("#live")).to_contain_text("1000 steps. Loss 0.4158 → 2.4 × 10⁻¹¹.")


def test_with_less_motion_the_run_is_still_pictures(open_flat: Callable[..., Page]) -> None:
    page = open_flat(reduced_motion="reduce")
    page.goto("/")
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    page.evaluate("""() => {
      const seen = (window.seen = new Set());
      const step = document.querySelector(".transport [data-number=step]");
      const watch = new MutationObserver(() => seen.add(step.textContent));
      watch.observe(step, { childList: true, subtree: true });
    }""")
    page.get_by_label("Speed").select_option("5")
    page.get_by_role("button", name="Play").click()
    expect(number(page, "step")).to_have_text("1000", timeout=10_000)
    assert 5 <= page.evaluate("window.seen.size") <= 24


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_a_theme_can_be_had_by_link_and_stays_in_it(open_flat: Callable[..., Page], theme: str) -> None:
    page = open_flat()
    page.goto(f"/?theme={theme}")
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    expect(page.get_by_label("Theme")).to_have_value(theme)
    rate = page.get_by_role("textbox", name="Learning rate")
    rate.fill("2")
    rate.press("Enter")
    expect(page).to_have_url(re.compile(f"learning_rate=2&theme={theme}"))
    page.get_by_label("Theme").select_option("dark")
    expect(page).to_have_url(re.compile("learning_rate=2&theme=dark"))
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_opening_a_panel_never_moves_the_pictures(page: Page) -> None:
    before = [box(page, selector) for selector in ("#above-plot", "#strip", ".transport")]
    for names in PANELS:
        open_panel(page, *names)
        expect(page.locator(".loading:visible")).to_have_count(0)
        assert [box(page, selector) for selector in ("#above-plot", "#strip", ".transport")] == before
    assert shown(page, "w") == -2


def test_the_probe_answers_within_one_frame(page: Page) -> None:
    answered = page.evaluate("""() => new Promise((resolve) => {
      const raster = document.querySelector("#above-plot .raster");
      const box = raster.getBoundingClientRect();
      const at = { clientX: box.left + box.width * 0.75, clientY: box.top + box.height * 0.25 };
      requestAnimationFrame(() => {
        raster.dispatchEvent(new PointerEvent("pointermove", { ...at, pointerType: "mouse" }));
        requestAnimationFrame(() => resolve(document.querySelector("#caption").textContent));
      });
    })""")
    assert "the error is 0.316" in answered


def test_few_tab_stops_come_before_anything_is_opened(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto("/")
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    stops: list[str] = []
    name = (
        "(document.activeElement.id || document.activeElement.textContent || document.activeElement.tagName)"
    )
    for _ in range(30):
        page.keyboard.press("Tab")
        stop = str(page.evaluate(name)).strip()
        if stop in ("BODY", *stops):
            break
        stops.append(stop)
    assert len(stops) <= 16, stops


def test_the_transport_is_one_tab_stop_with_arrow_keys_inside(page: Page) -> None:
    page.get_by_role("button", name="Play").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="One step on")).to_be_focused()
    page.keyboard.press("Enter")
    expect(number(page, "step")).to_have_text("1")


def test_a_path_that_leaves_the_window_can_be_fitted_into_it(page: Page) -> None:
    rate = page.get_by_role("textbox", name="Learning rate")
    rate.fill("100")
    rate.press("Enter")
    at_end(page, "0.42")
    expect(page.locator("#caption")).to_contain_text("The ball has left the window.")
    expect(page.locator(".ball")).to_have_class(re.compile("outside"))
    page.get_by_role("button", name="Fit the window").click()
    expect(page).to_have_url(re.compile("learning_rate=100&w_min="))
    at_end(page, "0.42")
    expect(page.locator("#caption")).not_to_contain_text("left the window")
    expect(page.locator(".ball")).not_to_have_class(re.compile("outside"))
    expect(page.get_by_role("button", name="Fit the window")).to_be_hidden()


@pytest.mark.parametrize("viewport", [(1280, 800), (1280, 640)])
@pytest.mark.parametrize("query", ["", "learning_rate=100", "activation=relu", "tolerance=0.001"])
def test_the_last_sentence_has_its_room_whatever_is_asked_next(page: Page, query: str) -> None:
    page.goto(f"/?{query}")
    at_end(page)
    expect(page.get_by_role("button", name="Try η")).to_be_visible()
    story, said = box(page, ".story"), box(page, ".story > p:first-child")
    assert said["y"] >= story["y"] - 2
    assert said["y"] + said["height"] <= story["y"] + story["height"] + 2


def test_a_window_of_any_shape_has_equal_pixels_for_w_and_b(page: Page, server: Server) -> None:
    page.goto("/?w_min=-3&w_max=3&b_min=-6&b_max=0")
    at_step(page, 81)
    columns = trajectory(server)
    downhill = page.locator(".downhill path").get_attribute("transform") or ""
    assert float(re.findall(r"rotate\((.+)\)", downhill)[0]) == pytest.approx(
        math.degrees(math.atan2(columns["db"][81], -columns["dw"][81])), abs=1
    )
    page.goto("/?w_min=-3&w_max=3")
    at_step(page, 81)
    ticks = page.locator("#above-plot .axes .across").all_text_contents()
    assert ticks[0] == f"{MINUS}6"


def test_all_digits_of_a_number_are_copied(page: Page, server: Server) -> None:
    at_step(page, 81)
    copied = page.evaluate("""() => new Promise((resolve) => {
      document.addEventListener("copy", (event) => resolve(event.clipboardData.getData("text/plain")));
      const number = document.querySelector(".transport [data-number=loss]");
      getSelection().selectAllChildren(number);
      document.execCommand("copy");
    })""")
    assert float(copied) == trajectory(server)["loss"][81]


def test_the_last_of_two_quick_changes_counts_whatever_is_answered_first(page: Page) -> None:
    def late(route: Route) -> None:
        page.wait_for_timeout(600)
        route.continue_()

    page.route(re.compile("api/run.*learning_rate=5"), late)
    page.reload()
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    rate = page.get_by_role("textbox", name="Learning rate")
    rate.fill("5")
    rate.press("Enter")
    rate.fill("6")
    rate.press("Enter")
    expect(page).to_have_url(re.compile("learning_rate=6"))
    page.wait_for_timeout(900)
    expect(page).to_have_url(re.compile("learning_rate=6"))
    expect(rate).to_have_value("6")


@pytest.fixture
def slow(page: Page) -> Page:
    """The lecture's run, of a server that takes its time to answer for the next one."""

    def late(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route(re.compile(r"api/(comparison/)?run\?"), late)
    page.reload()
    expect(page.locator("#strip .end")).to_have_text(re.compile("ends at"))
    return page


def tap(page: Page) -> None:
    """Click the view from above, right of its middle and above it."""
    plot = box(page, "#above-plot")
    page.mouse.click(plot["x"] + 0.7 * plot["width"], plot["y"] + 0.3 * plot["height"])


def test_a_place_and_a_rate_that_follow_each_other_quickly_both_count(slow: Page) -> None:
    rate = slow.get_by_role("textbox", name="Learning rate")
    rate.fill("10")
    tap(slow)
    expect(slow).to_have_url(re.compile(r"\?learning_rate=10&w=3\.\d+&b=2\.\d+$"))
    slow.go_back()
    expect(slow).to_have_url(re.compile(r"/$"))
    expect(rate).to_have_value("1")
    tap(slow)
    rate.fill("5")
    rate.press("Enter")
    expect(slow).to_have_url(re.compile(r"\?learning_rate=5&w=3\.\d+&b=2\.\d+$"))


def test_a_place_counts_where_the_rate_in_its_box_was_refused(
    page: Page, expected_complaints: list[str]
) -> None:
    expected_complaints.append("422")
    rate = page.get_by_role("textbox", name="Learning rate")
    rate.fill("much")
    rate.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("learning_rate must be a number")
    tap(page)
    expect(page).to_have_url(re.compile(r"/\?w=3\.\d+&b=2\.\d+$"))
    expect(rate).to_have_value("1")


def test_what_is_done_to_other_runs_while_one_is_on_its_way_stays_done(slow: Page) -> None:
    slow.goto("/?run=&run=learning_rate%3D10&run=learning_rate%3D20")
    chips = slow.get_by_role("toolbar", name="Runs").get_by_role("button")
    expect(chips).to_have_count(3)
    rate = slow.get_by_role("textbox", name="Learning rate")
    rate.fill("7")
    chips.nth(1).click()
    expect(slow).to_have_url(re.compile("run=learning_rate%3D7&shown=1$"))
    expect(chips.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(rate).to_have_value("10")
    rate.fill("8")
    rate.press("Enter")
    chips.nth(0).press("Delete")
    expect(chips).to_have_count(2)
    slow.wait_for_timeout(900)
    expect(chips).to_have_count(2)
    expect(slow).to_have_url(re.compile(r"\?run=learning_rate%3D10&run=learning_rate%3D7&shown=0$"))


def test_a_run_that_is_kept_while_it_is_on_its_way_is_kept(slow: Page) -> None:
    rate = slow.get_by_role("textbox", name="Learning rate")
    rate.fill("10")
    slow.get_by_role("button", name="Keep run").last.click()
    expect(slow).to_have_url(re.compile(r"\?learning_rate=10$"))
    rate.fill("20")
    rate.press("Enter")
    expect(slow).to_have_url(re.compile(r"\?run=learning_rate%3D10&run=learning_rate%3D20$"))


def test_the_slider_follows_the_arrow_keys_and_back_leads_to_the_rate_before(page: Page) -> None:
    slider = page.get_by_role("slider", name="Learning rate")
    slider.focus()
    page.evaluate("performance.now = () => 1e6")  # presses that follow each other at once are one step
    for _ in range(30):
        slider.press("ArrowRight")
    rate = page.get_by_role("textbox", name="Learning rate")
    expect(rate).to_have_value("2")
    expect(page).to_have_url(re.compile(r"\?learning_rate=2$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/$"))
    expect(rate).to_have_value("1")
