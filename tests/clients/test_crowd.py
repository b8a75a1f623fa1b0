"""Many streams at once: each is its own run, to the last bit, whoever else is reading."""

import asyncio

import pytest

from app.numerics import minimum
from app.run import Run
from tests.soak.load import complaint, opened

pytestmark = pytest.mark.anyio

CROWD = 40
PLACES = "&".join(f"point={k / 3},{k / 10}" for k in range(1, 9))


@pytest.mark.parametrize("accept", ["identity", "gzip"])
async def test_a_class_that_starts_at_once_reads_every_point_of_equal_and_of_different_runs(server, accept):
    runs = [Run() for _ in range(CROWD)] + [Run(w=-2 + k / 100, every=1 + k % 3) for k in range(CROWD)]
    streams = await opened(server.url, [run.query() for run in runs], accept)
    await asyncio.wait([stream.ended for stream in streams])
    for run, stream in zip(runs, streams, strict=True):
        assert complaint(stream.text, run) == ""
        assert (b"content-encoding: gzip" in stream.received[:500]) == (accept == "gzip")


async def test_paced_streams_lose_and_double_nothing(server):
    runs = [Run(w=-2 + k / 100, max_steps=100) for k in range(CROWD)]
    streams = await opened(server.url, [f"{run.query()}&steps_per_second=200" for run in runs], "gzip")
    await asyncio.wait([stream.ended for stream in streams])
    for run, stream in zip(runs, streams, strict=True):
        assert complaint(stream.text, run) == ""


async def test_the_first_point_is_there_at_once_and_the_next_when_it_is_due(server):
    (stream,) = await opened(server.url, ["steps_per_second=0.01"])
    while not stream.first:
        await asyncio.sleep(0.01)
    assert stream.text.count(b"event: point\n") == 1
    assert not stream.ended.done()
    stream.transport.abort()


async def test_a_class_with_the_same_points_has_its_minimum_searched_once(inside, monkeypatch):
    searched = []
    hollows = minimum.hollows
    monkeypatch.setattr(minimum, "hollows", lambda *given: searched.append(given) or hollows(*given))
    minimum.search.cache_clear()
    streams = await opened(inside.url, [f"w={k / 10}&max_steps=5&{PLACES}" for k in range(CROWD)])
    await asyncio.wait([stream.ended for stream in streams])
    assert all(b"event: done" in stream.text for stream in streams)
    assert len(searched) == 1
