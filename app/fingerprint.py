"""A fingerprint of what computes the numbers: two servers of the same one answer alike, to the last bit."""

import platform
import sys
from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from app.config import PACKAGE

# What the numbers and the pictures are computed and written with.
PACKAGES = "contourpy", "numpy", "plotly", "pydantic-core"


def fingerprint(sources: Iterable[Path], tools: Iterable[str]) -> str:
    """Return 20 hexadecimal digits that change with any of the files, or with a word about the tools."""
    digest = sha256("\n".join(tools).encode())
    for source in sorted(sources):
        content = source.read_bytes()
        digest.update(f"\n{source.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:20]


NUMBERS = fingerprint(
    PACKAGE.rglob("*.py"),
    # exp and tanh are the C library's, and their last digit with it
    [sys.version, platform.machine(), *platform.libc_ver(), *map(version, PACKAGES)],
)
"""The fingerprint of this server."""
