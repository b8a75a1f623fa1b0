"""The tables that are made here, held against loops of their own in another language."""

import json
from pathlib import Path
from subprocess import run

from app.tables.made import MADE
from tests.machine import node

TABLES = (Path(__file__).parent.parent / "js" / "tables.js").as_uri()
PRINTED = f"""
    import {{ TABLES }} from "{TABLES}";
    console.log(JSON.stringify(Object.entries(TABLES).map(([name, table]) => [name, table().rows])));
"""


def test_every_table_has_the_rows_that_another_language_draws_from_the_same_seed():
    told = run([node(), "--input-type=module", "-e", PRINTED], capture_output=True, text=True, check=True)
    assert dict(json.loads(told.stdout)) == {
        name: [list(row) for row in entry.rows()] for name, entry in MADE.items()
    }
