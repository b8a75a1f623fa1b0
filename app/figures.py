"""The error surface as a Plotly figure: a carpet, the path that walks on it, the ball and the start.

The figure stands on its own: `plotly.io.from_json` opens it in a notebook, with the ball on the start.
The page draws this very figure in the colours of its theme, and then only moves the path and the ball.
"""

import math
from typing import Any

import numpy as np
import plotly.graph_objects as go  # pyright: ignore[reportMissingTypeStubs]
from numpy.typing import NDArray

from app.numerics.landscape import Landscape

Array = NDArray[np.float64]

INK = "#111111"
PAPER = "#ffffff"
GOLD = "#ffc933"
GOLD_EDGE = "#1b1a17"
MUTED = "#4f5d6b"
HAIRLINE = "#c9d1d9"
WIRE = "#ccd8dc"  # opaque: Plotly does not blend the alpha of a wire
CARPET = [  # darker = lower, monotone in lightness for every common kind of colour vision
    [0.0, "#142a5c"],
    [0.15, "#1f5597"],
    [0.35, "#3a8bb3"],
    [0.5, "#6db0b3"],
    [0.6, "#9ac5b5"],
    [0.75, "#cfd9b0"],
    [0.88, "#f1dda0"],
    [1.0, "#ffe3a6"],
]
FONT = "system-ui, sans-serif"
MATHS_FONT = "math, STIX Two Math, Cambria Math, serif"

# The box is 1 by 1 on the floor. At this height the default run (0.74 against 12) is nine times too tall.
HEIGHT = 0.555
FINENESS = 2**16
"""Steps in the height of the box that a loss is rounded to: a hundred in a pixel."""
# From here plateau, cliff and valley are seen at once, and nothing stands before the path.
AZIMUTH, ELEVATION, DISTANCE = math.radians(-49), math.radians(36), 2.1
# Parts of the box's height. Strokes that lie on the carpet itself are cut to dashes by its wires.
CASING_LIFT, PATH_LIFT, MARK_LIFT = 0.008, 0.0135, 0.065


def carpet(
    w: Array, b: Array, loss: Array, *, start: tuple[float, float, float], landscape: Landscape
) -> go.Figure:
    """The loss over a window of (w, b) as a draped surface, with path, ball and start waiting at `start`.

    Args:
        w: the (nx,) weights of the columns, ascending.
        b: the (ny,) biases of the rows, ascending.
        loss: the (ny, nx) finite losses; rows follow b.
        start: (w, b, loss) of the first point. It may lie outside the window; it is then not seen.
        landscape: the scale of colours and heights. Where it is cut, the carpet is too.

    Raises:
        ValueError: if the shapes do not fit together or a number is not finite.
    """
    if loss.shape != (b.size, w.size):
        raise ValueError(f"loss has the shape {loss.shape}, b and w ask for {(b.size, w.size)}")
    if not all(np.isfinite(numbers).all() for numbers in (w, b, loss, np.array(start))):
        raise ValueError("a carpet can only be drawn from finite numbers")
    heights = _heights(landscape)
    size = heights[1] - heights[0]
    surface = _surface(w, b, _rounded(loss, size), landscape)
    return go.Figure([surface, *_path(start, size), *_marks(start, size)], _layout(w, b, heights))


def _heights(landscape: Landscape) -> tuple[float, float]:
    """The losses at the bottom and at the top of the box: a little air over a carpet that is not cut."""
    low, top, cut, *_ = landscape
    return low, top if cut else _round_up(low + 1.05 * (landscape.highest - low))


def _rounded(loss: Array, size: float) -> NDArray[np.floating[Any]]:
    """The losses as they are drawn: in steps of at most size / FINENESS, which compress to two thirds.

    Float32 halves the JSON once more, wherever it reaches.
    """
    if not (size > 1e-30 and loss.max() < 1e30):
        return loss
    step = 2.0 ** math.floor(math.log2(size / FINENESS))
    rounded: Array = np.round(loss / step) * step
    return rounded.astype(np.float32)


def _surface(w: Array, b: Array, loss: NDArray[np.floating[Any]], landscape: Landscape) -> go.Surface:
    """The carpet itself."""
    return go.Surface(
        name="surface",
        uid="surface",
        x=w,
        y=b,
        z=loss,
        cmin=landscape.floor,
        cmax=landscape.top,
        colorscale=CARPET,
        showscale=False,  # the page has its own legend; Plotly's would need a looser style policy
        hoverinfo="skip",
        lighting={"ambient": 0.75, "diffuse": 0.55, "specular": 0.12, "roughness": 0.85, "fresnel": 0.05},
        lightposition={"x": -60, "y": -120, "z": 200},
        contours={"x": _wires(w), "y": _wires(b), "z": {"highlight": False}},
    )


def _wires(values: Array) -> dict[str, Any]:
    """Lines draped along one axis, four to a tick: they show the shape even from the last row."""
    low, high = float(values[0]), float(values[-1])
    size = _tick_step(low, high) / 4
    first = math.ceil(round(low / size, 6)) * size
    line = {"show": True, "highlight": False, "color": WIRE, "width": 1}
    return line | {"start": first, "end": high + size / 50, "size": size}


