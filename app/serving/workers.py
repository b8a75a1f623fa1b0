"""Several processes that answer behind one listening socket, kept at their number until told to stop."""

import multiprocessing
import os
import shutil
import signal
import socket
import sys
import tempfile
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from threading import Thread
from time import monotonic
from types import FrameType

from prometheus_client.multiprocess import mark_process_dead  # pyright: ignore[reportUnknownVariableType]

from app.config import Config
from app.serving.server import SIGNALS, serve
from app.watch.metrics import COUNTED_IN

# Seconds after which a worker that was told to stop, and has not, is killed.
PATIENCE = 4

spawn = multiprocessing.get_context("spawn")


def supervise(config: Config, listener: socket.socket) -> int:
    """Serve by `config.workers` processes until told to stop; return the exit status.

    A worker that is killed, or told to stop by itself, is replaced. One that fails would fail again: then all
    stop, and the status is 1.
    """
    try:
        folder = tempfile.TemporaryDirectory(prefix="flying-carpet-")
    except OSError:
        print(
            "Several workers need a place for temporary files: mount /tmp, or use --workers 1.",
            file=sys.stderr,
        )
        return 1
    bell, striker = socket.socketpair()
    with bell, striker, folder as counts:
        striker.setblocking(False)
        signal.set_wakeup_fd(striker.fileno())
        for number in SIGNALS:
            signal.signal(number, rung)
        os.environ[COUNTED_IN] = counts

        workers = [start(config, listener) for _ in range(config.workers)]
        status = 0
        while not status and bell not in wait([bell, *(worker.sentinel for worker in workers)]):
            for place, worker in enumerate(workers):
                if worker.is_alive():
                    continue
                mark_process_dead(worker.pid)
                code = worker.exitcode or 0
                how = (
                    f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with status {code}"
                )
                print(f"Worker {worker.pid} {how}.", file=sys.stderr, flush=True)
                if code > 0:
                    status = 1
                else:
                    workers[place] = start(config, listener)
        listener.close()
        stop(workers)
        signal.set_wakeup_fd(-1)
    return status


def rung(number: int, frame: FrameType | None) -> None:
    """Do nothing on a signal: the bell has rung already."""


def start(config: Config, listener: socket.socket) -> SpawnProcess:
    """Start a worker, which hears of Ctrl+C from here: until it answers it could only break off."""
    worker = spawn.Process(target=work, args=(config, listener))
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    worker.start()
    signal.signal(signal.SIGINT, heard)
    return worker


def work(config: Config, listener: socket.socket) -> None:
    """Serve until told to stop, or until the process that could tell has gone."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def leave_with_parent() -> None:
        parent.join()
        shutil.rmtree(os.environ[COUNTED_IN], ignore_errors=True)
        os.kill(os.getpid(), signal.SIGTERM)

    Thread(target=leave_with_parent, daemon=True).start()
    serve(config, listener)


def stop(workers: list[SpawnProcess]) -> None:
    """Tell all workers to stop, and return when they have."""
    for worker in workers:
        worker.terminate()
    patience = monotonic() + PATIENCE
    for worker in workers:
        worker.join(max(0, patience - monotonic()))
        worker.kill()
        worker.join()
