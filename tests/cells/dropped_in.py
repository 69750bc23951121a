"""The program with cells that do not ship, as if their files stood in engine/cells."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import get_args, get_type_hints

import pytest

from engine import experiment
from engine.cells.base import Cell
from engine.experiment import CELLS, Experiment, Model
from engine.expression.scope import QUANTITIES
from engine.parameter import OneOf
from engine.session import Session
from tests.cells.fixed_lstm import FixedLSTM
from tests.cells.reset_before import ResetBefore

FORM = "gui.panels.experiment.model"
TEST_CELLS: tuple[type[Cell], ...] = (ResetBefore, FixedLSTM)
EVERY_CELL: tuple[type[Cell], ...] = (*CELLS, *TEST_CELLS)
KERAS_CELLS = tuple(kind for kind in EVERY_CELL if kind.keras_layer is not None)
STACKS = (*((kind,) for kind in EVERY_CELL), *pairwise((*EVERY_CELL, *EVERY_CELL[::-1])))
"""Every cell alone, above and below another one, and on itself or its neighbour."""


@contextmanager
def dropped_in() -> Iterator[None]:
    """Make the test cells known for a while, to experiments and files, forms and watches."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(experiment, "CELLS", EVERY_CELL)
        if FORM in sys.modules:  # tests of the window have imported it before
            patch.setattr(f"{FORM}.CELLS", EVERY_CELL)
        for name in (quantity.name for kind in TEST_CELLS for quantity in kind.quantities):
            patch.setitem(QUANTITIES, name, None)
        try:
            _know(EVERY_CELL)
            yield
        finally:
            _know(CELLS)


def _know(kinds: tuple[type[Cell], ...]) -> None:
    """Let a model have layers of these kinds; pydantic keeps what it has built."""
    layers = get_type_hints(Model, include_extras=True)["layers"]
    (one_of,) = (mark for mark in get_args(get_args(get_args(layers)[0])[0])[1:] if isinstance(mark, OneOf))
    object.__setattr__(one_of, "kinds", kinds)
    for value in (Model, Experiment, Session):
        value.model_rebuild(force=True)
