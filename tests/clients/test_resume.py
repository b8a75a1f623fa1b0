"""A cut stream goes on where it was cut, to the last bit, for an independent client."""

import json
import socket
import time
import zlib

import httpx
import pytest
from httpx_sse import connect_sse

from app.run import Run

STREAM = "/api/trajectory/stream"
STEPS = 1000


def read(client, query="", cursor=None, at_most=None):
    """Return (event, id, data) until the server closes, or until `at_most` points were read: then cut."""
    headers = {} if cursor is None else {"Last-Event-ID": cursor}
    received = []
    points = 0
    with connect_sse(client, "GET", f"{STREAM}?{query}", headers=headers) as source:
        if at_most == 0:
            return received
        for sse in source.iter_sse():
            received.append((sse.event, sse.id, sse.data))
            points += sse.event == "point"
            if points == at_most:
                break
    return received


@pytest.fixture(scope="module")
def whole(client):
    return read(client)


def test_a_whole_stream_is_run_then_every_point_then_done(whole):
    first, *points, last = whole
    assert first[:2] == ("run", "")
    opening = json.loads(first[2])
    assert opening == {
        "run": Run().settings(),
        "steps_per_epoch": 1,
        "evaluations_per_step": 2,
        "minimum": opening["minimum"],
    }
    assert opening["minimum"]["w"] == pytest.approx(1.791759469228055, abs=1e-12)
    assert [(name, cursor) for name, cursor, _ in points] == [("point", str(k)) for k in range(STEPS + 1)]
    assert last[:2] == ("done", "done")
    assert json.loads(last[2]) == {"outcome": "steps_exhausted", "steps": STEPS}


def test_the_stream_holds_the_numbers_of_the_document(client, whole):
    trajectory = client.get("/api/trajectory").json()["trajectory"]
    streamed = [json.loads(data) for name, _, data in whole if name == "point"]
    assert {name: [point[name] for point in streamed] for name in trajectory} == trajectory


@pytest.mark.parametrize("cut", [0, 1, 63, 64, 500, 1000, 1001])
def test_a_stream_that_is_cut_goes_on_to_the_last_bit(client, whole, cut):
    begun = read(client, at_most=cut)
    assert begun == whole[: len(begun)]
    assert sum(name == "point" for name, *_ in begun) == cut
    cursor = begun[-1][1] if begun else None
    rest = read(client, cursor=cursor)
    assert begun + rest == whole
    if cut == STEPS + 1:
        assert [name for name, *_ in rest] == ["done"]


@pytest.mark.parametrize("every", [7, 10, 100_000])
def test_a_thinned_stream_that_is_cut_goes_on_too(client, every):
    thinned = read(client, f"every={every}")
    for cut in (1, 2):
        begun = read(client, f"every={every}", at_most=cut)
        assert begun + read(client, f"every={every}", cursor=begun[-1][1]) == thinned


def test_a_cursor_between_two_reported_steps_goes_on_with_the_next(client):
    assert [cursor for _, cursor, _ in read(client, "every=10&max_steps=35", cursor="13")] == [
        "20",
        "30",
        "35",
        "done",
    ]


def test_a_client_that_has_seen_done_is_told_there_is_nothing_more(client):
    for query, headers in (("", {"Last-Event-ID": "done"}), ("last_event_id=done", {})):
        answer = client.get(f"{STREAM}?{query}", headers=headers)
        assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize("cursor", ["-1", "1001", "100001", "1e3", "x", "0x10", "", "99999999999999999999"])
def test_any_other_cursor_begins_anew_and_is_never_refused(client, whole, cursor):
    assert read(client, cursor=cursor) == whole
    assert read(client, f"last_event_id={cursor}") == whole


def test_the_header_wins_over_the_query(client):
    assert read(client, "last_event_id=3", cursor="998")[0][1] == "999"
    assert read(client, "last_event_id=998")[0][1] == "999"
    assert read(client, "last_event_id=done", cursor="998")[0][1] == "999"
    assert client.get(f"{STREAM}?last_event_id=3", headers={"Last-Event-ID": "done"}).status_code == 204


def test_a_cursor_given_twice_is_not_refused_either(client):
    assert read(client, "last_event_id=3&last_event_id=998")[0][1] == "999"


def test_neither_pace_nor_cursor_belongs_to_the_run(client):
    (first, *_) = read(client, "max_steps=1&steps_per_second=1000&last_event_id=x")
    assert json.loads(first[2])["run"] == Run(max_steps=1).settings()


def test_the_client_is_told_once_how_long_to_wait_and_not_always_the_same(client):
    waits = []
    for cursor in (None, "0", "1"):
        for _ in range(5):
            headers = {"Last-Event-ID": cursor} if cursor else {}
            with connect_sse(client, "GET", f"{STREAM}?max_steps=1", headers=headers) as source:
                first, *others = [sse.retry for sse in source.iter_sse()]
            assert others == [None] * len(others)
            waits.append(first)
    assert all(1000 <= wait <= 3000 for wait in waits)
    assert len(set(waits)) > 1


def test_a_stream_may_be_read_by_any_page_and_is_kept_by_nobody(client):
    with client.stream("GET", STREAM, headers={"Origin": "http://elsewhere.test"}) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "Accept-Encoding" in answer.headers["vary"]


@pytest.mark.parametrize("query", ["", "max_steps=2500"], ids=["shared", "alone"])
def test_a_client_that_accepts_gzip_reads_the_same_bytes(client, query):
    def text(accepted):
        with client.stream("GET", f"{STREAM}?{query}", headers={"Accept-Encoding": accepted}) as answer:
            assert answer.headers.get("content-encoding") == (None if accepted == "identity" else accepted)
            first, *lines = answer.iter_lines()
            assert first.startswith("retry: ")
            return lines, answer.num_bytes_downloaded

    (plain, many), (zipped, few) = text("identity"), text("gzip")
    assert plain == zipped
    assert few < many / 3


