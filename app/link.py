"""A page's address as a person may have been sent it: its runs, and what is wrong with it."""

import re
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from pydantic import ValidationError

from app.comparison import Comparison
from app.refusals import LISTS, Refusal, refusals, repeats
from app.run import Run

Settled = TypeVar("Settled", Run, Comparison)


def read_run(pairs: list[tuple[str, str]]) -> tuple[Run, list[Refusal]]:
    """Return the run of a page's address, and what is wrong with it: then the run is the default one.

    Unknown names are ignored, since chat programs append theirs to links.
    """
    run, problems = read(Run, pairs)
    return run or Run(), problems


def read(model: type[Settled], pairs: list[tuple[str, str]]) -> tuple[Settled | None, list[Refusal]]:
    """Return what the known names of an address mean, None where something is wrong with it."""
    known = [(name, value) for name, value in pairs if name in model.model_fields]
    settings: dict[str, Any] = dict(known)
    for listed in LISTS & settings.keys():
        settings[listed] = [value for name, value in known if name == listed]
    problems = repeats(name for name, _ in known)
    try:
        settled = model.model_validate(settings)
    except ValidationError as refused:
        problems += refusals({**error, "loc": ("query", *error["loc"])} for error in refused.errors())
        return None, problems
    return (None if problems else settled), problems


@dataclass(frozen=True)
class Company:
    """The runs of a page's address, the place of the one shown, and the address in its shortest form."""

    runs: tuple[Run, ...] = (Run(),)
    shown: int = 0
    query: str = ""


def read_company(pairs: list[tuple[str, str]]) -> tuple[Company, list[Refusal]]:
    """Return the runs of a page's address, and what is wrong with them: then the default one is alone."""
    comparison, problems = read(Comparison, pairs)
    if comparison is None:
        return Company(), problems
    runs = comparison.runs
    if len(runs) == 1:
        return Company(runs=(runs[0],), query=runs[0].query()), []
    last = len(runs) - 1
    text = dict(pairs).get("shown", "")
    shown = min(int(text), last) if re.fullmatch(r"[0-9]", text) else last
    address = [(name, value) for name, value in pairs if name in Comparison.model_fields]
    if shown < last:
        address.append(("shown", str(shown)))
    return Company(tuple(runs), shown, urlencode(address, safe=",")), []
