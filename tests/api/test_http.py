"""What every answer has in common: HEAD, CORS, headers, a path prefix, the description."""

import re

import httpx
import pytest

from app.numerics.methods import METHODS
from tests.corpus import PAGES, RESOURCES

GETS = [*PAGES, *RESOURCES]
COMPANY = {
    name: {"method": next(key for key, method in METHODS.items() if name in method.parameters)}
    for name in ("momentum", "decay", "beta1", "beta2", "epsilon")
}
"""What a setting that only some methods have needs beside it."""


@pytest.mark.parametrize("path", GETS)
def test_head_has_the_headers_of_get_and_no_body(client, path):
    head = client.head(path)
    with client.stream("GET", path) as get:
        assert head.status_code == get.status_code == 200
        for name in ("content-type", "content-length", "etag", "content-security-policy", "content-encoding"):
            assert head.headers.get(name) == get.headers.get(name)
    assert head.content == b""
    assert client.get("/healthz").status_code == 200


def test_head_of_a_refused_run_is_refused(client):
    assert client.head("/api/trajectory/stream?w=x").status_code == 422


@pytest.mark.parametrize("path", RESOURCES)
def test_any_page_may_read_the_api_without_credentials(client, path):
    with client.stream("GET", path, headers={"Origin": "http://elsewhere.test"}) as answer:
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answer.headers


def test_a_browser_may_ask_for_a_get_or_a_post_from_elsewhere_and_for_nothing_more(client):
    asked = {"Origin": "http://elsewhere.test", "Access-Control-Request-Method": "GET"}
    assert client.options("/api/run", headers=asked).headers["access-control-allow-origin"] == "*"
    asked["Access-Control-Request-Method"] = "DELETE"
    assert client.options("/api/run", headers=asked).status_code == 400
    assert client.post("/api/run").status_code == 405


def test_a_refusal_can_be_read_from_elsewhere_too(client):
    answer = client.get("/api/run?w=x", headers={"Origin": "http://elsewhere.test"})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (422, "*")


@pytest.mark.parametrize("path", [*GETS, "/nowhere", "/api/run?w=x"])
def test_a_browser_is_told_not_to_guess(client, path):
    with client.stream("GET", path) as answer:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"


def test_the_page_may_run_our_scripts_only(client):
    policy = client.get("/").headers["content-security-policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    (styles,) = [rule for rule in policy if rule.startswith("style-src")]
    assert re.fullmatch(r"style-src 'self'( 'sha256-[\w+/=]+'){2}", styles)


def test_only_the_page_made_for_it_may_stand_in_a_frame_elsewhere(client):
    for path in PAGES:
        policy = client.get(path).headers["content-security-policy"].split("; ")
        assert ("frame-ancestors *" if path == "/embed" else "frame-ancestors 'self'") in policy


def test_the_docs_name_no_other_host_and_allow_just_their_script(client):
    answer = client.get("/docs")
    assert not re.search(r"https?://", answer.text)
    (scripts,) = [
        rule
        for rule in answer.headers["content-security-policy"].split("; ")
        if rule.startswith("script-src")
    ]
    assert re.fullmatch(r"script-src 'self' 'sha256-[\w+/=]+'", scripts)
    for path in re.findall(r'(?:src|href)="(static/[^"]+)"', answer.text):
        assert client.get(f"/{path}").status_code == 200


def resources(text):
    return re.findall(r'(?:src|href)="([^"#]+)"', text)


def test_the_page_and_all_it_names_work_below_a_path_prefix(serve):
    server = serve("--root-path", "/carpet")
    assert server.url.endswith("/carpet")
    origin = server.url.removesuffix("/carpet")
    # A proxy may hand the prefix on or take it off.
    for base in (server.url, origin):
        with httpx.Client(base_url=base) as client:
            page = client.get("/")
            assert page.status_code == 200
            assert resources(page.text)
            for path in resources(page.text):
                assert not path.startswith(("/", "http"))
                assert client.get(f"/{path}").status_code == 200
            assert client.get("/api/trajectory?max_steps=1").json()["steps"] == 1
            assert client.get("/openapi.json").json()["servers"] == [{"url": "/carpet"}]
            assert client.get("/docs").status_code == 200


def test_the_prefix_without_its_slash_leads_to_the_page(serve):
    server = serve("--root-path", "/carpet")
    answer = httpx.get(f"{server.url}?w=1&point=0,0.5", follow_redirects=True)
    assert (answer.status_code, str(answer.url)) == (200, f"{server.url}/?w=1&point=0,0.5")


def operations(client):
    for path, item in client.get("/openapi.json").json()["paths"].items():
        for method, operation in item.items():
            yield method, path, operation


def test_the_description_covers_the_api(client):
    described = {(method, path) for method, path, _ in operations(client)}
    assert described == {("get", path) for path in RESOURCES} | {
        ("post", "/api/graph"),
        ("post", "/api/tables"),
        ("get", "/api/tables/{id}"),
    }


def test_every_example_in_the_description_runs(client):
    ran = 0
    for _, path, operation in operations(client):
        for example in re.findall(r"`(/api/[^`]*)`", operation.get("description", "")):
            with client.stream("GET", example) as answer:
                assert answer.status_code == 200, example
            ran += 1
        for parameter in operation.get("parameters", []):
            schema = parameter["schema"]
            for example in [*schema.get("examples", []), schema.get("default")]:
                if example is None or parameter["in"] != "query":
                    continue
                short = {"max_steps": 5} if path.startswith("/api/training") else {}
                short |= {"resolution": 5} if path.startswith("/api/training/surface") else {}
                needed = short | COMPANY.get(parameter["name"], {})
                with client.stream("GET", path, params={**needed, parameter["name"]: example}) as answer:
                    assert answer.status_code == 200, (path, parameter["name"], example)
                ran += 1
    assert ran > 40


def test_every_refusal_is_described_as_it_is_sent(client):
    document = client.get("/openapi.json").json()
    for _, path, operation in operations(client):
        if path.startswith("/api/"):
            schema = operation["responses"]["422"]["content"]["application/json"]["schema"]
            assert schema == {"$ref": "#/components/schemas/Refused"}
    assert document["components"]["schemas"]["Refusal"]["properties"].keys() == {"loc", "msg"}


def test_the_description_of_the_stream_shows_a_real_one(client):
    (stream,) = [operation for _, path, operation in operations(client) if path == "/api/trajectory/stream"]
    example = stream["responses"]["200"]["content"]["text/event-stream"]["example"]
    sent = client.get("/api/trajectory/stream?max_steps=1").text
    assert re.sub(r"^retry: \d+\n", "", sent) == example
    for word in ("`run`", "`point`", "`done`", "Last-Event-ID"):
        assert word in stream["description"]
