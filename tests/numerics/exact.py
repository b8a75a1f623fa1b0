"""The loss to 60 digits, and its differences: what the formulas in doubles are held against."""

from decimal import Context, Decimal, localcontext


def context(digits):
    return Context(prec=digits, Emin=-999_999, Emax=999_999)


def loss(points, w, b):
    return sum((squared(x, y, w, b) for x, y in points), Decimal(0))


def squared(x, y, w, b):
    z = w * Decimal(x) + b
    e = (-abs(z)).exp()
    f = (1 if z >= 0 else e) / (1 + e)
    return (f - Decimal(y)) ** 2 / 2


def change(points, theta, direction, rate, digits=60):
    """Return L(θ + ηu) − L(θ)."""
    with localcontext(context(digits)):
        w, b = map(Decimal, theta)
        u, v = map(Decimal, direction)
        eta = Decimal(rate)
        return float(loss(points, w + eta * u, b + eta * v) - loss(points, w, b))


def derivatives(points, theta):
    """Return the gradient and the Hessian (ww, wb, bb) by central differences."""
    with localcontext(context(60)):
        w, b = map(Decimal, theta)
        h = Decimal("1e-15")

        def at(i, j):
            return loss(points, w + i * h, b + j * h)

        gradient = (at(1, 0) - at(-1, 0)) / (2 * h), (at(0, 1) - at(0, -1)) / (2 * h)
        here = at(0, 0)
        ww, bb = ((at(i, j) - 2 * here + at(-i, -j)) / (h * h) for i, j in ((1, 0), (0, 1)))
        wb = (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * h * h)
        return tuple(map(float, gradient)), tuple(map(float, (ww, wb, bb)))
