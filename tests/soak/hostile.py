"""Hostile input: cases drawn from the API's description, a hand-made corpus, requests that never end."""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

from tests.corpus import requests, status, unfinished
from tests.server import Server, serving
from tests.soak.figure import Figure

COUNT = 20_000
PROCESSES = 2
PATIENCE = 60
LORIS = 200
"""Connections that send a byte a second, beside those that send a beginning and nothing more."""


def measure(count: int = COUNT, seed: int = 1) -> list[Figure]:
    """Attack one server in three ways, one after the other, and look at what is left of it."""
    with serving() as server:
        status(server.url, b"GET / HTTP/1.1\r\nHost: test\r\n\r\n")
        before = open_files(server)
        drawn = cases(server.url, count, seed)
        made = corpus(server.url)
        freed, slowest = slow(server.url)
        left = open_files_once(server, lambda files: files <= before)
        alive = status(server.url, b"GET /healthz HTTP/1.1\r\nHost: test\r\n\r\n") == 200
        traces = server.log.read_text().count("Traceback")
    endless = LORIS + len(list(unfinished()))
    return [
        counted(f"{drawn.total()} cases drawn by schemathesis", drawn, drawn.total() >= count),
        counted(f"{made.total()} hand-made requests", made, True),
        Figure(
            "requests that never end, a byte a second or none",
            "all let go",
            f"{freed} of {endless}; others answered in {1000 * slowest:.0f} ms at most",
            freed == endless,
        ),
        Figure(
            "afterwards: tracebacks in the log, open files",
            "none, as before",
            f"{traces}, {left} (before {before}); {'answers' if alive else 'DOES NOT ANSWER'}",
            traces == 0 and left <= before and alive,
        ),
    ]


def counted(what: str, counts: Counter[str], enough: bool) -> Figure:
    """Return the line of so many answers: none may be the server's own error, or missing."""
    bad = sum(times for said, times in counts.items() if not said.isdigit() or int(said) >= 500)
    said = ", ".join(f"{times} × {name}" for name, times in sorted(counts.items()))
    return Figure(what, "0 × 5xx, 0 hangs", f"{bad} × 5xx or no answer ({said})", enough and bad == 0)


def cases(url: str, count: int, seed: int) -> Counter[str]:
    """Let some processes draw and send cases, and add up the statuses."""
    share = [str(count // PROCESSES + (place < count % PROCESSES)) for place in range(PROCESSES)]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.soak.cases", url, part, str(seed + place)], stdout=subprocess.PIPE
        )
        for place, part in enumerate(share)
    ]
    counts: Counter[str] = Counter()
    for one in running:
        printed, _ = one.communicate()
        if one.returncode:
            raise RuntimeError("schemathesis could not draw its cases; see above")
        counts.update(json.loads(printed))
    return counts


def corpus(url: str) -> Counter[str]:
    """Send the whole corpus."""

    def said(request: bytes) -> str:
        try:
            return str(status(url, request, PATIENCE))
        except TimeoutError:
            print(f"no answer to {request[:200]!r}", file=sys.stderr)
            return "hang"

    with ThreadPoolExecutor(4) as threads:
        return Counter(threads.map(said, requests()))


def slow(url: str) -> tuple[int, float]:
    """Begin requests and never end them; return how many were let go, and the slowest answer meanwhile."""
    address = urlsplit(url)
    slowest = 0.0
    with ExitStack() as stack:
        waiting: set[socket.socket] = set()
        for beginning in [*unfinished(), *[b"GET / HTTP/1.1\r\nX: "] * LORIS]:
            connection = stack.enter_context(socket.create_connection((address.hostname, address.port)))
            connection.sendall(beginning)
            connection.setblocking(False)
            waiting.add(connection)
        everyone = len(waiting)
        until = time.monotonic() + PATIENCE
        while waiting and time.monotonic() < until:
            begun = time.monotonic()
            urllib.request.urlopen(f"{url}/healthz", timeout=PATIENCE).close()
            slowest = max(slowest, time.monotonic() - begun)
            waiting = {one for one in waiting if still_open(one)}
            time.sleep(1)
    return everyone - len(waiting), slowest


def still_open(connection: socket.socket) -> bool:
    """Send one more byte of a header; return whether the server still holds the connection."""
    try:
        connection.send(b"x")
        while connection.recv(65536):
            pass
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def open_files(server: Server) -> int:
    """Return how many files the server has open."""
    return len(list(Path(f"/proc/{server.process.pid}/fd").iterdir()))


def open_files_once(server: Server, settled: Callable[[int], bool]) -> int:
    """Return how many files the server has open as soon as that number is settled, or after a minute."""
    until = time.monotonic() + PATIENCE
    while not settled(open_files(server)) and time.monotonic() < until:
        time.sleep(0.1)
    return open_files(server)
