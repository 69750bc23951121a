"""Whether what a training holds fits into the memory of this machine."""

from engine.array import DTYPES
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.implementations.every import implementation
from engine.run.memory import SHARE, as_gigabytes, machine_memory
from engine.train.checkpoints import MOST_BYTES
from engine.train.data import Batches
from engine.train.plan import TrainingJob
from engine.train.validation import rows_kept

TABLES = 6  # of what a layer computes forwards: as much again backwards, and factors between junctions
CALLS = 60  # of one step of a layer, forwards and backwards
BYTES_OF_CALL = 400  # a call, and the rows that it reads and writes
RECORDED = 8 * 24  # bytes of a row of losses and norms


def check_training(job: TrainingJob) -> None:
    """Raise ParameterError, with an estimate, where a training needs more memory than there is."""
    needed, there = bytes_of(job), machine_memory()
    if needed > there * SHARE:
        sizes = f"about {as_gigabytes(needed)} of memory; this machine has {as_gigabytes(there)}"
        raise ParameterError("training", f"needs {sizes}; fewer rows at once (training.batch_size) take less")


def check_backward(experiment: Experiment) -> None:
    """Raise ParameterError where one backward pass over all rows needs more memory than there is."""
    needed, there = bytes_of(TrainingJob(experiment, 1)) - MOST_BYTES, machine_memory()
    if needed > there * SHARE:
        sizes = f"about {as_gigabytes(needed)} of memory; this machine has {as_gigabytes(there)}"
        raise ParameterError("", f"the backward pass needs {sizes}; fewer steps, rows or units take less")


def bytes_of(job: TrainingJob) -> int:
    """An estimate of what a training holds: tables of every step of a batch, data, losses, checkpoints."""
    experiment, sequence = job.experiment, job.experiment.sequence
    size = DTYPES[implementation(job.implementation).precision(experiment)].itemsize
    batch = Batches.of(experiment, sequence.rows).size + rows_kept(experiment)
    numbers = sum(
        layer.units * (len(layer.quantities) + 2 * len(layer.blocks[0].gates)) * TABLES
        for layer in experiment.model.layers
    )
    step = numbers * batch * size + len(experiment.model.layers) * CALLS * BYTES_OF_CALL
    data = sequence.rows * (sequence.features + sequence.outputs + 1) * 2 * size
    return sequence.steps * (step + data) + job.updates * RECORDED + MOST_BYTES
