"""Where a run ended as the beginning of another: its final states, and the numbers that come next."""

from typing import Any

from engine.array import Array
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.parameter import Matrix
from engine.run.name import Name
from engine.run.recorded_run import RecordedRun
from engine.sequences.values import Values

FinalStates = tuple[Matrix, ...]


def final_states(run: RecordedRun, implementation: str) -> FinalStates:
    """The states after the last recorded step, a matrix (states, units) for each layer.

    In all their digits: float32 is held by float64 as it is. Raises ParameterError before the first step.
    """
    if not run.steps:
        raise ParameterError("", "the run has no step yet, so it has no final state")
    return tuple(
        tuple(_row(run.trace[Name(state, index, implementation)]) for state in cell.states)
        for index, cell in enumerate(run.model.layers)
    )


def beginning_with(experiment: Experiment, states: FinalStates) -> Experiment:
    """The experiment with these initial states.

    Raises ParameterError where one is not finite, or the experiment has other layers than the run that ended.
    """
    wanted = [(len(layer.states), layer.units) for layer in experiment.model.layers]
    if [(len(rows), len(rows[0])) for rows in states] != wanted:
        raise ParameterError("model", "has other layers by now than the run that is shown; let it run first")
    layers = (
        layer.replace(initial_state=rows) for layer, rows in zip(experiment.model.layers, states, strict=True)
    )
    return experiment.replace(model=experiment.model.replace(layers=tuple(layers)))


def going_on(experiment: Experiment, states: FinalStates) -> Experiment:
    """The experiment from its end on: these initial states, and as many of the numbers that come next.

    Both runs together are one of twice the steps. Raises ParameterError where no rule says what comes.
    """
    sequence = experiment.sequence
    if not sequence.is_computed or sequence.rows > 1:
        raise ParameterError(
            "sequence", "has no rule that goes on behind its one row; its final state may begin it anew"
        )
    steps = sequence.steps
    row = sequence.going_on(2 * steps).generate().row(0)
    if row.left_float64_at is not None:
        raise ParameterError("sequence", f"leaves float64 at t = {row.left_float64_at}, so it cannot go on")
    values = [*row.inputs[steps:].tolist(), *row.targets[-1:].tolist()]
    return beginning_with(experiment.replace(sequence=Values(values=tuple(map(tuple, values)))), states)


def _row(table: Array) -> tuple[Any, ...]:
    return tuple(table[-1].tolist())
