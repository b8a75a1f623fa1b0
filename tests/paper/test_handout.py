"""The run on paper: its numbers are the API's."""

import html
import math
import re

import httpx
import pytest

from app.format import plain, significant
from app.numerics.descent import reported
from app.numerics.namespace import FLOATS
from app.paper.contour import contour
from app.paper.handout import chosen, settings
from app.paper.phases import stretches
from app.paper.scale import levels
from app.run import Run
from tests.page import asked

SUPERSCRIPT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−\u202f", "-0123456789- ")
ROW = re.compile(r'<tr(?: class="bold")?><th scope="row">(.*?)</th>(?:<td class="phase">.*?</td>)?(.*?)</tr>')


@pytest.fixture(scope="module")
def client(server):
    with httpx.Client(base_url=server.url, timeout=30) as client:
        yield client


def number(text):
    return float(re.sub(r" × 10", "e", text.translate(SUPERSCRIPT)).replace(" ", ""))


def points_of(run):
    return list(reported(run.walk(), run.every))


@pytest.mark.parametrize(
    "query", ["", "learning_rate=26&w=0&b=3", "every=7&max_steps=500", "w=-2000&b=-2000"]
)
def test_every_printed_number_is_the_apis(client, query):
    page = client.get(f"/handout?{query}").text
    columns = client.get(f"/api/trajectory?{query}").json()["trajectory"]
    rows = ROW.findall(page)
    assert rows
    for step, cells in rows:
        k = columns["step"].index(int(number(step)))
        w, b, loss, slope, dw, db = map(number, re.findall(r"<td>(.*?)</td>", cells))
        theirs = [columns[name][k] for name in ("w", "b", "loss", "dw", "db")]
        assert [w, b, loss, dw, db] == pytest.approx(theirs, rel=6e-5, abs=1e-300)
        assert slope == pytest.approx((theirs[3] ** 2 + theirs[4] ** 2) ** 0.5, rel=6e-5, abs=1e-300)


def test_the_steps_are_few_and_hold_the_ends_the_series_and_the_cliff():
    found = chosen(points_of(Run()), [77, 78])
    assert {0, 1, 2, 5, 10, 20, 50, 77, 78, 81, 100, 200, 500, 1000} <= set(found)
    assert len(found) <= 25
    long = points_of(Run(max_steps=100_000, learning_rate=0.01))
    assert len(chosen(long, ())) <= 27
    assert chosen(points_of(Run(w=-2000, b=-2000)), ()) == [0]


PHASES = """
import { landscape } from "./static/js/landscape.js";
import { stretches } from "./static/js/phases.js";
import { Trajectory } from "./static/js/trajectory.js";
const { run, points, minimum } = JSON.parse(process.argv[1]);
const trajectory = Object.assign(new Trajectory(), { minimum });
for (const [step, [w, b], loss, [dw, db]] of points) trajectory.push({ step, w, b, loss, dw, db });
const found = stretches(trajectory, landscape(run, run));
console.log(JSON.stringify(found.map(({ phase, from, to }) => [phase, from, to])));
"""


@pytest.mark.parametrize(
    "run",
    [
        Run(),
        Run(learning_rate=26, w=0, b=3),
        Run(w=3, b=4, w_min=-9, b_max=4.5, every=3),
        Run(point=((0, 0.1), (1, 0.9), (2, 0.3))),
    ],
    ids=lambda run: run.query(),
)
def test_the_phases_are_those_of_the_page(run):
    points = points_of(run)
    lowest = run.minimum()
    ours = stretches(run, points, lowest.loss if lowest else 0.0)
    told = {"run": run.settings(), "points": points, "minimum": lowest and lowest._asdict()}
    assert [[part.phase, part.first, part.last] for part in ours] == asked(PHASES, told)
    assert ours or run.learning_rate == 26


def test_the_path_from_above_goes_where_the_run_goes():
    run = Run()
    points = points_of(run)
    picture = contour(run, points)
    w, b = points[-1][1]
    assert picture.even
    assert picture.end == pytest.approx(((w + 6) / 12 * 400, (6 - b) / 12 * 400))
    assert picture.end == pytest.approx(picture.minimum, abs=0.01)
    ends = re.findall(r"[ML](\S+) (\S+?)(?=[ML]|$)", picture.walked)
    assert [float(value) for value in ends[-1]] == pytest.approx(picture.end, abs=0.06)
    assert picture.jumps == ""


def test_a_step_longer_than_half_a_unit_is_dashed():
    run = Run(learning_rate=26, w=0, b=3, max_steps=1)
    points = points_of(run)
    assert contour(run, points).jumps.count("M") == 1


def test_a_search_is_its_places_and_the_lowest_of_them():
    run = Run(method="random_search", max_steps=40, seed=3)
    points = points_of(run)
    picture = contour(run, points)
    w, b = min(points, key=lambda point: point[2])[1]
    assert picture.lowest == pytest.approx(((w + 6) / 12 * 400, (6 - b) / 12 * 400))
    assert (picture.start, picture.end, picture.jumps) == (None, None, "")
    assert picture.walked.count("M") == len(points) == picture.walked.count("h0")


def test_a_minimum_that_is_not_in_the_window_or_not_known_is_not_in_the_picture(client):
    separable = Run(loss="cross_entropy", point=((0.5, 0), (2.5, 1)))
    for run in (Run(w_max=0.0), separable):
        assert contour(run, points_of(run)).minimum is None
        assert "✳" not in client.get(f"/handout?{run.query()}").text


