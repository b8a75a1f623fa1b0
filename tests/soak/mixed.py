"""Everything a class asks for, mixed, of one server for a while: its memory, tasks and descriptors stay."""

import asyncio
import gzip
import random
import re
import socket
import struct
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from tests.server import serving
from tests.soak.figure import Figure

SECONDS = 20 * 60
EVERY = 10.0
"""Seconds between two samples."""
REST = 10.0
"""Seconds after which a server that nobody asks is at rest."""
LOAD = 0.45
"""Of a core, that the mixture is made to cost the server."""
AT_MOST = 150
"""Requests on their way at one time."""
STREAMS = 60
"""Open streams the server is told to allow, so that some are refused."""
WARM = 5
"""Times that everything is asked for, all at once, before anything is compared."""
SLOPE = 0.01
SPREAD = 5
AT_ONCE = struct.pack("ii", 1, 0)


@dataclass
class Client:
    """Asks one server, each time on a new connection, and counts what is not answered as it should be."""

    host: str
    port: int
    chance: random.Random = field(default_factory=lambda: random.Random(1))
    answers: Counter[int] = field(default_factory=Counter[int])
    wrong: Counter[str] = field(default_factory=Counter[str])

    async def ask(
        self,
        path: str,
        *headers: str,
        method: str = "GET",
        expected: tuple[int, ...] = (200,),
        at_most: int | None = None,
        reset: bool = False,
    ) -> bytes:
        """Return an answer's bytes; leave after `at_most` of them, with a reset if so wanted."""
        reader, writer = await asyncio.open_connection(self.host, self.port)
        received = bytearray()
        try:
            lines = [f"{method} {path} HTTP/1.1", f"Host: {self.host}", "Connection: close", *headers]
            writer.write("\r\n".join([*lines, "", ""]).encode())
            while (at_most is None or len(received) < at_most) and (data := await reader.read(65536)):
                received += data
        finally:
            if reset:
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
                writer.transport.abort()
            writer.close()
        status = int(received[9:12] or 0)
        self.answers[status] += 1
        if status not in expected:
            self.wrong[f"{method} {path.partition('?')[0]}: {status}"] += 1
        return bytes(received)

    async def follow(self, query: str, *headers: str) -> None:
        """Read a stream to its end; it may be refused while too many are open."""
        answer = await self.ask(f"/api/trajectory/stream?{query}", *headers, expected=(200, 429))
        if not answer.endswith(b"\r\n0\r\n\r\n") and b" 429 " not in answer[:16]:
            self.wrong["a stream without its end"] += 1
        if b" 429 " in answer[:16] and b"retry-after:" not in answer.lower():
            self.wrong["a refusal without Retry-After"] += 1

    def start(self) -> str:
        """Return a start that hardly anyone else has."""
        return f"w={self.chance.uniform(-5, 5):.4f}&b={self.chance.uniform(-5, 5):.4f}"

    async def visit(self) -> None:
        """Open the page and everything it names."""
        page = await self.ask(f"/?{self.start()}", "Accept-Encoding: gzip")
        text = gzip.decompress(unchunked(page)).decode()
        for path in sorted(set(re.findall(r"static/[\w./-]+", text))):
            await self.ask(f"/{path}", "Accept-Encoding: gzip", expected=(200, 404))

    async def crowd(self) -> None:
        """Open more streams at once than are allowed."""
        query = "max_steps=100&steps_per_second=50"
        await asyncio.gather(*(self.follow(f"{query}&{self.start()}") for _ in range(STREAMS + 10)))


STREAM = "/api/trajectory/stream?"
Act = Callable[[Client], Awaitable[object]]
ACTS: dict[str, tuple[float, Act]] = {
    "equal runs": (6, lambda client: client.follow("")),
    "equal runs, compressed": (6, lambda client: client.follow("", "Accept-Encoding: gzip")),
    "different runs": (6, lambda client: client.follow(client.start())),
    "long runs": (1, lambda client: client.follow(f"max_steps=5000&every=7&{client.start()}")),
    "paced": (3, lambda client: client.follow(f"max_steps=60&steps_per_second=20&{client.start()}")),
    "resumed": (4, lambda client: client.follow("", f"Last-Event-ID: {client.chance.randrange(1000)}")),
    "seen": (1, lambda client: client.ask(STREAM, "Last-Event-ID: done", expected=(204,))),
    "left half-way": (
        4,
        lambda client: client.ask(
            f"{STREAM}{client.start()}", expected=(200, 429), at_most=client.chance.randrange(100, 90_000)
        ),
    ),
    "cut": (
        4,
        lambda client: client.ask(
            f"{STREAM}max_steps=100000&{client.start()}", expected=(200, 429), at_most=50_000, reset=True
        ),
    ),
    "documents": (4, lambda client: client.ask(f"/api/trajectory?{client.start()}")),
    "compressed": (2, lambda client: client.ask("/api/trajectory", "Accept-Encoding: gzip")),
    "CSV": (2, lambda client: client.ask(f"/api/trajectory.csv?{client.start()}")),
    "scripts": (1, lambda client: client.ask(f"/api/trajectory.py?{client.start()}")),
    "runs": (4, lambda client: client.ask(f"/api/run?{client.start()}")),
    "options": (1, lambda client: client.ask("/api/options")),
    "figures": (
        1,
        lambda client: client.ask(
            f"/api/figure?w_max={client.chance.uniform(5, 9):.3f}", "Accept-Encoding: gzip"
        ),
    ),
    "surfaces": (
        1,
        lambda client: client.ask(f"/api/surface?resolution=61&w_max={client.chance.uniform(5, 9):.3f}"),
    ),
    "visits": (1, Client.visit),
    "handouts": (1, lambda client: client.ask(f"/handout?{client.start()}")),
    "HEAD": (1, lambda client: client.ask(f"/?{client.start()}", method="HEAD")),
    "HEAD of a stream": (1, lambda client: client.ask(STREAM, method="HEAD", expected=(200, 429))),
    "refused": (2, lambda client: client.ask("/api/run?learning_rate=-1", expected=(422,))),
    "refused streams": (2, lambda client: client.ask(f"{STREAM}w=x", expected=(422,))),
    "not there": (1, lambda client: client.ask("/nothing", expected=(404,))),
    "too long": (
        0.3,
        lambda client: client.ask("/api/run", "Content-Length: 2000000", expected=(413,)),
    ),
    "a crowd": (0.1, Client.crowd),
}
"""What is asked, and how often."""


