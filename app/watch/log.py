"""The access log: one line on standard output for each request, when it has ended."""

import os
import re
import select
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from time import perf_counter

from app.watch.visit import Observer, Visit

LONGEST = 600
"""Characters of a target that are kept: a line stays below the 4096 bytes that a pipe takes in one piece."""
UNSAFE = re.compile(rb"[^\x21-\x7e]")


def legible(target: bytes) -> str:
    """Return a path and query as one word, so that nobody writes a line or a column of the log."""
    word = UNSAFE.sub(lambda byte: b"%%%02X" % byte[0][0], target).decode("ascii")
    return word if len(word) <= LONGEST else f"{word[:LONGEST]}..."


def line(visit: Visit, seconds: float, now: datetime) -> str:
    """Return the line of a visit. It names no client: who asks for what is nobody's business."""
    words = [
        f"{now.isoformat(timespec='milliseconds')[:23]}Z",
        visit.method[:20],
        legible(visit.target),
        str(visit.status or "-"),
        f"ms={1000 * seconds:.1f}",
        f"bytes={visit.size}",
    ]
    if visit.points and visit.size:
        words.append(f"points={visit.points}")
    if visit.streamed or visit.ending != "whole":
        words.append(f"ended={visit.ending}")
    return " ".join(words) + "\n"


def standard_output() -> Callable[[bytes], object]:
    """Return what writes a line to standard output at once, past Python's own buffer.

    Streams never wait for a log: a line that nobody takes (an idle pager, a terminal after Ctrl+S, a
    full disk, a reader that has gone) is dropped.
    """
    if sys.stdout is None:
        return len
    if not hasattr(select, "poll"):  # Windows
        return partial(os.write, 1)
    room = select.poll()
    room.register(1, select.POLLOUT)

    def write(line: bytes) -> None:
        if room.poll(0):
            with suppress(OSError):
                os.write(1, line)

    return write


class AccessLog(Observer):
    """Writes a line for each visit."""

    def __init__(self, write: Callable[[bytes], object] | None = None) -> None:
        """Take what writes a line; else it goes to standard output."""
        self.write = write or standard_output()

    def ended(self, visit: Visit) -> None:
        """Write the line."""
        self.write(line(visit, perf_counter() - visit.began, datetime.now(UTC)).encode())
