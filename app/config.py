"""What a deployment sets, read once from the environment, and where the files next to the code are."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PACKAGE = Path(__file__).parent


def port_number(text: str) -> int:
    """Return a port from 0 to 65535. Raises ValueError with one plain sentence."""
    if not (text.isascii() and text.isdigit() and int(text[:6]) <= 65535):
        raise ValueError(f"the port must be a whole number from 0 to 65535, not {text[:40]!r}")
    return int(text)


def path_prefix(text: str) -> str:
    """Return a URL prefix as /a/b, without a slash at the end; "" is no prefix."""
    inner = text.strip("/")
    return f"/{inner}" if inner else ""


def public_address(text: str) -> str:
    """Return an http address, without a slash at its end. Raises ValueError with one plain sentence."""
    address = text.rstrip("/")
    refused = ValueError(
        f"the public URL must be an address such as http://192.168.1.20:8000, not {text[:80]!r}"
    )
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise refused from None
    # what else could stand in there would be in the way of the path and the query of a run
    plain = f"{parts.scheme}://{parts.netloc}{parts.path}" == address and not parts.username and port != 0
    if address and not (
        plain and parts.scheme in ("http", "https") and parts.hostname and " " not in address
    ):
        raise refused
    return address


def whole_number(lowest: int) -> Callable[[str], int]:
    """Return a reader of whole numbers from `lowest` to 10⁹; it raises ValueError with one plain sentence."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and lowest <= int(text[:11]) <= 10**9):
            raise ValueError(f"must be a whole number from {lowest} to 1000000000, not {text[:40]!r}")
        return int(text)

    return read


def on_or_off(text: str) -> bool:
    """Return True for on, False for off. Raises ValueError with one plain sentence."""
    if text not in ("on", "off"):
        raise ValueError(f"must be on or off, not {text[:40]!r}")
    return text == "on"


def setting(default: Any, read: Callable[[str], Any], words: str) -> Any:
    """Return a field of Config: its default, how its text is read, what --help says of it."""
    return field(default=default, metadata={"read": read, "help": words})


@dataclass(frozen=True)
class Config:
    """One deployment. Each field is a variable (MAX_STREAMS) and an option (--max-streams), which wins."""

    host: str = setting("127.0.0.1", str, "address to listen on; 0.0.0.0 lets other machines in")
    port: int = setting(8000, port_number, "port to listen on; 0 takes a free one")
    root_path: str = setting("", path_prefix, "prefix under which a proxy shows the app, such as /carpet")
    public_url: str = setting("", public_address, "address at which a class reaches this server")
    workers: int = setting(1, whole_number(1), "processes that answer")
    max_streams: int = setting(4000, whole_number(1), "streams open at once, over all workers")
    max_points_per_second: int = setting(
        0, whole_number(0), "points streamed a second, over all workers; 0: any"
    )
    max_resolution: int = setting(301, whole_number(2), "values along each axis of a surface")
    max_body: int = setting(5_000_000, whole_number(0), "bytes of a request's body")
    access_log: bool = setting(True, on_or_off, "on or off: a line for each request")
    metrics: bool = setting(True, on_or_off, "on or off: /metrics, in Prometheus's text format")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Config":
        """Read HOST, PORT, MAX_STREAMS and so on. Raises ValueError with one plain sentence."""
        values: dict[str, Any] = {}
        for each in fields(cls):
            variable = each.name.upper()
            if variable not in environment:
                continue
            try:
                values[each.name] = each.metadata["read"](environment[variable])
            except ValueError as refused:
                raise ValueError(f"{variable}: {refused}") from None
        return cls(**values)


def folder(name: str) -> Path:
    """Return static or templates: inside the package when installed from a wheel, beside it in a checkout."""
    installed = PACKAGE / name
    return installed if installed.is_dir() else PACKAGE.parent / name
