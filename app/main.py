"""create_app(): the only place where everything meets."""

import asyncio

from anyio import CapacityLimiter
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.responses import JSONResponse

from app import __version__, api, join, pages
from app.api import health
from app.assets import Assets
from app.config import Config
from app.middleware import Body, CommonHeaders, Head, RootPath
from app.refusals import refusals, refused
from app.stream.limits import Limits
from app.stream.tape import Shelf
from app.tables.store import Store
from app.watch import metrics
from app.watch.log import AccessLog
from app.watch.visit import Named, Observer, Watched


async def refuse(request: Request, error: Exception) -> JSONResponse:
    """Answer 422 in words."""
    assert isinstance(error, RequestValidationError)
    return refused(422, refusals(error.errors()))


def create_app(config: Config | None = None) -> FastAPI:
    """Return the application. Set its `state.stopping` to end the open streams when the server stops."""
    config = config or Config.from_environment()
    app = FastAPI(
        title="Flying Carpet",
        version=__version__,
        summary="Gradient descent on a toy sigmoid neuron, live on its error surface.",
        docs_url=None,
        redoc_url=None,
        lifespan=metrics.lifespan if config.metrics else None,
        redirect_slashes=False,  # a redirect would lose the prefix that a proxy has taken off
    )
    app.state.config = config
    app.state.assets = Assets()
    app.state.stopping = asyncio.Event()
    app.state.limits = Limits(config)
    app.state.shelf = Shelf()
    app.state.searching = CapacityLimiter(1)
    app.state.learning = CapacityLimiter(1)
    app.state.reading = CapacityLimiter(1)
    app.state.tables = Store()
    app.include_router(api.router)
    app.include_router(health.router)
    app.include_router(pages.router)
    app.include_router(join.router)
    app.add_route("/static/{version}/{path:path}", app.state.assets.get, include_in_schema=False)
    app.add_exception_handler(RequestValidationError, refuse)

    observers: list[Observer] = [AccessLog()] if config.access_log else []
    if config.metrics:
        app.state.metrics = metrics.Metrics()
        app.include_router(metrics.router)
        observers.append(app.state.metrics)

    # The last added is the outermost.
    app.add_middleware(Named)
    app.add_middleware(GZipMiddleware, compresslevel=5)
    app.add_middleware(Body, most=config.max_body)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "POST"],
        expose_headers=["ETag", "Retry-After"],
    )
    app.add_middleware(CommonHeaders)
    app.add_middleware(Head)
    app.add_middleware(RootPath, root_path=config.root_path)
    app.add_middleware(Watched, observers=observers)
    return app
