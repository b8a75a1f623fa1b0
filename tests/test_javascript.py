from pathlib import Path
from subprocess import run

import pytest

from tests.machine import node

FILES = sorted((Path(__file__).parent / "js").glob("*.test.js"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_node_runs(file: Path) -> None:
    done = run(
        [node(), "--test", "--test-reporter=spec", file],
        capture_output=True,
        text=True,
        timeout=120,
    )
    if done.returncode or "\u2139 pass 0\n" in done.stdout:
        pytest.fail(f"{done.stdout}\n{done.stderr}", pytrace=False)
