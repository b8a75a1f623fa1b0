"""Steps a second that one core of a server streams: ours, FastAPI's native events, sse-starlette."""

import socket
import time
from collections.abc import Callable
from importlib.util import find_spec
from time import perf_counter
from urllib.parse import urlsplit

from tests.benchmarks.comparison import Comparison, in_turns
from tests.server import Server, serving

STEPS = 50_000
ROUNDS = 5
PROMISED = 8.0


def cpu_seconds(process: int) -> float:
    """Return the processor time a process has used in all its threads (Linux's clock of another process)."""
    return time.clock_gettime((~process << 3) | 2)


def read(server: Server, path: str) -> None:
    """Read a stream as fast as it comes and raise RuntimeError unless every point is in it."""
    parts = urlsplit(server.url)
    received: list[bytes] = []
    with socket.create_connection((parts.hostname or "", parts.port or 0)) as connection:
        connection.sendall(
            f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close\r\n\r\n".encode()
        )
        while chunk := connection.recv(1 << 18):
            received.append(chunk)
    # sse-starlette ends its lines with CR LF
    found = b"".join(received).replace(b"\r\n", b"\n").count(b"event: point\n")
    if found != STEPS + 1:
        raise RuntimeError(f"{path} sent {found} points, not {STEPS + 1}")


def seconds(server: Server, path: str, clock: Callable[[], float]) -> float:
    """Return what one read of the stream takes by this clock, per step."""
    begin = clock()
    read(server, f"{path}?max_steps={STEPS}")
    return (clock() - begin) / STEPS


def measure() -> list[Comparison]:
    """Read the same run from two servers in turns."""
    lines: list[Comparison] = []
    with serving() as ours, serving(module="tests.benchmarks.peers") as peers:
        lines.append(compare(ours, peers, "/fastapi", "FastAPI's events", PROMISED))
        lines.append(compare(ours, peers, "/fastapi", "FastAPI's events", wall=True))
        if find_spec("sse_starlette"):
            lines.append(compare(ours, peers, "/sse-starlette", "sse-starlette"))
    return lines


def compare(
    ours: Server, peers: Server, path: str, name: str, promised: float = 0.0, *, wall: bool = False
) -> Comparison:
    """Return the line that sets our stream beside one peer's."""

    def clock(server: Server) -> Callable[[], float]:
        return perf_counter if wall else lambda: cpu_seconds(server.process.pid)

    mine, theirs, ratio = in_turns(
        lambda: seconds(ours, "/api/trajectory/stream", clock(ours)),
        lambda: seconds(peers, path, clock(peers)),
        ROUNDS,
    )
    return Comparison(
        "streamed, wall time" if wall else "streamed, server's processor time",
        f"{1e-3 / mine:.0f} k steps/s",
        f"{name} {1e-3 / theirs:.0f} k steps/s",
        f"{ratio:.1f} × as many",
        f"≥ {promised:g} ×" if promised else "",
        ratio >= promised if promised else None,
    )