def _path(start: tuple[float, float, float], size: float) -> list[go.Scatter3d]:
    """The path and, dashed, the chords of steps too long to be laid on the carpet; a casing under each.

    All four hold one point, because Plotly cannot later move a line that began empty.
    """
    strokes = [
        ("casing", CASING_LIFT, {"color": PAPER, "width": 10}),
        ("path", PATH_LIFT, {"color": INK, "width": 6}),
        ("jumps casing", CASING_LIFT, {"color": PAPER, "width": 7, "dash": "dash"}),
        ("jumps", PATH_LIFT, {"color": INK, "width": 3.5, "dash": "dash"}),
    ]
    return [_scatter(name, start, lift * size, mode="lines", line=line) for name, lift, line in strokes]


def _marks(start: tuple[float, float, float], size: float) -> list[go.Scatter3d]:
    """Start ring and ball, each as two discs: Plotly's own outline is ragged."""
    discs = [
        ("start edge", MARK_LIFT, INK, 11.0),
        ("start", MARK_LIFT + 0.003, PAPER, 6.5),
        ("ball edge", MARK_LIFT + 0.006, GOLD_EDGE, 13.5),
        ("ball", MARK_LIFT + 0.009, GOLD, 10.0),
    ]
    return [
        _scatter(name, start, lift * size, mode="markers", marker={"color": color, "size": wide})
        for name, lift, color, wide in discs
    ]


def _scatter(name: str, start: tuple[float, float, float], lift: float, **look: Any) -> go.Scatter3d:
    w, b, loss = start
    at = {"x": [w], "y": [b], "z": [loss + lift]}
    return go.Scatter3d(name=name, uid=name, hoverinfo="skip", showlegend=False, **at, **look)


def _layout(w: Array, b: Array, heights: tuple[float, float]) -> dict[str, Any]:
    scene = {
        "xaxis": _axis(float(w[0]), float(w[-1]), name="w"),
        "yaxis": _axis(float(b[0]), float(b[-1]), name="b"),
        "zaxis": _height_axis(*heights),
        "aspectmode": "manual",
        "aspectratio": {"x": 1, "y": 1, "z": HEIGHT},
        "dragmode": "turntable",
        "hovermode": False,
        "camera": _camera(),
    }
    # An empty template: Plotly's default one would add 7 kB to every answer and its own colours.
    return {
        "scene": scene,
        "template": go.layout.Template(),
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "paper_bgcolor": PAPER,
        "font": {"family": FONT, "size": 13, "color": MUTED},
        "showlegend": False,
        "uirevision": "carpet",  # a viewer's rotation outlives a new surface
    }


def _axis(low: float, high: float, *, name: str) -> dict[str, Any]:
    step = _tick_step(low, high)
    # The last twelfth at either end stays free: there the labels of two axes would meet.
    first, last = (low * 11 + high) / 12, (low + high * 11) / 12
    values = [_plain(i * step) for i in range(math.ceil(first / step), math.floor(last / step) + 1)]
    title = {"text": name, "font": {"family": MATHS_FONT, "size": 17, "style": "italic"}}
    return _frame() | {"range": [low, high], "tickvals": values, "title": title, **_labels(values, step)}


def _height_axis(low: float, top: float) -> dict[str, Any]:
    step = _tick_step(low, top, parts=5)
    values = [
        _plain(i * step) for i in range(math.ceil(low / step - 1e-9), math.floor(top / step + 1e-9) + 1)
    ]
    # No title: the heading of the picture says "error L(w, b)". No lines: they would cross the wires.
    hidden = {"title": {"text": ""}, "showgrid": False}
    return _frame() | {"range": [low, top], "tickvals": values, **_labels(values, step), **hidden}


def _frame() -> dict[str, Any]:
    line = {"gridcolor": HAIRLINE, "zeroline": False, "showline": False, "showbackground": False}
    return line | {"showspikes": False, "ticks": "", "tickangle": 0}


def _labels(values: list[float], step: float) -> dict[str, Any]:
    """Tick labels as text with a true minus sign; digits enough to tell one step from the next."""
    largest = max((abs(value) for value in values), default=0.0)
    place = math.floor(math.log10(step) + 1e-9)  # of the step's only digit
    if largest >= 1e6 or step < 1e-5:
        digits = math.floor(math.log10(largest or step) + 1e-9) - place + 1
        texts = [f"{value:.{digits}g}" for value in values]
    else:
        texts = [f"{value:.{max(0, -place)}f}" if value else "0" for value in values]
    return {"tickmode": "array", "ticktext": [text.replace("-", "−") for text in texts]}


def _camera() -> dict[str, Any]:
    across = DISTANCE * math.cos(ELEVATION)
    eye = {
        "x": across * math.cos(AZIMUTH),
        "y": across * math.sin(AZIMUTH),
        "z": DISTANCE * math.sin(ELEVATION),
    }
    return {"eye": eye, "center": {"x": 0, "y": 0, "z": -0.04}, "up": {"x": 0, "y": 0, "z": 1}}


def _tick_step(low: float, high: float, parts: int = 8) -> float:
    """The smallest of 1, 2, 5 times a power of ten that cuts low…high into at most so many parts."""
    size = 10.0 ** math.floor(math.log10((high - low) / parts))
    return next(_plain(step * size) for step in (1, 2, 5, 10) if (high - low) / (step * size) <= parts)


def _plain(value: float) -> float:
    """The number without the dust of binary fractions: 3 · 0.2 is 0.6."""
    return float(f"{value:.15g}")


def _round_up(value: float) -> float:
    """Up to two significant digits; a surface that is zero everywhere is given the height 1."""
    if value <= 0:
        return 1.0
    unit = 10.0 ** (math.floor(math.log10(value)) - 1)
    return _plain(math.ceil(round(value / unit, 9)) * unit)
