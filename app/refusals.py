"""Refusals: what is wrong with a setting, in one plain sentence that names it and the remedy."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel

LISTS = frozenset({"point", "rate_change", "run", "target", "features", "weight"})
"""Settings that may be given more than once."""
# So may a cursor, because it is never refused.
REPEATABLE = LISTS | {"last_event_id"}


class Refusal(BaseModel):
    """One entry of a 422's `detail`, as FastAPI shapes it, without the refused input."""

    loc: list[str | int]
    msg: str


class Refused(BaseModel):
    """The body of a 422."""

    detail: list[Refusal]


def refused(status: int, entries: list[Refusal], headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Return an answer that says what is wrong."""
    return JSONResponse(Refused(detail=entries).model_dump(), status, headers)


def invalid(loc: tuple[str | int, ...], words: str) -> RequestValidationError:
    """Return the refusal of what an endpoint alone can judge: where it stands, and its sentence."""
    return RequestValidationError([{"type": "words", "loc": loc, "msg": words}])


def repeats(names: Iterable[str]) -> list[Refusal]:
    """Return a refusal for each name that is given twice and may not be."""
    counts = Counter(name for name in names if name not in REPEATABLE)
    return [
        Refusal(loc=["query", name], msg=f"{name} is given {count} times; give it once.")
        for name, count in counts.items()
        if count > 1
    ]


def refusals(errors: Iterable[Mapping[str, Any]]) -> list[Refusal]:
    """Return pydantic's errors as refusals; `input` and `ctx` are dropped, since NaN in them is no JSON."""
    # A list is counted again after its refused entries were taken out; their own words are enough.
    return [
        Refusal(loc=list(error["loc"]), msg=sentence(error))
        for error in errors
        if error["type"] not in ("too_short", "too_long")
    ]


def sentence(error: Mapping[str, Any]) -> str:
    """Return the words for one pydantic error."""
    if error["type"] == "extra_forbidden":
        return f"{error['loc'][-1]} is not a setting here; leave it out."
    return error["msg"]
