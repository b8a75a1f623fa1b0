"""The carpet in a real browser: the quick way into Plotly works, the slow one too, and it turns freely."""

import math
import re
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import pairwise

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from tests.browser.reading import at_rest, open_panel
from tests.server import Server

# a page with nothing but a carpet: the run goes once round the plateau and down, 1001 points long
SCRATCH = """<!doctype html><meta charset="utf-8"><title>carpet</title>
<link rel="stylesheet" href="STATIC/css/tokens.css"><link rel="icon" href="data:,">
<style>body { margin: 0 } #place { width: 450px; height: 515px }</style><div id="place"></div>
<script type="module">
  import { createCarpet, hasWebGL } from "./STATIC/js/carpet.js";
  import { eyeOf, project } from "./STATIC/js/lens.js";
  import { loss } from "./STATIC/js/neuron.js";
  import { Scene } from "./STATIC/js/scene.js";
  import { scale, tokens } from "./STATIC/js/theme.js";
  import { webgl } from "./STATIC/js/webgl.js";

  const points = [[0.5, 0.2], [2.5, 0.9]];
  const lossAt = (w, b) => loss({ activation: "sigmoid", loss: "squared_error", point: points }, w, b);
  const run = { w: [], b: [], loss: [], kept: [] };
  for (let k = 0; k <= 1000; k += 1) {
    run.w.push(-2 + k / 300);
    run.b.push(-2 - Math.sin(k / 300));
    run.loss.push(lossAt(run.w[k], run.b[k]));
    run.kept.push(k);
  }
  const doors = {
    open: Scene,
    shut: class extends Scene { get inner() { return undefined; } },
    stuck: class extends Scene { moveOne() { throw new TypeError("not what it was"); } },
  };
  const show = (head, more = {}) => window.carpet.show({ ...run, head, ...more });
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const resize = ([width, height]) => {
    Object.assign(document.getElementById("place").style, { width: `${width}px`, height: `${height}px` });
    carpet.resize();
  };
  // Plotly's picture comes a little after its camera.
  const arrived = () => {
    const { lens, camera } = carpet.scene;
    const [seen, told] = [eyeOf(lens.view), camera.eye];
    const far = Math.hypot(seen.x - told.x, seen.y - told.y, seen.z - told.z);
    const { width, height } = carpet.viewpoint.size;
    const shape = lens.projection[5] / lens.projection[0];
    return far < 1e-4 && Math.abs(shape - width / height) < 0.02;
  };
  // A place of (w, b, loss) on the screen by the matrices that Plotly draws with.
  const spot = (place) => {
    const { scene, viewpoint } = carpet;
    const { model, view, projection } = scene.inner.glplot.cameraParams;
    const data = [...place.map((value, i) => value * scene.inner.dataScale[i]), 1];
    const row = (m, r, v) => m[r] * v[0] + m[r + 4] * v[1] + m[r + 8] * v[2] + m[r + 12] * v[3];
    const times = (m, v) => [0, 1, 2, 3].map((r) => row(m, r, v));
    const [x, y, , w] = times(projection, times(view, times(model, data)));
    const { width, height } = viewpoint.size;
    return [(0.5 + (0.5 * x) / w) * width, (0.5 - (0.5 * y) / w) * height];
  };
  const create = async (door) => {
    const figure = await (await fetch("api/figure?resolution=61")).json();
    const options = { figure, plotlyUrl: "./STATIC/js/plotly.min.js", loss: lossAt, scene: doors[door] };
    options.tokens = tokens();
    window.carpet = await createCarpet(document.getElementById("place"), options);
    window.restyles = [];
    const { restyle } = Plotly;
    window.Plotly.restyle = (...these) => {
      window.restyles.push(performance.now());
      return restyle(...these);
    };
    return figure;
  };
  Object.assign(window, { arrived, create, frame, hasWebGL, lossAt, project, resize, run });
  Object.assign(window, { scale, show, spot, tokens, webgl });
</script>"""

