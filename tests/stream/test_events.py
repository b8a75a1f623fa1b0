"""The wire format: framing, packing and cursors, without a network."""

import json
import zlib

import pytest

from app.run import Run
from app.stream import events as stream
from app.stream.events import NOTHING, event, packets, point_events, step_seen

OPENING = b"event: run\ndata: {}\n\n"


def collect(run, **settings):
    settings = {"every": run.every, "evaluations": len(run.point)} | settings
    return [packet.text for packet in packets(run.walk, OPENING, **settings) if packet.text]


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
    name, cursor, data = fields(point_events([point]).decode().removesuffix("\n\n"))
    assert (name, cursor) == ("point", "7")
    assert data == {"step": 7, "w": 0.1, "b": -1e-300, "loss": point[2], "dw": 5e-324, "db": point[3][1]}


@pytest.mark.parametrize(
    ("cursor", "step"),
    [("0", 0), ("64", 64), ("100000", 100000), (None, -1)]
    + [(odd, -1) for odd in ("", "-1", "1.5", " 3", "x", "٣", "²", "9" * 5000, "Done")],
)
def test_only_a_plain_step_is_a_cursor(cursor, step):
    assert step_seen(cursor) == step


def test_a_run_begins_with_run_and_ends_with_done():
    sent = events(collect(Run(max_steps=2)))
    assert [name for name, *_ in sent] == ["run", "point", "point", "point", "done"]
    assert sent[-1] == ("done", "done", {"outcome": "steps_exhausted", "steps": 2})


def test_the_points_are_those_of_the_walk():
    run = Run(max_steps=300)
    sent = [tuple(data.values()) for name, _, data in events(collect(run)) if name == "point"]
    assert sent == [(step, *theta, loss, *gradient) for step, theta, loss, gradient in run.walk()]


def test_few_points_travel_first_and_then_many_at_once():
    sent = [*packets(Run(max_steps=600).walk, OPENING, every=1, evaluations=2)]
    assert [packet.points for packet in sent] == [8, 256, 256, 81]
    assert [packet.text.count(b"event: point") for packet in sent] == [8, 256, 256, 81]
    assert [packet.step for packet in sent] == [0, 8, 264, 520]


def test_points_that_are_to_be_spaced_travel_apart():
    sent = [*packets(Run(max_steps=25).walk, OPENING, every=10, evaluations=2, apart=True)]
    assert [packet.step for packet in sent if packet.points] == [0, 10, 20, 25]
    assert all(packet.points <= 1 for packet in sent)


def test_packets_read_the_same_compressed_each_by_itself():
    for packet in packets(Run(max_steps=600).walk, OPENING, every=1, evaluations=2):
        assert zlib.decompressobj(-15).decompress(packet.deflated) == packet.text
        assert len(packet.deflated) < 0.4 * len(packet.text)


def test_each_kth_point_and_the_last_are_sent():
    assert steps(collect(Run(max_steps=25, every=10))) == [0, 10, 20, 25]
    assert steps(collect(Run(max_steps=20, every=10))) == [0, 10, 20]
    assert steps(collect(Run(max_steps=3, every=100_000))) == [0, 3]


def test_the_last_point_is_sent_when_a_packet_ends_just_before_it():
    for last in (6, 7, 8, 9, *range(260, 268)):
        assert steps(collect(Run(max_steps=last, every=2)))[-2:] == [(last - 1) // 2 * 2, last]
        assert steps(collect(Run(max_steps=last))) == list(range(last + 1))


@pytest.mark.parametrize("every", [1, 7, 64, 1000])
@pytest.mark.parametrize("seen", [0, 1, 6, 7, 63, 64, 499, 500])
def test_a_cursor_goes_on_with_the_next_reported_step_to_the_last_bit(seen, every):
    run = Run(max_steps=500, every=every)
    whole, rest = events(collect(run)), events(collect(run, seen=seen))
    assert rest == [sent for sent in whole[1:] if sent[0] == "done" or int(sent[1]) > seen]


def test_a_cursor_at_the_last_step_is_answered_with_just_done():
    for every in (1, 7, 1000):
        assert [name for name, *_ in events(collect(Run(max_steps=10, every=every), seen=10))] == ["done"]


@pytest.mark.parametrize("seen", [11, 99, 100_000])
def test_a_cursor_beyond_the_end_begins_the_run_anew(seen):
    run = Run(max_steps=10)
    assert collect(run, seen=seen) == collect(run)


def test_a_cursor_beyond_an_early_end_begins_the_run_anew():
    run = Run(tolerance=1e-3, max_steps=5000)
    whole = collect(run)
    assert 200 < events(whole)[-1][2]["steps"] < 1000
    assert events(collect(run, seen=4000)) == events(whole)


def test_others_get_their_turn_at_least_every_two_thousand_evaluations():
    run = Run(max_steps=2000, every=100_000, point=((0.5, 0.2), (2.5, 0.9)) * 25)
    evaluated = 0

    def counted():
        walk = run.walk()
        inner = walk.descent

        def counting():
            nonlocal evaluated
            for point in inner:
                evaluated += 50
                yield point
            return "steps_exhausted"

        walk.descent = counting()
        return walk

    for seen in (-1, 1999):
        turns = []
        for _ in packets(counted, OPENING, every=100_000, evaluations=50, seen=seen):
            turns.append(evaluated)
            evaluated = 0
        assert 0 < max(turns) <= stream.WORK + 50
        assert len(turns) > 40


def test_a_turn_without_anything_to_tell_sends_nothing():
    sent = [*packets(Run(max_steps=5000).walk, OPENING, every=100_000, evaluations=2)]
    assert sent[1:-1] == [NOTHING] * 4
