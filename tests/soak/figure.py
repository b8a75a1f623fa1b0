"""One promise, what was measured of it, and whether it holds."""

import os
import platform
from dataclasses import dataclass
from pathlib import Path

HEADINGS = ("promise", "promised", "measured", "")


@dataclass(frozen=True)
class Figure:
    """One line of the table; `kept` is None where the figure is only information."""

    promise: str
    promised: str
    measured: str
    kept: bool | None

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the line's cells in the order of HEADINGS."""
        verdict = {True: "kept", False: "MISSED", None: ""}[self.kept]
        return (self.promise, self.promised, self.measured, verdict)


def this_machine() -> str:
    """Return what the figures were measured on, in one line."""
    described = dict(
        line.split(":", 1) for line in Path("/proc/cpuinfo").read_text().splitlines() if ":" in line
    )
    model = next((words.strip() for name, words in described.items() if name.strip() == "model name"), "?")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores of {model}, {memory:.0f} GiB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}; server and clients on the same machine"
    )
