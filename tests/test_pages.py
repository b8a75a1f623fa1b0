"""The page as it leaves the server, and the files it names."""

import gzip
import json
import re

import httpx
import pytest

from app.api.options import current_options
from app.run import Run

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
    assert page["options"] == json.loads(current_options().model_dump_json())


def test_a_refused_setting_does_not_break_the_page(client):
    page = data(client, "w=x&learning_rate=10")
    assert page["run"] == Run().settings()
    assert page["problems"] == [
        {"loc": ["query", "w"], "msg": "w must be a number from -1000000 to 1000000, such as -2."}
    ]


def test_nothing_in_an_address_becomes_markup(client):
    for query in (
        "activation=%3C/script%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "%3Cmarkup%3E=1",
        "w=%22%3E%3Cmarkup%3E",
    ):
        page = client.get(f"/?{query}").text
        assert "<script>alert" not in page
        assert "<markup>" not in page


def static(client):
    return re.search(r"static/(\w+)/", client.get("/").text)[0]


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


def test_plotly_comes_from_its_package(client):
    page = data(client)
    answer = client.get(f"/{page['plotly']}")
    assert answer.status_code == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert "plotly.js v" in answer.text[:200]


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