INSIDE = """() => {
  const { width, height } = carpet.viewpoint.size;
  const texts = [...document.querySelectorAll(".carpet-ticks text[visibility=inherit]")];
  const numbers = texts.filter((text) => text.textContent);
  const shown = numbers.map((number) => number.getBoundingClientRect());
  const boxes = shown.map(({ left, right, top, bottom }) => [[left, top], [right, bottom]]).flat();
  const places = carpet.terrain.outline().map((at) => project(carpet.scene.lens, { width, height }, at));
  const all = [...boxes, ...places.map(({ x, y }) => [x, y])];
  return shown.length >= 6 && all.every(([x, y]) => x >= 0 && x <= width && y >= 0 && y <= height);
}"""
VERTICES = """() => {
  const { plot, scene } = carpet;
  const index = plot.data.findIndex((trace) => trace.name === "path");
  return scene.inner.traces[plot._fullData[index].uid].linePlot.vertexCount;
}"""
SIZES = [[450, 515], [470, 440], [358, 330], [600, 560], [900, 860], [300, 260], [900, 420], [340, 700]]
TRACES = "() => Object.keys(carpet.scene.inner.traces).length"
EYE = "() => { const { x, y, z } = carpet.scene.camera.eye; return [x, y, z]; }"
HOME = "() => { const { x, y, z } = carpet.viewpoint.home.eye; return [x, y, z]; }"


