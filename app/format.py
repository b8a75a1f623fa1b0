"""Numbers as people write them: true minus signs, 2.4 × 10⁻¹¹, never a 0 that is not one.

The page has the same in static/js/format.js; a test compares both.
"""

from decimal import ROUND_HALF_UP, Context, Decimal

SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
NARROW_SPACE = "\u202f"


def significant(value: float, digits: int = 4) -> str:
    """Return a number to so many significant digits: 0.2069, −1.994, 2.429 × 10⁻¹¹."""
    if value == 0:
        return "0"
    rounded = Context(prec=digits, rounding=ROUND_HALF_UP).create_decimal(Decimal(value))
    exponent = rounded.adjusted()
    if not -4 <= exponent <= 5:
        return power(rounded.scaleb(-exponent), exponent, digits - 1)
    places = max(0, digits - 1 - exponent)
    return minus(f"{Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}")


def plain(value: float) -> str:
    """Return the shortest text that reads back as the same number: 1, 0.5, −2, 2.5 × 10⁻⁷."""
    if value == 0:
        return "0"
    shortest = Decimal(repr(float(value))).normalize()
    exponent = shortest.adjusted()
    if -7 < exponent < 21:
        return minus(f"{shortest:f}")
    mantissa = shortest.scaleb(-exponent)
    return power(mantissa, exponent, max(0, -int(mantissa.as_tuple().exponent)))


def count(value: int) -> str:
    """Return a count: 1000, from five digits on with thin spaces, 100 000."""
    return str(value) if value < 10_000 else f"{value:,}".replace(",", NARROW_SPACE)


def power(mantissa: Decimal, exponent: int, places: int) -> str:
    """Return 2.4 × 10⁻¹¹."""
    return f"{minus(f'{mantissa:.{places}f}')} × 10{str(exponent).translate(SUPERSCRIPT)}"


def minus(text: str) -> str:
    """Return the text with true minus signs."""
    return text.replace("-", "−")
