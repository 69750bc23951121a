"""How an implementation's numbers look on screen and in pictures."""

from dataclasses import dataclass
from typing import Literal

Marker = Literal["", "dot", "ring"]


@dataclass(frozen=True)
class Shades:
    """One colour on a light and on a dark ground, as "#rrggbb"."""

    light: str
    dark: str


@dataclass(frozen=True)
class Stroke:
    """A line. width: px. dashes: px, on and off. symbol: at each step, where there are few."""

    width: float = 1.5
    dashes: tuple[int, ...] = ()
    symbol: Marker = ""


@dataclass(frozen=True)
class Style:
    """Colours and lines that tell one implementation from the others, also where they lie on each other.

    colour: of lines. text: of letters, which take more contrast. output: the line in that colour.
    error: the line of an error, which has a colour of its own. unit: the line where a colour is a unit's;
    its dashes come before the unit's own. printed: points, the width of the line on paper.
    """

    colour: Shades
    text: Shades
    output: Stroke
    error: Stroke
    unit: Stroke
    printed: float