def visit(page: Page, server: Server) -> Page:
    """Go to a page that can `create()` a carpet; everything but its HTML comes from the app itself."""
    with urllib.request.urlopen(f"{server.url}/") as answer:
        found = re.search(r"static/[0-9a-f]+(?=/)", answer.read().decode())
    assert found
    html = SCRATCH.replace("STATIC", found[0])
    page.route("**/scratch", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto("/scratch")
    return page


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The modules one by one, since a carpet is put together from some of them here."""
    running = Server.start(tmp_path_factory.mktemp("modules") / "log")
    yield running
    running.end()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A page that can draw its carpet."""
    return open_page()


@pytest.fixture
def scratch(page: Page, server: Server) -> Page:
    return visit(page, server)


def settle(page: Page) -> None:
    page.evaluate("async () => { await frame(); await frame(); }")


def arrive(page: Page) -> None:
    """Wait until the carpet is drawn from where its camera was sent, and as large as it should be."""
    page.wait_for_function("arrived()")
    settle(page)


def drag(page: Page, during: Callable[[int], object]) -> None:
    """Turn the carpet with the mouse, and do something at each of eight moves."""
    page.mouse.move(150, 250)
    page.mouse.down()
    for move in range(8):
        page.mouse.move(160 + 8 * move, 250 + move)
        during(move)
        settle(page)
    page.mouse.up()


def inside(page: Page) -> bool:
    """Whether the floor's corners, the whole carpet and every number beside it come onto the screen."""
    with suppress(TimeoutError):
        page.wait_for_function(INSIDE, timeout=5000)
        return True
    return False


def points(page: Page, name: str) -> int:
    """How many points one of Plotly's lines has."""
    return page.evaluate("name => carpet.plot.data.find((trace) => trace.name === name).x.length", name)


def test_moving_the_path_leaves_the_surface_and_the_camera_alone(scratch: Page) -> None:
    scratch.evaluate("create('open')")
    before = scratch.evaluate(EYE)
    counts: list[int] = []
    for head in (1, 200, 900):
        scratch.evaluate("head => show(head)", head)
        settle(scratch)
        counts.append(scratch.evaluate(VERTICES))
    assert counts[0] < counts[1] < counts[2]
    assert scratch.evaluate(EYE) == before
    assert scratch.evaluate("carpet.quick && restyles.length") == 0


def test_no_picture_is_read_back_from_the_card(scratch: Page) -> None:
    scratch.evaluate("create('open')")
    scratch.evaluate("""() => {
      const { gl } = carpet.scene.inner.glplot;
      window.read = 0;
      gl.readPixels = () => (window.read += 1);
    }""")
    scratch.evaluate("show(200)")
    drag(scratch, lambda move: None)
    scratch.evaluate("carpet.recolour(tokens())")  # Plotly updates its objects, and makes some anew
    scratch.evaluate("show(400)")
    scratch.wait_for_timeout(100)
    assert scratch.evaluate("read") == 0


def test_the_path_can_go_back_to_its_start(scratch: Page) -> None:
    scratch.evaluate("create('open')")
    scratch.evaluate("show(500); show(0)")
    settle(scratch)
    assert scratch.evaluate(VERTICES) == 0
    assert scratch.evaluate("carpet.quick")


def test_the_carpet_turns_while_the_path_moves(scratch: Page) -> None:
    scratch.evaluate("create('open')")
    eyes: list[list[float]] = []

    def play(move: int) -> None:
        scratch.evaluate("head => show(head)", 100 * move)
        eyes.append(scratch.evaluate(EYE))

    drag(scratch, play)
    turned = math.atan2(eyes[-1][1], eyes[-1][0]) - math.atan2(eyes[0][1], eyes[0][0])
    assert abs(turned) > 0.1
    after = scratch.evaluate(EYE)
    scratch.evaluate("show(900)")
    settle(scratch)
    assert scratch.evaluate(EYE) == after


def test_the_ball_lies_where_plotly_would_draw_it(scratch: Page) -> None:
    scratch.evaluate("create('open')")
    scratch.evaluate("show(700)")
    settle(scratch)
    ours, theirs = scratch.evaluate("""() => {
      const lifted = run.loss[700] + 0.0135 * carpet.terrain.height;
      const ball = document.querySelector(".carpet-ball");
      const ours = [Number(ball.getAttribute("cx")), Number(ball.getAttribute("cy"))];
      return [ours, spot([run.w[700], run.b[700], lifted])];
    }""")
    assert ours == pytest.approx(theirs, abs=0.1)


def test_the_patches_end_where_plotly_would_draw_what_the_step_is_promised(scratch: Page) -> None:
    scratch.evaluate("create('open')")
    scratch.evaluate("""() => {
      const step = { w: 0.9, b: -0.8 };
      const promised = { step, slope: { w: -0.05, b: 0.06 }, hessian: { ww: 0.2, wb: 0.1, bb: 0.1 } };
      show(300, { promised });
    }""")
    settle(scratch)
    rise = -0.05 * 0.9 - 0.06 * 0.8
    bend = 0.5 * (0.2 * 0.9 * 0.9 - 2 * 0.1 * 0.9 * 0.8 + 0.1 * 0.8 * 0.8)
    for name, change in (("tangent", rise), ("second-order", rise + bend)):
        rim = scratch.locator(f".{name}-rim").get_attribute("d") or ""
        end = "change => spot([run.w[300] + 0.9, run.b[300] - 0.8, run.loss[300] + change])"
        theirs = scratch.evaluate(end, change)
        first = [float(number) for number in re.findall(r"-?[\d.]+", rim)[:2]]
        assert first == pytest.approx(theirs, abs=0.2)
    scratch.evaluate("show(300)")
    settle(scratch)
    expect(scratch.locator(".tangent-rim")).to_be_hidden()


def test_an_arrow_points_from_the_ball_and_a_short_one_is_left_out(scratch: Page) -> None:
    scratch.evaluate("create('open')")
    arrow = scratch.locator(".carpet-arrow")
    scratch.evaluate("show(300, { arrow: { w: 1.5, b: 0.5 } })")
    settle(scratch)
    assert (arrow.get_attribute("d") or "").startswith("M")
    scratch.evaluate("show(300, { arrow: { w: 0.01, b: 0 } })")
    settle(scratch)
    assert arrow.get_attribute("d") == ""


def test_a_ball_on_its_hop_lies_on_the_carpet_between_the_points(scratch: Page) -> None:
    scratch.evaluate("create('open')")
    scratch.evaluate("""() => {
      window.hop = { w: run.w[300] + 1, b: run.b[300] + 0.5 };
      show(300, { ball: hop, arrow: { w: 1.5, b: 0.5 } });
    }""")
    settle(scratch)
    ball, on_carpet, arrow, point = scratch.evaluate("""() => {
      const seen = (w, b) => {
        const at = carpet.terrain.place(w, b, lossAt(w, b));
        at.z += 0.0135 * carpet.terrain.aspect.z;
        const { x, y } = project(carpet.scene.lens, carpet.viewpoint.size, at);
        return [x, y];
      };
      const ball = document.querySelector(".carpet-ball");
      const arrow = document.querySelector(".carpet-arrow").getAttribute("d").match(/[-.\\d]+/g).slice(0, 2);
      const middle = [Number(ball.getAttribute("cx")), Number(ball.getAttribute("cy"))];
      return [middle, seen(hop.w, hop.b), arrow.map(Number), seen(run.w[300], run.b[300])];
    }""")
    assert ball == pytest.approx(on_carpet, abs=0.1)
    assert arrow == pytest.approx(point, abs=0.1)
    assert math.dist(ball, arrow) > 20


def test_only_what_the_algorithm_knows_is_left_in_the_fog(scratch: Page) -> None:
    scratch.evaluate("create('open')")
    scratch.evaluate("show(700)")
    settle(scratch)
    eye, path, traces = (scratch.evaluate(asked) for asked in (EYE, VERTICES, TRACES))
    scratch.evaluate("show(700, { known: { w: -0.1, b: -0.05 } })")
    settle(scratch)
    assert scratch.evaluate(TRACES) == traces - 1
    assert scratch.evaluate(VERTICES) == path
    patch, ball = scratch.locator(".carpet-patch"), scratch.locator(".carpet-ball")
    for head in (700, 400):
        scratch.evaluate("head => show(head, { known: { w: -0.1, b: -0.05 } })", head)
        settle(scratch)
        middle, radius = scratch.evaluate("""() => {
          const { x, y, width, height } = document.querySelector(".carpet-patch").getBBox();
          return [[x + width / 2, y + height / 2], width / 2];
        }""")
        at = [float(ball.get_attribute(name) or "nan") for name in ("cx", "cy")]
        assert math.dist(middle, at) < 6
        assert 15 < radius < 60
    scratch.evaluate("show(700)")
    settle(scratch)
    assert scratch.evaluate(TRACES) == traces
    assert not patch.is_visible()
    assert scratch.evaluate(EYE) == pytest.approx(eye)
    assert scratch.evaluate("carpet.quick && restyles.length") == 0


def test_the_run_before_and_the_shortcut_come_and_go(scratch: Page) -> None:
    scratch.evaluate("create('open')")
    scratch.evaluate("show(900)")
    assert (points(scratch, "ghost"), points(scratch, "shortcut")) == (1, 1)
    scratch.evaluate("""() => {
      window.ghost = { trajectory: { ...run, last: 1000 }, kept: run.kept };
      show(1000, { ghost, shortcut: 1000 });
    }""")
    settle(scratch)
    assert points(scratch, "ghost") > 1000
    assert points(scratch, "shortcut") > 100
    scratch.evaluate("show(1000, { ghost, shortcut: 1000, known: { w: 0, b: 0 } })")
    assert points(scratch, "shortcut") == 2  # the heights between are not known in the fog
    scratch.evaluate("show(0)")
    settle(scratch)
    assert (points(scratch, "ghost"), points(scratch, "shortcut")) == (1, 1)
    assert scratch.evaluate("carpet.quick && restyles.length") == 0


def test_a_bare_carpet_has_no_path_and_no_ball(scratch: Page) -> None:
    scratch.evaluate("create('open')")
    scratch.evaluate("show(500)")
    settle(scratch)
    ball = scratch.locator(".carpet-ball")
    assert ball.is_visible()
    scratch.evaluate("show(500, { bare: true })")
    settle(scratch)
    assert scratch.evaluate(VERTICES) == 0
    assert not ball.is_visible()


def test_a_ball_behind_a_hill_is_only_hinted_at(scratch: Page) -> None:
    scratch.evaluate("create('open')")
    scratch.evaluate("""() => {
      carpet.viewpoint.still = true;
      show(900);
      const up = { x: 0, y: 0, z: 1 };
      carpet.viewpoint.go({ eye: { x: -0.9, y: 1.6, z: 0.3 }, center: { x: 0, y: 0, z: 0 }, up });
    }""")
    settle(scratch)
    assert float(scratch.locator(".carpet-ball").get_attribute("opacity") or 1) < 0.5


def test_a_start_outside_the_window_waits_hollow_at_its_edge(scratch: Page) -> None:
    scratch.evaluate("create('open')")
    scratch.evaluate("run.w[0] = -40; show(900)")
    settle(scratch)
    assert scratch.locator(".carpet-start").get_attribute("fill-opacity") == "0"
    assert scratch.locator(".carpet-ball").get_attribute("fill-opacity") == "1"


def test_without_the_way_in_plotly_draws_everything_itself(scratch: Page) -> None:
    scratch.evaluate("create('shut')")
    scratch.evaluate("show(800)")
    scratch.wait_for_function("restyles.length === 1")
    names, labels, ball = scratch.evaluate("""() => [
      carpet.plot.data.map((trace) => trace.name),
      carpet.plot._fullLayout.scene.xaxis.showticklabels,
      carpet.plot.data.find((trace) => trace.name === "ball").x[0],
    ]""")
    assert "start" in names
    assert labels is True
    assert ball == pytest.approx(-2 + 800 / 300)
    assert scratch.locator(".carpet-overlay").get_attribute("visibility") == "hidden"


def test_the_slow_way_restyles_eight_times_a_second_and_never_under_the_hand(scratch: Page) -> None:
    scratch.evaluate("create('stuck')")
    scratch.evaluate("async () => { for (let k = 0; k < 40; k += 1) { show(k); await frame(); } }")
    times = scratch.evaluate("restyles")
    assert all(later - earlier >= 120 for earlier, later in pairwise(times))
    count = -1
    while count != (now := scratch.evaluate("restyles.length")):  # the last one may still be due
        count = now
        scratch.wait_for_timeout(500)
    held: list[int] = []

    def play(move: int) -> None:
        scratch.evaluate("head => show(head)", 100 + move)
        held.append(scratch.evaluate("restyles.length"))

    drag(scratch, play)
    assert set(held) == {count}
    eye = scratch.evaluate(EYE)
    scratch.wait_for_function(f"restyles.length > {count}")
    assert scratch.evaluate("carpet.plot.data.find((trace) => trace.name === 'path').x.length") == 108
    assert scratch.evaluate(EYE) == pytest.approx(eye)


def test_nearer_and_back_home(scratch: Page) -> None:
    scratch.evaluate("create('open')")
    home = scratch.evaluate(HOME)
    assert scratch.evaluate(EYE) == pytest.approx(home)
    assert inside(scratch)
    scratch.evaluate("carpet.zoom(1.5)")
    nearer = at_rest(scratch, EYE)
    assert math.dist(nearer, (0, 0, 0)) < 0.8 * math.dist(home, (0, 0, 0))
    scratch.evaluate("carpet.resetView()")
    assert at_rest(scratch, EYE) == pytest.approx(home)


def test_another_theme_and_another_surface_keep_the_view(scratch: Page) -> None:
    figure = scratch.evaluate("create('open')")
    drag(scratch, lambda move: None)
    eye = scratch.evaluate(EYE)
    scratch.evaluate("show(500)")
    path = scratch.evaluate(VERTICES)
    scratch.evaluate(
        "carpet.recolour({ ...tokens(), carpet: scale('0 #000000, 1 #ff0000'), line: '#00ff00' })"
    )
    assert scratch.evaluate("carpet.plot._fullData[0].colorscale[1][1]") == "#ff0000"
    assert scratch.locator(".carpet-start").get_attribute("stroke") == "#00ff00"
    assert scratch.evaluate(EYE) == pytest.approx(eye)
    figure["layout"]["scene"]["zaxis"]["range"] = [0, 2]
    scratch.evaluate("figure => carpet.surface(figure)", figure)
    settle(scratch)
    assert scratch.evaluate("carpet.plot._fullLayout.scene.zaxis.range[1]") == 2
    assert math.dist(scratch.evaluate(EYE), eye) < 0.3  # the flatter carpet is seen from a little nearer
    assert inside(scratch)
    assert scratch.evaluate(VERTICES) == path
    scratch.evaluate("show(600)")
    assert scratch.evaluate("carpet.quick && restyles.length") == 0


@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize("viewport", [(1000, 900)])
def test_nothing_is_cut_at_any_size_and_the_view_stays(scratch: Page, theme: str) -> None:
    scratch.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
    scratch.evaluate("create('open')")
    assert inside(scratch)
    for size in SIZES:
        scratch.evaluate(f"resize({size})")
        arrive(scratch)
        drawn = scratch.evaluate("[carpet.plot._fullLayout.width, carpet.plot._fullLayout.height]")
        assert drawn == size
        assert inside(scratch), f"cut at {size}"
        assert scratch.evaluate(EYE)[0] > 0 > scratch.evaluate(EYE)[1]


def test_larger_numbers_of_another_theme_are_not_cut_either(scratch: Page) -> None:
    scratch.evaluate("create('open')")
    widths = scratch.evaluate("carpet.plot.data.map((trace) => trace.line?.width)")
    scratch.evaluate("document.documentElement.dataset.theme = 'projector'; carpet.recolour(tokens())")
    arrive(scratch)
    assert inside(scratch)
    label = scratch.locator(".carpet-ticks text").first
    assert label.evaluate("label => getComputedStyle(label).fontSize") == "16px"
    thicker = scratch.evaluate("carpet.plot.data.map((trace) => trace.line?.width)")
    assert thicker[1:] == pytest.approx([1.6 * width for width in widths[1:]])


def test_a_lost_graphics_card_is_not_an_error_and_comes_back(scratch: Page) -> None:
    scratch.evaluate("create('open')")
    at_rest(scratch, EYE)  # in its first frames Plotly still compiles shaders, and complains without a card
    scratch.evaluate("""async () => {
      window.card = carpet.scene.inner.glplot.gl.getExtension("WEBGL_lose_context");
      card.loseContext();
      await frame();
      show(300);
    }""")
    settle(scratch)
    scratch.evaluate("card.restoreContext()")
    scratch.wait_for_function("!carpet.scene.lost")
    settle(scratch)
    scratch.evaluate("show(600)")
    assert scratch.evaluate("carpet.quick")
    assert scratch.evaluate(VERTICES) > 0


def test_the_keys_turn_the_carpet_once_it_has_the_focus_and_a_mouse_leaves_them_to_the_page(
    page: Page,
) -> None:
    page.goto("/?theme=projector")
    carpet = page.get_by_role("application", name="three dimensions")
    expect(carpet).to_have_count(1, timeout=30_000)
    label = carpet.locator(".carpet-ticks text").first
    expect(label).to_have_attribute("transform", re.compile("."))
    place = "() => document.querySelector('.carpet-ticks text').getAttribute('transform')"
    where = at_rest(page, place)
    for key in ("+", "ArrowUp", "ArrowRight"):
        carpet.press(key)
        expect(label).not_to_have_attribute("transform", where)
        where = at_rest(page, place)
    carpet.blur()
    carpet.click(position={"x": 60, "y": 60})
    page.keyboard.press("ArrowRight")
    expect(label).to_have_attribute("transform", where)
    expect(page.locator(".transport [data-number=step]")).to_have_text("1")


def test_the_patches_are_there_with_their_names_while_the_why_lens_is_open(page: Page) -> None:
    page.goto("/?w=0.19951362254604957&b=-0.6695305192826496&learning_rate=5&max_steps=100")
    key = page.locator(".patches")
    expect(page.locator(".carpet-ball")).to_be_visible(timeout=30_000)
    expect(key).to_be_hidden()
    open_panel(page, "Why", "Dial")
    expect(key).to_contain_text("as long as the step")
    expect(page.locator(".tangent-rim")).to_be_visible()
    page.get_by_role("slider", name="Step shown").press("End")
    expect(key).to_contain_text("× the step")
    open_panel(page, "Neuron")
    expect(key).to_be_hidden()
    expect(page.locator(".tangent-rim")).to_be_hidden()


def test_the_page_hides_the_carpet_for_a_scene_and_fogs_it_from_the_menu(page: Page) -> None:
    page.goto("/?scene=guess")
    expect(page.locator("#carpet-plot")).to_have_css("visibility", "hidden")
    expect(page.locator("#carpet-plot")).to_have_attribute("style", re.compile("visibility: hidden"))
    page.goto("/")
    expect(page.locator("#carpet-plot")).to_have_attribute("tabindex", "0", timeout=30_000)
    page.get_by_text("Show", exact=True).click()
    patch = page.locator(".carpet-patch")
    expect(patch).to_be_hidden()
    page.locator("[data-layer=fog]").check()
    expect(patch).to_be_visible()
    page.locator("[data-layer=fog]").uncheck()
    expect(patch).to_be_hidden()


def test_nothing_is_left_after_the_end(scratch: Page) -> None:
    scratch.evaluate("create('open')")
    scratch.evaluate("carpet.destroy()")
    settle(scratch)
    assert scratch.locator("#place > *").count() == 0


def test_a_browser_without_webgl_is_told_apart(page: Page, server: Server) -> None:
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    visit(page, server)
    assert page.evaluate("hasWebGL()") is False
    assert "WebGL" in page.evaluate("create('open').catch((error) => error.message)")
