"""A cell that does not ship: a GRU whose field decides that it is declared otherwise than the GRU."""

from typing import Literal

from engine.cells.gru import GRU
from engine.parameter import parameter


class ResetBefore(GRU):
    """Cho et al. 2014 as they have it: r lets through what U is given of h, and the bias is one row."""

    cell: Literal["ResetBefore"] = "ResetBefore"  # type: ignore[assignment]
    reset_after: bool = parameter(False, "Whether the reset gate acts behind the recurrent kernel.")
