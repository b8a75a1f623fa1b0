"""The wire format: framing, packing, cursors, pace and silence, without a network."""

import asyncio
import json
from contextlib import aclosing
from itertools import count

import pytest

from app import stream
from app.run import Run
from app.stream import event, packets, point_event, step_seen

pytestmark = pytest.mark.anyio


async def opening():
    return b"event: run\ndata: {}\n\n"


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self):
        self.now = 0.0
        self.slept = []

    def __call__(self):
        return self.now

    async def sleep(self, seconds):
        self.now += seconds
        if seconds:
            self.slept.append(seconds)


async def collect(run, **settings):
    settings = {"every": run.every, "evaluations": len(run.point)} | settings
    return [packet async for packet in packets(run.walk, opening, **settings)]


def events(sent):
    """Return (event, id, data) of whole packets; comments are left out."""
    blocks = b"".join(sent).decode().split("\n\n")
    assert blocks.pop() == ""
    return [fields(block) for block in blocks]


def fields(block):
    named = dict(line.split(": ", 1) for line in block.split("\n") if not line.startswith(":"))
    return named["event"], named.get("id"), json.loads(named["data"])


def steps(sent):
    return [int(cursor) for name, cursor, _ in events(sent) if name == "point"]


def test_an_event_is_framed_as_name_id_data_and_an_empty_line():
    assert event("done", {"steps": 3}, "done") == b'event: done\nid: done\ndata: {"steps":3}\n\n'
    assert event("run", {"w": -2.0}) == b'event: run\ndata: {"w":-2.0}\n\n'


def test_a_point_keeps_every_bit_of_its_numbers():
    point = 7, (0.1, -1e-300), 2.4291865713546816e-11, (5e-324, 1.7976931348623157e308)
    name, cursor, data = fields(point_event(point).removesuffix("\n\n"))
    assert (name, cursor) == ("point", "7")
    assert data == {"step": 7, "w": 0.1, "b": -1e-300, "loss": point[2], "dw": 5e-324, "db": point[3][1]}


@pytest.mark.parametrize(
    ("cursor", "step"),
    [("0", 0), ("64", 64), ("100000", 100000), (None, -1)]
    + [(odd, -1) for odd in ("", "-1", "1.5", " 3", "x", "٣", "²", "9" * 5000, "Done")],
)
def test_only_a_plain_step_is_a_cursor(cursor, step):
    assert step_seen(cursor) == step


async def test_a_run_begins_with_run_and_ends_with_done():
    sent = events(await collect(Run(max_steps=2)))
    assert [name for name, *_ in sent] == ["run", "point", "point", "point", "done"]
    assert sent[-1] == ("done", "done", {"outcome": "steps_exhausted", "steps": 2})


async def test_the_points_are_those_of_the_walk():
    run = Run(max_steps=300)
    sent = [tuple(data.values()) for name, _, data in events(await collect(run)) if name == "point"]
    assert sent == [(step, *theta, loss, *gradient) for step, theta, loss, gradient in run.walk()]


async def test_sixty_four_points_travel_in_one_packet():
    sent = await collect(Run(max_steps=200))
    assert [packet.count(b"event: point") for packet in sent] == [0, 64, 64, 64, 9, 0]


async def test_each_kth_point_and_the_last_are_sent():
    assert steps(await collect(Run(max_steps=25, every=10))) == [0, 10, 20, 25]
    assert steps(await collect(Run(max_steps=20, every=10))) == [0, 10, 20]
    assert steps(await collect(Run(max_steps=3, every=100_000))) == [0, 3]


