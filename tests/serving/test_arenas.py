import platform
import subprocess
import sys

import pytest

from app.serving import arenas

# eight threads hold memory at once, then glibc lists its pools
COUNT = """
import ctypes, sys, threading
from app.serving import arenas

if "shared" in sys.argv:
    assert arenas.share()
together = threading.Barrier(8)

def hold():
    kept = [bytes(50_000 + k) for k in range(20)]
    together.wait()

threads = [threading.Thread(target=hold) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
c = ctypes.CDLL(None)
c.malloc_info(0, ctypes.c_void_p.in_dll(c, "stdout"))
c.fflush(None)
"""


def pools(*arguments: str) -> int:
    listed = subprocess.run(
        [sys.executable, "-c", COUNT, *arguments], capture_output=True, text=True, check=True
    )
    return listed.stdout.count("<heap nr=")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the C library is not glibc")
def test_threads_share_two_pools_of_memory() -> None:
    assert pools() > arenas.POOLS
    assert pools("shared") == arenas.POOLS
