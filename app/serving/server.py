"""One process that answers: uvicorn with our connections and our way to stop, tuned for streams."""

import asyncio
import contextlib
import gc
import signal
import socket
import sys
from collections.abc import Generator
from types import FrameType

import uvicorn

from app.config import Config
from app.main import create_app
from app.serving import arenas, descriptors
from app.serving.connection import Connection
from app.serving.listener import BACKLOG

# Seconds a thread waits before it asks for the interpreter. The wait begins anew whenever the event loop lets
# go of it, as it does between two packets (0.2 ms): with Python's 5 ms a thread may starve beside a stream.
SWITCH = 0.0001
# Connections accepted in one turn of the event loop: alone, or beside workers who are to have their share.
ACCEPTED = 32
SHARED = 2
# Seconds a client that asks nothing more stays connected; a proxy must let go earlier.
IDLE = 20
# Seconds a stopping server waits for clients that do not read what is left, and for what is still computed.
PATIENCE = 1.5
GRACE = 2
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Server(uvicorn.Server):
    """A uvicorn that ends open streams when it is told to stop: by itself it would wait for their end."""

    def __init__(self, config: uvicorn.Config, stopping: asyncio.Event) -> None:
        """Take uvicorn's settings and the event the streams wait for."""
        super().__init__(config)
        self.stopping = stopping

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Stop on a signal, and call that success: uvicorn would raise the signal again afterwards."""
        for number in SIGNALS:
            signal.signal(number, self.handle_exit)
        yield

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop; further signals change nothing, since it does not take long."""
        if not self.should_exit:
            self.should_exit = True
            asyncio.get_running_loop().call_soon_threadsafe(self.end_streams)

    def end_streams(self) -> None:
        """End the streams; a client that has not read its answer to the end before long is dropped."""
        self.stopping.set()
        asyncio.get_running_loop().call_later(PATIENCE, self.drop_connections)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer. asyncio takes one number for what it accepts in a turn and for what may queue."""
        await super().startup(sockets)
        for listener in sockets or []:
            listener.listen(BACKLOG)

    def drop_connections(self) -> None:
        """Close every connection, read or not."""
        for connection in list(self.server_state.connections):
            connection.transport.abort()


def serve(config: Config, listener: socket.socket) -> None:
    """Answer on a listening socket until told to stop."""
    app = create_app(config)
    settings = uvicorn.Config(
        app,
        http=Connection,
        loop="asyncio",
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        backlog=ACCEPTED if config.workers == 1 else SHARED,
        timeout_keep_alive=IDLE,
        timeout_graceful_shutdown=GRACE,
    )
    descriptors.take_all()
    # Documents are made in threads: with a pool for each, the process grows by a quarter in some minutes.
    arenas.share()
    sys.setswitchinterval(SWITCH)
    # What exists by now stays: not to look through it again spares the event loop pauses of 20 ms.
    gc.collect()
    gc.freeze()
    Server(settings, app.state.stopping).run(sockets=[listener])
