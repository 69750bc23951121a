"""What has to be beaten on any sequence."""

from engine.sequences.base import Sequence
from engine.tasks.base import LearningTask
from engine.tasks.floor import Floor
from engine.tasks.measured import measured_floors


def floors_of(sequence: Sequence, loss: str) -> tuple[Floor, ...]:
    """The floors of a sequence for one loss, largest first: a task's own, else measured on its numbers.

    Only mean squared errors are measured. Raises what generating the numbers raises.
    """
    own = sequence.floors() if isinstance(sequence, LearningTask) else ()
    known = tuple(floor for floor in own if floor.loss == loss)
    if not known and loss == "mse":
        return measured_floors(sequence.generate(), sequence.is_shifted)
    return known