@pytest.mark.parametrize(("query", "said"), [("", False), ("point=0,0.1&point=1,0.9&point=2,0.3", True)])
def test_a_minimum_that_was_found_numerically_is_said_to_be(client, query, said):
    page = client.get(f"/handout?{query}").text
    assert "The lowest point is" in page
    assert ("found numerically" in page) is said


def test_a_run_that_goes_round_and_round_is_dotted_and_stays_small(client):
    run = Run(learning_rate=3, max_steps=20_000, point=((0, 0.1), (1, 0.9), (2, 0.3), (3, 0.2), (4, 0.5)))
    assert contour(run, points_of(run)).dense
    assert len(client.get(f"/handout?{run.query()}").text) < 300_000


def test_a_level_line_is_where_the_loss_is_its_level():
    run = Run()
    picture = contour(run, points_of(run))
    loss = run.neuron(FLOATS).loss
    found = levels(run.landscape(), float(run.surface(181)[2].max()))
    for level, line in zip(found, picture.lines, strict=True):
        for x, y in re.findall(r"[ML](\S+) (\S+?)(?=[ML]|$)", line)[::40]:
            at = loss((float(x) / 400 * 12 - 6, 6 - float(y) / 400 * 12))
            assert at == pytest.approx(level, rel=0.1, abs=0.005)


@pytest.mark.parametrize(
    "query",
    [
        "learning_rate=1000&w=1000000&b=-1000000&point=1000000,1000000&point=-1000000,-1000000",
        "w_min=-1000000&w_max=1000000&b_min=0&b_max=0.00001",
        "point=0,0&max_steps=1",
        "w=-1000000&b=0&point=0.0001,0&point=0.0002,1",
    ],
)
def test_extreme_runs_are_printed_too(client, query):
    answer = client.get(f"/handout?{query}")
    assert answer.status_code == 200
    assert not re.search(r"\b(nan|inf)\b", answer.text)


def test_a_refused_setting_is_said_on_the_page(client):
    page = client.get("/handout?w=x")
    assert (page.status_code, "w must be a number" in page.text) == (200, True)


def test_the_handout_runs_no_script_and_has_no_inline_style(client):
    answer = client.get("/handout")
    assert "<script" not in answer.text
    assert " style=" not in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_the_settings_of_a_method_are_printed_and_no_others():
    printed = dict(settings(Run(method="adam", batch_size=1, seed=7, rate_change=((100, 0.5),), beta1=0.8)))
    assert printed["method"] == "Adam, squared error"
    assert (printed["beta1"], printed["beta2"]) == ("0.8", "0.999")
    assert printed["from step 100 on"] == "η = 0.5"
    assert (printed["points of one step"], printed["seed"]) == ("1 of 2", "7")
    assert [name for name, _ in settings(Run())] == [
        "learning rate η",
        "start w, b",
        "steps at most",
        "method",
    ]
    assert settings(Run(method="grid_search")) == [
        ("method", "grid search, squared error"),
        ("places at most", "1001"),
    ]


MORE = re.compile(r'<td class="more">(.*?)</td>')


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("method=newton", {"gradient": "−∇L", "shortened": "cut to 1", "newton": "Newton"}),
        ("batch_size=1&seed=2&max_steps=50", {}),
        ("rate_change=7,0.5&rate_change=60,3&max_steps=200", {}),
        ("method=random_search&seed=3&max_steps=300", {}),
    ],
)
def test_a_method_s_own_column_is_that_of_the_run(client, query, words):
    page = client.get(f"/handout?{query}").text
    document = client.get(f"/api/trajectory?{query}").json()
    columns, run = document["trajectory"], Run.model_validate(document["run"])
    last = len(columns["step"]) - 1
    drawn = run.batches()
    batch = [] if drawn is None else [next(drawn) for _ in range(last)]
    for step, cells in ROW.findall(page):
        k = columns["step"].index(int(number(step)))
        (told,) = MORE.findall(cells)
        if run.searches:
            assert told == significant(min(columns["loss"][: k + 1]), 5)
        elif k == last:
            assert told == ""
        elif words:
            assert told == words[columns["kind"][k]]
        elif batch:
            assert told == ", ".join(str(point + 1) for point in batch[k])
        else:
            assert told == plain(run.rate(k))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "Gradient descent on a sigmoid neuron"),
        ("method=newton&activation=tanh", "Newton's method on a tanh neuron"),
        ("method=random_search&seed=3", "Random search on a sigmoid neuron"),
    ],
)
def test_the_head_names_the_method_and_the_neuron(client, query, words):
    page = html.unescape(client.get(f"/handout?{query}").text)
    assert f"<h1>{words}</h1>" in page
    assert ("Start <i>w</i>" in page) == ("search" not in query)


def test_a_search_is_answered_where_it_was_lowest(client):
    query = "method=grid_search&max_steps=99"
    columns = client.get(f"/api/trajectory?{query}").json()["trajectory"]
    best = columns["loss"].index(min(columns["loss"]))
    f = 1 / (1 + math.exp(-(columns["w"][best] * 0.5 + columns["b"][best])))
    assert f"<td>0.2</td><td>{significant(f, 4)}</td>" in client.get(f"/handout?{query}").text
