"""The gradient of one row, step by step: of every quantity, and what each step adds to every weight."""

import numpy as np

from engine.array import Array, read_only
from engine.experiment import Experiment
from engine.implementations.numpy import NumPy
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, Name, Y
from engine.run.trace import Block
from engine.sequences.base import Batch
from engine.train.trainer import NumPyTrainer

GRAD = "grad."


def grad(name: Name) -> Name:
    """The gradient of the loss by something, as it is recorded: grad.h, grad.kernel."""
    return Name(f"{GRAD}{name.quantity}", name.layer, NumPy.name)


def gradient_flow(experiment: Experiment, row: int, batch: Batch | None = None) -> Block:
    """Of one row of a full batch: grad.h, … (steps, units), and grad.kernel, … (steps, numbers).

    Row k of a backward layer is its k-th processed step, as in a run. What the steps of all rows add to a
    weight is its gradient. Raises ParameterError.
    """
    training = experiment.training.replace(batch_size=0, fresh=False)
    trainer = NumPyTrainer(experiment.replace(training=training), batch)
    place = trainer.data.place_of(row)
    if experiment.model.stateful:  # its rows go on from one another, so each is a batch of its own
        trainer.pass_by(place)
        place = 0
    trainer.loss()
    trainer.gradient()
    network = trainer.network
    found: dict[Name, Array] = {grad(Y): network.of_y[:, place]}
    for index, layer in enumerate(network.layers):
        for quantity in layer.cell.quantities:
            found[grad(Name(quantity.name, index))] = layer.of_quantity(quantity.name)[:, place]
        for block in layer.cell.used_blocks():
            found[grad(Name(block.name, index))] = layer.by_step(block.name, place)
    if experiment.model.readout is not None:
        kernel, bias = network.of_readout_by_step(place)
        found |= {grad(READOUT_KERNEL): kernel, grad(READOUT_BIAS): bias}
    steps = trainer.data.steps
    tables = {name: np.ascontiguousarray(table.reshape(steps, -1)) for name, table in found.items()}
    return Block(steps, {name: read_only(table) for name, table in tables.items()})
