"""Packets in time: pace and silence, by a clock of the test's own."""

import json
from asyncio import sleep
from itertools import count
from threading import current_thread, main_thread

import pytest
from anyio import CapacityLimiter

from app.run import Run
from app.stream.events import HEARTBEAT, PACK, Packet, packets
from app.stream.flow import computed, computed_flow, flow

pytestmark = pytest.mark.anyio


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

    def flow(self, run, pace, seen=-1):
        told = packets(run.walk, b"", every=run.every, evaluations=2, seen=seen, apart=True)
        return flow(told, pace, self, self.sleep)


def steps(packet):
    lines = packet.text.decode().splitlines()
    return [json.loads(line[6:])["step"] for line in lines if line.startswith('data: {"step"')]


async def test_a_pace_spaces_the_points_by_their_steps():
    clock = Clock()
    sent = [
        (clock.now, step)
        async for packet in clock.flow(Run(max_steps=25, every=10), 20)
        for step in steps(packet)
    ]
    assert [step for _, step in sent] == [0, 10, 20, 25]
    assert [now for now, _ in sent] == pytest.approx([0, 0.5, 1, 1.25])


async def test_a_point_that_is_late_makes_no_other_late():
    clock = Clock()
    moments = []
    async for packet in clock.flow(Run(max_steps=4), 10):
        moments += [clock.now] * packet.points
        clock.now += 0.15 if packet.step == 1 else 0.01
    assert moments == pytest.approx([0, 0.1, 0.25, 0.3, 0.4])


async def test_points_that_are_late_travel_together():
    clock = Clock()
    packets_sent = []
    async for packet in clock.flow(Run(max_steps=9), 10):
        packets_sent.append((round(clock.now, 3), steps(packet)))
        clock.now += 0.45 if packet.step == 1 else 0.001
    assert packets_sent[:5] == [(0, [0]), (0.1, [1]), (0.55, [2, 3, 4, 5]), (0.6, [6]), (0.7, [7])]
    assert [step for _, told in packets_sent for step in told] == [*range(10)]


async def test_a_reader_who_was_away_for_long_is_sent_no_more_at_once_than_one_who_has_no_pace():
    clock = Clock()
    sent = []
    async for packet in clock.flow(Run(max_steps=600), 10):
        sent.append(packet.points)
        clock.now += 70 if packet.step == 1 else 0.001
    assert sent == [1, 1, PACK, PACK, 599 - 2 * PACK]


async def test_a_point_does_not_wait_for_the_computing_of_the_next():
    turns = 0

    async def sleep(seconds):
        nonlocal turns
        turns += 1
        clock.now += seconds

    told = packets(Run(max_steps=20_000).walk, b"", every=100_000, evaluations=2, apart=True)
    clock = Clock()
    seen = [(packet.step, turns) async for packet in flow(told, 1000, clock, sleep)]
    assert seen[0] == (0, 1)
    assert [step for step, _ in seen] == [0, None, 20_000]
    assert turns >= 20


async def test_a_pace_begins_at_the_cursor():
    clock = Clock()
    sent = [step async for packet in clock.flow(Run(max_steps=502), 1, 500) for step in steps(packet)]
    assert sent == [501, 502]
    assert clock.slept == [1]


async def test_fifteen_seconds_of_silence_are_broken_by_a_comment():
    clock = Clock()
    sent = [packet async for packet in clock.flow(Run(max_steps=1), 0.025)]
    assert clock.slept == [15, 15, 10]
    assert [packet is HEARTBEAT for packet in sent] == [False, True, True, False]
    assert HEARTBEAT.text.startswith(b":")


async def test_long_computing_is_broken_by_comments_too():
    seconds = count(step=6.0)
    told = packets(Run(max_steps=20_000).walk, b"", every=100_000, evaluations=2)
    sent = [packet async for packet in flow(told, clock=lambda: next(seconds))]
    assert sent.count(HEARTBEAT) > 1
    assert [step for packet in sent for step in steps(packet)][:2] == [0, 20_000]


async def test_others_have_their_turn_after_every_packet():
    turns = []

    async def sleep(seconds):
        turns.append(seconds)

    told = [*packets(Run(max_steps=600).walk, b"", every=1, evaluations=2)]
    assert [packet async for packet in flow(told, sleep=sleep)] == told
    assert turns == [0] * len(told)


async def test_what_takes_long_is_computed_in_a_thread_and_in_order_until_it_is_closed():
    threads = []

    def pieces():
        for number in count():
            threads.append(current_thread())
            yield number

    found = computed(pieces(), CapacityLimiter(1))
    assert [await anext(found) for _ in range(4)] == [0, 1, 2, 3]
    await found.aclose()
    await sleep(0.02)
    assert len(threads) == 4
    assert main_thread() not in threads
    assert [piece async for piece in computed(iter("abc"), CapacityLimiter(1))] == ["a", "b", "c"]


async def test_packets_that_take_long_are_sent_without_the_empty_ones():
    some = [Packet(b"a", 1, 0), Packet(b""), Packet(b"b", 1, 1)]
    assert [packet.text async for packet in computed_flow(some, CapacityLimiter(1))] == [b"a", b"b"]
