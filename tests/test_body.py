"""A request's body: read whether or not anyone wants it, refused in words when it is too long."""

import http.client
import json
from urllib.parse import urlsplit

import pytest

from tests.server import Server


@pytest.fixture(scope="module")
def connection(tmp_path_factory):
    server = Server.start(tmp_path_factory.mktemp("body") / "log", "--max-body", "1000")
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=10)
    yield connection
    connection.close()
    server.end()


def in_parts(body):
    """Hide a body's length: http.client sends an iterator in chunks."""
    return iter([body[:700], body[700:]])


def ask(connection, method, body, path="/api/run"):
    connection.request(
        method,
        path,
        body,
        {} if isinstance(body, bytes) else {"Transfer-Encoding": "chunked"},
        encode_chunked=True,
    )
    answer = connection.getresponse()
    return answer.status, answer.read()


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("size", [1001, 300_000])
@pytest.mark.parametrize("told", [bytes, in_parts])
def test_too_long_a_body_is_refused_in_words_and_the_connection_goes_on(connection, method, size, told):
    status, text = ask(connection, method, told(b"x" * size))
    assert status == 413
    (entry,) = json.loads(text)["detail"]
    assert entry["loc"] == ["body"]
    assert "1000 bytes" in entry["msg"]
    assert "MAX_BODY" in entry["msg"]
    assert ask(connection, "GET", b"")[0] == 200


@pytest.mark.parametrize("told", [bytes, in_parts])
def test_a_body_that_nobody_wants_is_in_nobodys_way(connection, told):
    assert ask(connection, "GET", told(b"x" * 1000))[0] == 200
    assert ask(connection, "POST", told(b"x" * 1000))[0] == 405
    assert ask(connection, "GET", b"")[0] == 200


def test_a_stream_is_sent_to_a_client_that_sent_a_body(connection):
    status, text = ask(connection, "GET", b"x", "/api/trajectory/stream?max_steps=3")
    assert status == 200
    assert text.endswith(b"\n\n")
    assert b"event: done" in text
