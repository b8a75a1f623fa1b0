"""Tables: bring one as a CSV file, see what is in it, and which there are from the start."""

from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, HTTPException, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import to_json

from app.format import count
from app.refusals import Refusal, Refused, invalid
from app.setting import refuse
from app.tables.made import MADE, made_table
from app.tables.reading import MOST_COLUMNS, MOST_ROWS, read
from app.tables.records import LARGEST_FILE, Unreadable
from app.tables.store import Store
from app.tables.table import Table

router = APIRouter(tags=["tables"])

EXAMPLE = "x1,x2,label\r\n0.5,2,1\r\n1,3,0\r\n"
KINDS = frozenset({"", "text/csv", "text/plain", "text/tab-separated-values", "application/csv"})
ELSEWHERE: dict[int | str, dict[str, Any]] = {
    404: {"model": Refused, "description": "No such table is here, or not any more"},
    409: {"model": Refused, "description": "This server has several processes and keeps no tables"},
}


class Column(BaseModel):
    """A column."""

    name: str
    type: str = Field(description="number; words or empty, which cannot be learnt from")
    min: float | None
    max: float | None
    missing: int = Field(description="rows without a number here; a training leaves them out")


class TableDocument(BaseModel):
    """What is in a table."""

    id: str
    rows: int
    columns: list[Column]
    targets: int = Field(description="how many of the last columns are targets, unless others are chosen")
    preview: list[list[str]] = Field(description="the cells of the first rows, the longest cut short")


class MadeChoice(BaseModel):
    """A table that is made here."""

    id: str
    label: str
    words: str


class HeaderQuery(BaseModel):
    """How the file is to be read."""

    model_config = ConfigDict(extra="forbid")

    header: str | None = Field(
        default=None,
        description="yes or no, whether the first row holds the names; left out: it does where none of it is "
        "a number",
        json_schema_extra={"enum": ["yes", "no"]},
    )

    @field_validator("header")
    @classmethod
    def _yes_or_no(cls, header: str | None) -> str | None:
        if header not in (None, "yes", "no"):
            refuse("header must be yes or no; leave it out to have it found out.")
        return header


def nowhere(status: int, loc: list[str | int], words: str) -> HTTPException:
    """Return an answer in words, shaped as every refusal."""
    return HTTPException(status, [Refusal(loc=loc, msg=words).model_dump()])


def alone(request: Request, loc: list[str | int]) -> None:
    """Refuse, with 409, what needs the memory of one process where there are several."""
    if request.app.state.config.workers > 1:
        words = (
            "Tables stay in the memory of one process, and this server has several; start it with --workers "
            f"1 to bring tables. Here are only {', '.join(MADE)}."
        )
        raise nowhere(409, loc, words)


def kept(request: Request, id: str, loc: list[str | int]) -> Table:
    """Return a table that is made here or was brought, or refuse with 404 or 409."""
    if id in MADE:
        return made_table(id)
    alone(request, loc)
    store: Store = request.app.state.tables
    table = store.get(id)
    if table is None:
        raise nowhere(404, loc, "This table is not here, or not any more; bring its file again.")
    return table


def described(id: str, table: Table) -> bytes:
    """Return what is in a table as JSON, shaped as TableDocument."""
    told = {"columns": [*table.columns()], "targets": table.targets, "preview": table.preview}
    return to_json({"id": id, "rows": table.rows, **told})


def read_and_described(file: bytes, header: bool | None) -> tuple[Table, bytes]:
    """Return the table in a file, and what is in it. Raises Unreadable."""
    table = read(file, header)
    return table, described(table.id, table)


@router.post(
    "/tables",
    status_code=201,
    summary="Bring a table",
    response_model=TableDocument,
    responses=ELSEWHERE,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"text/csv": {"schema": {"type": "string"}, "example": EXAMPLE}},
        }
    },
)
async def post_table(request: Request, query: Annotated[HeaderQuery, Query()]) -> Response:
    """Keep the table in the body, a CSV file as it is, and return its id and what is in it.

    A comma, a semicolon or a tab stands between cells; beside a semicolon or a tab a comma in a number is a
    decimal point. A file that cannot be read is refused with a sentence; where that is about a cell, the last
    two entries of its `loc` are the row, as a spreadsheet numbers it, and the column, from 1. The id comes
    from the content. The table stays in memory for an hour after the last question, or until there is no
    room; nothing is written to disk.
    """
    alone(request, ["body"])
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in KINDS:
        words = "Send the file itself as the body, with the header Content-Type: text/csv."
        raise invalid(("header", "content-type"), words)
    state = request.app.state
    try:
        file = await request.body()
        header = None if query.header is None else query.header == "yes"
        table, told = await to_thread.run_sync(read_and_described, file, header, limiter=state.reading)
    except Unreadable as wrong:
        loc = ("body", *(place for place in (wrong.row, wrong.column) if place is not None))
        raise invalid(loc, str(wrong)) from None
    state.tables.keep(table)
    return Response(told, 201, media_type="application/json")


post_table.__doc__ = (post_table.__doc__ or "") + (
    f"\n    At most {count(LARGEST_FILE)} bytes, {count(MOST_ROWS)} rows and {MOST_COLUMNS} columns.\n"
)


@router.get("/tables", summary="Tables that are made here")
async def get_tables() -> list[MadeChoice]:
    """Return the tables that are here from the start; what others have brought is not told."""
    return [MadeChoice(id=id, label=entry.label, words=entry.words) for id, entry in MADE.items()]


@router.get("/tables/{id}", summary="What is in a table", response_model=TableDocument, responses=ELSEWHERE)
async def get_table(request: Request, id: Annotated[str, Path(examples=["five_rows"])]) -> Response:
    """Return a table's columns with their ranges, for instance `/api/tables/five_rows`."""
    table = kept(request, id, ["path", "id"])
    told = await to_thread.run_sync(described, id, table, limiter=request.app.state.reading)
    return Response(told, media_type="application/json")
