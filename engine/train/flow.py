"""The gradient of one row, step by step: of every quantity, and what each step adds to every weight."""

import numpy as np

from engine.array import Array, read_only
from engine.experiment import Experiment
from engine.gradient.network_pass import NetworkPass
from engine.gradient.recorded_gradient import COUNTS, BackwardStart, RecordedGradient, grad, recorded_nodes
from engine.implementations.numpy import NumPy
from engine.optimizers.clip import clip, norm
from engine.run.name import READOUT_SUM, TARGET, Name, X, Y
from engine.run.trace import Block
from engine.sequences.base import Batch
from engine.train.memory import check_backward
from engine.train.trainer import NumPyTrainer


def gradient_flow(experiment: Experiment, row: int, batch: Batch | None = None) -> RecordedGradient:
    """Of one row of a full batch: the forward pass, and grad.h, … (steps, units).

    Row k of a backward layer is its k-th processed step, as in a run. What the steps of all rows add to a
    weight is its gradient. Raises ParameterError for what cannot be trained, or does not fit into memory.
    """
    training = experiment.training.replace(batch_size=0, fresh=False)
    check_backward(experiment.replace(training=training))
    trainer = NumPyTrainer(experiment.replace(training=training), batch)
    place = trainer.data.place_of(row)
    if experiment.model.stateful:  # its rows go on from one another, so each is a batch of its own
        trainer.pass_by(place)
        place = 0
    loss = trainer.loss()
    gradient = trainer.gradient()
    whole = norm(gradient)
    cut = gradient.copy()
    clip(training, cut, trainer.weights.parts_of(cut).values())
    network = trainer.network
    tables = {
        X: network.x[:, place],
        TARGET: network.target[:, place],
        COUNTS: network.counts[:, place, np.newaxis].astype(network.x.dtype),
        **_numbers(network, place),
        **_gradients(network, place),
    }
    start = BackwardStart(
        experiment.replace(training=training),
        row,
        trainer.data.steps,
        int(np.count_nonzero(network.counts)),
        loss,
        whole,
        norm(cut),
        trainer.weights_now(),
        tuple(trainer.weights.of_layer(index) for index in range(len(network.layers))),
        tuple({name: table[0, place].copy() for name, table in one.states.items()} for one in network.layers),
    )
    return RecordedGradient(start, {name: _own(table) for name, table in tables.items()})


def with_weights(record: RecordedGradient) -> Block:
    """The recorded tables, and what each step adds to each weight: grad.kernel, … (steps, numbers)."""
    tables = {name: record.tables[name] for name in record.tables}
    for name in record.start.weights:
        tables[grad(name)] = _own(record.of_weight(name, slice(None)).reshape(record.steps, -1))
    return Block(record.steps, tables)


def _numbers(network: NetworkPass, place: int) -> dict[Name, Array]:
    """What the forward pass has made."""
    found = {Y.of(NumPy.name): network.y[:, place]}
    for index, layer in enumerate(network.layers):
        for quantity in layer.cell.quantities:
            name = Name(quantity.name, index, NumPy.name)
            found[name] = layer.values_of(quantity.name)[:, place]
    return found


def _gradients(network: NetworkPass, place: int) -> dict[Name, Array]:
    found = {grad(Y): network.of_y[:, place]}
    if network.bends:
        found[grad(READOUT_SUM)] = network.of_a[:, place]
    for index, layer in enumerate(network.layers):
        for node in recorded_nodes(layer.cell):
            found[grad(Name(node, index))] = layer.of_quantity(node)[:, place]
    return found


def _own(table: Array) -> Array:
    return read_only(np.array(table, order="C"))
