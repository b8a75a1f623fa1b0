"""Computation graphs: an expression, its value, and every derivative on the way back."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import to_json

from app.numerics.expression import MOST_NODES, parse
from app.numerics.graph import Undefined, derive, names
from app.numerics.tokens import LISTED, LONGEST, Unreadable

router = APIRouter(tags=["graph"])

LARGEST = 50_000
"""Bytes of a body; the longest expression and 200 values, every character escaped, are below it."""


class Preset(BaseModel):
    """An expression worth looking at, with values for its names."""

    name: str
    label: str
    expression: str
    values: dict[str, float]


POINT = {"w": -2.0, "b": -2.0, "x": 0.5, "y": 0.2}
PRESETS = [
    Preset(
        name="product",
        label="a sum in a product",
        expression="3 * (a + b * c)",
        values={"a": 5.0, "b": 3.0, "c": 2.0},
    ),
    Preset(
        name="squared_error",
        label="squared error of one point",
        expression="0.5 * (sigmoid(w * x + b) - y) ** 2",
        values=POINT,
    ),
    Preset(
        name="log_loss",
        label="log-loss of one point",
        expression="-(y * log(sigmoid(w * x + b)) + (1 - y) * log(1 - sigmoid(w * x + b)))",
        values=POINT,
    ),
    Preset(
        name="one_weight",
        label="one weight, a line through 0",
        expression="(y - m * x) ** 2",
        values={"m": 1.06498435, "x": -1.12242755, "y": -0.290105},
    ),
]


class Question(BaseModel):
    """An expression, and a value for each of its names."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        json_schema_extra={
            "examples": [{"expression": PRESETS[0].expression, "values": {"a": 5, "b": 3, "c": 2}}]
        },
    )

    expression: str = Field(
        description=f"numbers, names, + - * / **, parentheses, {LISTED}; at most {MOST_NODES} nodes",
        json_schema_extra={"maxLength": LONGEST},
    )
    values: dict[str, float] = Field(
        default_factory=dict, max_length=MOST_NODES, description="a number for each name in the expression"
    )


WORDS = {
    (): 'The body must be a JSON object such as {"expression": "3 * a", "values": {"a": 5}}.',
    ("expression",): f"expression must be a text of at most {LONGEST} characters, such as 3 * (a + b * c).",
    (
        "values",
    ): f'values must be an object of at most {MOST_NODES} numbers by their names, such as {{"a": 5}}.',
}


class GraphNode(BaseModel):
    """A number, an input or an operation. Nodes come in the order of computing; the last is the result."""

    id: int
    label: str = Field(description="a number, a name, or the symbol of an operation")
    value: float
    gradient: float | None = Field(description="∂result/∂node; null where there is none that is finite")


class GraphEdge(BaseModel):
    """One use of a node by another; those to one node come in the order of its arguments."""

    source: int = Field(alias="from")
    to: int
    derivative: float | None = Field(description="∂to/∂from; null where there is none that is finite")


class Graph(BaseModel):
    """An expression's graph: values forward, derivatives backward."""

    result: float
    gradients: dict[str, float | None] = Field(description="∂result/∂name for each name")
    nodes: list[GraphNode]
    edges: list[GraphEdge]


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
        raise RequestValidationError([{"type": "words", "loc": ("header", "content-type"), "msg": words}])
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
    if error["type"] == "json_invalid":
        return loc, f"The body cannot be read as JSON: {error['ctx']['error']}."
    if error["type"] == "extra_forbidden":
        return loc, f"{loc[0]} is not a setting here; leave it out."
    return loc, WORDS.get(loc) or f"{loc[-1]} must be a finite number, such as 5."


@router.post(
    "/graph",
    summary="An expression as a computation graph",
    response_model=Graph,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": Question.model_json_schema()}},
        }
    },
)
async def post_graph(question: Annotated[Question, Depends(asked)]) -> Response:
    """Return the value of an expression, and the derivative for each of its names and nodes.

    Products are written with `*`, powers with `**` (from the right, and before a minus: `-a**2` is
    `-(a**2)`); what is written twice is one node. Nothing is run as code. An expression that cannot be read,
    or has no finite value, is refused with a sentence; the last entry of its `loc` is the column, from 1.
    """
    try:
        graph = parse(question.expression)
        places = names(graph)
        wrong = [
            (("values", name), f'{name} has no value; add it to values, such as "{name}": 1.')
            for name in places.keys() - question.values.keys()
        ]
        wrong += [
            (("values", name), f"{name} is not in the expression; leave it out of values.")
            for name in question.values.keys() - places.keys()
        ]
        if wrong:
            raise refused(*sorted(wrong))
        found = derive(graph, question.values)
    except (Unreadable, Undefined) as unclear:
        raise refused((("expression", unclear.column), str(unclear))) from None
    answer = {
        "result": found.values[-1],
        "gradients": {name: found.gradients[place] for name, place in places.items()},
        "nodes": [
            {"id": place, "label": node.label, "value": value, "gradient": gradient}
            for place, (node, value, gradient) in enumerate(
                zip(graph, found.values, found.gradients, strict=True)
            )
        ],
        "edges": [
            {"from": used, "to": user, "derivative": derivative} for used, user, derivative in found.edges
        ],
    }
    return Response(to_json(answer), media_type="application/json")


@router.get("/graph/presets", summary="Expressions worth looking at")
async def get_presets() -> list[Preset]:
    """Return expressions with values: what a question to the graph holds, and a name and a label."""
    return PRESETS
