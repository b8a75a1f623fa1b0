"""The manner of a descent: output, loss, method and rate, whatever it is that is learnt from."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any, ClassVar, cast
from urllib.parse import urlencode

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
)
from pydantic_core import PydanticCustomError

from app.numerics.activations import ACTIVATIONS
from app.numerics.losses import LOSSES
from app.numerics.methods import METHODS
from app.numerics.search import Search
from app.setting import Rate, RateChange, Share, Small, either, refuse, sentence, text

MOST_RATE_CHANGES = 20


def taking(parameter: str) -> str:
    """Return the methods that have a parameter, in words."""
    return either(name for name, method in METHODS.items() if parameter in method.parameters)


def standard(parameter: str) -> float:
    """Return the default of a parameter in the first method that has it."""
    return next(m.parameters[parameter] for m in METHODS.values() if parameter in m.parameters)


def parameter(name: str, meaning: str) -> Any:
    """Return the field of a setting that some methods have; left out, it is the method's own default."""
    words = f"{meaning}; for {taking(name)} only; left out: the method's own default"
    return Field(default=None, description=words, examples=[standard(name)], validate_default=True)


class Manner(BaseModel):
    """The settings that a run on the toy and one on a table have in common."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
    tables: ClassVar[Mapping[str, Mapping[str, object]]] = {
        "activation": ACTIVATIONS,
        "loss": LOSSES,
        "method": METHODS,
    }

    activation: str = Field(
        default="sigmoid",
        description="the neuron's output function f",
        json_schema_extra={"enum": [*ACTIVATIONS]},
    )
    loss: str = Field(
        default="squared_error",
        description="what the descent makes small",
        json_schema_extra={"enum": [*LOSSES]},
    )
    method: str = Field(
        default="gradient_descent",
        description="how a gradient becomes a step",
        json_schema_extra={"enum": [*METHODS]},
    )
    learning_rate: Rate = Field(
        default=1.0, description="η, the factor on every step; a search has none", examples=[1, 10]
    )
    rate_change: tuple[RateChange, ...] = Field(
        default=(),
        max_length=MOST_RATE_CHANGES,
        description="step,rate: the updates from that step on are made with this rate; repeat the parameter "
        f"for more, up to {MOST_RATE_CHANGES}, in ascending steps",
        examples=[["100,0.5", "500,0.1"]],
    )
    momentum: Share | None = parameter(
        "momentum", "μ, the share of its velocity that the ball keeps in a step"
    )
    decay: Share | None = parameter("decay", "ρ, the share of the mean square that is kept in a step")
    beta1: Share | None = parameter("beta1", "β₁, the share of the mean that is kept in a step")
    beta2: Share | None = parameter("beta2", "β₂, the share of the mean square that is kept in a step")
    epsilon: Small | None = parameter("epsilon", "ε, added to the root that is divided by, outside of it")

    @field_validator("activation", "loss", "method")
    @classmethod
    def _in_table(cls, name: str, info: ValidationInfo) -> str:
        if name not in cls.tables[info.field_name or ""]:
            raise ValueError("not in the table")
        return name

    @field_validator("loss")
    @classmethod
    def _goes_with_the_activation(cls, name: str, info: ValidationInfo) -> str:
        activation = info.data.get("activation")
        allowed = LOSSES[name].activations
        if activation is not None and allowed and activation not in allowed:
            low, high = LOSSES[name].targets
            refuse(
                f"{name} goes with {either(allowed)} only, since it needs an output from {text(low)} to "
                f"{text(high)}; with {activation} take squared_error."
            )
        return name

    @field_validator("momentum", "decay", "beta1", "beta2", "epsilon")
    @classmethod
    def _of_the_method(cls, value: float | None, info: ValidationInfo) -> float | None:
        name, method = info.field_name or "", info.data.get("method")
        if method is None:
            return value
        default = METHODS[method].parameters.get(name)
        if default is None and value is not None:
            refuse(f"{name} is for {taking(name)} only; leave it out with {method}.")
        return default if value is None else value

    @field_validator("rate_change")
    @classmethod
    def _ascending(
        cls, changes: tuple[tuple[int, float], ...], info: ValidationInfo
    ) -> tuple[tuple[int, float], ...]:
        method = info.data.get("method")
        if changes and isinstance(METHODS.get(method or ""), Search):
            refuse(f"rate_change is for methods that make steps; leave it out with {method}.")
        for (earlier, _), (later, _) in pairwise(changes):
            if later <= earlier:
                refuse(f"rate_change must come in ascending steps; {later} follows {earlier}.")
        return changes

    def query_of(self, names: Iterable[str]) -> str:
        """Return the query string of these settings, without those that are equal to their default."""
        pairs: list[tuple[str, str]] = []
        for name in names:
            value, field = getattr(self, name), type(self).model_fields[name]
            default = METHODS[self.method].parameters.get(name, field.get_default(call_default_factory=True))
            if value == default:
                continue
            entries = cast(tuple[object, ...], value) if isinstance(value, tuple) else (value,)
            for entry in entries:
                numbers = cast(tuple[object, ...], entry) if isinstance(entry, tuple) else (entry,)
                pairs.append((name, ",".join(map(text, numbers))))
        return urlencode(pairs, safe=",")

    # The last validator written is the outermost, so it has the words for all of them.
    @field_validator("*", mode="wrap")
    @classmethod
    def _in_words(cls, value: object, parse: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        try:
            accepted = parse(value)
        except ValidationError as refused:
            if any(error["type"] == "words" for error in refused.errors(include_url=False)):
                raise
            name = info.field_name or ""
            words = sentence(name, cls.model_json_schema()["properties"][name])
            raise PydanticCustomError("words", "{words}", {"words": words}) from None
        return accepted + 0.0 if isinstance(accepted, float) else accepted  # −0 is 0, the same run
