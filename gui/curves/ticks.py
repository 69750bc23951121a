"""Where the ticks of an axis are, and what stands beside them."""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from gui.curves.scale import Scale
from gui.curves.tick_text import NOTHING, Told, texts_of, whole_texts

NICE = (1, 2, 5)
MANY_DECADES = 3  # a range from which even distances between values would crowd on one side
EVERY = (1, 2, 3, 5, 10, 20, 30, 50, 100, 200)  # decades between two ticks
SLACK = Decimal("1e-9")  # of a range that has gone through floats, so that its ends are in it

TickTexts = Callable[[list[Decimal]], Iterable[tuple[list[str], Told]]]
"""How values can be written, the best way first."""


@dataclass(frozen=True)
class Room:
    """What an axis has for its texts, in px.

    length: of the axis. extent: how much of it a text takes. fits: whether a text is narrow enough.
    tells: whether what is told once is.
    apart: between two ticks where there is enough, nearer at least: between their texts where there
    is not. overhang: how far a text may stand out over the ends.
    """

    length: float
    extent: Callable[[str], float]
    fits: Callable[[str], bool]
    tells: Callable[[str], bool]
    apart: float
    nearest: float
    overhang: tuple[float, float]

    def most(self, apart: float) -> int:
        """How many ticks there may be, however they lie."""
        return int(self.length / max(apart, self.least)) + 2

    @property
    def least(self) -> float:
        """px between the middles of the two shortest texts."""
        return self.extent("0") + self.nearest

    def spans(self, places: list[float], texts: list[str]) -> list[tuple[float, float]]:
        """Where each text begins and ends; its middle is at its tick where there is room."""
        before, after = -self.overhang[0], self.length + self.overhang[1]
        found = []
        for place, text in zip(places, texts, strict=True):
            size = self.extent(text)
            start = max(before, min(place - size / 2, after - size))
            found.append((start, start + size))
        return found

    def holds(self, places: list[float], texts: list[str], apart: float) -> bool:
        """Whether all the texts can be read. places: of the ticks, rising."""
        spans = self.spans(places, texts)
        return (
            all(map(self.fits, texts))
            and all(there - here >= apart * (1 - 1e-9) for here, there in pairwise(places))
            and all(there[0] - here[1] >= self.nearest for here, there in pairwise(spans))
        )


@dataclass(frozen=True)
class Tick:
    """A labelled place of an axis. height: in what the axis ranges over."""

    value: Decimal
    height: float
    text: str


@dataclass(frozen=True)
class Ticks:
    """All ticks of an axis. told: what is said once for all of them."""

    ticks: list[Tick]
    told: Told = NOTHING


def whole_ticks(low: float, high: float, room: Room) -> Ticks:
    """Ticks at whole numbers only, written in full: of time steps and units."""
    first, last = Decimal(math.ceil(low - 1e-9)), Decimal(math.floor(high + 1e-9))

    def candidates(most: int) -> Iterator[list[Decimal]]:
        yield from _even(Decimal(low), Decimal(high), most, least=1)

    def ends() -> list[Decimal]:
        return sorted({first, last})

    def place(value: Decimal) -> float:
        return float(value)

    found = _choose(candidates, ends, place, low, high, room, whole_texts)
    if found is None and first <= last:
        return Ticks([Tick(first, float(first), next(iter(whole_texts([first])))[0][0])])
    return found or Ticks([])


def value_ticks(scale: Scale, low: float, high: float, room: Room) -> Ticks:
    """Ticks at round values, two at least. low, high: heights."""
    bottom, top = (_value(scale, height) for height in (low, high))
    zone = max(0.02, 0.5 - 0.5 * room.least / max(room.length, 1.0))  # share of the axis for each of two

    def ends() -> list[Decimal]:
        low_end, high_end = (_value(scale, low + share * (high - low)) for share in (zone, 1 - zone))
        return [roundest(bottom, low_end), roundest(high_end, top)]

    def candidates(most: int) -> Iterator[list[Decimal]]:
        if scale.kind == "symlog":
            yield from _decades(scale, low, high, most)
        if scale.kind == "log":
            yield from _powers(low, high, most)
        yield from _even(bottom, top, most)

    return _choose(candidates, ends, lambda value: _height(scale, value), low, high, room, texts_of) or Ticks(
        []
    )


def _value(scale: Scale, height: float) -> Decimal:
    """What is drawn at a height, with the digits and the size that floats do not have."""
    if scale.kind == "symlog":
        return (Decimal(10) ** Decimal(abs(height)) - 1).copy_sign(Decimal(height))
    if scale.kind == "log":
        return Decimal(10) ** Decimal(height)
    return Decimal(height) * Decimal(scale.unit) + Decimal(scale.offset)


