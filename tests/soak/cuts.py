"""Independent clients over connections that break: whatever they collect is what an uncut stream holds."""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.collectors import COLLECTORS, Event, uncut
from tests.proxy import Cut, Proxy
from tests.server import Server
from tests.soak.figure import Figure

COUNT = 2000
CUTS_EACH = 3, 10
"""The fewest and the most cuts of one trajectory."""
KILLS_APART = 4.0
"""Seconds between two deaths of the server."""
LONGEST_STALL = 3.0

PATH = "/api/trajectory/stream?"
SHAPES = (
    "",
    "every=7",
    "max_steps=3000",
    "max_steps=4000&every=3&learning_rate=0.3",
    "max_steps=700&learning_rate=0.1&point=0.5,0.2&point=2.5,0.9&point=-1,0.4",
    "max_steps=60&steps_per_second=40",
    "max_steps=300&steps_per_second=150&learning_rate=20",
)
"""Runs long and short, thinned and whole, as fast as they are read and at a pace."""

KINDS: dict[str, tuple[float, Callable[[random.Random, int], Cut]]] = {
    "RST": (0.24, lambda chance, after: Cut(after, "rst")),
    "FIN": (0.2, lambda chance, after: Cut(after, "fin")),
    "mid-frame": (
        0.32,
        lambda chance, after: Cut(
            after,
            chance.choice(("fin", "rst")),
            chance.choice(("event", "id", "number", "blank line", "chunk header")),
            chance.random(),
        ),
    ),
    "kill": (0.1, lambda chance, after: Cut(after, "held")),
    "delay": (
        0.14,
        lambda chance, after: Cut(
            after, "stall", chance.choice(("between", "event")), seconds=LONGEST_STALL * chance.random() ** 3
        ),
    ),
}
"""What is done to a stream: how often, and how it is drawn."""


@dataclass
class Trial:
    """One trajectory read by one client through a connection of its own."""

    client: str
    number: int
    query: str
    proxy: Proxy
    expected: list[Event]
    seen: list[Event] = field(default_factory=list[Event])

    @property
    def url(self) -> str:
        return f"{self.proxy.url}{PATH}{self.query}"

    @property
    def kinds(self) -> Counter[str]:
        """The cuts that came about."""
        made = Counter(kind(cut) for cut in self.proxy.made)
        made["kill"] += self.proxy.deserted
        return +made

    @property
    def complaint(self) -> str:
        """The first event that is not as it would be uncut; empty where all are."""
        seen = list(self.seen)
        # a stream that is cut before its first point begins anew, as it says: with the same `run`
        while len(seen) > 1 and seen[0] == seen[1] == self.expected[0]:
            seen.pop(0)
        if seen == self.expected:
            return ""
        at = next((k for k, (a, b) in enumerate(zip(seen, self.expected, strict=False)) if a != b), len(seen))
        return (
            f"{self.client}, trajectory {self.number}, {self.query!r}: event {at} of {len(self.expected)} is "
            f"{seen[at : at + 1]}, uncut {self.expected[at : at + 1]}; it was cut by {self.proxy.made}"
        )


def kind(cut: Cut) -> str:
    """Return what the table calls a cut."""
    if cut.how in ("held", "stall"):
        return {"held": "kill", "stall": "delay"}[cut.how]
    return "mid-frame" if cut.place != "between" else cut.how.upper()


def drawn(chance: random.Random, points: int) -> list[Cut]:
    """Draw cuts that a stream of so many points all comes to, wherever the last one left it."""
    places = sorted(chance.sample(range(points), min(points, chance.randint(*CUTS_EACH))))
    weights = [weight for weight, _ in KINDS.values()]
    plan: list[Cut] = []
    for before, place in zip([0, *places], places, strict=False):
        (name,) = chance.choices(list(KINDS), weights)
        plan.append(KINDS[name][1](chance, place - before))
    return plan


class Mortal:
    """A server that is killed whenever streams wait for that, and starts again at the same address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.deaths = 0
        self.server = Server.start(folder / "server-0")
        self.port = self.server.url.rsplit(":", 1)[1]

    def live(self, proxies: list[Proxy], over: threading.Event) -> None:
        """Die now and then until it is over."""
        died = 0.0
        while not over.wait(0.1):
            if time.monotonic() - died < KILLS_APART or not any(proxy.held for proxy in proxies):
                continue
            self.server.process.kill()
            self.server.process.wait()
            for proxy in proxies:
                proxy.release()
            self.deaths += 1
            self.server = Server.start(self.folder / f"server-{self.deaths}", "--port", self.port)
            died = time.monotonic()


def trials(server: Server, seed: int, first: int, each: int) -> list[Trial]:
    """Draw so many trajectories for every client."""
    whole = {query: uncut(f"{server.url}{PATH}{query}") for query in SHAPES}
    made: list[Trial] = []
    for client in COLLECTORS:
        for number in range(first, first + each):
            chance = random.Random(f"{seed}, {client}, {number}")
            query = SHAPES[number % len(SHAPES)]
            plan = drawn(chance, len(whole[query]) - 2)
            made.append(Trial(client, number, query, Proxy(server.url, plan), whole[query]))
    return made


def collect(batch: list[Trial]) -> None:
    """Let all clients read at once, each all of its trajectories."""

    def read(client: str) -> None:
        own = [trial for trial in batch if trial.client == client]
        for trial, seen in zip(own, COLLECTORS[client]([trial.url for trial in own]), strict=True):
            trial.seen = seen

    with ThreadPoolExecutor(len(COLLECTORS)) as threads:
        list(threads.map(read, COLLECTORS))


def measure(count: int = COUNT, seed: int | None = None) -> list[Figure]:
    """Cut streams until `count` cuts have come about; `seed` repeats a run that was seen before."""
    seed = random.randrange(10**6) if seed is None else seed
    print(f"cuts: --seed {seed} draws the same cuts again", flush=True)
    done: list[Trial] = []
    with TemporaryDirectory() as folder:
        mortal = Mortal(Path(folder))
        try:
            while (left := count - sum(sum(trial.kinds.values()) for trial in done)) > 0:
                each = min(50, 1 + left // (len(COLLECTORS) * sum(CUTS_EACH) // 2))
                batch = trials(mortal.server, seed, len(done), each)
                over = threading.Event()
                life = threading.Thread(target=mortal.live, args=([trial.proxy for trial in batch], over))
                life.start()
                try:
                    collect(batch)
                finally:
                    over.set()
                    life.join()
                for trial in batch:
                    trial.proxy.refuse()
                    if trial.complaint:
                        print(trial.complaint, flush=True)
                done += batch
        finally:
            mortal.server.end()
    return [figure(client, [trial for trial in done if trial.client == client]) for client in COLLECTORS] + [
        figure(f"all, {mortal.deaths} kills of the server", done)
    ]


def figure(name: str, trials: list[Trial]) -> Figure:
    """Return one client's line."""
    identical = sum(not trial.complaint for trial in trials)
    kinds = sum((trial.kinds for trial in trials), Counter[str]())
    cuts = ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS)
    return Figure(
        f"cuts: {name}",
        "every trajectory identical",
        f"{identical} of {len(trials)}; {sum(kinds.values())} cuts: {cuts}",
        identical == len(trials),
    )
