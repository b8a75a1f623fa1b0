"""A web server of its own process: started on a free port, asked to end, read back."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

START_SECONDS = 120
STOP_SECONDS = 15
ADDRESS = re.compile(r"http://[\w.\[\]:-]+:\d+[\w/.-]*")


@dataclass
class Server:
    """One running process: `url` has no slash at its end, `log` is the file of everything it printed."""

    process: subprocess.Popen[bytes]
    url: str
    log: Path

    @classmethod
    def start(
        cls,
        log: Path,
        *arguments: str,
        module: str = "app",
        env: dict[str, str] | None = None,
        folder: Path | None = None,
    ) -> "Server":
        """Start `python -m module --port 0 …`, read its address from what it prints, wait until it answers.

        The module is that of the folder, or of this checkout. Warnings are errors in there too. Raises
        RuntimeError with the log when nothing answers.
        """
        if "--port" not in arguments:
            arguments = ("--port", "0", *arguments)
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-W", "error", "-m", module, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=os.environ | (env or {}),
                cwd=folder,
            )
        deadline = time.monotonic() + START_SECONDS
        while process.poll() is None and time.monotonic() < deadline:
            if printed := ADDRESS.search(log.read_text()):
                url = printed[0].rstrip("/")
                with suppress(urllib.error.URLError, ConnectionError, TimeoutError):
                    urllib.request.urlopen(f"{url}/healthz", timeout=5).close()
                    return cls(process, url, log)
            time.sleep(0.02)
        process.kill()
        process.wait()
        raise RuntimeError(f"{module} did not start; it printed:\n{log.read_text()}")

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Ask the process to end and return its exit status.

        Raises RuntimeError, after killing it, when it does not listen.
        """
        self.process.send_signal(number)
        try:
            return self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            late = f"no end {STOP_SECONDS} s after {number.name}:\n{self.log.read_text()}"
            raise RuntimeError(late) from None

    def end(self) -> None:
        """Stop the process unless a test did, and complain about anything but a clean end."""
        if self.process.poll() is None:
            status = self.stop()
            assert status in (0, -signal.SIGTERM), f"exit status {status}:\n{self.log.read_text()}"
        assert "Traceback" not in self.log.read_text(), self.log.read_text()


@contextmanager
def serving(*arguments: str, module: str = "app", folder: Path | None = None) -> Iterator[Server]:
    """Keep a server for as long as the block lasts; folder: where it finds itself, if not here."""
    with TemporaryDirectory() as scratch:
        server = Server.start(Path(scratch) / "log", *arguments, module=module, folder=folder)
        try:
            yield server
        finally:
            server.end()
