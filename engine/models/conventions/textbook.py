"""The convention of most textbooks and papers: column vectors, and z lets the candidate in."""

from typing import ClassVar

from engine.cells.spelling import Spelling
from engine.models.conventions.base import WeightConvention


class TextbookConvention(WeightConvention):
    """W x + U h + b with column vectors; h = (1 − z) ∘ h + z ∘ n (Chung et al. 2014, equation 5).

    c: the bias behind the reset gate, which only a GRU with reset_after has.
    """

    name: ClassVar[str] = "textbook"
    gates: ClassVar = {"SimpleRNN": ("",), "GRU": ("z", "r", "n"), "LSTM": ("i", "f", "g", "o")}
    kernel = "W"
    recurrent_kernel = "U"
    bias = "b"
    second_bias = "c"
    is_transposed = True
    z_keeps_state = False
    spellings: ClassVar = {
        "SimpleRNN": Spelling(side="column"),
        "LSTM": Spelling(side="column"),
        "GRU": Spelling(side="column", turned=frozenset({"z"})),
    }
