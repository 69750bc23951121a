"""PyTorch's convention, of torch.nn.RNN, GRU and LSTM."""

from typing import ClassVar

from engine.cells.spelling import Spelling
from engine.models.conventions.base import WeightConvention

WRITTEN = Spelling(
    weights={
        ("kernel", 0): ("W", "i"),
        ("recurrent_kernel", 0): ("W", "h"),
        ("bias", 0): ("b", "i"),
        ("bias", 1): ("b", "h"),
    },
    gates={"": "h"},
    side="column",
    order=("mixed", "x", "b", "h", "c"),
    second_bias=True,
)


class PyTorchConvention(WeightConvention):
    """W x + b + U h + c with gates as rows; the GRU resets behind the product (documentation of nn.GRU)."""

    name: ClassVar[str] = "PyTorch"
    gates: ClassVar = {"SimpleRNN": ("",), "GRU": ("r", "z", "n"), "LSTM": ("i", "f", "g", "o")}
    kernel = "weight_ih"
    recurrent_kernel = "weight_hh"
    bias = "bias_ih"
    second_bias = "bias_hh"
    always_two_biases = True
    is_transposed = True
    resets_after = (True,)
    spellings: ClassVar = dict.fromkeys(gates, WRITTEN)
