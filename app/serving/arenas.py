"""Pools of memory: glibc gives many threads one of their own, and keeps what lies idle in each."""

import ctypes

M_ARENA_MAX = -8
POOLS = 2


def share() -> bool:
    """Let all threads share two pools, and return whether the C library knows of such a thing."""
    try:
        return bool(ctypes.CDLL(None).mallopt(M_ARENA_MAX, POOLS))
    except (AttributeError, OSError, TypeError):  # not glibc, or not even a Unix
        return False
