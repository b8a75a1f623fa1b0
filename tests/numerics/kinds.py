"""Every activation with every loss that goes with it."""

from app.numerics.activations import ACTIVATIONS
from app.numerics.losses import LOSSES

KINDS = [
    (activation, loss)
    for loss, entry in LOSSES.items()
    for activation in ACTIVATIONS
    if not entry.activations or activation in entry.activations
]
PAIRS = [(ACTIVATIONS[activation], LOSSES[loss]) for activation, loss in KINDS]


def fitting(points, loss):
    """Return points with targets that the loss can be asked for."""
    low, high = LOSSES[loss].targets
    return tuple((x, min(max(y, low), high)) for x, y in points)
