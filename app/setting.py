"""A setting: how its value is read from a link or from JSON, and the sentence for one that is refused."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, NoReturn

from pydantic import Field, ValidationError, ValidatorFunctionWrapHandler, WithJsonSchema, WrapValidator
from pydantic_core import PydanticCustomError

# Beyond a million nothing can be seen, and below it the start's loss and gradient are always finite.
FAR = 1_000_000
MOST_STEPS = 100_000
FASTEST = 1000

Coordinate = Annotated[float, Field(ge=-FAR, le=FAR)]
Share = Annotated[float, Field(ge=0, lt=1)]
Small = Annotated[float, Field(gt=0, le=1)]
Rate = Annotated[float, Field(gt=0, le=FASTEST)]
Steps = Annotated[int, Field(ge=1, le=MOST_STEPS)]


def refuse(words: str) -> NoReturn:
    """Refuse a value with a sentence."""
    raise PydanticCustomError("words", "{words}", {"words": words})


def split_point(value: object, parse: ValidatorFunctionWrapHandler) -> tuple[float, float]:
    """Read a point from "x,y" (a link) or from a pair of numbers (JSON)."""
    try:
        x, y = parse(value.split(",") if isinstance(value, str) else value)
    except ValidationError:
        refuse(f"point must be two numbers from -{FAR} to {FAR} joined by a comma, such as point=0.5,0.2.")
    return x + 0.0, y + 0.0


def split_rate_change(value: object, parse: ValidatorFunctionWrapHandler) -> tuple[int, float]:
    """Read a change of the rate from "step,rate" (a link) or from a pair of numbers (JSON)."""
    try:
        return parse(value.split(",") if isinstance(value, str) else value)
    except ValidationError:
        refuse(
            f"rate_change must be a step from 1 to {MOST_STEPS} and a rate above 0 and at most {FASTEST} "
            "joined by a comma, such as rate_change=100,0.5."
        )


def pair(example: str) -> WithJsonSchema:
    """Return how two values joined by a comma are described."""
    return WithJsonSchema(
        {"type": "string", "pattern": "^[^,]+,[^,]+$", "examples": [example]}, mode="validation"
    )


PointSetting = Annotated[tuple[Coordinate, Coordinate], WrapValidator(split_point), pair("0.5,0.2")]
RateChange = Annotated[tuple[Steps, Rate], WrapValidator(split_rate_change), pair("100,0.5")]


def either(names: Iterable[str]) -> str:
    """Return names as a choice in words: a, b or c."""
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def sentence(name: str, schema: Mapping[str, Any]) -> str:
    """Return the sentence for a refused value: what it must be, and an example."""
    schema = {**schema, **schema.get("anyOf", [{}])[0]}  # a setting that may be left out is "this or null"
    if "enum" in schema:
        return f"{name} must be {either(schema['enum'])}."
    if schema["type"] == "array":
        least = f"{schema['minItems']} to" if "minItems" in schema else "at most"
        return f"{name} must be given {least} {schema['maxItems']} times."
    kind = "a whole number" if schema["type"] == "integer" else "a number"
    if "exclusiveMinimum" in schema:
        span = f"above {text(schema['exclusiveMinimum'])} and at most {text(schema['maximum'])}"
    elif "exclusiveMaximum" in schema:
        span = f"from {text(schema['minimum'])} to below {text(schema['exclusiveMaximum'])}"
    else:
        span = f"from {text(schema['minimum'])} to {text(schema['maximum'])}"
    example = schema["examples"][0] if schema["default"] is None else schema["default"]
    return f"{name} must be {kind} {span}, such as {text(example)}."


def text(value: object) -> str:
    """Return the shortest text that reads back as the same value; whole floats without their .0."""
    if isinstance(value, float):
        return repr(value).removesuffix(".0").replace("e+", "e")
    return str(value)
