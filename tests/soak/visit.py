"""What a phone and a desktop download, counted byte by byte beside the browser, and what a class costs."""

import asyncio
import resource
import time
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.chromium import launched
from tests.server import Server
from tests.shipped import FORMS
from tests.soak.figure import Figure
from tests.soak.meter import Meter

COUNTS = 30, 300
"""How many visit at once."""
QUIET = 1.0
"""Seconds without a byte after which a visit is over."""
WIFI = 50e6
"""Bits a second of a classroom's air, shared by all."""
# as a phone sees the lecturer's laptop: plain HTTP, not a secure context
HOST = "classroom.test"
VISITORS: dict[str, dict[str, Any]] = {
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 3,
        "has_touch": True,
        "is_mobile": True,
    },
    "desktop": {"viewport": {"width": 1280, "height": 800}},
}
PROMISED = {"phone, first visit": 150, "desktop, first visit": 750, "phone, again": 30, "desktop, again": 30}
"""Thousands of bytes at most, of the form that the image has."""
Requests = list[list[bytes]]


@dataclass(frozen=True)
class Visit:
    """One visit by a browser: bytes it was sent, headers included, and its requests, a list a connection."""

    name: str
    down: int
    requests: Requests

    @property
    def count(self) -> int:
        """Return how many requests there were."""
        return sum(map(len, self.requests))


def visits(browser: Browser, server: Server) -> list[Visit]:
    """Visit a server as each visitor does: first, playing, opening the carpet, again."""
    made: list[Visit] = []
    with Meter(int(server.url.rpartition(":")[2])) as meter:
        for who, settings in VISITORS.items():
            context = browser.new_context(**settings)
            page = context.new_page()

            def visit(what: str, who: str = who) -> None:
                made.append(Visit(f"{who}, {what}", meter.down, meter.requests()))
                meter.begin()

            meter.begin()
            page.goto(f"http://{HOST}:{meter.port}/")
            arrive(page, meter, drawn=who == "desktop")
            visit("first visit")
            play(page)
            be_quiet(meter)
            visit("Play to the end")
            if who == "phone":
                page.get_by_role("tab", name="Carpet").tap()
                arrive(page, meter, drawn=True)
                visit("opening the Carpet")
            page.goto("about:blank")
            be_quiet(meter)
            meter.begin()
            page.goto(f"http://{HOST}:{meter.port}/")
            arrive(page, meter, drawn=who == "desktop")
            visit("again")
            context.close()
    return made


def arrive(page: Page, meter: Meter, *, drawn: bool) -> None:
    """Wait until the whole run is here, and the carpet if it is to be drawn; then for silence."""
    expect(page.locator("#strip .end")).to_contain_text("ends at", timeout=30_000)
    if drawn:
        expect(page.locator("#height")).to_contain_text("height", timeout=60_000)
    be_quiet(meter)


def play(page: Page) -> None:
    """Walk through the run."""
    page.get_by_label("Speed").select_option("10")
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Again")).to_be_visible(timeout=30_000)


def be_quiet(meter: Meter) -> None:
    """Wait until nothing has come for a while."""
    before = -1
    while before != meter.down:
        before = meter.down
        time.sleep(QUIET)


