"""Hostile requests cost the server nothing: none ends in an error of its own, and none keeps it busy."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import httpx

from tests.corpus import nonsense, requests, status

EACH = 5
"""Of the corpus; `python -m tests.soak hostile` sends all of it."""


def test_hostile_requests_are_refused_or_answered_and_leave_no_trace(serve):
    server = serve()
    sent = [*islice(requests(), 0, None, EACH), *nonsense()]
    with ThreadPoolExecutor(4) as threads:
        counts = Counter(threads.map(lambda request: status(server.url, request), sent))
    # 100 is the server's word that it will read a body; 0 that it hung up
    assert set(counts) <= {0, 100, 200, 201, 204, 400, 404, 405, 413, 422, 429, 431}
    assert counts[200] > 100
    assert counts[422] > 100
    assert httpx.get(f"{server.url}/healthz").status_code == 200
    assert "Traceback" not in server.log.read_text()
