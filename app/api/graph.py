"""Computation graphs: an expression, its value, and every derivative on the way back."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, Field
from pydantic_core import to_json

from app.api.question import Question, asked, refused
from app.numerics.expression import parse
from app.numerics.graph import Undefined, derive, names
from app.numerics.tokens import Unreadable

router = APIRouter(tags=["graph"])


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