class Crowd:
    """Any number of clients at once, each with the requests that a browser made, on as many connections."""

    def __init__(self, port: int, requests: Requests) -> None:
        """Take the server's port and the requests of one visit."""
        self.port = port
        self.requests = requests
        self.down = 0
        self.wrong: Counter[str] = Counter()
        self.bodies: dict[bytes, int] = {}

    async def come(self, count: int) -> list[float]:
        """Visit all at once; return when each had everything, in seconds from the beginning, in order."""
        began = time.perf_counter()

        async def one() -> float:
            page, *rest = self.requests
            first = await asyncio.open_connection("127.0.0.1", self.port)
            await self.ask(first, page[:1])
            others = [await asyncio.open_connection("127.0.0.1", self.port) for _ in rest]
            await asyncio.gather(
                self.ask(first, page[1:]),
                *(self.ask(other, requests) for other, requests in zip(others, rest, strict=True)),
            )
            for _, writer in (first, *others):
                writer.close()
            return time.perf_counter() - began

        return sorted(await asyncio.gather(*(one() for _ in range(count))))

    async def ask(
        self, connection: tuple[asyncio.StreamReader, asyncio.StreamWriter], requests: list[bytes]
    ) -> None:
        """Ask one after the other, and check that every answer is whole and the same for all."""
        reader, writer = connection
        for request in requests:
            what = request.split(b" ", 2)[1]
            writer.write(request)
            try:
                head = await reader.readuntil(b"\r\n\r\n")
                body = await read_body(reader, head)
            except (OSError, EOFError) as error:
                self.wrong[f"{what.decode()} {type(error).__name__}"] += 1
                return
            self.down += len(head) + len(body)
            status = head.split(b" ", 2)[1].decode()
            if status != "200":
                self.wrong[f"{what.decode()} {status}"] += 1
            elif b"event-stream" in head:
                if not stream_is_whole(head, body):
                    self.wrong[f"{what.decode()} cut"] += 1
            elif self.bodies.setdefault(what, zlib.crc32(body)) != zlib.crc32(body):
                self.wrong[f"{what.decode()} differs"] += 1


async def read_body(reader: asyncio.StreamReader, head: bytes) -> bytes:
    """Return a body as it came, with the lengths of its chunks. Raises EOFError when it ends too early."""
    headers = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:-2])
    if length := headers.get(b"content-length"):
        return await reader.readexactly(int(length))
    pieces: list[bytes] = []
    while True:
        line = await reader.readuntil(b"\r\n")
        pieces += [line, await reader.readexactly(int(line, 16) + 2)]
        if line == b"0\r\n":
            return b"".join(pieces)


def stream_is_whole(head: bytes, body: bytes) -> bool:
    """Return whether a run came to its end."""
    pieces: list[bytes] = []
    while body:
        line, _, body = body.partition(b"\r\n")
        pieces.append(body[: int(line, 16)])
        body = body[int(line, 16) + 2 :]
    content = b"".join(pieces)
    if b"content-encoding: gzip" in head.lower():
        content = zlib.decompress(content, wbits=31)
    return b"event: done" in content[-200:]


def computing(server: Server) -> float:
    """Return the seconds that the server has computed."""
    user, system = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / 100


def crowd(server: Server, visit: Visit, count: int) -> Figure:
    """Repeat a visit many times at once."""
    phones = Crowd(int(server.url.rpartition(":")[2]), visit.requests)
    before = computing(server)
    times = asyncio.run(phones.come(count))
    spent = computing(server) - before
    wrong = f"; wrong: {dict(phones.wrong.most_common(3))}" if phones.wrong else ""
    return Figure(
        f"{count} × {visit.name} at once",
        "every answer whole",
        f"{phones.down / 1e6:.1f} MB, all served in {times[-1]:.2f} s ({spent:.2f} s of computing), "
        f"on a Wi-Fi of 50 Mbit/s in {8 * phones.down / WIFI:.1f} s{wrong}",
        not phones.wrong,
    )


def downloaded(form: str, visit: Visit) -> Figure:
    """Return what a visit downloads beside what is promised of it."""
    most = PROMISED.get(visit.name) if form == "image" else None
    return Figure(
        f"{form}: {visit.name}",
        "" if most is None else f"≤ {most} kB",
        f"{visit.down / 1000:.1f} kB, {visit.count} requests",
        None if most is None else visit.down <= 1000 * most,
    )


def measure(count: int | None = None) -> list[Figure]:
    """Visit both forms of the app; then repeat the first visits of the image's form, 30 and 300 at once."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    figures: list[Figure] = []
    for form, ship in FORMS.items():
        with TemporaryDirectory() as name:
            server = Server.start(Path(name, "log"), folder=ship(Path(name, form)))
            try:
                with launched() as browser:
                    seen = visits(browser, server)
                figures += [downloaded(form, visit) for visit in seen]
                first = [visit for visit in seen if "first" in visit.name and form == "image"]
                counts = COUNTS if count is None else (count,)
                figures += [crowd(server, visit, many) for visit in first for many in counts]
            finally:
                server.end()
    return figures
