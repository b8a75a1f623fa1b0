"""The way in for a class: the address of the run on screen, in large type and as a QR code."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

import segno
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.addresses import EVERYWHERE, Unreachable, for_others, in_url, is_loopback, reachable
from app.config import Config
from app.link import read_run
from app.pages import templates
from app.policy import policy

LARGEST = 20
"""The version of the largest code drawn, 97 squares wide: from the back of a room no finer one is read."""
FIND_ADDRESS = {"Linux": "hostname -I", "macOS": "ipconfig getifaddr en0", "Windows": "ipconfig"}
"""The command that says a computer's address on its network."""
PORT = re.compile(r":\d+$")

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Invitation:
    """One address for a class: its parts as they are read out, its code, and what is to be said of it."""

    scheme: str
    host: str
    path: str
    code: str | None
    """None where the address itself is too long for one."""
    local: bool
    """Whether only those on the same network can use it."""
    whole: bool = True
    """Whether it leads to the run that was asked for, which has room in it."""


@lru_cache(maxsize=64)
def code(link: str) -> str | None:
    """Return the QR code of a link as an SVG element with a quiet zone of four squares; None if too fine."""
    try:
        drawn = segno.make_qr(link, error="l")
    except segno.DataOverflowError:
        return None
    if int(drawn.version) > LARGEST:
        return None
    return drawn.svg_inline(border=4, dark="#000", light="#fff", omitsize=True)


def is_local(host: str) -> bool:
    """Whether a host is known on its own network alone."""
    try:
        address = ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(".local")
    return address.is_private or address.is_link_local


def invitation(address: str, query: str) -> Invitation:
    """Return the way to a run at an address; to the page alone where the run would make the code too fine."""
    link = f"{address}/?{query}" if query else f"{address}/"
    drawn = code(link)
    if drawn is None and query:
        return replace(invitation(address, ""), whole=False)
    parts = urlsplit(link)
    scheme, host, path = link.partition(parts.netloc)
    return Invitation(scheme, host, path, drawn, is_local(parts.hostname or ""))


@router.get("/join")
def get_join(request: Request) -> HTMLResponse:
    """Return what the Join panel shows for the run of the address: a part of the page, not a whole one."""
    config: Config = request.app.state.config
    port = (request.scope.get("server") or ("", config.port))[1]
    near = request.client is not None and is_loopback(request.client.host)
    asked = request.headers.get("host", "")
    found = reachable(config, port, for_others(request.url.scheme, asked, config.root_path), near=near)
    run, _ = read_run(request.query_params.multi_items())
    html = templates.get_template("invitation.html").render(
        invitations=[] if isinstance(found, Unreachable) else [invitation(one, run.query()) for one in found],
        why=found.name if isinstance(found, Unreachable) else "",
        port="".join(PORT.findall(asked)),
        commands=FIND_ADDRESS,
    )
    # what is shown depends on who asks, and from where
    return HTMLResponse(html, headers={"Content-Security-Policy": policy(), "Cache-Control": "no-store"})


def announcement(config: Config, port: int) -> str:
    """Return what to print at the start: where to go on this computer, then how a class gets in."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(config.host, config.host)
    lines = [f"Flying Carpet is at http://{in_url(here)}:{port}{config.root_path}/ (Ctrl+C stops it)"]
    found = reachable(config, port)
    if found is Unreachable.HIDDEN:
        commands = ", ".join(f"{system}: {command}" for system, command in FIND_ADDRESS.items())
        lines += [
            f"A class needs this computer's address ({commands}), which a container cannot see.",
            f"Start it with -e PUBLIC_URL=http://ADDRESS:{port}, or open it by that address and press Join.",
        ]
    elif found is Unreachable.OFFLINE:
        lines.append("This computer is on no network: no class can open the page yet.")
    elif isinstance(found, list) and (config.public_url or config.host in EVERYWHERE):
        lines.append(f"A class opens {found[0]}/ (Join on the page shows it in large type, with a QR code)")
    return "\n".join(lines)
