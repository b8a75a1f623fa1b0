"""A client of the one real server."""

from collections.abc import Iterator

import httpx
import pytest

from tests.server import Server


@pytest.fixture(scope="session")
def client(server: Server) -> Iterator[httpx.Client]:
    """Ask the server: `client.get("/api/run")`."""
    with httpx.Client(base_url=server.url, timeout=30) as client:
        yield client
