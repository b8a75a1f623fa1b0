"""Stopping: a server with many open streams, and two behind nginx that are restarted in turn."""

import asyncio
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from app.run import Run
from tests.server import Server, serving
from tests.soak.figure import Figure
from tests.soak.followers import Follower
from tests.soak.load import PATH, allow_connections

COUNT = 500
FOLLOWERS = 100
PACE, STEPS = 20.0, 700
"""Steps a second and steps of a followed run: it lasts longer than both restarts."""
EXAMPLE = Path(__file__).with_name("nginx.conf")
LAST_CHUNK = b"\n\n\r\n0\r\n\r\n"
"""What a stream ends with that was not broken off: an event's empty line, then the chunk of length 0."""


class Tail(asyncio.Protocol):
    """A stream of which only the end is kept; a stalled one does not read any more after its first bytes."""

    def __init__(self, host: str, query: str, stalled: bool) -> None:
        self.request = f"GET {PATH}?{query} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode()
        self.stalled = stalled
        self.end = b""
        self.last = 0.0
        """When the last byte came, in seconds of perf_counter."""
        loop = asyncio.get_running_loop()
        self.begun: asyncio.Future[None] = loop.create_future()
        self.ended: asyncio.Future[None] = loop.create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        self.end = (self.end + data[-len(LAST_CHUNK) :])[-len(LAST_CHUNK) :]
        self.last = time.perf_counter()
        if not self.begun.done():
            self.begun.set_result(None)
            if self.stalled:
                self.transport.pause_reading()

    def connection_lost(self, exc: Exception | None) -> None:
        for future in (self.begun, self.ended):
            if not future.done():
                future.set_result(None)


def measure(count: int = COUNT) -> list[Figure]:
    """Stop one process, then two workers, with `count` open streams; then restart two behind nginx."""
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")
    if nginx is None:
        sys.exit("nginx is missing: apt-get install nginx-light")
    allow_connections(count)
    figures: list[Figure] = []
    for workers in (1, 2):
        with serving("--access-log", "off", "--workers", str(workers)) as server:
            figures += asyncio.run(stop(server, count, f"{workers} process{'es' * (workers > 1)}"))
    with TemporaryDirectory() as folder:
        figures += restart(nginx, Path(folder))
    return figures


async def stop(server: Server, count: int, processes: str) -> list[Figure]:
    """Open streams, of ten one stalled, two as fast as they go, the rest paced; then tell it to stop."""
    parts = urlsplit(server.url)
    host, port = str(parts.hostname), int(parts.port or 80)
    loop = asyncio.get_running_loop()
    tails: list[Tail] = []
    for place in range(count):
        fast = place % 10 < 3
        query = f"w={place / 1000}&max_steps=100000" + ("" if fast else "&steps_per_second=5")
        tails.append(Tail(parts.netloc, query, stalled=place % 10 == 0))
    await asyncio.gather(*(loop.create_connection(lambda one=one: one, host, port) for one in tails))
    await asyncio.gather(*(one.begun for one in tails))
    await asyncio.sleep(1)
    open_then = [one for one in tails if not one.stalled and not one.ended.done()]
    begun = time.monotonic()
    server.process.terminate()
    status = await asyncio.to_thread(server.process.wait, 30)
    took = time.monotonic() - begun
    stalled = [one for one in tails if one.stalled]
    for one in stalled:
        one.transport.abort()
    await asyncio.gather(*(one.ended for one in tails))
    clean = sum(one.end == LAST_CHUNK for one in open_then)
    name = f"told to stop with {len(open_then) + len(stalled)} open streams, {processes}"
    return [
        Figure(
            f"{name}: ended", "< 3 s, status 0", f"{took:.2f} s, status {status}", took < 3 and not status
        ),
        Figure(
            f"{name}: streams that ended with their last chunk",
            "all that read",
            f"{clean} of {len(open_then)} ({len(stalled)} did not read, and were dropped)",
            clean == len(open_then) > 0,
        ),
    ]


def restart(nginx: str, folder: Path) -> list[Figure]:
    """Restart two processes one after the other while runs are followed through the shipped configuration."""
    ports = [free_port() for _ in range(3)]
    arguments = [("--port", str(port), "--root-path", "/carpet") for port in ports[:2]]
    servers = [Server.start(folder / f"server {k}", *options) for k, options in enumerate(arguments)]
    try:
        with in_front(nginx, folder, ports) as url:
            followers = [Follower(url, Run(w=k / 100, max_steps=STEPS), PACE) for k in range(FOLLOWERS)]

            async def follow_through_restarts() -> None:
                async with asyncio.TaskGroup() as tasks:
                    for follower in followers:
                        tasks.create_task(follower.follow())
                    for place, options in enumerate(arguments):
                        await asyncio.sleep(3)
                        await asyncio.to_thread(servers[place].end)
                        log = folder / f"server {place} again"
                        servers[place] = await asyncio.to_thread(Server.start, log, *options)

            asyncio.run(follow_through_restarts())
    finally:
        for server in servers:
            server.end()
    wrong = [words for follower in followers if (words := follower.complaint())]
    for words in wrong:
        print(f"stop: {words}", file=sys.stderr)
    cuts = sum(follower.connections - 1 for follower in followers)
    refused = sum(follower.unclean for follower in followers)
    return [
        Figure(
            f"two processes behind nginx restarted in turn, {FOLLOWERS} runs followed",
            "nothing lost, doubled or different",
            f"{len(wrong)} runs wrong; {cuts} reconnections, {refused} of them refused or broken off",
            not wrong and cuts >= FOLLOWERS,
        )
    ]


@contextmanager
def in_front(nginx: str, folder: Path, ports: list[int]) -> Iterator[str]:
    """Run nginx with the shipped configuration, but for its ports; yield the address of the app behind it."""
    site = EXAMPLE.read_text()
    for directive, port in zip(
        ("server 127.0.0.1:8001", "server 127.0.0.1:8002", "listen 80"), ports, strict=True
    ):
        assert site.count(directive) == 1, directive
        site = site.replace(directive, re.sub(r"\d+$", str(port), directive))
    (folder / "site.conf").write_text(site)
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{ worker_connections 4096; }}\nhttp {{ access_log off; include {folder}/site.conf; }}\n"
    )
    process = subprocess.Popen([nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")])
    try:
        url = f"http://127.0.0.1:{ports[2]}"
        until = time.monotonic() + 10
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", ports[2])).close()
                break
            except ConnectionRefusedError:
                time.sleep(0.05)
        yield f"{url}/carpet"
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