def test_a_compressed_stream_that_is_cut_anywhere_can_be_read_up_to_there_and_resumed(client, whole):
    headers = {"Accept-Encoding": "gzip"}
    with client.stream("GET", STREAM, headers=headers) as answer:
        compressed = b"".join(answer.iter_raw())
    for cut in range(20, len(compressed), 997):
        text = zlib.decompressobj(31).decompress(compressed[:cut]).decode()
        begun = text[: text.rfind("\n\n") + 2]
        received = begun.count("\n\n")
        cursor = str(received - 2) if received > 1 else None
        assert begun.count("event: point") == max(0, received - 1)
        if cut % 10 == 0:
            assert read(client, cursor=cursor) == whole[received if cursor else 0 :]


def test_a_paced_stream_is_not_compressed(client):
    query = f"{STREAM}?steps_per_second=1000&max_steps=5"
    with client.stream("GET", query, headers={"Accept-Encoding": "gzip"}) as answer:
        assert "content-encoding" not in answer.headers


@pytest.mark.parametrize("seen", [0, 300, 999])
def test_a_run_that_is_shared_goes_on_from_a_cursor_as_the_others_saw_it(client, whole, seen):
    assert read(client) == whole
    assert read(client, cursor=str(seen)) == whole[seen + 2 :]


def test_runs_that_differ_in_one_bit_or_in_the_window_are_never_mixed_up(client):
    for query in (
        "w=-2.0000000000000004",
        "w=-0.0",
        "w=0",
        "w_max=7",
        "every=2",
        "point=2.5,0.9&point=0.5,0.2",
    ):
        (name, _, opening), *_, done = read(client, query)
        run = client.get(f"/api/run?{query}").json()
        assert name == "run"
        assert json.loads(opening)["run"] == run
        assert done[0] == "done"


def test_more_streams_than_allowed_are_asked_to_wait_and_then_served(serve):
    server = serve("--max-streams", "1")
    with httpx.Client(base_url=server.url, timeout=30) as client:
        with client.stream("GET", f"{STREAM}?steps_per_second=0.01"):
            for refused in (client.get(STREAM), client.get(STREAM, headers={"Last-Event-ID": "5"})):
                assert refused.status_code == 429
                wait = refused.headers["retry-after"]
                words = f"1 stream is open, as many as this server allows. Try again in {wait} s."
                assert refused.json() == {"detail": [{"loc": ["server"], "msg": words}]}
            asked = client.head(STREAM)
            assert asked.status_code == 429
            assert 2 <= int(asked.headers["retry-after"]) <= 6
            assert client.get("/api/trajectory").status_code == 200
            assert client.get(f"{STREAM}?w=x").status_code == 422
            assert client.get(STREAM, headers={"Last-Event-ID": "done"}).status_code == 204
        while client.head(STREAM).status_code == 429:
            time.sleep(0.02)
        assert read(client)[-1][0] == "done"


def test_more_points_than_allowed_keep_a_new_stream_waiting_and_cut_none(serve):
    server = serve("--max-points-per-second", "10")
    with httpx.Client(base_url=server.url, timeout=30) as client:
        assert len(read(client)) == STEPS + 3
        refused = client.get(STREAM)
        assert refused.status_code == 429
        assert refused.json()["detail"][0]["msg"].startswith("10 points a second are sent, as many as this")
        assert 80 <= int(refused.headers["retry-after"]) <= 106


def test_a_server_that_restarts_in_mid_stream_goes_on_to_the_last_bit(serve):
    query = f"{STREAM}?max_steps=100000"
    first = serve()
    port = first.url.rsplit(":", 1)[1]
    with socket.create_connection(("127.0.0.1", int(port))) as connection:
        connection.settimeout(10)
        connection.sendall(f"GET {query} HTTP/1.1\r\nHost: test\r\n\r\n".encode())
        received = b""
        while len(received) < 20_000:
            received += connection.recv(10_000)
        first.process.kill()
        first.process.wait()
        try:
            while chunk := connection.recv(100_000):
                received += chunk
        except ConnectionResetError:
            pass
    # Chunk sizes stand between the events; what came after the last whole event is lost with the connection.
    text = received.decode()
    lines = [line for line in text[: text.rindex("\n\n")].splitlines() if line.startswith("data: ")]
    points = [json.loads(line.removeprefix("data: ")) for line in lines[1:]]
    assert 0 < len(points) < 100_000
    second = serve("--port", port)
    with (
        httpx.Client(base_url=second.url, timeout=30) as client,
        connect_sse(client, "GET", query, headers={"Last-Event-ID": str(points[-1]["step"])}) as source,
    ):
        points += [json.loads(sse.data) for sse in source.iter_sse() if sse.event == "point"]
    assert [point["step"] for point in points] == list(range(100_001))
    with httpx.Client(base_url=second.url, timeout=30) as client:
        trajectory = client.get("/api/trajectory?max_steps=100000").json()["trajectory"]
    assert [point["w"] for point in points] == trajectory["w"]
    assert [point["db"] for point in points] == trajectory["db"]


def test_a_pace_keeps_its_time(client):
    begin = time.monotonic()
    with connect_sse(client, "GET", f"{STREAM}?max_steps=5&steps_per_second=20") as source:
        moments = [time.monotonic() - begin for sse in source.iter_sse() if sse.event == "point"]
    assert all(moment > k / 20 for k, moment in enumerate(moments))
    assert len(moments) == 6
    assert moments[-1] - moments[0] == pytest.approx(0.25, abs=0.2)
    assert moments[-1] - moments[0] > 0.2
