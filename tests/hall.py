"""`python -m tests.hall`: the app on a laptop with the addresses in LAPTOP; without any, in a container."""

import os
import sys
from functools import partial

from app import addresses, join
from app.__main__ import main

LAPTOP = os.environ.get("LAPTOP", "").split()

if __name__ == "__main__":
    join.reachable = partial(addresses.reachable, contained=lambda: not LAPTOP, own=lambda _: LAPTOP)
    sys.exit(main())
