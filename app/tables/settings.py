"""The settings of a training: what each may be, whatever is in the table."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from app.manner import Manner
from app.numerics.losses import LOSSES
from app.numerics.optimizers import OPTIMIZERS
from app.setting import FAR, Steps
from app.tables.made import MADE
from app.tables.reading import MOST_COLUMNS, MOST_ROWS

MOST_OUTPUTS = 10
WALKING = {name: method for name, method in OPTIMIZERS.items() if method.batches}
"""Methods that go by the gradient alone: a Hessian has a number for every two weights."""


class TrainingSettings(Manner):
    """What determines a training, but for the content of its table."""

    tables: ClassVar = {**Manner.tables, "method": WALKING}

    table: str = Field(
        default="two_clouds",
        description=f"the id of a table that was brought, or one that is made here: {', '.join(MADE)}",
        examples=["five_rows"],
    )
    target: tuple[str, ...] = Field(
        default=(),
        max_length=MOST_OUTPUTS,
        description="the column to be predicted, by its name or as #0, #1, … by its place; repeat "
        "the parameter for several outputs; left out: the last column that is not empty",
        examples=[["label"]],
    )
    features: tuple[str, ...] = Field(
        default=(),
        max_length=MOST_COLUMNS,
        description="a column to learn from, by its name or as #0, #1, …; repeat the parameter for "
        "more; left out: all others that hold numbers",
        examples=[["x1", "#1"]],
    )
    loss: str = Field(
        default="cross_entropy",
        validate_default=True,  # not every activation goes with it
        description="what the descent makes small: squared error a sum over the rows, cross-entropy a mean",
        json_schema_extra={"enum": [*LOSSES]},
    )
    method: str = Field(
        default="gradient_descent",
        description="how a gradient becomes a step",
        json_schema_extra={"enum": [*WALKING]},
    )
    scaling: Literal["none", "standardize", "minmax"] = Field(
        default="none",
        description="of each feature, by the training rows alone: to mean 0 and deviation 1, or from 0 to 1",
    )
    test_share: float = Field(
        default=0.0,
        ge=0,
        le=0.9,
        description="the share of the rows that is kept apart: drawn as the first batch of so many rows",
        examples=[0.25],
    )
    start: Literal["zero", "random"] = Field(
        default="zero",
        description="the weights and biases at the start: 0, or drawn from −½ to ½ (by Random(seed).random() "
        "− ½, output by output, the weights in the order of the features and then the bias)",
    )
    max_steps: Steps = Field(default=1000, description="how many updates at most", examples=[100])
    tolerance: float = Field(
        default=0.0,
        ge=0,
        le=FAR,
        description="stop where the norms of the gradients of the weights and of the biases are at most "
        "this; 0 never stops early; with a batch_size it is looked at once an epoch",
        examples=[1e-4],
    )
    every: Steps = Field(
        default=1, description="report each k-th point; the first and the last always", examples=[10]
    )
    batch_size: int | None = Field(
        default=None,
        ge=1,
        le=MOST_ROWS,
        description="rows whose gradient makes one update; each epoch shuffles them; left out: all",
        examples=[32],
    )
    seed: int = Field(
        default=0,
        ge=0,
        le=FAR,
        description="begins what is drawn by chance: the test rows, the start, the batches",
    )

    def settings(self) -> dict[str, Any]:
        """Return the training alone, ready for JSON; an endpoint's own parameters are not part of it."""
        return self.model_dump(mode="json", include=set(TrainingSettings.model_fields))

    def query(self) -> str:
        """Return the query string of the training, in one order and without what equals its default.

        How often a point is told is not part of it.
        """
        return self.query_of(name for name in TrainingSettings.model_fields if name != "every")
