"""The addresses at which phones in the room can open the page, or why there is none."""

import re
from collections.abc import Callable, Iterable
from enum import Enum
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

import ifaddr

from app.config import Config

EVERYWHERE = {"0.0.0.0": (4,), "::": (4, 6)}
"""What a server is bound to when every address of its machine, of these IP versions, leads to it."""
# Networks inside this machine, and tunnels out of it: no phone in the room is on them.
INNER = re.compile(
    r"^(docker|br-|veth|virbr|vnet|vmnet|vboxnet|lxc|lxdbr|cni|podman|flannel|cali|tun|tap|utun|wg|zt|tailscale)"
    r"|virtual|vmware|hyper-v|vethernet|wireguard|tunnel|vpn",
    re.IGNORECASE,
)
# A name or an address as a Host header may give it, and a port.
HOST = re.compile(r"([\w.-]{1,253}|\[[0-9a-f:.]{2,45}\])(:[0-9]{1,5})?", re.ASCII | re.IGNORECASE)
CONTAINER_FILES = ".dockerenv", "run/.containerenv"
CONTAINER_GROUP = re.compile(r"docker|containerd|kubepods|libpod|lxc")


class Unreachable(Enum):
    """Why no phone can open the page, as far as it can be known here."""

    ALONE = "the server listens to this computer alone"
    HIDDEN = "the computer's own address cannot be seen from here"
    OFFLINE = "the computer is on no network"


def is_loopback(host: str) -> bool:
    """Whether a name or an address means the computer that asks, whichever that is."""
    name = host.strip("[]").lower()
    if name in EVERYWHERE or name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        address = ip_address(name)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback


def in_url(host: str) -> str:
    """Return a host as it stands in a URL."""
    return f"[{host}]" if ":" in host else host


def for_others(scheme: str, authority: str, prefix: str = "") -> str | None:
    """Return the address by which a page was asked for, without a slash at its end, if others can ask so too.

    authority: host and port as the client gave them. None for localhost, and for what is no host at all.
    """
    host = HOST.fullmatch(authority)
    if host is None or is_loopback(host[1]):
        return None
    return f"{scheme}://{authority}{prefix}"


def in_container(top: Path = Path("/")) -> bool:
    """Whether this process seems to live in a container, whose own addresses no phone can reach."""
    if any((top / name).exists() for name in CONTAINER_FILES):
        return True
    try:
        return CONTAINER_GROUP.search((top / "proc/1/cgroup").read_text()) is not None
    except OSError:
        return False


def distance(adapter: str, address: IPv4Address | IPv6Address) -> int | None:
    """Return how unlikely it is that phones share this network, from 0; None where they cannot."""
    if address.is_loopback or address.is_unspecified or (address.version == 6 and address.is_link_local):
        return None
    inner = INNER.search(adapter) is not None
    return 2 * (inner or address.is_link_local) + (address.version == 6)


def own_addresses(versions: Iterable[int], adapters: Iterable[ifaddr.Adapter] | None = None) -> list[str]:
    """Return this machine's addresses on the networks that phones likeliest share, private ones first."""
    found: list[tuple[int, IPv4Address | IPv6Address]] = []
    for adapter in ifaddr.get_adapters() if adapters is None else adapters:
        for entry in adapter.ips:
            address = ip_address(entry.ip[0] if isinstance(entry.ip, tuple) else entry.ip)
            far = distance(adapter.nice_name, address)
            if far is not None and address.version in versions:
                found.append((far, address))
    nearest = min((far for far, _ in found), default=None)
    shared = [address for far, address in found if far == nearest]
    return [str(address) for address in sorted(shared, key=lambda address: not address.is_private)]


def reachable(
    config: Config,
    port: int,
    asked: str | None = None,
    *,
    near: bool = True,
    contained: Callable[[], bool] = in_container,
    own: Callable[[Iterable[int]], list[str]] = own_addresses,
) -> list[str] | Unreachable:
    """Return the addresses a class can use, the likeliest first and without a slash at their end.

    port: the one that is listened to; asked: the address for others by which the page was asked for, if any;
    near: whether this very machine asks, for nobody else is told its other addresses.
    """
    if config.public_url:
        return [config.public_url]
    if asked is not None:
        return [asked]
    if config.host not in EVERYWHERE:
        if is_loopback(config.host):
            return Unreachable.ALONE
        hosts = [config.host]
    elif not near or contained():
        return Unreachable.HIDDEN
    else:
        hosts = own(EVERYWHERE[config.host])
    return [f"http://{in_url(host)}:{port}{config.root_path}" for host in hosts] or Unreachable.OFFLINE
