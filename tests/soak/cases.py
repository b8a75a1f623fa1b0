"""Cases that schemathesis draws from the API's description, sent to a server and counted.

`python -m tests.soak.cases http://127.0.0.1:8000 1000 7` sends a thousand, drawn by the seed 7, and prints
how often each status came, as JSON; what went wrong is named on standard error.
"""

import json
import sys
from collections import Counter
from time import monotonic
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode

PATIENCE = 30
"""Seconds after which an answer is taken for one that never comes."""
BATCH = 200
"""Cases drawn in a row for one operation: hypothesis begins each row with the simplest."""


def answer(session: requests.Session, asked: dict[str, Any]) -> str:
    """Send one case and return its status, or "hang"; a stream is read as far as its first bytes."""
    try:
        with session.request(**asked, stream=True, timeout=PATIENCE) as answered:
            if answered.headers.get("Content-Type", "").startswith("text/event-stream"):
                answered.raw.read1(1000)
            else:
                answered.content  # noqa: B018
            return str(answered.status_code)
    except requests.Timeout:
        return "hang"
    except requests.ConnectionError as broken:
        return "hang" if "timed out" in str(broken) else "cut"


def send(url: str, count: int, start: int) -> Counter[str]:
    """Send `count` cases, half of them against the description, and return how often each status came."""
    operations = [
        found.ok() for found in schemathesis.openapi.from_url(f"{url}/openapi.json").get_all_operations()
    ]
    draws = [
        operation.as_strategy(generation_mode=mode)
        for operation in operations
        if operation.query or operation.body
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    ]
    batch = min(BATCH, -(-count // len(draws)))
    counts: Counter[str] = Counter()
    session = requests.Session()
    turn = start
    while counts.total() < count:
        for draw in draws:

            @seed(turn)
            @settings(
                max_examples=batch,
                database=None,
                deadline=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @given(case=draw)
            def ask(case: Any) -> None:
                asked = case.as_transport_kwargs(base_url=url)
                begun = monotonic()
                said = answer(session, asked)
                counts[said] += 1
                if not said.isdigit() or int(said) >= 500:
                    print(f"{said} after {monotonic() - begun:.1f} s: {asked}", file=sys.stderr, flush=True)

            ask()
        turn += 1_000_003
    return counts


if __name__ == "__main__":
    target, cases, first = sys.argv[1:]
    json.dump(send(target, int(cases), int(first)), sys.stdout)
