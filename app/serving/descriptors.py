"""The open files the system lets this process have: each connection is one."""

try:
    import resource
except ImportError:  # Windows, which has no such bound
    resource = None

RESERVE = 256
"""Kept for files, and for what is accepted in one turn of the event loop before anyone can say no."""


def take_all() -> None:
    """Raise the bound as far as this process may."""
    if resource is not None:
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def suffice(connections: int) -> bool:
    """Return whether so many connections leave enough for what else is opened."""
    if resource is None:
        return True
    bound, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return bound == resource.RLIM_INFINITY or connections <= max(bound - RESERVE, bound // 2)
