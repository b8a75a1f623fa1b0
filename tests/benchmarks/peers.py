"""The named peers as one web app: the same points through other people's event streams, and a bare page.

`python -m tests.benchmarks.peers --port 0` serves it and prints its address.
"""

import argparse
import gzip
import socket
from collections.abc import AsyncIterator, Iterator
from importlib.util import find_spec
from typing import Any

import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel

from app.assets import SMALL_PLOTLY, WHOLE_PLOTLY
from app.figures import carpet
from app.run import Run

COMPRESSED = {"content-encoding": "gzip", "cache-control": "public, max-age=31536000, immutable"}

app = FastAPI(docs_url=None, redoc_url=None)


class Point(BaseModel):
    step: int
    w: float
    b: float
    loss: float
    dw: float
    db: float


def points(max_steps: int) -> Iterator[dict[str, Any]]:
    """Yield what our own stream sends: the same run from the same loop."""
    for step, (w, b), loss, (dw, db) in Run(max_steps=max_steps).walk():
        yield {"step": step, "w": w, "b": b, "loss": loss, "dw": dw, "db": db}


@app.get("/healthz")
async def healthz() -> str:
    return "ok"


@app.get("/fastapi", response_class=EventSourceResponse)
async def fastapi_stream(max_steps: int) -> AsyncIterator[ServerSentEvent]:
    """FastAPI's native events in their quickest form: an asynchronous generator of a pydantic model."""
    for point in points(max_steps):
        yield ServerSentEvent(data=Point(**point), event="point", id=str(point["step"]))


if find_spec("sse_starlette"):
    import json

    from sse_starlette import EventSourceResponse as StarletteEvents

    @app.get("/sse-starlette")
    async def starlette_stream(max_steps: int) -> StarletteEvents:
        async def events() -> AsyncIterator[dict[str, str]]:
            for point in points(max_steps):
                yield {"event": "point", "id": str(point["step"]), "data": json.dumps(point)}

        return StarletteEvents(events())


def bare_page() -> bytes:
    """Return a page that draws our surface with our layout, and nothing else."""
    run = Run()
    w, b, loss = run.surface(121)
    figure = carpet(w, b, loss, start=(run.w, run.b, float(loss[40, 40])))
    figure.data = [trace for trace in figure.data if trace.type == "surface"]
    return f"""<!doctype html><title>surface</title><div id="plot" style="height: 90vh"></div>
<script src="plotly.js"></script>
<script>Plotly.newPlot("plot", {figure.to_json()}, {{displayModeBar: false}})</script>""".encode()


BARE = gzip.compress(bare_page())
# What each form of our own page loads.
PLOTLY = {
    form: gzip.compress(file.read_bytes())
    for form, file in (("image", SMALL_PLOTLY), ("checkout", WHOLE_PLOTLY))
    if file.is_file()
}


@app.get("/{form}/bare")
async def bare(form: str) -> Response:
    return HTMLResponse(BARE, headers=COMPRESSED)


@app.get("/{form}/plotly.js")
async def plotly_js(form: str) -> Response:
    return Response(PLOTLY[form], media_type="text/javascript", headers=COMPRESSED)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    listening = socket.create_server(("127.0.0.1", parser.parse_args().port))
    print(f"http://127.0.0.1:{listening.getsockname()[1]}/", flush=True)
    config = uvicorn.Config(app, log_level="warning", access_log=False)
    uvicorn.Server(config).run(sockets=[listening])
