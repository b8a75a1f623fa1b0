"""`python -m app`: the command line, then uvicorn with our socket and our way to stop."""

import argparse
import asyncio
import gc
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import fields
from types import FrameType
from typing import Any

import uvicorn

from app.config import Config
from app.main import create_app

# Milliseconds after which the kernel gives up a client that vanished without a word.
VANISHED = 30_000


# Seconds a thread waits before it asks for the interpreter. The wait begins anew whenever the event loop lets
# go of it, as it does between two packets (0.2 ms): with Python's 5 ms a thread may starve beside a stream.
SWITCH = 0.0001
# Seconds a stopping server waits for clients that do not read what is left, and for what is still computed.
PATIENCE = 3
GRACE = 5


class Server(uvicorn.Server):
    """A uvicorn that ends open streams when it is told to stop: by itself it would wait for their end."""

    def __init__(self, config: uvicorn.Config, stopping: asyncio.Event) -> None:
        """Take uvicorn's settings and the event the streams wait for."""
        super().__init__(config)
        self.stopping = stopping

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop."""
        asyncio.get_running_loop().call_soon_threadsafe(self.stopping.set)
        super().handle_exit(sig, frame)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop; a client that has not read its answer to the end by then is dropped."""
        dropping = asyncio.get_running_loop().call_later(PATIENCE, self.drop_connections)
        await super().shutdown(sockets)
        dropping.cancel()

    def drop_connections(self) -> None:
        """Close every connection, read or not."""
        for connection in list(self.server_state.connections):
            connection.transport.abort()


def read_config(arguments: list[str]) -> Config:
    """Return the deployment's settings with the command line's over them; exit with words if wrong."""
    parser = argparse.ArgumentParser(
        prog="python -m app", description="Flying Carpet: gradient descent to watch."
    )
    try:
        config = Config.from_environment()
    except ValueError as refused:
        parser.error(str(refused))

    for each in fields(Config):
        parser.add_argument(
            f"--{each.name.replace('_', '-')}",
            type=in_words(each.metadata["read"]),
            default=getattr(config, each.name),
            metavar="VALUE",
            help=f"{each.metadata['help']} (default: {shown(each.default)})",
        )
    return Config(**vars(parser.parse_args(arguments)))


def in_words(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """Return a reader whose own sentence argparse prints."""

    def read_option(text: str) -> Any:
        try:
            return read(text)
        except ValueError as refused:
            raise argparse.ArgumentTypeError(str(refused)) from None

    return read_option


def shown(value: object) -> str:
    """Return a default as it would be typed."""
    return ("off", "on")[value] if isinstance(value, bool) else str(value) or "none"


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket. Raises OSError when the address is taken or is none of this machine's."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, VANISHED)
        listener.bind(address)
        listener.listen(1024)
    except OSError:
        listener.close()
        raise
    return listener


def url(listener: socket.socket, root_path: str) -> str:
    """Return the address to open on this machine."""
    host, port = listener.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = "127.0.0.1" if host == "0.0.0.0" else "::1"
    return f"http://{f'[{host}]' if ':' in host else host}:{port}{root_path}/"


def end_quietly(number: int, frame: FrameType | None) -> None:
    """Do nothing on a signal: the server has stopped already."""


def main(arguments: list[str] | None = None) -> int:
    """Serve until told to stop; return the exit status."""
    config = read_config(sys.argv[1:] if arguments is None else arguments)
    try:
        listener = listen(config.host, config.port)
    except OSError as refused:
        print(
            f"Cannot listen on {config.host} port {config.port}: {refused.strerror}. "
            "Choose another with --port, or --port 0 for a free one.",
            file=sys.stderr,
        )
        return 1
    app = create_app(config)
    server = Server(
        uvicorn.Config(app, log_level="warning", lifespan="off", ws="none", timeout_graceful_shutdown=GRACE),
        app.state.stopping,
    )
    # uvicorn raises the signal again after it has stopped; stopping when told to is no failure.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end_quietly)
    sys.setswitchinterval(SWITCH)
    # What exists by now stays: not to look through it again spares the event loop pauses of 20 ms.
    gc.collect()
    gc.freeze()
    print(f"Flying Carpet is at {url(listener, config.root_path)} (Ctrl+C stops it)", flush=True)
    server.run(sockets=[listener])
    return 0


if __name__ == "__main__":
    sys.exit(main())
