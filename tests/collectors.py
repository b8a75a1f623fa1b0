"""Independent clients of server-sent events: each reads streams to their `done`, over whatever cuts come.

Those that reconnect by themselves do; for the others, and where one gives up, stands the loop that its users
write: again, with the id of the last event. An address gives all its events, as (name, id, data).
"""

import asyncio
import json
import subprocess
import urllib.request
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import httpx
from httpx_sse import aconnect_sse
from playwright.sync_api import Error

from tests.chromium import launched
from tests.machine import missing, node

Event = tuple[str, str, str]
Collector = Callable[[Sequence[str]], list[list[Event]]]

NODE = Path(__file__).parent / "js"
PATIENCE = 600
"""Seconds after which a trajectory that has not come to its end is given up."""

CHROMIUM = """(urls) => Promise.all(urls.map((url) => new Promise((resolve) => {
  const seen = [];
  const source = new EventSource(url);
  const end = () => { source.close(); resolve(seen); };
  for (const name of ["run", "point", "done", "message"]) {
    source.addEventListener(name, (event) => {
      seen.push([name, event.lastEventId, event.data]);
      if (name === "done") end();
    });
  }
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED) return;
    seen.push(["gave up", "", ""]);
    end();
  });
})))"""


def uncut(url: str) -> list[Event]:
    """Return the events of a whole stream, read without any client."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "identity"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        text = answer.read().decode()
    events = [dict(line.split(": ", 1) for line in event.splitlines()) for event in text.split("\n\n")[:-1]]
    return [(event["event"], event.get("id", ""), event["data"]) for event in events]


def _together(collect: Callable[[str, list[Event]], Awaitable[None]]) -> Collector:
    """Make a collector of a coroutine that adds the events of one address to a list."""

    async def one(url: str) -> list[Event]:
        seen: list[Event] = []
        with suppress(TimeoutError):
            await asyncio.wait_for(collect(url, seen), PATIENCE)
        return seen

    async def every(urls: Sequence[str]) -> list[list[Event]]:
        return await asyncio.gather(*map(one, urls))

    return lambda urls: asyncio.run(every(urls))


def _in_threads(collect: Callable[[str], list[Event]]) -> Collector:
    def every(urls: Sequence[str]) -> list[list[Event]]:
        with ThreadPoolExecutor(len(urls)) as threads:
            return list(threads.map(collect, urls))

    return every


def _cursor(seen: list[Event]) -> dict[str, str]:
    return {"Last-Event-ID": seen[-1][1]} if seen and seen[-1][1] else {}


def _done(seen: list[Event]) -> bool:
    return bool(seen) and seen[-1][0] == "done"


async def _httpx_sse(url: str, seen: list[Event]) -> None:
    async with httpx.AsyncClient(timeout=60) as client:
        wait = 1.0
        while not _done(seen):
            with suppress(httpx.TransportError):
                async with aconnect_sse(client, "GET", url, headers=_cursor(seen)) as source:
                    async for sse in source.aiter_sse():
                        seen.append((sse.event, sse.id, sse.data))
                        wait = wait if sse.retry is None else sse.retry / 1000
            if not _done(seen):
                await asyncio.sleep(wait)


async def _aiohttp_sse_client2(url: str, seen: list[Event]) -> None:
    from aiohttp import ClientError
    from aiohttp_sse_client2.client import EventSource

    while not _done(seen):
        # It comes back by itself after an orderly end only.
        with suppress(ClientError, ConnectionError):
            async with EventSource(url, headers=_cursor(seen)) as source:
                async for event in source:
                    seen.append((event.type, event.last_event_id, event.data))
                    if _done(seen):
                        return
        await asyncio.sleep(1)


def _requests_sse(url: str) -> list[Event]:
    from requests import RequestException
    from requests_sse import EventSource

    seen: list[Event] = []
    with suppress(RequestException), EventSource(url, timeout=60) as source:
        for event in source:
            # It keeps the id of an event that was cut off, where the standard forgets it with the connection,
            # and gives it to a `run` that comes again, which has none.
            cursor = "" if event.type == "run" else event.last_event_id
            seen.append((str(event.type), cursor, str(event.data)))
            if _done(seen):
                break
    return seen


def _launchdarkly(url: str) -> list[Event]:
    from ld_eventsource import SSEClient
    from ld_eventsource.config import ErrorStrategy, RetryDelayStrategy
    from urllib3.exceptions import HTTPError

    seen: list[Event] = []
    endure, wait = ErrorStrategy.continue_with_max_attempts(20), RetryDelayStrategy.default(max_delay=3)
    with (
        suppress(HTTPError),
        SSEClient(url, error_strategy=endure, retry_delay_strategy=wait) as source,
    ):
        for event in source.events:
            seen.append((event.event, event.last_event_id or "", event.data))
            if _done(seen):
                break
    return seen


def _node(client: str) -> Collector:
    def every(urls: Sequence[str]) -> list[list[Event]]:
        if not (NODE / "node_modules" / client).is_dir():
            missing(client, "npm, then: npm ci --prefix tests/js")
        done = subprocess.run(
            [node(), "--no-warnings", NODE / "collect.js", client],
            input=json.dumps(list(urls)),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        assert done.returncode == 0, f"{client} ended with {done.returncode}: {done.stderr}"
        return [[tuple(event) for event in seen] for seen in json.loads(done.stdout)]

    return every


def _chromium(urls: Sequence[str]) -> list[list[Event]]:
    with launched() as browser:
        page = browser.new_page()
        page.set_default_timeout(1000 * PATIENCE)
        # Only a page that itself comes from this machine may read from it; its server may just be away.
        while not page.url.startswith("http"):
            with suppress(Error):
                page.goto(f"{urls[0].partition('/api')[0]}/healthz")
            page.wait_for_timeout(100)
        return [[tuple(event) for event in seen] for seen in page.evaluate(CHROMIUM, list(urls))]


COLLECTORS: dict[str, Collector] = {
    "httpx-sse": _together(_httpx_sse),
    "requests-sse": _in_threads(_requests_sse),
    "aiohttp-sse-client2": _together(_aiohttp_sse_client2),
    "launchdarkly-eventsource": _in_threads(_launchdarkly),
    "eventsource (npm)": _node("eventsource"),
    "undici": _node("undici"),
    "Chromium": _chromium,
}
