"""The error surface over the run's window, as plain numbers."""

from typing import TYPE_CHECKING, Annotated, TypeVar

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, Field
from pydantic_core import to_json

from app.api.document import NOT_MODIFIED, document
from app.refusals import invalid
from app.run import Run

if TYPE_CHECKING:
    from app.api.training_surface import SliceQuery

router = APIRouter(tags=["surface"])

Sampled = TypeVar("Sampled", "SurfaceQuery", "SliceQuery")


class SurfaceQuery(Run):
    """A run, and how finely its surface is to be sampled."""

    resolution: int = Field(
        default=121,
        ge=2,
        le=301,
        description="values along each axis; a deployment may allow fewer",
        examples=[41],
    )


class SurfaceDocument(BaseModel):
    """The loss at every pair of w and b; its rows follow b."""

    w: list[float]
    b: list[float]
    loss: list[list[float]]


async def allowed(request: Request, query: Annotated[SurfaceQuery, Query()]) -> SurfaceQuery:
    """Return the query, its resolution no higher than this deployment allows, or refuse it in words."""
    return capped(query, request.app.state.config.max_resolution)


def capped(query: Sampled, most: int) -> Sampled:
    """Return a query whose resolution is at most so many, the default lowered, or refuse it in words."""
    if query.resolution <= most:
        return query
    if "resolution" in query.model_fields_set:
        words = f"resolution must be a whole number from 2 to {most} on this server, such as {most}."
        raise invalid(("query", "resolution"), words)
    return query.model_copy(update={"resolution": most})


AllowedQuery = Annotated[SurfaceQuery, Depends(allowed)]


@router.get(
    "/surface", summary="The error surface as JSON", response_model=SurfaceDocument, responses=NOT_MODIFIED
)
def get_surface(request: Request, query: AllowedQuery) -> Response:
    """Return the full loss over the window, for instance `/api/surface?resolution=41`."""

    def render() -> list[bytes]:
        w, b, loss = query.surface(query.resolution)
        return [to_json({"w": w.tolist(), "b": b.tolist(), "loss": loss.tolist()})]

    return document(request, query, "application/json", render)
