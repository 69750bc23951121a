"""The convention of Stanford's course CS231n, whose assignments many write a network for."""

from typing import ClassVar

from engine.cells.spelling import Spelling
from engine.models.conventions.base import WeightConvention


class Cs231nConvention(WeightConvention):
    """x Wx + h Wh + b with row vectors; the LSTM's gates come as i f o g. It has no GRU."""

    name: ClassVar[str] = "cs231n"
    gates: ClassVar = {"SimpleRNN": ("",), "LSTM": ("i", "f", "o", "g")}
    kernel = "Wx"
    recurrent_kernel = "Wh"
    bias = "b"
    spellings: ClassVar = dict.fromkeys(
        gates, Spelling(weights={("kernel", 0): ("W", "x"), ("recurrent_kernel", 0): ("W", "h")})
    )
