"""Somebody's numbers laid beside a model's, compared, and explained: all of it at once."""

from collections.abc import Callable
from dataclasses import dataclass

from engine.comparison.their_comparison import TheirComparison, compare_with_theirs
from engine.comparison.with_theirs import NumbersComparison
from engine.data.progress import Cancelled, TellProgress
from engine.doctor.finding import Diagnosis
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.run.batch_run import BatchRun, run_batch
from engine.run.numpy_network import NumPyNetwork
from engine.theirs.align import RunShape, align
from engine.theirs.alignment import AlignedArray, Alignment
from engine.theirs.given import GivenArrays
from engine.theirs.slot import slots_of

RUN_PART = 0.1  # of the progress: computing our own numbers
NUMPY = "numpy"


@dataclass(frozen=True, eq=False)
class Examination:
    """What is known of somebody's numbers of an experiment. shape: what they can lie beside."""

    experiment: Experiment
    shape: RunShape
    found: TheirComparison

    @property
    def alignment(self) -> Alignment:
        """How the numbers lie beside the steps."""
        return self.found.alignment

    @property
    def comparison(self) -> NumbersComparison:
        """How far they are from ours."""
        return self.found.numbers

    @property
    def diagnosis(self) -> Diagnosis:
        """Which mistakes explain them."""
        return self.found.diagnosis

    @property
    def note(self) -> str:
        """Whether they are ours on another scale; "" where not."""
        return self.found.note

    @property
    def is_same(self) -> bool:
        """Whether the numbers are the same within what float32 rounds."""
        return self.comparison.is_same


def shape_of(experiment: Experiment) -> RunShape:
    """What somebody's numbers of an experiment can lie beside."""
    rows, steps, _ = experiment.sequence.inputs_shape
    return RunShape(slots_of(experiment.model.layers, experiment.model.outputs), rows, steps)


def align_theirs(experiment: Experiment, given: GivenArrays) -> Alignment:
    """How somebody's arrays lie beside an experiment's steps. Raises ParameterError where they do not."""
    shape = shape_of(experiment)
    run = _run(experiment, shape, lambda part: None)
    return align(given, shape, {str(name): table for name, table in run.numbers.items()})


def examine_theirs(
    experiment: Experiment,
    given: GivenArrays,
    chosen: tuple[AlignedArray, ...] = (),
    progress: TellProgress = lambda part: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Examination:
    """Align, compare and explain. chosen: how arrays are to be read, in place of what is found.

    Raises ParameterError where they fit nothing, Cancelled.
    """
    shape = shape_of(experiment)
    found = compare_with_theirs(
        experiment,
        _run(experiment, shape, progress),
        given,
        progress=lambda part: progress(RUN_PART + (1 - RUN_PART) * part),
        is_cancelled=is_cancelled,
        choose=lambda found: _as_chosen(found, chosen, shape),
    )
    if is_cancelled():
        raise Cancelled
    return Examination(experiment, shape, found)


def _run(experiment: Experiment, shape: RunShape, progress: TellProgress) -> BatchRun:
    """Our numbers of every row."""
    return run_batch(
        experiment,
        NUMPY,
        {NUMPY: NumPyNetwork},
        tell=lambda rows: progress(RUN_PART * rows / shape.rows),
    )


def _as_chosen(found: Alignment, chosen: tuple[AlignedArray, ...], shape: RunShape) -> Alignment:
    """The alignment with what somebody has chosen; what was not plain about it is decided then."""
    by_name = {one.array: one for one in chosen}
    arrays = tuple(by_name.get(one.array, one) for one in found.arrays)
    if arrays == found.arrays:
        return found
    keys = [one.key for one in arrays]
    for one in arrays:
        _check_size(one, shape)
        if keys.count(one.key) > 1:
            raise ParameterError("", f"has two arrays that are both {one.words}; choose another for one")
    return Alignment(arrays=arrays)


def _check_size(one: AlignedArray, shape: RunShape) -> None:
    sizes = {str(place): place.size for place in shape.slots}
    if one.key not in sizes:
        raise ParameterError("", f"has numbers of {one.key}, which the model does not have")
    size = dict(zip(one.axes, one.shape, strict=True)).get("size", 1) - one.drops
    if size != sizes[one.key]:
        numbers = "1 number" if size == 1 else f"{size} numbers"
        raise ParameterError("", f"has {numbers} a step for {one.key}, and the model {sizes[one.key]}")
