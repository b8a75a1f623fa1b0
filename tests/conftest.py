"""A real server on a free port, and the order in which the tests run."""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

from tests.server import Server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The one server that every test may read from (`server.url`); no test stops it."""
    running = Server.start(tmp_path_factory.mktemp("server") / "log")
    yield running
    running.end()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start further servers: `serve("--root-path", "/carpet", env={…})`; each is ended after the test."""
    started: list[Server] = []

    def another(*arguments: str, env: dict[str, str] | None = None) -> Server:
        started.append(Server.start(tmp_path / f"server-{len(started)}.log", *arguments, env=env))
        return started[-1]

    yield another
    for one in started:
        one.end()


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Run asynchronous tests on asyncio, as uvicorn does."""
    return "asyncio"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run browser tests last: Playwright keeps an event loop in the main thread, which anyio refuses."""
    items.sort(key=lambda item: "browser" in item.path.parts)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say once, not once a test, which program of the machine is missing."""
    report = yield
    match report.longrepr:
        case (_, _, str(reason)) if "is missing:" in reason:
            report.longrepr = ("tests", None, reason)
    return report
