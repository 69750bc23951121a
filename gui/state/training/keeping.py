"""Which trainings a session keeps, and how much of each."""

from collections.abc import Sequence
from dataclasses import replace
from math import prod

from engine.experiment import Experiment
from engine.gradient.weight_shapes import weight_shapes
from engine.sequences.values import Values
from engine.train.kept_training import KeptTraining
from gui.state.training.training_record import TrainingRecord

MOST_BYTES = 2**25  # of the numbers of all trainings
MOST_TYPED = 1_500_000  # numbers that their experiments hold as text, of about 30 bytes each


def to_keep(records: Sequence[TrainingRecord]) -> dict[TrainingRecord, KeptTraining]:
    """What a session keeps of trainings; without those that have no weights yet, or are too large."""
    found: dict[TrainingRecord, KeptTraining] = {}
    for record in records:
        if _typed(record.job.experiment) > MOST_TYPED // len(records):
            continue
        kept = record.to_keep(MOST_BYTES // len(records))
        if kept is not None:
            places = {one: place for place, one in enumerate(found)}
            found[record] = replace(kept, base=None if record.base is None else places.get(record.base))
    return found


def _typed(experiment: Experiment) -> int:
    """How many numbers a file of the experiment has, about: weights that are set by hand, and own values."""
    sequence = experiment.sequence
    is_by_hand = any(layer.kernel is not None for layer in experiment.model.layers)
    weights = weight_shapes(experiment).size if is_by_hand else 0
    return weights + (prod(sequence.shape) if isinstance(sequence, Values) else 0)
