"""Servers to read streams from: one with its own process, and one in the test's event loop to look inside."""

import asyncio
import gc
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from app.config import Config
from app.main import create_app
from app.serving.connection import Connection
from app.serving.listener import listen
from app.serving.server import SWITCH
from tests.server import Server


@pytest.fixture(scope="session")
def client(server: Server) -> Iterator[httpx.Client]:
    """Ask the server that has a process of its own."""
    with httpx.Client(base_url=server.url, timeout=30) as client:
        yield client


@dataclass
class Inside:
    """A real uvicorn in this very event loop."""

    app: FastAPI
    server: uvicorn.Server
    url: str
    port: int


@pytest.fixture
async def inside() -> AsyncIterator[Inside]:
    """Serve from the test's event loop, so that the test sees what the server does there."""
    gc.collect()
    interval = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH)
    gc.freeze()  # as `python -m app` does: the tests' own objects are not the server's
    listener = listen("127.0.0.1", 0)
    port = listener.getsockname()[1]
    app = create_app(Config())
    server = uvicorn.Server(
        uvicorn.Config(app, http=Connection, log_level="warning", lifespan="off", ws="none")
    )
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started:
        await asyncio.sleep(0.01)
    yield Inside(app, server, f"http://127.0.0.1:{port}", port)
    server.should_exit = True
    await serving
    gc.unfreeze()
    sys.setswitchinterval(interval)
