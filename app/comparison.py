"""A comparison: up to eight runs on at most two surfaces, by what they share and what each has of its own."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from app.numerics.methods import METHODS
from app.refusals import LISTS, refusals, repeats
from app.run import Run
from app.setting import text

MOST_RUNS = 8
MOST_OBJECTIVES = 2
MOST_STEPS = 200_000
"""Steps of all runs together: a document of more would take long and much memory."""
PARAMETERS = frozenset(name for method in METHODS.values() for name in method.parameters)
OWN = PARAMETERS | {
    *("activation", "loss", "method", "learning_rate", "rate_change", "w", "b", "batch_size", "seed")
}
"""What a run of a comparison may have of its own; all else is shared."""

Pairs = Sequence[tuple[str, str]]


class Comparison(Run):
    """Settings that all runs share, and of each run what differs."""

    run: tuple[str, ...] = Field(
        default=("",),
        min_length=1,
        max_length=MOST_RUNS,
        description="what one run has of its own, as a query string (percent-encoded); repeat the parameter "
        f"for more runs, up to {MOST_RUNS}. Activation and loss may make {MOST_OBJECTIVES} surfaces at most; "
        "`rate_change=` alone is none where the shared settings have some",
        examples=[["", "method=adam&learning_rate=0.1"]],
    )

    @field_validator("run")
    @classmethod
    def _readable(cls, queries: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if not Run.model_fields.keys() <= info.data.keys():
            return queries  # what is shared is refused already
        shared = Run.model_validate({name: info.data[name] for name in Run.model_fields})
        runs: list[Run] = []
        wrong: list[InitErrorDetails] = []
        for place, query in enumerate(queries):
            pairs = parse_qsl(query, keep_blank_values=True)
            try:
                problems = [*unshared(pairs), *repeated(pairs)]
                if not problems:
                    runs.append(own_run(shared, pairs))
            except ValidationError as refused:
                problems = [(tuple(r.loc), r.msg) for r in refusals(refused.errors(include_url=False))]
            wrong += [detail((place, *loc), words) for loc, words in problems]
        if not wrong and len({(run.activation, run.loss) for run in runs}) > MOST_OBJECTIVES:
            words = f"runs may have {MOST_OBJECTIVES} pairs of activation and loss at most; leave one out."
            wrong.append(detail((), words))
        if not wrong and len(runs) * shared.max_steps > MOST_STEPS:
            words = f"{len(runs)} runs can have {MOST_STEPS // len(runs)} steps each; make max_steps smaller."
            wrong.append(detail((), words))
        if wrong:
            raise ValidationError.from_exception_data(cls.__name__, wrong)
        return tuple(difference(shared, run) for run in runs)

    @property
    def shared(self) -> Run:
        """What all runs share, as a run."""
        return Run.model_validate({name: getattr(self, name) for name in Run.model_fields})

    @property
    def runs(self) -> list[Run]:
        """The runs."""
        return [own_run(self.shared, parse_qsl(query, keep_blank_values=True)) for query in self.run]


def unshared(pairs: Pairs) -> Iterable[tuple[tuple[str | int, ...], str]]:
    """Yield what cannot stand in a run of a comparison, each with its sentence."""
    for name in dict.fromkeys(name for name, _ in pairs):
        if name in Run.model_fields.keys() - OWN:
            yield (name,), f"{name} is shared by all runs; give it outside of run."


def repeated(pairs: Pairs) -> Iterable[tuple[tuple[str | int, ...], str]]:
    """Yield what is given twice and may not be, each with its sentence."""
    for refusal in repeats(name for name, _ in pairs):
        yield tuple(refusal.loc[1:]), refusal.msg


def own_run(shared: Run, own: Pairs) -> Run:
    """Return the run of what is shared and what is its own.

    A method of its own has all its parameters; `rate_change=` alone is none, where others change theirs.
    """
    names = {name for name, _ in own}
    if "method" in names:
        names |= PARAMETERS
    settings: dict[str, Any] = {name: getattr(shared, name) for name in Run.model_fields.keys() - names}
    settings |= dict(own)
    for name in LISTS & names:
        entries = [value for other, value in own if other == name]
        settings[name] = [] if entries == [""] else entries
    return Run.model_validate(settings)


def difference(shared: Run, run: Run) -> str:
    """Return what a run has of its own as a query string, in one order."""
    pairs: list[tuple[str, str]] = []
    standard = METHODS[run.method].parameters
    for name in filter(OWN.__contains__, Run.model_fields):
        value, common = getattr(run, name), getattr(shared, name)
        if run.method != shared.method and name in PARAMETERS:
            common = standard.get(name)
        if value == common:
            continue
        if name in LISTS:
            pairs += [(name, ",".join(map(text, entry))) for entry in value] or [(name, "")]
        elif name == "batch_size" or value is not None:
            pairs.append((name, text(len(run.point) if value is None else value)))
    return urlencode(pairs, safe=",")


def detail(loc: tuple[str | int, ...], words: str) -> InitErrorDetails:
    """Return one refusal as pydantic takes it."""
    return InitErrorDetails(
        type=PydanticCustomError("words", "{words}", {"words": words}), loc=loc, input=None
    )
