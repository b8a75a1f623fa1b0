"""A stream as a response, without a network: who ends it, what it holds, and when there is no room."""

import asyncio
import gzip
import json

import pytest

from app.config import Config
from app.run import Run
from app.stream.encoding import Gzip, Plain
from app.stream.events import HEARTBEAT, packets
from app.stream.flow import flow
from app.stream.limits import Limits
from app.stream.response import EventStream

pytestmark = pytest.mark.anyio


def stream(packets, stopping=None, *, encoding=None, limits=None):
    return EventStream(packets, encoding or Plain(), limits or Limits(Config()), stopping or asyncio.Event())


def telling(run):
    return flow(packets(run.walk, b"", every=1, evaluations=2))


def bodies_of(messages):
    return [message["body"] for message in messages if message.get("body")]


async def forever():
    await asyncio.Event().wait()


async def test_a_stream_that_is_left_closes_its_generator():
    closed = False

    async def endless():
        nonlocal closed
        try:
            while True:
                yield HEARTBEAT
                await asyncio.sleep(0)
        finally:
            closed = True

    sent = 0

    async def receive():
        while sent < 3:
            await asyncio.sleep(0)
        return {"type": "http.disconnect"}

    async def send(message):
        nonlocal sent
        sent += 1

    await stream(endless())({"type": "http"}, receive, send)
    assert closed


async def test_a_stopping_server_ends_a_stream_between_two_packets():
    stopping = asyncio.Event()
    messages = []

    async def send(message):
        messages.append(message)
        if len(messages) == 5:
            stopping.set()

    limits = Limits(Config(max_points_per_second=1))
    await stream(telling(Run(max_steps=100_000)), stopping, limits=limits)({"type": "http"}, forever, send)
    start, *bodies, end = messages
    assert start["status"] == 200
    assert end == {"type": "http.response.body", "body": b"", "more_body": False}
    assert len(bodies) < 8
    first, *others = [message["body"] for message in bodies]
    retry, rest = first.split(b"\n", 1)
    assert 1000 <= int(retry.removeprefix(b"retry: ")) <= 3000
    assert all(body.endswith(b"}\n\n") for body in [rest, *others])
    assert b"event: done" not in rest + b"".join(others)
    assert limits.open == 0
    assert limits.level > 500


async def test_a_compressed_stream_that_the_server_ends_is_whole_too():
    stopping = asyncio.Event()
    messages = []

    async def send(message):
        messages.append(message)
        if len(messages) == 3:
            stopping.set()

    await stream(telling(Run(max_steps=100_000)), stopping, encoding=Gzip())({"type": "http"}, forever, send)
    assert (b"content-encoding", b"gzip") in messages[0]["headers"]
    assert gzip.decompress(b"".join(bodies_of(messages))).endswith(b"}\n\n")


async def test_where_there_is_no_room_a_stream_does_not_begin_and_says_when_it_may():
    messages = []

    async def send(message):
        messages.append(message)

    limits = Limits(Config(max_streams=1))
    with limits.stream():
        await stream(telling(Run()), limits=limits)({"type": "http"}, forever, send)
    start, body = messages
    headers = dict(start["headers"])
    assert start["status"] == 429
    assert b"content-encoding" not in headers
    (refusal,) = json.loads(body["body"])["detail"]
    assert refusal["loc"] == ["server"]
    assert refusal["msg"] == (
        f"1 stream is open, as many as this server allows. Try again in {int(headers[b'retry-after'])} s."
    )
    messages.clear()
    await stream(telling(Run()), limits=limits)({"type": "http"}, forever, send)
    assert messages[0]["status"] == 200
    assert messages[-2]["body"].endswith(b'id: done\ndata: {"outcome":"steps_exhausted","steps":1000}\n\n')


async def test_a_fault_while_sending_is_not_hidden_and_frees_the_place():
    async def broken():
        yield HEARTBEAT
        raise ArithmeticError

    async def send(message):
        pass

    limits = Limits(Config())
    with pytest.raises(ArithmeticError):
        await stream(broken(), limits=limits)({"type": "http"}, forever, send)
    assert limits.open == 0


async def test_a_slow_reader_holds_one_packet():
    made = 0

    async def made_packets():
        nonlocal made
        while True:
            made += 1
            yield HEARTBEAT

    slow = asyncio.Event()

    async def receive():
        await slow.wait()
        return {"type": "http.disconnect"}

    async def send(message):
        if message.get("body"):
            asyncio.get_running_loop().call_later(0.05, slow.set)
            await asyncio.Event().wait()

    await stream(made_packets())({"type": "http"}, receive, send)
    assert made == 1