def unchunked(answer: bytes) -> bytes:
    """Return an answer's body, chunked or not."""
    head, _, rest = answer.partition(b"\r\n\r\n")
    if b"transfer-encoding: chunked" not in head.lower():
        return rest
    body = b""
    while rest:
        size, _, rest = rest.partition(b"\r\n")
        body, rest = body + rest[: int(size, 16)], rest[int(size, 16) + 2 :]
    return body


@dataclass(frozen=True)
class Sample:
    """A moment of the server: seconds since the start, KiB, counts, and processor seconds so far."""

    at: float
    memory: int
    descriptors: int
    threads: int
    tasks: int
    work: float


async def sample(client: Client, pid: int, begun: float) -> Sample:
    """Look at the server's process from outside, and at its tasks through /metrics."""
    process = Path(f"/proc/{pid}")
    status = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
    times = (process / "stat").read_text().rpartition(")")[2].split()
    metrics = unchunked(await client.ask("/metrics")).decode()
    found = re.search(r"^\w*event_loop_tasks(?:\{.*\})? (\S+)", metrics, re.MULTILINE)
    return Sample(
        time.monotonic() - begun,
        int(status["VmRSS"].split()[0]),
        len(list((process / "fd").iterdir())),
        int(status["Threads"]),
        int(float(found[1])) if found else -1,
        (int(times[11]) + int(times[12])) / 100,
    )


async def use(client: Client, pid: int, seconds: float) -> list[Sample]:
    """Mix requests, as many as cost the server the wanted load; return samples, first and last at rest."""
    begun = time.monotonic()
    # What is imported, compiled and kept once is no growth, nor is room for the fullest moment.
    for _ in range(WARM):
        await asyncio.gather(*(act(client) for _, act in ACTS.values()))
    await asyncio.sleep(REST)
    samples = [await sample(client, pid, begun)]
    names, weights = list(ACTS), [weight for weight, _ in ACTS.values()]
    running: set[asyncio.Task[object]] = set()
    rate, end = 80.0, time.monotonic() + seconds

    async def watch() -> None:
        nonlocal rate
        while True:
            await asyncio.sleep(EVERY)
            samples.append(await sample(client, pid, begun))
            before, now = samples[-2:]
            load = (now.work - before.work) / (now.at - before.at)
            rate = min(200.0, max(2.0, rate * min(1.5, LOAD / max(load, 0.05))))
            print(f"{now.at:5.0f} s  {load:4.0%}  {rate:3.0f}/s  {now}", flush=True)

    watching = asyncio.create_task(watch())
    while time.monotonic() < end:
        if len(running) >= AT_MOST:  # on a busy machine the server falls behind
            await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        (name,) = client.chance.choices(names, weights)
        task = asyncio.ensure_future(ACTS[name][1](client))
        running.add(task)
        task.add_done_callback(running.discard)
        await asyncio.sleep(client.chance.expovariate(rate))
    await asyncio.gather(*running)
    watching.cancel()
    await asyncio.sleep(REST)
    return [*samples, await sample(client, pid, begun)]


def measure(seconds: float = SECONDS, seed: int = 1) -> list[Figure]:
    """Use a server and compare it with itself before, during and after."""
    with serving("--max-streams", str(STREAMS), "--access-log", "off") as server:
        host, port = server.url.removeprefix("http://").rsplit(":", 1)
        client = Client(host, int(port), random.Random(seed))
        samples = asyncio.run(use(client, server.process.pid, seconds))
    first, *during, last = samples
    late = [each for each in during if each.at > seconds / 4]
    slope, _ = np.polyfit([each.at for each in late], [each.memory for each in late], 1)
    growth = 600 * slope / np.mean([each.memory for each in late])
    load = (during[-1].work - first.work) / (during[-1].at - first.at)
    total = sum(client.answers.values())
    what = f"mixed use, {total} requests in {seconds / 60:.0f} min, {load:.0%} of a core"
    counted = ", ".join(f"{number} × {status}" for status, number in sorted(client.answers.items()))
    wrong = "; ".join(f"{number} × {what}" for what, number in client.wrong.most_common(5))
    return [
        Figure(what, "every one answered as it should be", wrong or counted, not client.wrong),
        Figure(
            "memory while in use",
            f"slope < {SLOPE:.0%} in 10 min",
            f"{growth:+.2%} in 10 min, {late[0].memory / 1024:.0f} to {late[-1].memory / 1024:.0f} MiB",
            bool(growth < SLOPE),
        ),
        *(
            Figure(
                f"{name} at rest",
                f"± {SPREAD}",
                f"{before} before, {max(getattr(each, name) for each in during)} at most, {after} after",
                before >= 0 and abs(after - before) <= SPREAD,
            )
            for name in ("descriptors", "tasks")
            for before, after in [(getattr(first, name), getattr(last, name))]
        ),
    ]