def _height(scale: Scale, value: Decimal) -> float:
    """Where a value is drawn."""
    if scale.kind == "symlog":
        return float((1 + abs(value)).log10().copy_sign(value))
    if scale.kind == "log":
        return float(value.log10())
    return float((value - Decimal(scale.offset)) / Decimal(scale.unit))


def _choose(
    candidates: Callable[[int], Iterator[list[Decimal]]],
    ends: Callable[[], list[Decimal]],
    place: Callable[[Decimal], float],
    low: float,
    high: float,
    room: Room,
    texts: TickTexts,
) -> Ticks | None:
    """The first values that can all be read, well apart or else nearer, or else two; None if not even those.

    candidates: of at most so many values each. ends: one near each end.
    """
    per_height = room.length / (high - low)
    tries = [(room.apart, candidates(room.most(room.apart))), (0.0, candidates(room.most(0.0)))]
    for apart, values in _in_turn(tries, ends):
        heights = [place(value) for value in values]
        places = [(height - low) * per_height for height in heights]
        if len(values) >= 2 and _are_apart(places, apart, room):
            for written, told in texts(values):
                if room.holds(places, written, apart) and room.tells(told.text()):
                    return Ticks([Tick(*tick) for tick in zip(values, heights, written, strict=True)], told)
    return None


def _in_turn(
    tries: list[tuple[float, Iterator[list[Decimal]]]], ends: Callable[[], list[Decimal]]
) -> Iterator[tuple[float, list[Decimal]]]:
    """Values one after the other, each with how far apart they have to be."""
    for apart, found in tries:
        for values in found:
            yield apart, values
    yield 0.0, ends()


def _are_apart(places: list[float], apart: float, room: Room) -> bool:
    """Whether it is worth while to write texts. The last one may lie a bit beyond, as floats do."""
    least = max(apart * (1 - 1e-9), 1.0)
    inside = places[0] >= -0.01 and places[-1] <= room.length + 0.01
    return inside and all(there - here >= least for here, there in pairwise(places))


def _even(low: Decimal, high: Decimal, most: int, least: int = 0) -> Iterator[list[Decimal]]:
    """Multiples of 1, 2, 5, 10, … within a range, at most so many, then fewer, and two in the end.

    least: a distance not to fall below.
    """
    slack = (high - low) * SLACK
    low, high = low - slack, high + slack
    exponent = ((high - low) / most).adjusted()
    while True:
        for factor in NICE:
            step = Decimal(factor).scaleb(exponent)
            if step >= least and (high - low) / step <= most:
                values = multiples(low, high, step)
                if len(values) < 2:
                    return
                yield values
        exponent += 1


def multiples(low: Decimal, high: Decimal, step: Decimal) -> list[Decimal]:
    """All multiples of a step within a range."""
    first = (low / step).to_integral_value("ROUND_CEILING")
    last = (high / step).to_integral_value("ROUND_FLOOR")
    return [(first + index) * step for index in range(int(last - first) + 1)]


def _decades(scale: Scale, low: float, high: float, most: int) -> Iterator[list[Decimal]]:
    """Zero and powers of ten, every one at first and then fewer; none where there would be hardly any."""
    top = math.ceil(max(abs(low), abs(high)))
    for every in EVERY:
        if (high - low) / every > most + 2:
            continue
        powers = [Decimal(10) ** k for k in range(every if top > 2 else 0, top + 1, every)]
        values = [-power for power in reversed(powers)] + [Decimal(0)] + powers
        shown = [value for value in values if low <= _height(scale, value) <= high]
        if len(shown) >= 3 or high - low > MANY_DECADES:
            yield shown


def _powers(low: float, high: float, most: int) -> Iterator[list[Decimal]]:
    """Powers of ten, every one at first and then fewer; none where there would be one at most."""
    for every in EVERY:
        exponents = range(every * math.ceil(low / every), math.floor(high) + 1, every)
        if 2 <= len(exponents) <= most:
            yield [Decimal(1).scaleb(exponent) for exponent in exponents]


def roundest(low: Decimal, high: Decimal) -> Decimal:
    """The number of a range that has the fewest digits."""
    if low <= 0 <= high:
        return Decimal(0)
    if high < 0:
        return -roundest(-high, -low)
    exponent = high.adjusted()
    if low <= (power := Decimal(1).scaleb(exponent)):
        return power
    while True:
        for factor in reversed(NICE):
            found = multiples(low, high, Decimal(factor).scaleb(exponent))
            if found:
                return found[0]
        exponent -= 1
