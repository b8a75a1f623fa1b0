"""The settings of a run: what each may be, alone and beside the others, and their query string."""

from typing import Any

from pydantic import (
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from app.manner import Manner
from app.numerics.losses import LOSSES
from app.numerics.methods import METHODS
from app.numerics.optimizers import Method
from app.numerics.search import Search
from app.setting import (
    FAR,
    Coordinate,
    PointSetting,
    Steps,
    refuse,
    text,
)

NARROWEST_WINDOW = 1e-6
POINTS = (0.5, 0.2), (2.5, 0.9)
MOST_POINTS = 50


class Settings(Manner):
    """The settings of one run. Values equal to the default are left out of its query string."""

    w: Coordinate = Field(
        default=-2.0, description="the weight at the start; a search has none", examples=[-2, 0.5]
    )
    b: Coordinate = Field(
        default=-2.0, description="the bias at the start; a search has none", examples=[-2, 0.5]
    )
    max_steps: Steps = Field(
        default=1000,
        description="how many updates at most; a search tries one place more",
        examples=[100],
    )
    tolerance: float = Field(
        default=0.0,
        ge=0,
        le=FAR,
        description="stop where max(|∂w|, |∂b|) is at most this; 0 never stops early, nor does a search",
        examples=[1e-4],
    )
    every: Steps = Field(
        default=1,
        description="report each k-th point; the first and the last always",
        examples=[10],
    )
    point: tuple[PointSetting, ...] = Field(
        default_factory=lambda: POINTS,  # a plain default would be described as numbers, not as x,y
        min_length=1,
        max_length=MOST_POINTS,
        description=f"a training point x,y; repeat the parameter for more, up to {MOST_POINTS}",
        examples=[["0.5,0.2", "2.5,0.9"]],
        json_schema_extra={"default": ["0.5,0.2", "2.5,0.9"]},
    )
    batch_size: int | None = Field(
        default=None,
        ge=1,
        le=MOST_POINTS,
        description="points whose gradient makes one update; each epoch shuffles them; left out: all",
        examples=[1],
    )
    seed: int = Field(
        default=0,
        ge=0,
        le=FAR,
        description="begins what is drawn by chance: the batches, or the places of random_search",
    )
    w_min: Coordinate = Field(default=-6.0, description="the window's left edge")
    w_max: Coordinate = Field(default=6.0, description="the window's right edge", validate_default=True)
    b_min: Coordinate = Field(default=-6.0, description="the window's lower edge")
    b_max: Coordinate = Field(default=6.0, description="the window's upper edge", validate_default=True)

    @field_validator("point")
    @classmethod
    def _within_reach(
        cls, points: tuple[tuple[float, float], ...], info: ValidationInfo
    ) -> tuple[tuple[float, float], ...]:
        loss = info.data.get("loss")
        if loss is None:
            return points
        low, high = LOSSES[loss].targets
        outside = [
            InitErrorDetails(
                type=PydanticCustomError(
                    "words",
                    "{words}",
                    {
                        "words": f"with {loss} the y of a point must be from {text(low)} to {text(high)}, "
                        f"such as point={text(x)},0.5; it is {text(y)}."
                    },
                ),
                loc=(place,),
                input=y,
            )
            for place, (x, y) in enumerate(points)
            if not low <= y <= high
        ]
        if outside:
            raise ValidationError.from_exception_data(cls.__name__, outside)
        return points

    @field_validator("batch_size")
    @classmethod
    def _of_the_points(cls, size: int | None, info: ValidationInfo) -> int | None:
        method, points = info.data.get("method"), info.data.get("point")
        if size is None or method is None or points is None:
            return size
        if size > len(points):
            refuse(f"batch_size must be a whole number from 1 to {len(points)}, the number of points.")
        entry = METHODS[method]
        if not (isinstance(entry, Method) and entry.batches):
            refuse(f"batch_size is for methods that go by the gradient alone; leave it out with {method}.")
        return None if size == len(points) else size

    @field_validator("seed")
    @classmethod
    def _of_what_is_drawn(cls, seed: int, info: ValidationInfo) -> int:
        entry = METHODS.get(info.data.get("method", ""))
        draws = info.data.get("batch_size", 1) is not None or (isinstance(entry, Search) and entry.draws)
        if seed and entry is not None and not draws:
            refuse(
                "seed is for what is drawn by chance, random_search or a batch_size below the number of "
                "points; leave it out here."
            )
        return seed

    @field_validator("w_max", "b_max")
    @classmethod
    def _wider_than_nothing(cls, upper: float, info: ValidationInfo) -> float:
        name = info.field_name or ""
        lower = info.data.get(name.replace("max", "min"))
        if lower is not None and upper - lower < NARROWEST_WINDOW:
            refuse(f"{name} must be larger than {name.replace('max', 'min')}, which is {text(lower)}.")
        return upper

    def settings(self) -> dict[str, Any]:
        """Return the run alone, ready for JSON; an endpoint's own parameters are not part of it."""
        return self.model_dump(mode="json", include=set(Settings.model_fields))

    def query(self) -> str:
        """Return the canonical query string: the settings that differ from their default, in one order."""
        return self.query_of(Settings.model_fields)
