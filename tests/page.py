"""The page's own JavaScript, asked from a test."""

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.machine import node

TOP = Path(__file__).parent.parent


def asked(script: str, argument: Any) -> Any:
    """Return what a module prints as JSON; it finds `argument` as JSON in process.argv[1]."""
    command = [node(), "--input-type=module", "-e", script, json.dumps(argument)]
    return json.loads(subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=True).stdout)
