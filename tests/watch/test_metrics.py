"""What is counted for Prometheus: each request and stream changes exactly what it should."""

import asyncio
import time
from collections import Counter

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from app.config import Config
from app.main import create_app
from app.watch.metrics import COUNTED_IN, PAUSE
from tests.server import Server

STREAM = "/api/trajectory/stream"


def counted(server):
    """Return the value of each series by its name and labels, beside those of the process and the loop."""
    answer = httpx.get(f"{server.url}/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    return {
        sample.name + "".join(f" {name}={value}" for name, value in sample.labels.items()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
        if not family.name.startswith(("process_", "flying_carpet_event_loop"))
    }


def change(server, before, settled=lambda counts: True):
    """Return what has changed since, without the buckets; waits until it has settled."""
    for _ in range(200):
        counts = counted(server)
        if settled(counts):
            break
        time.sleep(0.02)
    difference = Counter(counts)
    difference.subtract(before)
    return {
        name.removeprefix("flying_carpet_"): value
        for name, value in difference.items()
        if value and "_bucket" not in name and "resource=/metrics" not in name and not name.endswith("_sum")
    }


@pytest.fixture(scope="module")
def quiet(tmp_path_factory):
    """A server that answers this module alone."""
    running = Server.start(tmp_path_factory.mktemp("metrics") / "log")
    yield running
    running.end()


def test_a_stream_counts_once_with_its_points_and_its_first(quiet):
    before = counted(quiet)
    httpx.get(f"{quiet.url}{STREAM}?max_steps=100")
    assert change(quiet, before) == {
        f"requests_total resource={STREAM} status=2xx": 1,
        "streams_begun_total": 1,
        "streams_ended_total reason=whole": 1,
        "points_sent_total": 101,
        "first_point_seconds_count": 1,
    }


def test_an_open_stream_is_seen_while_it_lasts(quiet):
    before = counted(quiet)
    with httpx.stream("GET", f"{quiet.url}{STREAM}?steps_per_second=0.01") as answer:
        lines = answer.iter_lines()  # whoever lets go of it closes the stream
        assert any(text == "id: 0" for text in lines)
        assert change(quiet, before) == {
            "streams_open": 1,
            "streams_begun_total": 1,
            "points_sent_total": 1,
            "first_point_seconds_count": 1,
        }
    after = change(quiet, before, lambda counts: counts["flying_carpet_streams_open"] == 0)
    assert "streams_open" not in after
    assert after["streams_ended_total reason=client"] == 1


@pytest.mark.parametrize("path", ["/api/trajectory", "/api/trajectory.csv"])
def test_a_document_counts_its_points_as_often_as_they_are_sent(quiet, path):
    before = counted(quiet)
    tag = httpx.get(f"{quiet.url}{path}?max_steps=100&every=7").headers["ETag"]
    httpx.get(f"{quiet.url}{path}?max_steps=100&every=7", headers={"If-None-Match": tag})
    httpx.head(f"{quiet.url}{path}?max_steps=100&every=7")
    assert change(quiet, before) == {
        f"requests_total resource={path} status=2xx": 2,
        f"requests_total resource={path} status=3xx": 1,
        "points_sent_total": 16,
    }


def test_resources_have_few_names_whatever_is_asked_for(quiet):
    before = counted(quiet)
    for path in ("/a", "/b/c", "/static/x/y", "/static/x/js/z.js", "/api/run/more"):
        httpx.get(f"{quiet.url}{path}")
    httpx.post(f"{quiet.url}/api/run")
    assert change(quiet, before) == {
        "requests_total resource=none status=4xx": 3,
        "requests_total resource=/static/* status=4xx": 2,
        "requests_total resource=/api/run status=4xx": 1,
    }


def test_a_prefix_is_no_part_of_a_resource(serve):
    server = serve("--root-path", "/carpet")
    before = counted(server)
    root = server.url.removesuffix("/carpet")
    for path in ("/carpet/api/run", "/api/run", "/carpet"):
        httpx.get(f"{root}{path}")
    assert change(server, before) == {
        "requests_total resource=/api/run status=2xx": 2,
        "requests_total resource=none status=3xx": 1,
    }


def test_a_refused_stream_is_counted_apart(serve):
    server = serve("--max-streams", "1")
    before = counted(server)
    with httpx.stream("GET", f"{server.url}{STREAM}?steps_per_second=0.01") as first:
        assert first.status_code == 200
        assert httpx.get(f"{server.url}{STREAM}").status_code == 429
        changes = change(server, before)
    assert changes["requests_refused_total"] == 1
    assert changes[f"requests_total resource={STREAM} status=4xx"] == 1
    assert changes["streams_begun_total"] == 1


def test_the_event_loop_is_looked_at_from_the_start(serve):
    server = serve()
    for _ in range(200):
        text = httpx.get(f"{server.url}/metrics").text
        if "flying_carpet_event_loop_lag_seconds_count 0.0" not in text:
            break
        time.sleep(0.02)
    families = {family.name: family for family in text_string_to_metric_families(text)}
    lag = {sample.name: sample.value for sample in families["flying_carpet_event_loop_lag_seconds"].samples}
    assert lag["flying_carpet_event_loop_lag_seconds_count"] > 0
    assert families["process_resident_memory_bytes"].samples[0].value > 10_000_000


def test_a_loop_that_is_held_up_is_late():
    app = create_app(Config(access_log=False))
    counts = app.state.metrics

    async def hold_up():
        following = asyncio.create_task(counts.follow_lag())
        await asyncio.sleep(0)  # it begins to wait
        time.sleep(PAUSE + 0.2)
        await asyncio.sleep(0.01)
        following.cancel()

    asyncio.run(hold_up())
    assert counts.registry.get_sample_value("flying_carpet_event_loop_lag_seconds_count") == 1
    assert counts.registry.get_sample_value("flying_carpet_event_loop_lag_seconds_sum") > 0.19
    assert counts.registry.get_sample_value("flying_carpet_event_loop_tasks") == 2


def test_workers_count_together(serve, tmp_path):
    # two servers of one folder are to prometheus_client what two workers are
    one, other = (serve(env={COUNTED_IN: str(tmp_path)}) for _ in range(2))
    before = counted(one)
    for server, times in ((one, 2), (other, 3)):
        for _ in range(times):
            httpx.get(f"{server.url}{STREAM}?max_steps=10")
    with httpx.stream("GET", f"{other.url}{STREAM}?steps_per_second=0.01") as answer:
        lines = answer.iter_lines()  # whoever lets go of it closes the stream
        assert any(text == "id: 0" for text in lines)
        expected = {
            f"requests_total resource={STREAM} status=2xx": 5,
            "streams_begun_total": 6,
            "streams_open": 1,
            "streams_ended_total reason=whole": 5,
            "points_sent_total": 56,
            "first_point_seconds_count": 6,
        }
        assert change(one, before) == expected
        assert change(other, before) == expected


def test_it_can_be_switched_off(serve):
    assert httpx.get(f"{serve('--metrics', 'off').url}/metrics").status_code == 404


def test_two_applications_in_one_process_count_apart():
    first, second = (create_app(Config(access_log=False)).state.metrics for _ in range(2))
    first.refused.inc()
    assert second.registry.get_sample_value("flying_carpet_requests_refused_total") == 0


def test_a_client_may_ask_for_the_newer_format(quiet):
    accept = {"Accept": "application/openmetrics-text; version=1.0.0"}
    answer = httpx.get(f"{quiet.url}/metrics", headers=accept)
    assert answer.headers["Content-Type"].startswith("application/openmetrics-text; version=1.0.0")
    assert answer.text.endswith("# EOF\n")
