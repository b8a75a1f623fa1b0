"""The tables that were brought: by their content, for a while, and no more of them than fit."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

from app.tables.table import Table

ROOM = 100_000_000
"""Bytes of all tables together; the largest has 16 million."""
LIFETIME = 3600.0
"""Seconds without a question after which a table is forgotten."""


class Store:
    """Tables in memory. Whoever knows a table's id has it: the id comes from all of its content."""

    def __init__(self, room: int = ROOM, clock: Callable[[], float] = monotonic) -> None:
        """Keep so many bytes at most."""
        self.room = room
        self.clock = clock
        self.tables: OrderedDict[str, tuple[Table, float]] = OrderedDict()
        self.size = 0

    def keep(self, table: Table) -> None:
        """Keep a table; what was not asked for the longest makes room."""
        if self.get(table.id) is not None:
            return
        self.tables[table.id] = table, self.clock()
        self.size += table.size
        while len(self.tables) > 1 and self.size > self.room:
            self._drop()

    def get(self, id: str) -> Table | None:
        """Return a table, None where it is not here or not any more; asked for, it stays longer."""
        self._forget()
        if id not in self.tables:
            return None
        table, _ = self.tables[id]
        self.tables[id] = table, self.clock()
        self.tables.move_to_end(id)
        return table

    def _forget(self) -> None:
        # the one that was not asked for the longest comes first
        while self.tables and self.clock() - next(iter(self.tables.values()))[1] > LIFETIME:
            self._drop()

    def _drop(self) -> None:
        _, (table, _) = self.tables.popitem(last=False)
        self.size -= table.size
