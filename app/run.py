"""Run: the frozen settings that determine one trajectory; its query string is the run."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar
from urllib.parse import urlencode

import numpy as np
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
    field_validator,
)
from pydantic_core import PydanticCustomError

from app.numerics.activations import ACTIVATIONS
from app.numerics.descent import Walk, descend
from app.numerics.losses import LOSSES
from app.numerics.minimum import Minimum, minimum
from app.numerics.namespace import ARRAYS, FLOATS, Array, Namespace, Number
from app.numerics.neuron import Neuron, neuron
from app.numerics.optimizers import METHODS
from app.numerics.surface import surface
from app.numerics.taylor import ChangeOfLoss, change_of_loss

# Beyond a million nothing can be seen, and below it the start's loss and gradient are always finite.
FAR = 1_000_000
NARROWEST_WINDOW = 1e-6
POINTS = (0.5, 0.2), (2.5, 0.9)


Coordinate = Annotated[float, Field(ge=-FAR, le=FAR)]


def split_point(value: object, parse: ValidatorFunctionWrapHandler) -> tuple[float, float]:
    """Read a point from "x,y" (a link) or from a pair of numbers (JSON)."""
    try:
        x, y = parse(value.split(",") if isinstance(value, str) else value)
    except ValidationError:
        raise PydanticCustomError(
            "words",
            "point must be two numbers from -{far} to {far} joined by a comma, such as point=0.5,0.2.",
            {"far": FAR},
        ) from None
    return x + 0.0, y + 0.0


PointSetting = Annotated[
    tuple[Coordinate, Coordinate],
    WrapValidator(split_point),
    WithJsonSchema(
        {"type": "string", "pattern": "^[^,]+,[^,]+$", "examples": ["0.5,0.2"]}, mode="validation"
    ),
]


class Run(BaseModel):
    """The settings of one gradient descent. Values equal to the default are left out of its query string."""

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
    learning_rate: float = Field(
        default=1.0, gt=0, le=1000, description="η, the factor on every step", examples=[1, 10]
    )
    w: Coordinate = Field(default=-2.0, description="the weight at the start", examples=[-2, 0.5])
    b: Coordinate = Field(default=-2.0, description="the bias at the start", examples=[-2, 0.5])
    max_steps: int = Field(
        default=1000, ge=1, le=100_000, description="how many updates at most", examples=[100]
    )
    tolerance: float = Field(
        default=0.0,
        ge=0,
        le=FAR,
        description="stop where max(|∂w|, |∂b|) is at most this; 0 never stops early",
        examples=[1e-4],
    )
    every: int = Field(
        default=1,
        ge=1,
        le=100_000,
        description="report each k-th point; the first and the last always",
        examples=[10],
    )
    point: tuple[PointSetting, ...] = Field(
        default_factory=lambda: POINTS,  # a plain default would be described as numbers, not as x,y
        min_length=1,
        max_length=50,
        description="a training point x,y; repeat the parameter for more, up to 50",
        examples=[["0.5,0.2", "2.5,0.9"]],
        json_schema_extra={"default": ["0.5,0.2", "2.5,0.9"]},
    )
    w_min: Coordinate = Field(default=-6.0, description="the window's left edge")
    w_max: Coordinate = Field(default=6.0, description="the window's right edge", validate_default=True)
    b_min: Coordinate = Field(default=-6.0, description="the window's lower edge")
    b_max: Coordinate = Field(default=6.0, description="the window's upper edge", validate_default=True)

    @field_validator("activation", "loss", "method")
    @classmethod
    def _in_table(cls, name: str, info: ValidationInfo) -> str:
        if name not in cls.tables[info.field_name or ""]:
            raise ValueError("not in the table")
        return name

    @field_validator("w_max", "b_max")
    @classmethod
    def _wider_than_nothing(cls, upper: float, info: ValidationInfo) -> float:
        name = info.field_name or ""
        lower = info.data.get(name.replace("max", "min"))
        if lower is not None and upper - lower < NARROWEST_WINDOW:
            words = f"{name} must be larger than {name.replace('max', 'min')}, which is {text(lower)}."
            raise PydanticCustomError("words", "{words}", {"words": words})
        return upper

    # The last validator written is the outermost, so it has the words for all of them.
    @field_validator("*", mode="wrap")
    @classmethod
    def _in_words(cls, value: object, parse: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        try:
            accepted = parse(value)
        except ValidationError as refused:
            if any(error["type"] == "words" for error in refused.errors(include_url=False)):
                raise
            words = cls._words(info.field_name or "")
            raise PydanticCustomError("words", "{words}", {"words": words}) from None
        return accepted + 0.0 if isinstance(accepted, float) else accepted  # −0 is 0, the same run

    @classmethod
    def _words(cls, name: str) -> str:
        """Return the sentence for a refused value of a setting: what it must be, and an example."""
        schema = cls.model_json_schema()["properties"][name]
        schema = schema | schema.get("anyOf", [{}])[0]  # a setting that may be left out is "this or null"
        if "enum" in schema:
            return f"{name} must be {' or '.join(schema['enum'])}."
        if schema["type"] == "array":
            return f"{name} must be given {schema['minItems']} to {schema['maxItems']} times."
        kind = "a whole number" if schema["type"] == "integer" else "a number"
        lowest = f"from {text(schema['minimum'])} to" if "minimum" in schema else "above 0 and at most"
        example = text(schema["examples"][0] if schema["default"] is None else schema["default"])
        return f"{name} must be {kind} {lowest} {text(schema['maximum'])}, such as {example}."

    def settings(self) -> dict[str, Any]:
        """Return the run alone, ready for JSON; an endpoint's own parameters are not part of it."""
        return self.model_dump(mode="json", include=set(Run.model_fields))

    def query(self) -> str:
        """Return the canonical query string: the settings that differ from their default, in one order."""
        pairs: list[tuple[str, str]] = []
        for name, field in Run.model_fields.items():
            value = getattr(self, name)
            if value == field.get_default(call_default_factory=True):
                continue
            if name == "point":
                pairs += [(name, f"{text(x)},{text(y)}") for x, y in self.point]
            else:
                pairs.append((name, text(value)))
        return urlencode(pairs, safe=",")

    def neuron(self, namespace: Namespace[Number]) -> Neuron[Number]:
        """Return the objective of this run over floats or arrays."""
        return neuron(self.point, ACTIVATIONS[self.activation], LOSSES[self.loss], namespace)

    def change(self, namespace: Namespace[Number]) -> ChangeOfLoss[Number]:
        """Return the change of the loss from θ to θ + step, exact where a difference of two losses is not."""
        return change_of_loss(self.point, ACTIVATIONS[self.activation], LOSSES[self.loss], namespace)

    def walk(self) -> Walk:
        """Return a walk over every point of this run, whatever `every` says."""
        return Walk(
            descend(
                self.neuron(FLOATS),
                METHODS[self.method],
                (self.w, self.b),
                rate=self.learning_rate,
                max_steps=self.max_steps,
                tolerance=self.tolerance,
            )
        )

    def minimum(self) -> Minimum | None:
        """Return the lowest point of the full loss; a search of some 50 ms when there is no formula."""
        return minimum(self.point, (self.w, self.b), ACTIVATIONS[self.activation], LOSSES[self.loss])

    def surface(self, resolution: int) -> tuple[Array, Array, Array]:
        """Return w (n,), b (n,) and the loss (n, n) over the window, rows following b."""
        w = np.linspace(self.w_min, self.w_max, resolution)
        b = np.linspace(self.b_min, self.b_max, resolution)
        return w, b, surface(self.neuron(ARRAYS), w, b)


def text(value: object) -> str:
    """Return the shortest text that reads back as the same value; whole floats without their .0."""
    if isinstance(value, float):
        return repr(value).removesuffix(".0").replace("e+", "e")
    return str(value)
