"""Connections that take too long or send too much: refused in words or dropped."""

import json
import socket
import threading
import time
from contextlib import suppress

import pytest
import uvicorn

from app.config import Config
from app.main import create_app
from app.serving.connection import Connection
from app.serving.listener import listen

GET = b"GET /healthz HTTP/1.1\r\nHost: test\r\n\r\n"
LONG = b"GET /api/trajectory/stream?max_steps=100000 HTTP/1.1\r\nHost: test\r\n\r\n"
PACED = b"GET /api/trajectory/stream?steps_per_second=0.01 HTTP/1.1\r\nHost: test\r\n\r\n"
WITH_BODY = b"GET /healthz HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\n\r\n"


class Impatient(Connection):
    """A connection as in the app, but for its patience."""

    header_seconds = body_seconds = 0.4
    reading_seconds = 1.0


class Served:
    """A server in a thread, and clients that write and read bytes."""

    def __init__(self):
        self.listener = listen("127.0.0.1", 0)
        self.address = self.listener.getsockname()
        settings = uvicorn.Config(
            create_app(Config(access_log=False)), http=Impatient, ws="none", log_level="warning"
        )
        settings.timeout_keep_alive = 0.8
        self.server = uvicorn.Server(settings)
        self.thread = threading.Thread(target=self.server.run, args=([self.listener],))
        self.thread.start()

    def end(self):
        self.server.should_exit = True
        self.thread.join()

    def connect(self):
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        connection.settimeout(10)
        connection.connect(self.address)
        return connection

    def answer(self, *parts, pause=0.0):
        """Send parts and return all that comes back until the server closes."""
        with self.connect() as connection:
            for part in parts:
                with suppress(ConnectionError):
                    connection.sendall(part)
                time.sleep(pause)
            return b"".join(iter(lambda: connection.recv(65536), b""))

    def until_alone(self):
        deadline = time.monotonic() + 10
        while self.server.server_state.connections and time.monotonic() < deadline:
            time.sleep(0.01)
        assert not self.server.server_state.connections
        while self.server.server_state.tasks and time.monotonic() < deadline:
            time.sleep(0.01)
        assert not self.server.server_state.tasks


@pytest.fixture(scope="module")
def served():
    running = Served()
    yield running
    running.end()


def refusal(answer):
    """Return the status and the one entry of a refusal."""
    head, body = answer.split(b"\r\n\r\n")
    assert b"Connection: close" in head
    (entry,) = json.loads(body)["detail"]
    return int(head.split()[1]), entry


def test_a_client_that_says_nothing_is_let_go_without_a_word(served):
    assert served.answer() == b""


@pytest.mark.parametrize(
    ("parts", "where"),
    [
        ([b"G"], "header"),
        ([b"GET /healthz HTTP/1.1\r\n", *[b"X: x\r\n"] * 10], "header"),
        ([WITH_BODY], "body"),
        (
            [WITH_BODY.replace(b"Content-Length: 5", b"Transfer-Encoding: chunked"), *[b"1\r\na\r\n"] * 10],
            "body",
        ),
    ],
    ids=["first byte", "drops of a header", "no body", "drops of a body"],
)
def test_a_request_that_does_not_arrive_is_refused_in_words(served, parts, where):
    status, entry = refusal(served.answer(*parts, pause=0.1))
    assert (status, entry["loc"]) == (408, [where])
    assert "0.4 s" in entry["msg"]


def test_a_later_request_has_its_deadline_too(served):
    first, second = served.answer(GET + b"GET /hea").split(b"HTTP/1.1 ")[1:]
    assert first.startswith(b"200")
    assert second.startswith(b"408")


@pytest.mark.parametrize("after", [b"", b"\r\n"], ids=["nothing", "an empty line"])
def test_a_client_that_asks_nothing_more_is_let_go(served, after):
    assert served.answer(GET, after, pause=0.1).count(b"HTTP/1.1") == 1


