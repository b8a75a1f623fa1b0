"""HTML pages: the app itself, and the API's documentation."""

import re
from typing import Any

from fastapi import APIRouter, Request
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import ValidationError

from app import __version__
from app.api.options import current_options
from app.assets import Assets
from app.config import folder
from app.format import count, plain
from app.handout import handout
from app.policy import ANYWHERE, UNSAFE_INLINE, policy, source
from app.refusals import Refusal, refusals, repeats
from app.run import Run

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

router = APIRouter(include_in_schema=False)
templates = Environment(
    loader=FileSystemLoader(folder("templates")), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
templates.filters |= {"plain": plain, "count": count}


def page(html: str, content_policy: str) -> HTMLResponse:
    """Return a page under a content security policy."""
    headers = {"Content-Security-Policy": content_policy, "Cache-Control": "no-cache"}
    return HTMLResponse(html, headers=headers)


def read_run(pairs: list[tuple[str, str]]) -> tuple[Run, list[Refusal]]:
    """Return the run of a page's address, and what is wrong with it: then the run is the default one.

    Unknown names are ignored, since chat programs append theirs to links.
    """
    known = [(name, value) for name, value in pairs if name in Run.model_fields]
    settings: dict[str, Any] = dict(known)
    if points := [value for name, value in known if name == "point"]:
        settings["point"] = points
    problems = repeats(name for name, _ in known)
    try:
        run = Run.model_validate(settings)
    except ValidationError as refused:
        problems += refusals({**error, "loc": ("query", *error["loc"])} for error in refused.errors())
    else:
        if not problems:
            return run, []
    return Run(), problems


def app_page(request: Request, *, embedded: bool) -> str:
    """Return the app with the run of its address; embedded: its picture and transport alone."""
    assets: Assets = request.app.state.assets
    run, problems = read_run(request.query_params.multi_items())
    options = current_options().model_dump(mode="json")
    contents = {
        "options": options,
        "run": run.settings(),
        "query": run.query(),
        "problems": [problem.model_dump() for problem in problems],
        "plotly": assets.url("plotly.min.js"),
        "version": __version__,
    }
    return templates.get_template("index.html").render(
        page=contents,
        run=run,
        options=options,
        problems=problems,
        static=assets.url,
        version=__version__,
        embedded=embedded,
    )


@router.get("/")
async def get_index(request: Request) -> HTMLResponse:
    """Return the app with the run of its address."""
    assets: Assets = request.app.state.assets
    return page(app_page(request, embedded=False), policy(styles=assets.plotly_styles))


@router.get("/embed")
async def get_embed(request: Request) -> HTMLResponse:
    """Return picture and transport of a run, for a frame on any other page."""
    assets: Assets = request.app.state.assets
    return page(app_page(request, embedded=True), policy(styles=assets.plotly_styles, frames=ANYWHERE))


@router.get("/handout")
def get_handout(request: Request) -> HTMLResponse:
    """Return a run for printing: settings, formulas, some of its steps and its path from above."""
    assets: Assets = request.app.state.assets
    run, problems = read_run(request.query_params.multi_items())
    query = run.query()
    html = templates.get_template("handout.html").render(
        handout(run),
        run=run,
        problems=problems,
        address=f"{request.base_url}{'?' if query else ''}{query}",
        static=assets.url,
    )
    return page(html, policy())


@router.get("/docs")
async def get_docs(request: Request) -> HTMLResponse:
    """Return the API's documentation, with nothing from another host."""
    assets: Assets = request.app.state.assets
    html = bytes(
        get_swagger_ui_html(
            openapi_url="openapi.json",
            title="Flying Carpet: the API",
            swagger_js_url=assets.url("docs/swagger-ui-bundle.js"),
            swagger_css_url=assets.url("docs/swagger-ui.css"),
            swagger_favicon_url="data:,",
        ).body
    ).decode()
    scripts = [source(script) for script in INLINE_SCRIPT.findall(html)]
    return page(html, policy(scripts, styles=[UNSAFE_INLINE]))
