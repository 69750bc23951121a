"""Numbers as countries write them, made from their digits, for property tests."""

from dataclasses import dataclass
from fractions import Fraction

from hypothesis import strategies as st

LOCALES = {"en": (",", "."), "de": (".", ","), "fr": ("\u202f", ","), "ch": ("’", "."), "in": (",", ".")}


@dataclass(frozen=True)
class Written:
    """A number and its text. value: exact."""

    text: str
    value: Fraction


def grouped(digits: str, mark: str, is_indian: bool) -> str:
    """Digits with marks between thousands, or lakhs."""
    head, tail = digits[:-3], digits[-3:]
    size, groups = (2 if is_indian else 3), []
    while head:
        groups.insert(0, head[-size:])
        head = head[:-size]
    return mark.join([*groups, tail])


@st.composite
def written(draw: st.DrawFn, locale: str) -> Written:
    """A number of a country: grouped or not, with decimals or without, and any of the minus signs."""
    mark, decimal = LOCALES[locale]
    whole = str(draw(st.integers(0, 10 ** draw(st.integers(1, 18)))))
    decimals = draw(st.text("0123456789", max_size=6))
    sign = draw(st.sampled_from(["", "-", "−", "–", "+"]))
    shown = grouped(whole, mark, locale == "in") if draw(st.booleans()) else whole
    value = Fraction(f"{whole}.{decimals or 0}") * (-1 if sign in ("-", "−", "–") else 1)
    return Written(f"{sign}{shown}{decimal + decimals if decimals else ''}", value)
