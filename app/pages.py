"""HTML pages: the app itself, and the API's documentation."""

import re
from collections.abc import Sequence
from functools import lru_cache

from fastapi import APIRouter, Request, Response
from fastapi.openapi.docs import get_swagger_ui_html
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app import __version__
from app.api.graph import PRESETS
from app.api.options import current_options
from app.assets import PLOTLY, Asset, Assets
from app.config import folder
from app.fingerprint import NUMBERS
from app.format import count, plain
from app.link import Company, read_company, read_run
from app.numerics.tokens import LISTED
from app.paper.handout import handout
from app.policy import ANYWHERE, SAME_ORIGIN, UNSAFE_INLINE, policy, source
from app.refusals import Refusal
from app.tables.made import MADE
from app.tables.reading import MOST_COLUMNS, MOST_ROWS
from app.tables.records import LARGEST_FILE
from app.tables.settings import MOST_OUTPUTS, WALKING, TrainingSettings

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

router = APIRouter(include_in_schema=False)
templates = Environment(
    loader=FileSystemLoader(folder("templates")), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
templates.filters |= {"plain": plain, "count": count}
templates.policies["json.dumps_kwargs"] = {"sort_keys": False}  # links keep the settings' own order


def html(text: str) -> Asset:
    """Return a page ready to be sent."""
    return Asset.of("page.html", text.encode())


def page(request: Request, prepared: Asset, content_policy: str) -> Response:
    """Answer with a page under a content security policy; a browser asks each time if it is still good."""
    return prepared.answer(request, {"Content-Security-Policy": content_policy, "Cache-Control": "no-cache"})


def render_app(assets: Assets, company: Company, embedded: bool, problems: Sequence[Refusal] = ()) -> Asset:
    """Return the app with the runs of its address; embedded: pictures and transport alone."""
    options = current_options().model_dump(mode="json", exclude={"training"})
    run = company.runs[company.shown]
    # of each setting the page needs the default alone; the rest is what the documentation says of it
    defaults = {name: {"default": setting["default"]} for name, setting in options["settings"].items()}
    contents = {
        "options": options | {"settings": defaults},
        "run": run.settings(),
        "runs": [each.settings() for each in company.runs],
        "shown": company.shown,
        "query": company.query,
        "problems": [problem.model_dump() for problem in problems],
        "plotly": assets.url(PLOTLY),
        "version": __version__,
        "numbers": NUMBERS,
    }
    return html(
        templates.get_template("index.html").render(
            page=contents,
            run=run,
            options=options,
            problems=problems,
            static=assets.url,
            version=__version__,
            embedded=embedded,
        )
    )


kept_app = lru_cache(maxsize=64)(render_app)
"""The same, kept: a class opens one link all at once."""


def app_page(request: Request, frames: str, *, embedded: bool) -> Response:
    """Answer with the app and the runs of its address; frames: whose pages may hold it in a frame."""
    assets: Assets = request.app.state.assets
    company, problems = read_company(request.query_params.multi_items())
    prepared = (
        render_app(assets, company, embedded, problems) if problems else kept_app(assets, company, embedded)
    )
    return page(request, prepared, policy(styles=assets.plotly_styles, frames=frames))


@router.get("/")
async def get_index(request: Request) -> Response:
    """Return the app with the run of its address."""
    return app_page(request, SAME_ORIGIN, embedded=False)


@router.get("/embed")
async def get_embed(request: Request) -> Response:
    """Return picture and transport of a run, for a frame on any other page."""
    return app_page(request, ANYWHERE, embedded=True)


@router.get("/handout")
def get_handout(request: Request) -> Response:
    """Return a run for printing: settings, formulas, some of its steps and its path from above."""
    assets: Assets = request.app.state.assets
    run, problems = read_run(request.query_params.multi_items())
    query = run.query()
    text = templates.get_template("handout.html").render(
        handout(run),
        run=run,
        problems=problems,
        address=f"{request.base_url}{'?' if query else ''}{query}",
        static=assets.url,
    )
    return page(request, html(text), policy())


@lru_cache(maxsize=1)
def graph_page(assets: Assets) -> Asset:
    """Return the page of the computation graph; its script reads the address and asks for the rest."""
    return html(
        templates.get_template("graph.html").render(
            presets=[preset.model_dump() for preset in PRESETS], functions=LISTED, static=assets.url
        )
    )


@router.get("/graph")
async def get_graph(request: Request) -> Response:
    """Return the computation graph of the expression and values in its address."""
    return page(request, graph_page(request.app.state.assets), policy())


@lru_cache(maxsize=1)
def data_page(assets: Assets) -> Asset:
    """Return the page of a training on a table; its script reads the address and asks for the rest."""
    options = current_options()
    contents = {
        "activation": [choice.model_dump() for choice in options.activation],
        "loss": [choice.model_dump() for choice in options.loss],
        "method": [choice.model_dump() for choice in options.method if choice.name in WALKING],
        "settings": options.training,
        "defaults": TrainingSettings().settings(),
        "tables": [{"id": id, "label": made.label, "words": made.words} for id, made in MADE.items()],
        "most": {"bytes": LARGEST_FILE, "rows": MOST_ROWS, "columns": MOST_COLUMNS, "outputs": MOST_OUTPUTS},
        "plotly": assets.url(PLOTLY),
    }
    return html(templates.get_template("data.html").render(page=contents, static=assets.url))


@router.get("/data")
async def get_data(request: Request) -> Response:
    """Return the training of a layer on a table, as in its address."""
    assets: Assets = request.app.state.assets
    return page(request, data_page(assets), policy(styles=assets.plotly_styles))


@router.get("/docs")
async def get_docs(request: Request) -> Response:
    """Return the API's documentation, with nothing from another host."""
    assets: Assets = request.app.state.assets
    text = bytes(
        get_swagger_ui_html(
            openapi_url="openapi.json",
            title="Flying Carpet: the API",
            swagger_js_url=assets.url("docs/swagger-ui-bundle.js"),
            swagger_css_url=assets.url("docs/swagger-ui.css"),
            swagger_favicon_url="data:,",
        ).body
    ).decode()
    scripts = [source(script) for script in INLINE_SCRIPT.findall(text)]
    return page(request, html(text), policy(scripts, styles=[UNSAFE_INLINE]))
