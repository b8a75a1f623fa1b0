"""The loss to 60 digits, and its differences: what the formulas in doubles are held against."""

from decimal import Context, Decimal, localcontext


def context(digits):
    return Context(prec=digits, Emin=-999_999, Emax=999_999)


def sigmoid(z):
    e = (-abs(z)).exp()
    return (1 if z >= 0 else e) / (1 + e)


OUTPUTS = {
    "sigmoid": sigmoid,
    "tanh": lambda z: 2 * sigmoid(2 * z) - 1,
    "relu": lambda z: max(z, Decimal(0)),
    "linear": lambda z: z,
}


def squared_error(output, z, y):
    return (output(z) - y) ** 2 / 2


def cross_entropy(output, z, y):
    return max(z, Decimal(0)) - y * z + (1 + (-abs(z)).exp()).ln()


LOSSES = {"squared_error": (squared_error, False), "cross_entropy": (cross_entropy, True)}


def loss(points, w, b, activation="sigmoid", loss="squared_error"):
    of_point, mean = LOSSES[loss]
    total = sum(
        (of_point(OUTPUTS[activation], w * Decimal(x) + b, Decimal(y)) for x, y in points), Decimal(0)
    )
    return total / len(points) if mean else total


def change(points, theta, direction, rate, digits=60, **kind):
    """Return L(θ + ηu) − L(θ)."""
    with localcontext(context(digits)):
        w, b = map(Decimal, theta)
        u, v = map(Decimal, direction)
        eta = Decimal(rate)
        return float(loss(points, w + eta * u, b + eta * v, **kind) - loss(points, w, b, **kind))


def derivatives(points, theta, **kind):
    """Return the gradient and the Hessian (ww, wb, bb) by central differences."""
    with localcontext(context(60)):
        w, b = map(Decimal, theta)
        h = Decimal("1e-15")

        def at(i, j):
            return loss(points, w + i * h, b + j * h, **kind)

        gradient = (at(1, 0) - at(-1, 0)) / (2 * h), (at(0, 1) - at(0, -1)) / (2 * h)
        here = at(0, 0)
        ww, bb = ((at(i, j) - 2 * here + at(-i, -j)) / (h * h) for i, j in ((1, 0), (0, 1)))
        wb = (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * h * h)
        return tuple(map(float, gradient)), tuple(map(float, (ww, wb, bb)))
