"""The event loop beside the largest table: how long it is kept from everybody else, at most."""

import signal
import time
from collections.abc import Callable
from typing import Any

import httpx
import numpy as np

from tests.benchmarks.comparison import Comparison
from tests.server import Server, serving

ROWS, COLUMNS, OUTPUTS = 20_000, 100, 10
PROMISED = 0.05


def file() -> bytes:
    """Return the largest table, 4 MB: features from 0 to 9, and 0 or 1 in the last columns."""
    chance = np.random.default_rng(0)
    features = chance.integers(0, 10, (ROWS, COLUMNS - OUTPUTS))
    both = np.hstack([features, chance.integers(0, 2, (ROWS, OUTPUTS))])
    return "\n".join(",".join(map(str, row)) for row in both.tolist()).encode()


def told(server: Server) -> list[list[str]]:
    """Return what the watch has printed so far."""
    return [line.split() for line in server.log.read_text().splitlines() if line.startswith("longest ")]


def longest(server: Server) -> tuple[float, float]:
    """Return for how many seconds a callback kept the loop, and anything did, since this was asked last."""
    before = len(told(server))
    server.process.send_signal(signal.SIGUSR1)
    while len(told(server)) == before:
        time.sleep(0.01)
    _, callback, late = told(server)[-1]
    return float(callback), float(late)


def measure() -> list[Comparison]:
    """Bring the largest table, and do with it all that a page does."""
    with (
        serving("--access-log", "off", module="tests.benchmarks.watched") as server,
        httpx.Client(base_url=server.url, timeout=600) as client,
    ):
        csv = file()

        def bring() -> httpx.Response:
            return client.post("/api/tables", content=csv, headers={"Content-Type": "text/csv"})

        table = bring().json()["id"]

        def ask(url: str, **settings: Any) -> Callable[[], httpx.Response]:
            return lambda: client.get(url, params={"table": table, "learning_rate": 0.01, **settings})

        ten = {"target": [f"#{COLUMNS - OUTPUTS + place}" for place in range(OUTPUTS)]}
        stream, slices = "/api/training/stream", "/api/training/surface/stream"
        work = {
            "is read": (bring,),
            "is described, and its rows are told": (
                ask(f"/api/tables/{table}"),
                ask("/api/training/rows", count=1000, scaling="standardize", test_share=0.25),
            ),
            "trains, whole batches": (ask(stream, max_steps=50, path=True),),
            "trains, row by row": (ask(stream, max_steps=ROWS, batch_size=1, every=ROWS // 10, path=True),),
            "trains ten outputs": (
                ask(stream, max_steps=10, path=True, **ten),
                ask(stream, max_steps=ROWS // 10, batch_size=1, every=ROWS // 20, path=True, **ten),
            ),
            "is sliced": (
                ask(slices, max_steps=10, resolution=21),
                ask(slices, max_steps=10, resolution=7, **ten),
            ),
        }
        lines: list[Comparison] = []
        for name, questions in work.items():
            longest(server)
            for question in questions:
                question().raise_for_status()
            callback, late = longest(server)
            lines.append(
                Comparison(
                    f"the event loop while {ROWS} × {COLUMNS} {name}",
                    f"{late * 1000:.1f} ms late at most",
                    f"its longest callback {callback * 1000:.1f} ms",
                    "",
                    f"≤ {PROMISED * 1000:.0f} ms",
                    max(callback, late) <= PROMISED,
                )
            )
        return lines
