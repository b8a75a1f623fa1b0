"""The listening socket, and what the connections it accepts inherit from it."""

import socket

# Milliseconds after which the kernel gives up a client that vanished without a word.
VANISHED = 30_000
# Bytes that wait in the kernel for a client; without a bound it takes megabytes for one that does not read.
UNSENT = 65_536
# Connections that may wait to be accepted: a class that opens the page at once. The kernel may allow fewer.
BACKLOG = 4096
# The protocol, the option's name, its value. A system that lacks one does without.
OPTIONS = (
    (socket.IPPROTO_TCP, "TCP_USER_TIMEOUT", VANISHED),
    (socket.IPPROTO_TCP, "TCP_NOTSENT_LOWAT", UNSENT),
    (socket.IPPROTO_TCP, "TCP_NODELAY", 1),
    (socket.SOL_SOCKET, "SO_KEEPALIVE", 1),
)


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket. Raises OSError when the address is taken or is none of this machine's."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        for level, name, value in OPTIONS:
            if hasattr(socket, name):
                listener.setsockopt(level, getattr(socket, name), value)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener
