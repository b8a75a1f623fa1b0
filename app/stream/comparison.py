"""Several runs in one stream: their points step by step, numbered through."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from app.run import Run
from app.stream.events import DONE, WORK, Packet, event, turns


def entries(runs: Sequence[Run], every: int, size: int) -> Iterator[list[tuple[str, Mapping[str, Any]]]]:
    """Yield what each turn of at most `size` steps of every run has to tell, in the order of the steps.

    Within a step the runs come in their order, and the end of a run right after its last point.
    """
    kinds = [run.kind() for run in runs]
    for turn in zip_longest(*(turns(run.walk(), every=every, size=size, seen=-1) for run in runs)):
        told: list[tuple[tuple[int, int, int], str, Mapping[str, Any]]] = []
        for place, of_run in enumerate(turn):
            if of_run is None:
                continue  # it ended before
            points, ended = of_run
            kind = kinds[place]
            for point in points:
                step, (w, b), loss, (dw, db) = point
                data = {"run": place, "step": step, "w": w, "b": b, "loss": loss, "dw": dw, "db": db}
                told.append(
                    ((step, place, 0), "point", data if kind is None else {**data, "kind": kind(point)})
                )
            if ended:
                outcome, (steps, *_) = ended
                data = {"run": place, "outcome": outcome, "steps": steps}
                told.append(((steps, place, 1), "done", data))
        yield [(name, data) for _, name, data in sorted(told, key=lambda entry: entry[0])]


def compared(runs: Sequence[Run], opening: bytes, *, every: int, seen: int = -1) -> Iterator[Packet]:
    """Yield the events of a comparison after number `seen`; others should have their turn between packets."""
    # writing an event takes about as long as computing four points
    work = sum(len(run.point) * max(1.0, run.evaluations_per_step) + 4 for run in runs)
    size = max(1, int(WORK / work))
    head = opening if seen < 0 else b""
    number, left = 0, len(runs)
    for told in entries(runs, every, size):
        pieces, points, step = [head], 0, None
        head = b""
        for name, data in told:
            left -= name == "done"
            if number > seen:
                pieces.append(event(name, data, str(number) if left else DONE))
                points += name == "point"
                step = data.get("step") if step is None else step
            number += 1
        yield Packet(b"".join(pieces), points, step)
    if seen >= number - 1:
        # the cursor is of no event of these runs, so nothing was sent: from the start
        yield from compared(runs, opening, every=every)
