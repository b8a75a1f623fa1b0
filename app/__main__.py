"""`python -m app`: the command line, then one process or several that answer."""

import argparse
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import fields
from types import FrameType
from typing import Any

from app.config import Config
from app.join import announcement
from app.serving.listener import listen
from app.serving.server import SIGNALS, serve
from app.serving.workers import supervise


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


def leave(number: int, frame: FrameType | None) -> None:
    """End at once: as long as nothing is answered, there is nothing to finish."""
    os._exit(0)


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
    for number in SIGNALS:
        signal.signal(number, leave)
    with listener:
        print(announcement(config, listener.getsockname()[1]), flush=True)
        if config.workers > 1:
            return supervise(config, listener)
        serve(config, listener)
        return 0


if __name__ == "__main__":
    sys.exit(main())
