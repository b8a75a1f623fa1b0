"""Several processes behind one socket: any goes on with any run, and none is left behind."""

import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import httpx
import pytest
from httpx_sse import connect_sse

from app.config import PACKAGE
from tests.clients.test_presence import LONG, opened, until_point

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds processes through /proc")

BROKEN = """
import sys
import app.serving.workers
from app.__main__ import main

def serve(config, listener):
    raise SystemExit("no carpet here")

app.serving.workers.serve = serve
if __name__ == "__main__":
    sys.exit(main(["--port", "0", "--workers", "2"]))
"""


NOWHERE = """
import sys
import tempfile
from app.__main__ import main

tempfile.tempdir = "/nowhere"
sys.exit(main(["--port", "0", "--workers", "2"]))
"""


def workers(server):
    """Return the process ids of a server's workers."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = (process / "stat").read_text().rpartition(")")[2].split()[1]
            if int(parent) == server.process.pid and b"spawn_main" in (process / "cmdline").read_bytes():
                found.append(int(process.name))
    return found


def until(true):
    deadline = time.monotonic() + 20
    while not true() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert true()


def events(server, query="", cursor="", at_most=10**9):
    """Return a stream's events, or so many of them."""
    received = []
    with (
        httpx.Client(timeout=30) as client,
        connect_sse(
            client,
            "GET",
            f"{server.url}/api/trajectory/stream?max_steps=20000{query}",
            headers={"Last-Event-ID": cursor} if cursor else {},
        ) as source,
        suppress(httpx.RemoteProtocolError, httpx.ReadError),
    ):
        for sse in source.iter_sse():
            received.append((sse.event, sse.id, sse.data))
            if len(received) == at_most:
                break
    return received


def test_each_worker_answers_alone(serve):
    server = serve("--workers", "2")
    for one in workers(server):
        os.kill(one, signal.SIGSTOP)
        try:
            assert httpx.get(f"{server.url}/healthz", timeout=20).status_code == 200
        finally:
            os.kill(one, signal.SIGCONT)


def test_a_killed_worker_is_replaced_and_another_goes_on_with_its_run(serve):
    server = serve("--workers", "2", "--access-log", "off")
    whole = events(server)
    begun = events(server, at_most=1000)
    first = workers(server)
    for one in first:
        os.kill(one, signal.SIGKILL)
    until(lambda: len(set(workers(server)) - set(first)) == 2)
    assert begun + events(server, cursor=begun[-1][1]) == whole
    lines = server.log.read_text().splitlines()
    assert [line.split(" was ")[-1] for line in lines[1:]] == ["ended by SIGKILL."] * 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_all_workers_stop_together_and_end_their_streams(serve, number):
    server = serve("--workers", "2", "--access-log", "off")
    with ExitStack() as stack:
        connections = [
            stack.enter_context(opened(server.url, f"{LONG}&steps_per_second=1")) for _ in range(8)
        ]
        received = [until_point(connection) for connection in connections]
        processes = workers(server)
        # a terminal tells the workers too
        for one in processes if number == signal.SIGINT else []:
            os.kill(one, number)
        assert server.stop(number) == 0
        for place, connection in enumerate(connections):
            while chunk := connection.recv(100_000):
                received[place] += chunk
    assert all(answer.endswith(b"\n\n\r\n0\r\n\r\n") for answer in received)
    assert not any(Path(f"/proc/{one}").exists() for one in processes)
    assert len(server.log.read_text().splitlines()) == 1


def test_no_worker_outlives_its_parent(serve):
    server = serve("--workers", "2")
    processes = workers(server)
    assert len(processes) == 2
    server.process.kill()
    server.process.wait()
    until(lambda: not any(Path(f"/proc/{one}").exists() for one in processes))


def run(script, text):
    """Run a script that starts the app in its own way."""
    script.write_text(text)
    return subprocess.run(
        [sys.executable, "-W", "error", script],
        env=os.environ | {"PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_worker_that_cannot_work_ends_all_and_says_so(tmp_path):
    answer = run(tmp_path / "broken.py", BROKEN)
    assert answer.returncode == 1
    assert "no carpet here" in answer.stderr
    assert "ended with status 1" in answer.stderr


def test_workers_without_a_place_for_temporary_files_are_refused_in_words(tmp_path):
    answer = run(tmp_path / "nowhere.py", NOWHERE)
    assert answer.returncode == 1
    (line,) = answer.stderr.splitlines()
    assert "--workers 1" in line
