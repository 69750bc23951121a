"""How the values of an axis are written: each with all its digits, what they share told once for all."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

THIN_SPACE = "\u2009"
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
PLAIN_UP_TO = Decimal("1e6")  # from there on powers of ten
PLAIN_FROM = Decimal("1e-4")
FEW_CHARACTERS = 6  # of a number before a power of ten that is told once
MORE_DIGITS = 6  # of what the values share, at most, where all of it is too long to be told
GROUPED_UP_TO = Decimal("1e16")  # whole numbers are written in full where that is shorter


@dataclass(frozen=True)
class Told:
    """What is said once for all ticks of an axis: value = base + 10^power · text."""

    base: Decimal = Decimal(0)
    power: int = 0

    def text(self) -> str:
        """As "101 325 + …" or "10³⁰⁰ × …"; nothing where the texts say all."""
        parts = [shortest(self.base)] if self.base else []
        parts += [_power(Decimal(1).scaleb(self.power)) + " × …"] if self.power else ["…"] if parts else []
        return " + ".join(parts)


NOTHING = Told()


def texts_of(values: list[Decimal]) -> Iterator[tuple[list[str], Told]]:
    """The ways to write the values of an axis, (texts, what is told once), the best first."""
    short, full = usual(values), in_full(values)
    if full is not None and _width(full) < _width(short):
        short, full = full, short
    yield short, NOTHING
    if full is not None:
        yield full, NOTHING
    power = largest_power(values)
    scaled = [value.scaleb(-power) for value in values]
    if all(_is_plain(value) for value in scaled if value) and _width(usual(scaled)) <= FEW_CHARACTERS:
        yield usual(scaled), Told(power=power)
    for more in range(MORE_DIGITS):
        base = shared(values, more)
        if base:
            rest = [value - base for value in values]
            yield signed(rest), Told(base)
            power = largest_power(rest)
            yield signed([value.scaleb(-power) for value in rest]), Told(base, power)


def largest_power(values: list[Decimal]) -> int:
    """The power of ten in the largest value."""
    return max(map(abs, values)).adjusted()


def whole_texts(values: list[Decimal]) -> Iterator[tuple[list[str], Told]]:
    """The one way to write counts: in full."""
    yield list(map(whole_text, values)), NOTHING


def whole_text(value: Decimal) -> str:
    """A count in full."""
    return _plain(value, 0)


def usual(values: list[Decimal]) -> list[str]:
    """Plain numbers with equally many decimals, and powers of ten: 0.25, 10 000, 2.5·10⁻⁸."""
    decimals = max((_decimals(value) for value in values if _is_plain(value)), default=0)
    return [
        "0" if not value else _plain(value, decimals) if _is_plain(value) else _power(value)
        for value in values
    ]


def in_full(values: list[Decimal]) -> list[str] | None:
    """Large whole numbers in full: 16 777 216; None where that is no way to write them."""
    largest = max(abs(value) for value in values)
    if not PLAIN_UP_TO <= largest < GROUPED_UP_TO or any(_decimals(value) for value in values):
        return None
    return [_plain(value, 0) for value in values]


def signed(values: list[Decimal]) -> list[str]:
    """Differences from a base: +0.1, −2."""
    return [text if text.startswith("−") else f"+{text}" for text in usual(values)]


def shared(values: list[Decimal], more: int = 0) -> Decimal:
    """The leading digits that the values have in common, as a round number nearer to zero; 0 if none.

    more: how many of them are left to the values.
    """
    low, high = min(values), max(values)
    if low <= 0 <= high:
        return Decimal(0)
    unit = Decimal(1).scaleb((high - low).adjusted() + 1 + more)
    nearest = min(abs(low), abs(high))
    return ((nearest / unit).to_integral_value("ROUND_FLOOR") * unit).copy_sign(low)


def shortest(value: Decimal) -> str:
    """One number with all its digits, whichever way is shorter."""
    return min(usual([value])[0], _plain(value, _decimals(value)), key=len)


def _width(texts: list[str]) -> int:
    return max(map(len, texts))


def _is_plain(value: Decimal) -> bool:
    return PLAIN_FROM <= abs(value) < PLAIN_UP_TO


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # every value of an axis is finite
    return max(0, -exponent)


def _plain(value: Decimal, decimals: int) -> str:
    return f"{value:,.{decimals}f}".replace(",", THIN_SPACE).replace("-", "−")


def _power(value: Decimal) -> str:
    exponent = value.adjusted()
    mantissa = value.scaleb(-exponent).normalize()
    power = f"10{str(exponent).translate(SUPERSCRIPTS)}"
    sign = "−" if value < 0 else ""
    return sign + (power if abs(mantissa) == 1 else f"{abs(mantissa):f}·{power}")