@pytest.mark.parametrize(
    "request_",
    [
        b"GET /healthz HTTP/1.1\r\nX: " + b"x" * 300_000,
        b"GET /healthz HTTP/1.1\r\n" + b"X: x\r\n" * 50_000 + b"\r\n",
        b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\n\r\n",
        b"\r\n" * 100_000,
    ],
    ids=["a header", "headers", "an address", "empty lines"],
)
def test_too_long_a_header_is_refused_in_words(served, request_):
    status, entry = refusal(served.answer(request_))
    assert (status, entry["loc"]) == (431, ["header"])
    assert "65536 bytes" in entry["msg"]


def test_what_follows_a_body_is_bounded_like_a_header(served):
    chunked = WITH_BODY.replace(b"Content-Length: 5", b"Transfer-Encoding: chunked")
    status, _ = refusal(served.answer(chunked, b"0\r\n", b"X: " + b"x" * 300_000, pause=0.05))
    assert status == 431


@pytest.mark.parametrize(
    "request_",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"BREW / HTTP/1.1\r\n\r\n",
        b"CONNECT test:443 HTTP/1.1\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\n\r\n",
        WITH_BODY.replace(b"5", b"5\r\nTransfer-Encoding: chunked"),
        WITH_BODY.replace(b"5", b"5\r\nContent-Length: 6"),
        WITH_BODY.replace(b"5", b"-5"),
    ],
    ids=[
        "TLS",
        "method",
        "CONNECT",
        "bytes",
        "null",
        "two lengths",
        "lengths that differ",
        "less than nothing",
    ],
)
def test_what_is_no_request_is_refused_in_words(served, request_):
    status, entry = refusal(served.answer(request_))
    assert status == 400
    assert "no HTTP request" in entry["msg"]


def test_a_body_that_is_none_is_refused_in_words(served):
    request = WITH_BODY.replace(b"Content-Length: 5", b"Transfer-Encoding: chunked") + b"zz\r\n"
    assert refusal(served.answer(request))[1]["loc"] == ["body"]


def test_what_was_asked_before_nonsense_is_answered(served):
    answer = served.answer(GET + b"\x00\x01\x02 nonsense")
    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.endswith(b"}")
    assert answer.count(b"HTTP/1.1") == 1


def test_an_offer_of_another_protocol_is_answered_in_this_one_and_hides_no_request(served):
    offer = b"Upgrade: h2c\r\nConnection: Upgrade\r\nContent-Length: %d\r\n\r\n" % len(GET)
    answer = served.answer(GET.removesuffix(b"\r\n") + offer + GET)
    assert answer.count(b"HTTP/1.1 200") == 1
    assert b"connection: close" in answer


def test_requests_sent_ahead_are_answered_in_turn_but_not_without_end(served):
    assert served.answer(GET * 3).count(b"HTTP/1.1 200") == 3
    assert served.answer(GET * 1000).count(b"HTTP/1.1 200") == 1 + Connection.requests_ahead


def test_a_client_that_leaves_ends_its_stream_though_it_has_asked_for_more(served):
    with served.connect() as connection:
        connection.sendall(PACED + GET)
        assert connection.recv(1000).startswith(b"HTTP/1.1 200")
    served.until_alone()


def test_a_client_that_does_not_read_is_dropped(served):
    with served.connect() as connection:
        connection.sendall(LONG)
        served.until_alone()


def test_a_client_that_does_not_read_the_end_is_dropped_too(served):
    with served.connect() as connection:
        figure = b"GET /api/figure?resolution=120 HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n"
        connection.sendall(figure)
        served.until_alone()


def test_a_client_that_reads_slowly_is_not(served):
    with served.connect() as connection:
        connection.sendall(LONG)
        until = time.monotonic() + 2.5 * Impatient.reading_seconds
        while time.monotonic() < until:
            assert connection.recv(10_000)
            time.sleep(0.005)


def test_connections_are_given_up_by_the_kernel_too(served):
    with served.connect():
        while not served.server.server_state.connections:
            time.sleep(0.01)
        (connection,) = served.server.server_state.connections
        accepted = connection.transport.get_extra_info("socket")
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 30_000
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT) == 65_536
        assert accepted.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
