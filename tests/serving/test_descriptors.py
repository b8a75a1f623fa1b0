"""A server that runs short of open files goes on for those it has let in."""

import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

resource = pytest.importorskip("resource", reason="Windows has no such bound")


def test_a_server_takes_all_the_open_files_it_may_have(server):
    soft, hard = resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE)
    assert soft == hard


def wait_until_free(server):
    """Wait until the server has noticed that its clients have left."""
    deadline = time.monotonic() + 10
    while len(list(Path(f"/proc/{server.process.pid}/fd").iterdir())) > 50 and time.monotonic() < deadline:
        time.sleep(0.02)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts files through /proc")
def test_a_server_hangs_up_before_its_open_files_run_out(serve):
    server = serve()
    resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (400, 400))
    address = urlsplit(server.url)
    connections = [socket.create_connection((address.hostname, address.port), 10) for _ in range(500)]
    answered = 0
    for connection in connections:
        try:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: test\r\n\r\n")
            answered += connection.recv(1000).startswith(b"HTTP/1.1 200")
        except ConnectionError:
            pass
    for connection in connections:
        connection.close()
    assert answered == 200
    wait_until_free(server)
    assert httpx.get(f"{server.url}/healthz").status_code == 200
    assert "Traceback" not in server.log.read_text()
