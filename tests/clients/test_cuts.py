"""Clients that we did not write lose, double and reorder nothing, wherever in the bytes a stream is cut."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.collectors import COLLECTORS, uncut
from tests.proxy import Cut, Proxy
from tests.wire import PLACES

STREAM = "/api/trajectory/stream?max_steps=500"
CLIENTS = ["httpx-sse", "eventsource (npm)", "undici"]
PLANS = [
    [Cut(0), Cut(200, "rst"), Cut(50, "stall", seconds=0.3), Cut(60)],
    *([Cut(100 + 30 * k, how, place)] for k, place in enumerate(PLACES) for how in ("fin", "rst")),
    *([Cut(120, "rst", "chunk header", part)] for part in (0.0, 0.99)),
]


@pytest.fixture(scope="module")
def collected(server):
    """What each client saw through each proxy: all at once, since all wait before they come back."""
    proxies = {client: [Proxy(server.url, plan) for plan in PLANS] for client in CLIENTS}

    def read(client):
        return COLLECTORS[client]([f"{proxy.url}{STREAM}" for proxy in proxies[client]])

    with ThreadPoolExecutor() as threads:
        seen = dict(zip(CLIENTS, threads.map(read, CLIENTS), strict=True))
    yield {client: list(zip(proxies[client], seen[client], strict=True)) for client in CLIENTS}
    for every in proxies.values():
        for proxy in every:
            proxy.refuse()


@pytest.mark.parametrize("client", CLIENTS)
def test_a_client_collects_over_its_cuts_what_an_uncut_stream_holds(server, collected, client):
    whole = uncut(f"{server.url}{STREAM}")
    for plan, (proxy, seen) in zip(PLANS, collected[client], strict=True):
        assert proxy.made == plan
        # Cut before its first point, a stream begins anew; the client may not have unpacked the first `run`.
        again = plan[0].after == 0 and seen[:2] == whole[:1] * 2
        assert seen[again:] == whole, plan
