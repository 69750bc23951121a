"""Somebody's numbers laid beside a model's, compared, and explained: all of it at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.array import Array
from engine.comparison.scale import scale_note
from engine.comparison.with_theirs import NumbersComparison, compare_numbers
from engine.data.progress import Cancelled, TellProgress
from engine.doctor.diagnose import diagnose
from engine.doctor.finding import Diagnosis
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.run.batch_run import run_batch
from engine.run.name import Name
from engine.run.numpy_network import NumPyNetwork
from engine.run.weights import start_of
from engine.theirs.align import RunShape, align
from engine.theirs.aligned import AlignedNumbers, numbers_of
from engine.theirs.alignment import AlignedArray, Alignment
from engine.theirs.given import GivenArrays
from engine.theirs.slot import QuantityPlace, slots_of

RUN_PART = 0.1  # of the progress: computing our own numbers
NUMPY = "numpy"


@dataclass(frozen=True, eq=False)
class Examination:
    """What is known of somebody's numbers of an experiment.

    shape: what they can lie beside. note: whether they are ours on another scale; "" where not.
    """

    experiment: Experiment
    shape: RunShape
    alignment: Alignment
    numbers: Mapping[str, AlignedNumbers]
    comparison: NumbersComparison
    diagnosis: Diagnosis
    note: str

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
    return align(given, shape, _ours(experiment, shape, lambda part: None))


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
    ours = _ours(experiment, shape, progress)
    found = align(given, shape, ours)
    alignment = _as_chosen(found, chosen)
    numbers = numbers_of(given, alignment, shape.rows, shape.steps)
    _check_sizes(numbers, shape.slots)
    comparison = compare_numbers(ours, numbers, shape.slots)
    if comparison.max_difference == 0:
        diagnosis = Diagnosis((), 0.0, None, "The numbers are the same.")
    else:
        diagnosis = diagnose(
            experiment.model,
            experiment.sequence.generate().inputs,
            _recorded(numbers, alignment),
            progress=lambda part: progress(RUN_PART + (1 - RUN_PART) * part),
            is_cancelled=is_cancelled,
            start=start_of(experiment, "float64"),
        )
    if is_cancelled():
        raise Cancelled
    note = "" if comparison.is_same else scale_note(ours, numbers)
    return Examination(experiment, shape, alignment, numbers, comparison, diagnosis, note)


def _ours(experiment: Experiment, shape: RunShape, progress: TellProgress) -> dict[str, Array]:
    """Our numbers by quantity."""
    run = run_batch(
        experiment,
        NUMPY,
        {NUMPY: NumPyNetwork},
        tell=lambda rows: progress(RUN_PART * rows / shape.rows),
    )
    return {str(place): run.numbers[Name(place.quantity, place.layer)] for place in shape.slots}


def _as_chosen(found: Alignment, chosen: tuple[AlignedArray, ...]) -> Alignment:
    """The alignment with what somebody has chosen; what was not plain about it is decided then."""
    by_name = {one.array: one for one in chosen}
    arrays = tuple(by_name.get(one.array, one) for one in found.arrays)
    if arrays == found.arrays:
        return found
    keys = [one.key for one in arrays]
    for one in arrays:
        if keys.count(one.key) > 1:
            raise ParameterError("", f"has two arrays that are both {one.words}; choose another for one")
    return Alignment(arrays=arrays)


def _check_sizes(numbers: Mapping[str, AlignedNumbers], places: tuple[QuantityPlace, ...]) -> None:
    sizes = {str(place): place.size for place in places}
    for key, one in numbers.items():
        if key not in sizes:
            raise ParameterError("", f"has numbers of {key}, which the model does not have")
        if one.values.shape[2] != sizes[key]:
            got, wanted = one.values.shape[2], sizes[key]
            raise ParameterError("", f"has {got} numbers a step for {key}, and the model {wanted}")


def _recorded(numbers: Mapping[str, AlignedNumbers], alignment: Alignment) -> dict[str, Array]:
    """As the doctor takes them: of the last step alone where no other is there."""
    is_last = {one.key: one.is_last_only for one in alignment.arrays}
    return {key: one.values[:, -1] if is_last[key] else one.values for key, one in numbers.items()}
