"""Other whole numbers for every student, near the experiment's own."""

from collections.abc import Callable
from contextlib import suppress

import numpy as np

from engine.array import Array
from engine.cells.base import Cell
from engine.errors import ExplorerError
from engine.experiment import Experiment, Model
from engine.explain.exact_network import exact_network, own_network
from engine.parameter import Matrix, Real, Row
from engine.run.name import X
from engine.run.start import Start, start_of
from engine.sequences.base import Sequence, Variable
from engine.worksheet.dice import Dice
from engine.worksheet.run import Run, first_unreadable, run_of

TRIES = 200
WEIGHT_REACH = 1  # and a weight of a model that is not made for its sequence
FEWEST_VALUES = 3  # different ones, so that the run is no still life


def varied(experiment: Experiment, vary: str, steps: int, dice: Dice) -> Run:
    """A run of the experiment with other whole numbers; with its own where no others are readable.

    vary: "nothing", "sequence" or "model", which varies both. A number keeps its sign, and 0 stays 0 but
    for the bias of the sequence: what is not there stays away. A model that was made for the sequence, as
    the notebook's or an exact one, is made for the new one.
    """
    tried: set[Experiment] = set()  # one without whole numbers is drawn again and again
    for _ in range(TRIES if vary != "nothing" else 0):
        with suppress(ExplorerError):  # a weight may leave what a field allows
            drawn = _draw(experiment, vary, dice)
            if drawn not in tried:
                tried.add(drawn)
                run = run_of(drawn, steps)
                if first_unreadable(run) is None and _is_lively(run):
                    return run
    return run_of(experiment, steps)


def _is_lively(run: Run) -> bool:
    values = run.trace[X].tolist()
    return len({tuple(row) for row in values}) >= min(FEWEST_VALUES, len(values))


def _draw(experiment: Experiment, vary: str, dice: Dice) -> Experiment:
    sequence = _drawn_sequence(experiment.sequence, dice)
    if vary != "model":
        return experiment.replace(sequence=sequence)
    maker = _maker_of(experiment)
    made = None if maker is None else maker(sequence)
    return experiment.replace(sequence=sequence, model=made or _drawn_model(experiment.model, dice))


def _drawn_sequence(sequence: Sequence, dice: Dice) -> Sequence:
    """The sequence with other whole numbers where it says it may have some."""
    drawn = {one.field: _drawn(getattr(sequence, one.field), one, dice) for one in sequence.variables}
    return sequence.replace(**drawn)


def _drawn(number: Real, variable: Variable, dice: Dice) -> Real:
    if variable.keeps_sign or not isinstance(number, int):
        return _near(number, variable.reach, dice)
    return number + dice.below(2 * variable.reach + 1) - variable.reach


def _near(number: Real, reach: int, dice: Dice) -> Real:
    """A whole number of the same sign near a whole number that is not 0; others stay."""
    if not isinstance(number, int) or number == 0:
        return number
    near = range(number - reach, number + reach + 1)
    return dice.pick([other for other in near if other * number > 0])


# ── models ─────────────────────────────────────────────────────────────────────────────────────


def _drawn_model(model: Model, dice: Dice) -> Model:
    readout = model.readout
    if readout is not None:
        readout = readout.replace(kernel=_near_all(readout.kernel, dice), bias=_row(readout.bias, dice))
    return model.replace(layers=tuple(_drawn_layer(layer, dice) for layer in model.layers), readout=readout)


def _drawn_layer(layer: Cell, dice: Dice) -> Cell:
    given = ((block, getattr(layer, block.name)) for block in layer.blocks)
    drawn = {
        block.name: _matrix(numbers, dice) if block.dimensions > 1 else _row(numbers, dice)
        for block, numbers in given
    }
    return layer.replace(**drawn)


def _matrix(matrix: Matrix | None, dice: Dice) -> Matrix | None:
    return None if matrix is None else _near_all(matrix, dice)


def _near_all(matrix: Matrix, dice: Dice) -> Matrix:
    return tuple(tuple(_near(number, WEIGHT_REACH, dice) for number in row) for row in matrix)


def _row(row: Row | None, dice: Dice) -> Row | None:
    return None if row is None else tuple(_near(n, WEIGHT_REACH, dice) for n in row)


def _maker_of(experiment: Experiment) -> Callable[[Sequence], Model | None] | None:
    """How the model is made from its sequence, where it is."""
    given = experiment.model
    if given.is_backward or given.reset_every is not None or not given.return_sequences:
        return None
    own = start_of(experiment, "float64")
    for maker in (exact_network, own_network):
        try:
            model = maker(experiment.sequence)
            made = None if model is None else start_of(experiment.replace(model=model), "float64")
        except ExplorerError:
            continue
        if made is not None and _is_linear(experiment.model) and _is_same(own, made):
            return maker
    return None


def _is_linear(model: Model) -> bool:
    return all(layer.activation_names() == ("linear",) for layer in model.layers)


def _is_same(one: Start, other: Start) -> bool:
    ours, theirs = _arrays(one), _arrays(other)
    return len(ours) == len(theirs) and all(map(np.array_equal, ours, theirs))


def _arrays(start: Start) -> list[Array]:
    """Every weight and state."""
    found = list(start.readout or ())
    for layer in start.layers:
        weights = layer.weights
        found += [weights.kernel, weights.recurrent_kernel, weights.bias, *layer.states.values()]
    return found
