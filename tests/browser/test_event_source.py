"""Chromium's own EventSource gets every point once, whatever happens to its connection."""

import httpx
from playwright.sync_api import Page

from tests.proxy import Proxy
from tests.server import Server

# Every stream through a proxy of its own, all at once, since each waits a moment before it reconnects.
COLLECT = """(urls) => Promise.all(urls.map((url) => new Promise((resolve) => {
  const points = [];
  const source = new EventSource(url);
  source.addEventListener("point", (event) => points.push(JSON.parse(event.data)));
  source.addEventListener("done", () => { source.close(); resolve(points); });
})))"""
CUTS = [[0], [1], [63], [64], [500], [1000], [1001], [10, 0]]


def test_a_stream_that_is_cut_goes_on_where_it_was(
    page: Page, server: Server, expected_complaints: list[str]
) -> None:
    expected_complaints += ["ERR_INCOMPLETE_CHUNKED_ENCODING", "favicon.ico", "request to another host"]
    whole = httpx.get(f"{server.url}/api/trajectory").json()["trajectory"]
    proxies = [Proxy(server.url, cuts) for cuts in CUTS]
    page.goto("/healthz")
    runs = page.evaluate(COLLECT, [f"{proxy.url}/api/trajectory/stream" for proxy in proxies])
    for cuts, proxy, points in zip(CUTS, proxies, runs, strict=True):
        assert len(proxy.streams) == len(cuts) + 1, cuts
        for name, column in whole.items():
            assert [point[name] for point in points] == column, (cuts, name)
        proxy.refuse()


def test_a_finished_stream_is_not_asked_for_again(
    page: Page, server: Server, expected_complaints: list[str]
) -> None:
    expected_complaints += ["favicon.ico", "request to another host"]
    proxy = Proxy(server.url, [])
    page.goto("/healthz")
    ended = """(url) => new Promise((resolve) => {
      const source = new EventSource(url);
      let errors = 0;
      source.addEventListener("error", () => {
        errors += 1;
        if (source.readyState === EventSource.CLOSED) resolve(errors);
      });
    })"""
    # never closed by the page: it comes back with the id of `done`, and 204 tells it to stay away
    assert page.evaluate(ended, f"{proxy.url}/api/trajectory/stream?max_steps=3") == 2
    assert len(proxy.streams) == 2
    proxy.refuse()
