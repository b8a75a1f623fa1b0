"""A server that watches its own event loop: `python -m tests.benchmarks.watched`, with the app's options.

It prints on SIGUSR1, for the time since the last one, how long the loop was kept at most, in seconds: by one
callback, in processor time, and by the whole process, as a wake-up came late.
"""

import asyncio
import signal
import socket
import sys
import threading
from asyncio import events
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, thread_time
from types import FrameType
from typing import Any

from app.__main__ import main
from app.serving import server

TICK = 0.002
longest = {"callback": 0.0, "late": 0.0}


def scheduled(thread: threading.Thread) -> tuple[float, float]:
    """Return the seconds a thread has run, and those in which it could have and others had the processor."""
    try:
        ran, waited, _ = Path(f"/proc/self/task/{thread.native_id}/schedstat").read_text().split()
    except OSError:  # it has ended
        return 0.0, 0.0
    return int(ran) / 1e9, int(waited) / 1e9


def ran() -> dict[threading.Thread, float]:
    """Return the seconds that each thread of Python has run."""
    return {thread: scheduled(thread)[0] for thread in threading.enumerate()}


async def watch() -> None:
    """Wake up again and again, and see how late it is; what other programs take is not held against us.

    No thread of ours has kept the loop for longer than they all have run meanwhile.
    """
    here = threading.current_thread()
    while True:
        before, (_, waited), due = ran(), scheduled(here), perf_counter() + TICK
        await asyncio.sleep(TICK)
        late = perf_counter() - due
        late -= scheduled(here)[1] - waited
        meanwhile = sum(seconds - before.get(thread, 0.0) for thread, seconds in ran().items())
        longest["late"] = max(longest["late"], min(late, meanwhile))


def timed(run: Callable[[Any], None]) -> Callable[[Any], None]:
    """Return what runs a callback of the loop and measures it."""

    def run_timed(handle: Any) -> None:
        begin = thread_time()
        run(handle)
        longest["callback"] = max(longest["callback"], thread_time() - begin)

    return run_timed


def tell(number: int, frame: FrameType | None) -> None:
    """Print what was longest, and begin anew."""
    print("longest", longest["callback"], longest["late"], flush=True)
    longest.update(callback=0.0, late=0.0)


class Watched(server.Server):
    """A server whose loop is watched as soon as it answers."""

    watching: asyncio.Task[None]

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer and to watch."""
        await super().startup(sockets)
        self.watching = asyncio.create_task(watch())


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, tell)
    events.Handle._run = timed(events.Handle._run)
    server.Server = Watched
    sys.exit(main())
