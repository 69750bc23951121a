"""Which trainings a session keeps, and how much of each."""

from collections.abc import Sequence
from dataclasses import replace

from engine.train.kept_training import KeptTraining
from gui.state.training.training_record import TrainingRecord

MOST_BYTES = 2**25  # of the numbers of all trainings


def to_keep(records: Sequence[TrainingRecord]) -> dict[TrainingRecord, KeptTraining]:
    """What a session keeps of trainings; without those that have no weights yet, or too many to be kept."""
    found: dict[TrainingRecord, KeptTraining] = {}
    for record in records:
        kept = record.to_keep(MOST_BYTES // len(records))
        if kept is not None:
            places = {one: place for place, one in enumerate(found)}
            found[record] = replace(kept, base=None if record.base is None else places.get(record.base))
    return found
