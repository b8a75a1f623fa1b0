"""Limits: when a new stream has to wait, and for how long."""

import pytest

from app.config import Config
from app.stream.limits import WAIT, Limits


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_as_many_streams_as_allowed_may_be_open_at_once():
    limits = Limits(Config(max_streams=2))
    with limits.stream():
        assert limits.wait() is None
        with limits.stream():
            assert limits.wait().words == "2 streams are open, as many as this server allows."
        assert limits.wait() is None
    assert limits.open == 0


def test_each_worker_has_its_share_rounded_up():
    limits = Limits(Config(max_streams=10, max_points_per_second=100, workers=3))
    assert (limits.streams, limits.rate) == (4, 34)
    assert Limits(Config(workers=3)).rate == 0


def test_a_class_that_is_refused_does_not_return_as_one():
    limits = Limits(Config(max_streams=1))
    with limits.stream():
        waits = {limits.wait().seconds for _ in range(200)}
    assert waits == {*range(WAIT[0], WAIT[1] + 1)}


def test_more_points_than_allowed_keep_new_streams_waiting_until_the_mean_is_allowed_again():
    clock = Clock()
    limits = Limits(Config(max_points_per_second=1000), clock)
    limits.sent(1000)
    assert limits.wait() is None
    limits.sent(4000)
    wait = limits.wait()
    assert wait.words == "1000 points a second are sent, as many as this server allows."
    assert WAIT[0] + 5 <= wait.seconds <= WAIT[1] + 5
    clock.now = 3.9
    assert limits.wait()
    clock.now = 4.1
    assert limits.wait() is None


@pytest.mark.parametrize(("rate", "free"), [(90, True), (110, False)])
def test_a_steady_stream_is_measured_as_what_it_sends(rate, free):
    clock = Clock()
    limits = Limits(Config(max_points_per_second=100), clock)
    for k in range(rate * 60):
        clock.now = k / rate
        limits.sent(1)
    assert (limits.wait() is None) == free


def test_without_a_limit_nobody_waits():
    limits = Limits(Config())
    limits.sent(10**9)
    assert limits.wait() is None
