"""The page as it leaves the server, and the files it names."""

import gzip
import json
import re
from pathlib import Path

import httpx
import pytest

from app.api.options import current_options
from app.assets import SMALL_PLOTLY, WHOLE_PLOTLY
from app.run import Run

TOP = Path(__file__).parent.parent
PLOTLY_VERSION = re.search(r"plotly\.js v([\d.]+)", WHOLE_PLOTLY.read_text()[:200])
DATA = re.compile(r'<script type="application/json" id="page-data">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def client(server):
    with httpx.Client(base_url=server.url) as client:
        yield client


def data(client, query=""):
    page = client.get(f"/?{query}")
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    return json.loads(DATA.search(page.text)[1])


def test_the_page_carries_the_run_and_the_options(client):
    page = data(client, "w=3&point=0,0.5&utm_source=chat")
    assert page["run"] == Run(w=3, point=((0, 0.5),)).settings()
    assert page["query"] == "w=3&point=0,0.5"
    assert page["problems"] == []
    options = json.loads(current_options().model_dump_json())
    for table in ("activation", "loss", "method"):
        assert page["options"][table] == options[table]
    assert page["options"]["settings"] == {
        name: {"default": setting["default"]} for name, setting in options["settings"].items()
    }


def test_a_refused_setting_does_not_break_the_page(client):
    page = data(client, "w=x&learning_rate=10")
    assert page["run"] == Run().settings()
    assert page["problems"] == [
        {"loc": ["query", "w"], "msg": "w must be a number from -1000000 to 1000000, such as -2."}
    ]


def test_the_page_carries_all_runs_of_a_link_and_says_which_is_shown(client):
    own = "&run=&run=method%3Dadam%26learning_rate%3D0.1&run=w%3D1"
    page = data(client, f"max_steps=50{own}&shown=1&utm_source=chat")
    runs = [Run(max_steps=50), Run(max_steps=50, method="adam", learning_rate=0.1), Run(max_steps=50, w=1)]
    assert page["runs"] == [run.settings() for run in runs]
    assert (page["run"], page["shown"]) == (runs[1].settings(), 1)
    assert page["query"] == f"max_steps=50{own}&shown=1"
    for shown in ("", "&shown=2", "&shown=9", "&shown=x"):
        page = data(client, f"max_steps=50{own}{shown}")
        assert (page["shown"], page["query"]) == (2, f"max_steps=50{own}")


def test_a_link_with_one_run_of_its_own_is_that_run(client):
    page = data(client, "max_steps=50&run=w%3D1&shown=0")
    assert page["runs"] == [page["run"]] == [Run(max_steps=50, w=1).settings()]
    assert page["query"] == "w=1&max_steps=50"


def test_a_refused_run_of_a_link_is_named_and_the_lecture_s_run_is_shown(client):
    page = data(client, "run=&run=w%3Dx")
    assert page["runs"] == [Run().settings()]
    assert page["problems"] == [
        {
            "loc": ["query", "run", 1, "w"],
            "msg": "w must be a number from -1000000 to 1000000, such as -2.",
        }
    ]


def test_nothing_in_an_address_becomes_markup(client):
    for query in (
        "activation=%3C/script%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "%3Cmarkup%3E=1",
        "w=%22%3E%3Cmarkup%3E",
        "run=&run=&shown=%3Cmarkup%3E",
        "run=%3Cmarkup%3E%3D1",
    ):
        page = client.get(f"/?{query}").text
        assert "<script>alert" not in page
        assert "<markup>" not in page


def test_the_graph_s_page_carries_the_examples_and_leaves_its_address_to_the_browser(client):
    page = client.get("/graph?expression=%3Cmarkup%3E&value=a,5")
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "<markup>" not in page.text
    presets = re.search(r'id="presets">(.*?)</script>', page.text)[1]
    assert json.loads(presets) == client.get("/api/graph/presets").json()
    assert "script-src 'self';" in page.headers["content-security-policy"]
    for path in re.findall(r'(?:src|href)="(static/[^"]+)"', page.text):
        assert client.get(f"/{path}").status_code == 200


def static(client):
    return re.search(r"static/(\w+)/", client.get("/").text)[0]


def test_the_data_page_carries_the_tables_and_settings_and_leaves_its_address_to_the_browser(client):
    page = client.get("/data?table=%3Cmarkup%3E&seed=12345")
    assert "markup" not in page.text
    assert "12345" not in page.text
    contents = json.loads(DATA.search(page.text)[1])
    assert contents["tables"] == client.get("/api/tables").json()
    assert contents["defaults"] == client.get("/api/training?max_steps=1").json()["training"] | {
        "target": [],
        "features": [],
        "max_steps": 1000,
    }
    assert {"newton", "grid_search"}.isdisjoint(method["name"] for method in contents["method"])
    assert "style-src 'self' 'sha256-" in page.headers["content-security-policy"], "Plotly's own sheets"


def test_a_static_file_is_kept_for_good_and_sent_gzipped(client):
    path = f"/{static(client)}js/main.js"
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    assert plain.headers["content-type"] == "text/javascript; charset=utf-8"
    assert plain.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "content-encoding" not in plain.headers
    with client.stream("GET", path, headers={"Accept-Encoding": "gzip"}) as packed:
        assert packed.headers["content-encoding"] == "gzip"
        assert gzip.decompress(b"".join(packed.iter_raw())) == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]
    again = client.get(path, headers={"If-None-Match": packed.headers["etag"], "Accept-Encoding": "gzip"})
    assert (again.status_code, again.content) == (304, b"")


def test_a_page_that_has_not_changed_is_not_sent_again(client):
    for path in ("/", "/?w=3", "/embed", "/handout", "/data", "/graph", "/docs"):
        first = client.get(path, headers={"Accept-Encoding": "gzip"})
        known = {"If-None-Match": first.headers["etag"]}
        again = client.get(path, headers={"Accept-Encoding": "gzip", **known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
        assert client.get(f"{path.partition('?')[0]}?w=0.5", headers=known).status_code == (
            304 if path in ("/data", "/graph", "/docs") else 200
        )


def test_plotly_is_the_small_bundle_where_there_is_one(client):
    answer = client.get(f"/{data(client)['plotly']}")
    assert answer.status_code == 200
    assert answer.headers["content-encoding"] == "gzip"
    kind = "plotly.js (gl3d - minified)" if SMALL_PLOTLY.is_file() else "plotly.js"
    assert f"* {kind} v{PLOTLY_VERSION[1]}\n" in answer.text[:200]


def test_both_bundles_are_of_one_version():
    wanted = json.loads((TOP / "static/package.json").read_text())["dependencies"]["plotly.js-gl3d-dist-min"]
    assert wanted == PLOTLY_VERSION[1]


def test_another_version_and_anything_outside_are_not_found(client):
    inside = static(client)
    for path in (
        "static/000000000000/js/main.js",
        f"{inside}js/none.js",
        f"{inside}../pyproject.toml",
        inside,
    ):
        assert client.get(f"/{path}").status_code == 404
    assert client.get(f"/{inside}%2e%2e/templates/index.html").status_code == 404
