"""The content security policy: a page loads nothing from another host and runs only what we wrote."""

import base64
import re
from collections.abc import Iterable
from hashlib import sha256

UNSAFE_INLINE = "'unsafe-inline'"
SAME_ORIGIN = "'self'"
ANYWHERE = "*"
# Plotly puts the style sheet of its maps into every page, drawn or not.
PLOTLY_SHEET = re.compile(r"\.textContent='(\.maplibregl-map\{[^'\\]*)'")


def source(inline: str) -> str:
    """Return the source expression that allows this very inline script or style sheet."""
    return f"'sha256-{base64.b64encode(sha256(inline.encode()).digest()).decode()}'"


def plotly_styles(bundle: str) -> list[str]:
    """Return the sources of the style sheets plotly.js adds to a page: an empty one and that of its maps."""
    return [source(""), *map(source, PLOTLY_SHEET.findall(bundle))]


def policy(scripts: Iterable[str] = (), styles: Iterable[str] = (), frames: str = SAME_ORIGIN) -> str:
    """Return the header's value; `scripts` and `styles` are allowed beside our own files.

    frames: whose pages may hold this one in a frame.
    """
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *scripts)),
            " ".join(("style-src 'self'", *styles)),
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "font-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            f"frame-ancestors {frames}",
        )
    )
