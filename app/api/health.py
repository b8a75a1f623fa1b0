"""Health: whether the server answers."""

from fastapi import APIRouter

from app import __version__

router = APIRouter(tags=["health"])


@router.get("/healthz", summary="Whether the server answers")
async def get_health() -> dict[str, str]:
    """Return ok and the version."""
    return {"status": "ok", "version": __version__}
