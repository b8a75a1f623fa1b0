"""The error surface as a Plotly figure, for the page and for notebooks."""

from functools import lru_cache
from typing import Any

from fastapi import APIRouter, Request, Response

from app.api.document import NOT_MODIFIED, document
from app.api.surface import AllowedQuery, SurfaceQuery
from app.figures import carpet
from app.numerics.namespace import FLOATS

router = APIRouter(tags=["surface"])


@lru_cache(maxsize=32)  # a class asks for one carpet all at once
def rendered(settings: str) -> bytes:
    """Return the carpet of a SurfaceQuery, given as JSON, with its start: as Plotly's JSON."""
    query = SurfaceQuery.model_validate_json(settings)
    w, b, loss = query.surface(query.resolution)
    start = query.w, query.b
    at = *start, query.neuron(FLOATS).loss(start)
    figure = carpet(w, b, loss, start=at, landscape=query.landscape())
    text: Any = figure.to_json()  # pyright: ignore[reportUnknownMemberType]
    return text.encode()


@router.get(
    "/figure",
    summary="The error surface as a Plotly figure",
    response_model=dict[str, Any],
    responses=NOT_MODIFIED,
)
def get_figure(request: Request, query: AllowedQuery) -> Response:
    """Return the carpet with its start, as `plotly.io.from_json` reads it; `/api/figure?resolution=41`.

    Its heights are rounded for drawing, to a part in 65,536 of the box; `/api/surface` has all digits.
    """
    return document(request, query, "application/json", lambda: [rendered(query.model_dump_json())])
