"""Shared runs: everyone reads the same bytes, at a speed of their own."""

from collections import Counter

import pytest

from app.run import Run
from app.stream.events import event, packets
from app.stream.tape import POINTS, TAPES, Shelf, Tape

RUNS = [Run(max_steps=900, w=w / 7) for w in range(5)] + [Run(max_steps=900, every=2)]
made = Counter()


def told(run):
    made[run] += 1
    return packets(run.walk, event("run", run.settings()), every=run.every, evaluations=2)


def texts(tape):
    return [packet.text for packet in tape if packet.text]


def uncut(run):
    return [packet.text for packet in told(run)]


@pytest.fixture
def shelf():
    made.clear()
    return Shelf(3)


def read(shelf, run):
    return shelf.tape(event("run", run.settings()), lambda: told(run))


def test_a_run_is_computed_once_for_all_who_read_it(shelf):
    run = RUNS[0]
    first, second = (iter(read(shelf, run)) for _ in range(2))
    both = [(next(first), next(second)) for _ in range(3)]
    assert all(mine is theirs for mine, theirs in both)
    assert made[run] == 1
    assert texts(read(shelf, run)) == uncut(run)


def test_a_slow_reader_holds_nobody_and_a_later_one_misses_nothing(shelf):
    slow = iter(read(shelf, RUNS[0]))
    begun = [next(slow).text]
    assert texts(read(shelf, RUNS[0])) == begun + texts(slow)


def test_nobody_is_given_another_runs_points(shelf):
    readers = [(run, iter(read(shelf, run)), []) for run in RUNS * 3]
    for _ in range(20):
        for _, packets_of_run, received in readers:
            received += texts([packet] if (packet := next(packets_of_run, None)) else [])
    for run, _, received in readers:
        assert received == uncut(run)


def test_a_reader_whose_tape_was_dropped_reads_on_to_the_last_bit(shelf):
    reader = iter(read(shelf, RUNS[0]))
    begun = [next(reader).text, next(reader).text]
    for run in RUNS[1:]:
        read(shelf, run)
    assert begun + texts(reader) == uncut(RUNS[0])


def test_what_is_kept_is_bounded_and_a_slow_reader_keeps_no_more(shelf):
    tapes = [read(shelf, run) for run in RUNS]
    for tape in tapes:
        assert texts(tape)
    assert [bool(tape.made) for tape in tapes] == [False] * 3 + [True] * 3
    assert len(shelf.tapes) == 3


def test_the_tape_that_was_asked_for_last_stays(shelf):
    first = read(shelf, RUNS[0])
    for run in RUNS[1:]:
        assert read(shelf, RUNS[0]) is first
        read(shelf, run)
    assert first.kept


def test_all_tapes_together_take_less_than_twenty_megabytes():
    # -1/3 and the like need the most digits, and a diverging run the longest exponents
    widest = Tape(lambda: told(Run(max_steps=POINTS - 1, w=-1 / 3 * 1e-5, b=1 / 7e5, learning_rate=1 / 3e5)))
    kept = sum(len(packet.text) + len(packet.deflated) for packet in widest)
    assert POINTS * 200 < kept < 20e6 / TAPES
