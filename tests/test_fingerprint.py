import shutil
import subprocess
import sys
from pathlib import Path

from app.config import PACKAGE
from app.fingerprint import NUMBERS, fingerprint

PRINT = "from app.fingerprint import NUMBERS; print(NUMBERS)"


def test_another_process_of_the_same_program_has_the_same_fingerprint(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "app", ignore=shutil.ignore_patterns("__pycache__"))
    said = subprocess.run(
        [sys.executable, "-c", PRINT], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == NUMBERS


def test_a_changed_formula_or_tool_changes_it(tmp_path: Path) -> None:
    one, other = tmp_path / "one.py", tmp_path / "other.py"
    one.write_text("e = exp(-z)")
    other.write_text("")
    before = fingerprint([one, other], ["1.0"])
    assert fingerprint([other, one], ["1.0"]) == before
    assert fingerprint([one, other], ["1.1"]) != before
    assert fingerprint([one], ["1.0"]) != before
    one.write_text("e = exp(+z)")
    assert fingerprint([one, other], ["1.0"]) != before
