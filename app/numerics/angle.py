"""The angle from one direction in the plane to another, counter-clockwise."""

from math import atan2, cos, degrees, hypot, inf, radians, sin
from typing import TypeAlias

Vector: TypeAlias = tuple[float, float]


def unit(vector: Vector) -> Vector | None:
    """Return the vector of length 1 in the same direction; None for zero and where that is not finite."""
    length = hypot(*vector)
    return (vector[0] / length, vector[1] / length) if 0.0 < length < inf else None


def dot_and_cross(first: Vector, second: Vector) -> tuple[float, float] | None:
    """Return what is to (cos, sin) of the angle between both as any length is to 1; None without an angle."""
    a, b = unit(first), unit(second)
    if a is None or b is None:
        return None
    return a[0] * b[0] + a[1] * b[1], a[0] * b[1] - a[1] * b[0]


def angle(first: Vector, second: Vector) -> float | None:
    """Return the degrees from the first to the second, from 0 to below 360; None where one is zero."""
    parts = dot_and_cross(first, second)
    if parts is None:
        return None
    dot, cross = parts
    turn = degrees(atan2(cross, dot)) % 360.0
    return 0.0 if turn == 360.0 else turn  # what is left of a turn too small for a double


def cosine(first: Vector, second: Vector) -> float | None:
    """Return the cosine of the angle, exactly ±1 for parallel vectors; None where one is zero."""
    parts = dot_and_cross(first, second)
    return None if parts is None else parts[0] / hypot(*parts)


def turned(vector: Vector, by: float) -> Vector:
    """Return the vector turned by so many degrees, its length kept."""
    c, s = cos(radians(by)), sin(radians(by))
    return vector[0] * c - vector[1] * s, vector[0] * s + vector[1] * c
