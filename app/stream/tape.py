"""Tapes: a run that many ask for is computed once, and every reader goes through it at a speed of its own."""

from collections import OrderedDict
from collections.abc import Callable, Iterator

from app.stream.events import NOTHING, Packet

POINTS = 2000
"""Points of a run that is worth keeping: at most 200 bytes each, and a third of that again compressed."""
TAPES = 32
"""Tapes that are kept, so that they take 17 MB at most."""


class Tape:
    """The packets of one run, each made when the first reader needs it and kept for the others."""

    def __init__(self, make: Callable[[], Iterator[Packet]]) -> None:
        """Take what makes the packets, the same ones whenever it is called."""
        self.make = make
        self.source = make()
        self.made: list[Packet] = []
        self.kept = True

    def __iter__(self) -> Iterator[Packet]:
        """Yield the packets from the first to the last; a tape that was dropped is computed anew."""
        place = 0
        while self.kept:
            if place == len(self.made):
                packet = next(self.source, None)
                if packet is None:
                    return
                self.made.append(packet)
            yield self.made[place]
            place += 1
        for again, packet in enumerate(self.make()):
            yield NOTHING if again < place else packet

    def drop(self) -> None:
        """Forget the packets: what a slow reader still needs does not keep them."""
        self.kept = False
        self.made.clear()


class Shelf:
    """The tapes that were asked for last."""

    def __init__(self, tapes: int = TAPES) -> None:
        """Keep at most this many."""
        self.room = tapes
        self.tapes: OrderedDict[bytes, Tape] = OrderedDict()

    def tape(self, run: bytes, make: Callable[[], Iterator[Packet]]) -> Tape:
        """Return the tape of a run; run: what tells it from every other, to the last bit."""
        if run not in self.tapes:
            self.tapes[run] = Tape(make)
            if len(self.tapes) > self.room:
                _, oldest = self.tapes.popitem(last=False)
                oldest.drop()
        self.tapes.move_to_end(run)
        return self.tapes[run]
