"""The lecture's descent, written again and on its own: what the general loop is compared with."""

import math


def output(w, b, x):
    z = w * x + b
    return 1 / (1 + math.exp(-z)) if z > -700 else 0.0


def loss(points, w, b):
    return sum(0.5 * (output(w, b, x) - y) * (output(w, b, x) - y) for x, y in points)


def gradient(points, w, b):
    dw = db = 0.0
    for x, y in points:
        f = output(w, b, x)
        dw += (f - y) * f * (1 - f) * x
        db += (f - y) * f * (1 - f)
    return dw, db


def descend(points, w, b, rate, steps):
    """Return (w, b) at every step, the start included."""
    walked = [(w, b)]
    for _ in range(steps):
        dw, db = gradient(points, w, b)
        w, b = w - rate * dw, b - rate * db
        walked.append((w, b))
    return walked
