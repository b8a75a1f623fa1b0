"""The tables that are kept, and those that are made here."""

import tracemalloc

import numpy as np
import pytest

from app.tables.made import MADE, made_table
from app.tables.reading import read
from app.tables.store import LIFETIME, Store
from app.tables.table import made


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def table(number, rows=2):
    return made(["x", "y"], [[number, row] for row in range(rows)])


def test_a_table_is_forgotten_when_nobody_asks_for_long():
    clock = Clock()
    store = Store(clock=clock)
    one, other = table(1), table(2)
    store.keep(one)
    store.keep(other)
    clock.now = 0.9 * LIFETIME
    assert store.get(one.id) is one
    clock.now = 1.1 * LIFETIME
    assert store.get(other.id) is None
    assert store.get(one.id) is one
    assert list(store.tables) == [one.id]


def test_what_was_not_asked_for_the_longest_makes_room():
    store = Store(room=3 * table(0).size)
    tables = [table(number) for number in range(4)]
    for each in tables[:3]:
        store.keep(each)
    assert store.get(tables[0].id) is tables[0]
    store.keep(tables[3])
    assert [store.get(each.id) is not None for each in tables] == [True, False, True, True]


def test_the_last_one_is_kept_whatever_its_size():
    store = Store(room=1)
    store.keep(table(1))
    large = table(2, rows=50)
    store.keep(large)
    assert store.get(large.id) is large
    assert len(store.tables) == 1


def test_the_same_table_is_kept_once():
    store = Store()
    for _ in range(3):
        store.keep(table(5))
    assert len(store.tables) == 1
    assert store.size == table(5).size


def test_small_tables_fill_the_room_by_all_they_take_and_leave_it_again():
    clock = Clock()
    store = Store(clock=clock)
    last = table(1)
    tracemalloc.start()
    for number in range(500):
        store.keep(read(f"x{number},y\n1,2\n3,4\n".encode()))
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert 0.8 * taken <= store.size <= 2 * taken
    clock.now = 2 * LIFETIME
    store.keep(last)
    assert store.size == last.size


@pytest.mark.parametrize("name", MADE)
def test_a_made_table_is_complete_and_its_targets_are_classes(name):
    entry, ours = MADE[name], made_table(name)
    assert ours.names == entry.names
    assert np.isfinite(ours.values).all()
    targets = ours.values[:, -entry.targets :]
    assert set(targets.ravel()) == {0, 1}
    if entry.targets > 1:
        assert (targets.sum(axis=1) == 1).all()


def test_the_five_rows_are_those_of_the_source():
    rows = made_table("five_rows").values
    assert rows.shape == (5, 9)
    assert rows[:, -1].tolist() == [0, 1, 0, 1, 0]


def test_no_line_separates_the_ring():
    # from every direction the middle of the ring is inside of what surrounds it
    rows = made_table("ring").values
    inside, around = rows[rows[:, 2] == 1, :2], rows[rows[:, 2] == 0, :2]
    for angle in np.linspace(0, np.pi, 36):
        direction = np.array([np.cos(angle), np.sin(angle)])
        assert (around @ direction).min() < (inside @ direction).min()
        assert (around @ direction).max() > (inside @ direction).max()
