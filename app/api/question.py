"""A question to the graph: a request's body, read or refused in words."""

from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.numerics.expression import MOST_NODES
from app.numerics.tokens import LISTED, LONGEST
from app.refusals import invalid

LARGEST = 50_000
"""Bytes of a body; the longest expression and 200 values, every character escaped, are below it."""
WORDS = {
    "expression": f"expression must be a text of at most {LONGEST} characters, such as 3 * (a + b * c).",
    "values": f'values must be an object of at most {MOST_NODES} numbers by their names, such as {{"a": 5}}.',
}


class Question(BaseModel):
    """An expression, and a value for each of its names."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        json_schema_extra={
            "examples": [{"expression": "3 * (a + b * c)", "values": {"a": 5, "b": 3, "c": 2}}]
        },
    )

    expression: str = Field(
        description=f"numbers, names, + - * / **, parentheses, {LISTED}; at most {MOST_NODES} nodes",
        json_schema_extra={"maxLength": LONGEST},
    )
    values: dict[str, float] = Field(
        default_factory=dict, max_length=MOST_NODES, description="a number for each name in the expression"
    )


def refused(*entries: tuple[tuple[str | int, ...], str]) -> RequestValidationError:
    """Return a refusal of parts of the body, each with its sentence."""
    return RequestValidationError(
        [{"type": "words", "loc": ("body", *loc), "msg": words} for loc, words in entries]
    )


async def asked(request: Request) -> Question:
    """Return the question in the body, or refuse it in words.

    FastAPI would read JSON that Python cannot hold, such as 5000 digits, and answer it without a word.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        words = "Send the body as JSON, with the header Content-Type: application/json."
        raise invalid(("header", "content-type"), words)
    body = await request.body()
    if len(body) > LARGEST:
        raise refused(((), f"The body has more than {LARGEST} bytes; no expression needs as many."))
    try:
        return Question.model_validate_json(body)
    except ValidationError as wrong:
        raise refused(*(in_words(error) for error in wrong.errors(include_url=False))) from None


def in_words(error: Any) -> tuple[tuple[str | int, ...], str]:
    """Return the place of one of pydantic's errors, and the sentence for it."""
    loc = error["loc"]
    match error["type"], *loc:
        case "json_invalid", *_:
            words = f"The body cannot be read as JSON: {error['ctx']['error']}."
        case "extra_forbidden", name:
            words = f"{name} is not a setting here; leave it out."
        case [_]:
            words = 'The body must be a JSON object such as {"expression": "3 * a", "values": {"a": 5}}.'
        case _, name:
            words = WORDS[name]
        case _:
            words = f"{loc[-1]} must be a finite number, such as 5."
    return loc, words
