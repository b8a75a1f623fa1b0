"""The text of functions of app.numerics and of all they name, so that it runs by itself.

It is taken as it stands, comments and all. Only the annotations are cut out, which say nothing to a
computer and would ask for the packages they name; and each record of functions becomes a named tuple.
"""

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from types import FunctionType
from typing import Any

WIDTH = 110
"""Characters of a line, at most."""
HEADER = re.compile(r"^( *def \w+)\(\n(.*?)\n *\):$", re.DOTALL | re.MULTILINE)


@lru_cache(maxsize=64)
def assemble(roots: tuple[Any, ...]) -> tuple[list[str], str]:
    """Return the imports and the definitions of some functions and all they name, in the order of need.

    Raises TypeError when one of them names what a script cannot hold, such as an array.
    """
    imports: dict[str, set[str]] = {}
    texts: dict[str, str] = {}

    def add(name: str, thing: Any) -> None:
        home: str = getattr(thing, "__module__", None) or ""
        if name in texts:
            return
        if isinstance(thing, FunctionType) and home.startswith("app.numerics."):
            texts[name] = ""  # it may name itself
            text = trimmed(inspect.getsource(thing))
            for needed in sorted(globals_of(text) & thing.__globals__.keys()):
                add(needed, thing.__globals__[needed])
            texts[name] = f"\n{texts.pop(name)}{text}"
        elif names := record_of(thing):
            texts[name] = f"\n{record(thing, names)}"
        elif isinstance(thing, (int, float)):
            texts[name] = f"{name} = {thing!r}\n"
        elif home in ("math", "cmath", "itertools", "functools", "operator", "random"):
            imports.setdefault(home, set()).add(name)
        else:
            raise TypeError(f"{name} cannot be written into a script: {thing!r}")

    for root in roots:
        add(name_of(root), root)
    lines = [f"from {home} import {', '.join(sorted(names))}" for home, names in sorted(imports.items())]
    return lines, "\n".join(texts.values()).strip()


def record_of(thing: Any) -> list[str]:
    """Return the names of a record's fields; none for what is no record."""
    names: tuple[str, ...] = getattr(thing, "_fields", ())
    if isinstance(thing, type) and is_dataclass(thing):
        return [field.name for field in fields(thing)]
    return [*names]


def record(of: Any, names: list[str]) -> str:
    """Return a record as a named tuple, with its docstring as a comment."""
    about = "\n".join(f"# {line}".rstrip() for line in (inspect.getdoc(of) or "").splitlines())
    return f'{about}\n{of.__name__} = namedtuple("{of.__name__}", "{" ".join(names)}")\n'


def globals_of(text: str) -> set[str]:
    """Return the names that a definition reads and does not bind itself."""
    read: set[str] = set()
    bound: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                read.add(name)
            case ast.Name(id=name) | ast.arg(arg=name):
                bound.add(name)
            case _:
                pass
    return read - bound


def trimmed(text: str) -> str:
    """Return the text of a definition without its annotations, every other character as it was."""
    source = text.encode()  # ast counts bytes
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    tree = ast.parse(text)
    for first, last in sorted(annotations(tree, source, starts), reverse=True):
        source = source[:first] + source[last:]
    return one_line_headers(source.decode())


def annotations(tree: ast.AST, source: bytes, starts: list[int]) -> Iterator[tuple[int, int]]:
    """Yield where annotations begin and end, in bytes."""

    def end(node: ast.expr) -> int:
        return starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)

    for node in ast.walk(tree):
        match node:
            case ast.arg(arg=name, annotation=ast.expr() as annotation):
                yield starts[node.lineno - 1] + node.col_offset + len(name.encode()), end(annotation)
            case ast.FunctionDef(returns=ast.expr() as returns):
                arrow = source.rindex(b"->", 0, starts[returns.lineno - 1] + returns.col_offset)
                yield len(source[:arrow].rstrip()), end(returns)
            case ast.AnnAssign(target=target, annotation=annotation, value=ast.expr()):
                yield end(target), end(annotation)
            case _:
                pass


def one_line_headers(text: str) -> str:
    """Return definitions whose first line is whole again where it was long only for its annotations."""

    def joined(header: re.Match[str]) -> str:
        line = f"{header[1]}({' '.join(header[2].split()).removesuffix(',')}):"
        return header[0] if len(line) > WIDTH else line

    return HEADER.sub(joined, text)


def name_of(function: Any) -> str:
    """Return the name a function was defined by."""
    return function.__name__