async def test_the_last_point_is_sent_when_a_packet_ends_just_before_it():
    for last in range(124, 132):
        assert steps(await collect(Run(max_steps=last, every=2)))[-2:] == [(last - 1) // 2 * 2, last]
        assert steps(await collect(Run(max_steps=last))) == list(range(last + 1))


@pytest.mark.parametrize("every", [1, 7, 64, 1000])
@pytest.mark.parametrize("seen", [0, 1, 6, 7, 63, 64, 499, 500])
async def test_a_cursor_goes_on_with_the_next_reported_step_to_the_last_bit(seen, every):
    run = Run(max_steps=500, every=every)
    whole, rest = events(await collect(run)), events(await collect(run, seen=seen))
    assert rest == [sent for sent in whole[1:] if sent[0] == "done" or int(sent[1]) > seen]


async def test_a_cursor_at_the_last_step_is_answered_with_just_done():
    for every in (1, 7, 1000):
        assert [name for name, *_ in events(await collect(Run(max_steps=10, every=every), seen=10))] == [
            "done"
        ]


@pytest.mark.parametrize("seen", [11, 99, 100_000])
async def test_a_cursor_beyond_the_end_begins_the_run_anew(seen):
    run = Run(max_steps=10)
    assert await collect(run, seen=seen) == await collect(run)


async def test_a_cursor_beyond_an_early_end_begins_the_run_anew():
    run = Run(tolerance=1e-3, max_steps=5000)
    whole = await collect(run)
    assert 200 < events(whole)[-1][2]["steps"] < 1000
    assert events(await collect(run, seen=4000)) == events(whole)


async def test_a_pace_spaces_the_points_by_their_steps():
    clock = Clock()
    moments = []
    run = Run(max_steps=25, every=10)
    async for packet in packets(
        run.walk, opening, every=10, evaluations=2, pace=20, clock=clock, sleep=clock.sleep
    ):
        moments += [(clock.now, name) for name, *_ in events([packet])]
    assert [name for _, name in moments] == ["run", "point", "point", "point", "point", "done"]
    assert [now for now, _ in moments] == pytest.approx([0, 0, 0.5, 1, 1.25, 1.25])


async def test_a_pace_begins_at_the_cursor():
    clock = Clock()
    await collect(Run(max_steps=502), seen=500, pace=1, clock=clock, sleep=clock.sleep)
    assert clock.slept == [1]


async def test_fifteen_seconds_of_silence_are_broken_by_a_comment():
    clock = Clock()
    sent = await collect(Run(max_steps=1), pace=0.025, clock=clock, sleep=clock.sleep)
    assert clock.slept == [15, 15, 10]
    assert sent.count(stream.HEARTBEAT) == 2
    assert stream.HEARTBEAT.startswith(b":")
    assert steps(sent) == [0, 1]


async def test_long_computing_is_broken_by_comments_too():
    seconds = count(step=6.0)
    sent = await collect(Run(max_steps=20_000, every=100_000), clock=lambda: next(seconds))
    assert sent.count(stream.HEARTBEAT) > 1
    assert steps(sent) == [0, 20_000]


async def test_other_work_gets_a_turn_at_least_every_two_thousand_evaluations(monkeypatch):
    evaluated = 0
    most = 0

    async def turn(seconds):
        nonlocal evaluated, most
        most, evaluated = max(most, evaluated), 0
        await asyncio.sleep(0)

    run = Run(max_steps=2000, every=100_000, point=((0.5, 0.2), (2.5, 0.9)) * 25)
    walk = run.walk

    def counted():
        steps = walk()
        inner = steps.descent

        def counting():
            nonlocal evaluated
            for point in inner:
                evaluated += 50
                yield point
            return "steps_exhausted"

        steps.descent = counting()
        return steps

    for seen in (-1, 1999):
        settings = {"every": 100_000, "evaluations": 50, "seen": seen, "sleep": turn}
        async for _ in packets(counted, opening, **settings):
            pass
        assert 0 < most <= stream.WORK + 50


async def test_a_stream_that_is_left_closes_its_generator():
    closed = False

    async def forever():
        nonlocal closed
        try:
            while True:
                yield b": more\n"
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

    await stream.EventStream(forever(), asyncio.Event())({"type": "http"}, receive, send)
    assert closed


async def test_a_stopping_server_ends_a_stream_between_two_packets():
    stopping = asyncio.Event()
    messages = []

    async def receive():
        await asyncio.Event().wait()

    async def send(message):
        messages.append(message)
        if len(messages) == 5:
            stopping.set()

    run = Run(max_steps=100_000)
    async with aclosing(packets(run.walk, opening, every=1, evaluations=2)) as sent:
        await stream.EventStream(sent, stopping)({"type": "http"}, receive, send)
    start, *bodies, end = messages
    assert start["status"] == 200
    assert end == {"type": "http.response.body", "body": b"", "more_body": False}
    assert len(bodies) < 8
    first, *others = [message["body"] for message in bodies]
    retry, rest = first.split(b"\n", 1)
    assert 1000 <= int(retry.removeprefix(b"retry: ")) <= 3000
    assert events([rest, *others])[-1][0] == "point"


async def test_a_slow_reader_holds_one_packet():
    made = 0

    async def made_packets():
        nonlocal made
        while True:
            made += 1
            yield b": more\n"

    slow = asyncio.Event()

    async def receive():
        await slow.wait()
        return {"type": "http.disconnect"}

    async def send(message):
        if message.get("body"):
            asyncio.get_running_loop().call_later(0.05, slow.set)
            await asyncio.Event().wait()

    await stream.EventStream(made_packets(), asyncio.Event())({"type": "http"}, receive, send)
    assert made == 1
