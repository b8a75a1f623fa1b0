"""What the server does, counted for Prometheus."""

import asyncio
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from time import perf_counter

import prometheus_client
from fastapi import APIRouter, FastAPI, Request, Response
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import choose_encoder
from prometheus_client.multiprocess import MultiProcessCollector

from app.watch.visit import ENDINGS, Observer, Visit

COUNTED_IN = "PROMETHEUS_MULTIPROC_DIR"
"""The variable by which prometheus_client finds the folder where several workers count together."""
PAUSE = 0.25
"""Seconds between two looks at how late the event loop is."""
MOMENTS = 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
TOO_MANY = 429

# When a series began is of no use here, and doubles the text.
prometheus_client.disable_created_metrics()
router = APIRouter(include_in_schema=False)


class Metrics(Observer):
    """The counts of one application, or with all those of the other workers."""

    def __init__(self) -> None:
        """Begin to count at nothing."""
        every = self.registry = CollectorRegistry()
        ProcessCollector(registry=every)
        self.requests = Counter(
            "flying_carpet_requests",
            "Requests by resource and class of status.",
            ["resource", "status"],
            registry=every,
        )
        self.refused = Counter(
            "flying_carpet_requests_refused", "Requests answered 429: ask again later.", registry=every
        )
        self.streams_open = Gauge(
            "flying_carpet_streams_open", "Streams open now.", registry=every, multiprocess_mode="livesum"
        )
        self.streams_begun = Counter(
            "flying_carpet_streams_begun", "Streams that have begun.", registry=every
        )
        self.streams_ended = Counter(
            "flying_carpet_streams_ended", "Streams that have ended, by reason.", ["reason"], registry=every
        )
        for reason in ENDINGS:
            self.streams_ended.labels(reason)
        self.points = Counter(
            "flying_carpet_points_sent",
            "Points of trajectories sent, in streams and documents.",
            registry=every,
        )
        self.first_point = Histogram(
            "flying_carpet_first_point_seconds",
            "Time from a request to the first point of its stream.",
            buckets=MOMENTS,
            registry=every,
        )
        self.lag = Histogram(
            "flying_carpet_event_loop_lag_seconds",
            "How late the event loop was, looked at four times a second.",
            buckets=MOMENTS,
            registry=every,
        )

        self.tasks = Gauge(
            "flying_carpet_event_loop_tasks",
            "Tasks in the event loop.",
            registry=every,
            multiprocess_mode="livesum",
        )

    def began(self, visit: Visit) -> None:
        """Count a stream."""
        if visit.streamed:
            self.streams_begun.inc()
            self.streams_open.inc()

    def sent(self, visit: Visit, points: int) -> None:
        """Count points, and how long the first took."""
        if not points:
            return
        if visit.streamed and points == visit.points:
            self.first_point.observe(perf_counter() - visit.began)
        self.points.inc(points)

    def ended(self, visit: Visit) -> None:
        """Count a request, and how a stream ended."""
        self.requests.labels(visit.resource, f"{visit.status // 100}xx" if visit.status else "none").inc()
        if visit.status == TOO_MANY:
            self.refused.inc()
        if visit.streamed:
            self.streams_open.dec()
            self.streams_ended.labels(visit.ending).inc()

    async def follow_lag(self) -> None:
        """Look at how late the event loop is, and how full, as long as it runs."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + PAUSE
            await asyncio.sleep(PAUSE)
            self.lag.observe(max(0.0, loop.time() - due))
            self.tasks.set(len(asyncio.all_tasks()))

    def collected(self) -> CollectorRegistry:
        """Return what is counted; with several workers, what all of them have counted."""
        if COUNTED_IN not in os.environ:
            return self.registry
        together = CollectorRegistry()
        MultiProcessCollector(together)
        return together


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None, None]:
    """Follow the event loop's lag from the server's start to its end."""
    following = asyncio.create_task(app.state.metrics.follow_lag())
    yield
    following.cancel()
    with suppress(asyncio.CancelledError):
        await following


@router.get("/metrics")
def get_metrics(request: Request) -> Response:
    """Return all counts as text, in the format the client prefers."""
    metrics: Metrics = request.app.state.metrics
    encode, media_type = choose_encoder(request.headers.get("accept", ""))
    headers = {"Content-Type": media_type, "Cache-Control": "no-store"}
    return Response(encode(metrics.collected()), headers=headers)
