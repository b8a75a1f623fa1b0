"""What a deployment sets, read once from the environment, and where the files next to the code are."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parent


@dataclass(frozen=True)
class Config:
    """host and port to listen on (0: a free one); root_path: the prefix under which a proxy shows the app."""

    host: str = "127.0.0.1"
    port: int = 8000
    root_path: str = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Config":
        """Read HOST, PORT and ROOT_PATH. Raises ValueError with one plain sentence."""
        port = environment.get("PORT", str(cls.port))
        return cls(
            host=environment.get("HOST", cls.host),
            port=port_number(port),
            root_path=path_prefix(environment.get("ROOT_PATH", cls.root_path)),
        )


def port_number(text: str) -> int:
    """Return a port from 0 to 65535. Raises ValueError with one plain sentence."""
    if not (text.isascii() and text.isdigit() and int(text[:6]) <= 65535):
        raise ValueError(f"the port must be a whole number from 0 to 65535, not {text!r}")
    return int(text)


def path_prefix(text: str) -> str:
    """Return a URL prefix as /a/b, without a slash at the end; "" is no prefix."""
    inner = text.strip("/")
    return f"/{inner}" if inner else ""


def folder(name: str) -> Path:
    """Return static or templates: inside the package when installed from a wheel, beside it in a checkout."""
    installed = PACKAGE / name
    return installed if installed.is_dir() else PACKAGE.parent / name
