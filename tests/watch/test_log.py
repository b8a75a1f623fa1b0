"""The access log: a line for each request, that nobody but the server writes."""

import asyncio
import re
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime

import httpx
import pytest

from app.watch.log import LONGEST, AccessLog, legible, line
from app.watch.visit import Visit, Watched

LINE = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (?P<request>\S+ \S+ \d+) "
    r"ms=[\d.]+ bytes=(?P<bytes>\d+)(?P<rest>.*)"
)


def logged(server, count):
    """Return the lines of the log, as soon as it has so many beside the healthz that started it."""
    for _ in range(200):
        lines = [one for one in server.log.read_text().splitlines()[1:] if " /healthz " not in one]
        if len(lines) >= count:
            break
        time.sleep(0.02)
    return lines


def test_each_request_is_one_line_with_its_run_and_what_was_sent(serve):
    server = serve()
    with httpx.Client(base_url=server.url) as client:
        run = client.get("/api/run?learning_rate=10")
        client.get("/api/run?learning_rate=x")
        client.get("/nowhere")
        client.head("/api/options")
        client.post("/api/run")
        stream = client.get("/api/trajectory/stream?max_steps=5", headers={"Accept-Encoding": "identity"})
    found = [LINE.fullmatch(one) for one in logged(server, 6)]
    assert [one["request"] for one in found] == [
        "GET /api/run?learning_rate=10 200",
        "GET /api/run?learning_rate=x 422",
        "GET /nowhere 404",
        "HEAD /api/options 200",
        "POST /api/run 405",
        "GET /api/trajectory/stream?max_steps=5 200",
    ]
    assert int(found[0]["bytes"]) == int(run.headers["Content-Length"])
    assert found[0]["rest"] == ""
    assert found[3]["bytes"] == "0"
    assert int(found[5]["bytes"]) == len(stream.content)
    assert found[5]["rest"] == " points=6 ended=whole"


def test_a_stream_is_logged_when_it_ends_with_what_was_sent_until_then(serve):
    server = serve()
    with httpx.stream("GET", f"{server.url}/api/trajectory/stream?steps_per_second=100") as answer:
        lines = answer.iter_lines()  # whoever lets go of it closes the stream
        assert any(text == "id: 3" for text in lines)
        assert logged(server, 0) == []
    (left,) = logged(server, 1)
    points, ending = re.search(r" points=(\d+) ended=(\w+)$", left).groups()
    assert ending == "client"
    assert 4 <= int(points) < 100


def test_a_stream_that_the_server_cuts_says_so(serve):
    server = serve()
    with httpx.stream("GET", f"{server.url}/api/trajectory/stream?steps_per_second=5") as answer:
        lines = answer.iter_lines()
        next(lines)
        server.stop()
        assert not [text for text in lines if text.startswith("event: done")]
    assert logged(server, 1)[0].endswith("ended=server")


def test_it_can_be_switched_off(serve):
    server = serve("--access-log", "off")
    httpx.get(f"{server.url}/nowhere")
    assert logged(server, 0) == []


@pytest.mark.parametrize("gone", [True, False], ids=["closed", "full"])
def test_the_server_goes_on_when_nobody_reads_its_log(gone):
    command = [sys.executable, "-W", "error", "-m", "app", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        url = re.search(r"http://\S+", process.stdout.readline())[0]
        if gone:
            process.stdout.close()
        with httpx.Client(timeout=30) as client:
            for _ in range(150):  # more than the 64 KiB that a pipe holds
                assert client.get(f"{url}healthz?{'x' * LONGEST}").status_code == 200
        process.terminate()
        assert process.wait(15) == 0
        assert process.stderr.read() == ""
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


@pytest.mark.parametrize(
    ("target", "word"),
    [
        (b"/?w=1&b=-2", "/?w=1&b=-2"),
        (b"/a b\r\n2026 GET /", "/a%20b%0D%0A2026%20GET%20/"),
        ("/ä\x1b[2J".encode(), "/%C3%A4%1B[2J"),
    ],
)
def test_a_target_is_one_plain_word(target, word):
    assert legible(target) == word


def test_a_long_target_is_cut():
    assert legible(b"/?" + b"x" * 5000) == "/?" + "x" * (LONGEST - 2) + "..."
    assert len(legible(b"\xff" * 5000)) == LONGEST + 3


def test_no_line_names_a_client():
    visit = Visit({"type": "http", "method": "GET", "raw_path": b"/", "client": ("203.0.113.9", 5)})
    visit.ending = "client"
    assert line(visit, 0.0123, datetime(2026, 1, 2, tzinfo=UTC)) == (
        "2026-01-02T00:00:00.000Z GET / - ms=12.3 bytes=0 ended=client\n"
    )


def answered(app):
    """Return the line of a request to an application, called as a server calls it, without its time."""
    written = []

    async def nothing(*_):
        return {"type": "http.disconnect"}

    async def call():
        with suppress(RuntimeError, asyncio.CancelledError):
            await Watched(app, [AccessLog(written.append)])(
                {"type": "http", "method": "GET", "raw_path": b"/x"}, nothing, nothing
            )
            written.append("was not raised")

    asyncio.run(call())
    return written[0].decode().split(" ", 1)[1], written[1:]


@pytest.mark.parametrize(
    ("raised", "words"), [(RuntimeError, "500 .* ended=error"), (asyncio.CancelledError, "- .* ended=server")]
)
def test_an_exception_is_logged_and_goes_on(raised, words):
    async def broken(scope, receive, send):
        raise raised

    said, more = answered(broken)
    assert re.fullmatch(f"GET /x {words}\n", said)
    assert more == []


def test_an_answer_that_is_cut_says_so_though_it_is_no_stream():
    async def cut(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"abc", "more_body": True})

    assert re.fullmatch(r"GET /x 200 ms=\S+ bytes=3 ended=client\n", answered(cut)[0])
