"""Where the ticks of an axis are, and what stands beside them."""

import math

import numpy as np

from gui.plots.scale import Scale

THIN_SPACE = "\u2009"
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
PLAIN_UP_TO = 1e6  # from there on powers of ten
LAST_DIGITS = 5  # of a long whole number beside others that begin as it does, where the step is 1
EXACT_UP_TO = 2**53
PLAIN_FROM = 1e-4
MANY_DECADES = 3  # a range from which even distances between values would crowd on one side
LARGEST_STEP = 1e308  # the next one is beyond float64
EVERY = (1, 2, 3, 5, 10, 20, 30, 50, 100, 200)  # decades between two ticks


def nice_step(span: float, most: float) -> float:
    """The smallest of 1, 2, 5, 10, … that divides a span into at most `most` parts."""
    least = span / max(most, 1.0)
    power = 10.0 ** math.floor(math.log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * (1 - 1e-9))


def even_ticks(low: float, high: float, most: float, smallest: float = 0.0) -> tuple[list[float], float]:
    """Round numbers at equal distances, and that distance. smallest: a distance not to fall below."""
    step = min(max(nice_step(high - low, most), smallest), LARGEST_STEP)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [index * step for index in range(first, last + 1)], step


def whole_ticks(low: float, high: float, most: float) -> list[tuple[float, str]]:
    """Position and text of ticks at whole numbers only, written in full."""
    values, _ = even_ticks(low, high, most, smallest=1)
    return [(value, f"{value:,.0f}".replace(",", THIN_SPACE).replace("-", "−")) for value in values]


def value_ticks(scale: Scale, low: float, high: float, most: float) -> list[tuple[float, str]]:
    """Height and text of each tick. low, high: heights. most: how many there is room for."""
    if scale.kind == "symlog":
        values = _decades(scale, low, high, most)
        if len(values) >= 3 or high - low > MANY_DECADES:
            return [(scale.height(value), tick_text(value, abs(value) or 1)) for value in values]
        values, step = even_ticks(scale.value(low), scale.value(high), most)
        return [(scale.height(value), tick_text(value, step)) for value in values]
    heights, step = even_ticks(low, high, most)
    pairs = [(height, height * scale.unit) for height in heights]
    return [(height, tick_text(value, step * scale.unit)) for height, value in pairs if math.isfinite(value)]


def _decades(scale: Scale, low: float, high: float, most: float) -> list[float]:
    """Zero and powers of ten, as many as there is room for."""
    top = min(308, math.ceil(max(abs(low), abs(high))))
    for every in EVERY:
        powers = [10.0**k for k in range(every if top > 2 else 0, top + 1, every)]
        values = [-power for power in reversed(powers)] + [0.0] + powers
        shown = [value for value in values if low <= scale.height(value) <= high]
        if len(shown) <= most:
            return shown
    return []


def tick_text(value: float, step: float) -> str:
    """A round number: 10 000, 0.25, 10⁶, 2.5·10⁻⁸, …77216. step: the distance of the ticks."""
    size = abs(value)
    sign = "−" if value < 0 else ""
    if size < step * 1e-6:
        return "0"
    if 1 <= step < size * 1e-6 and size < EXACT_UP_TO:  # a power of ten would not tell it from its neighbours
        last = LAST_DIGITS + math.floor(math.log10(step))
        return f"{sign}…{round(size) % 10**last:0{last}d}"
    if PLAIN_FROM <= size < PLAIN_UP_TO:
        decimals = max(0, -math.floor(math.log10(step) + 1e-9))
        return sign + f"{size:,.{decimals}f}".replace(",", THIN_SPACE)
    return sign + _power_text(size, step)


def _power_text(size: float, step: float) -> str:
    exponent = math.floor(math.log10(size) + 1e-12)
    digits = min(6, max(0, exponent - math.floor(math.log10(step) + 1e-9)))
    mantissa, _, written = np.format_float_scientific(size, precision=digits, trim="-").partition("e")
    power = f"10{str(int(written)).translate(SUPERSCRIPTS)}"
    return power if mantissa == "1" else f"{mantissa}·{power}"
