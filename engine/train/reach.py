"""How far back the loss of each single step reaches: its gradient by the state at every earlier step."""

import numpy as np

from engine.array import Array
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.gradient.network_pass import NetworkPass
from engine.losses.every import LOSSES
from engine.run.wiring import turned_rows
from engine.sequences.base import Batch
from engine.train.trainer import NumPyTrainer

MOST_LOSSES = 240  # single steps whose loss is handed back; of more, as many are taken evenly


def gradients_of_losses(
    experiment: Experiment, row: int, layer: int, batch: Batch | None = None
) -> tuple[Array, Array]:
    """∂L_t/∂h_k: the steps t, (losses,), and the gradients, (losses, steps, units), of NumPy's float pass.

    L_t is the loss of step t alone, of one row; over the steps that count, their mean is the loss that
    training makes smaller. h is the state of a layer that the next one reads; a backward layer's
    stand in time. Raises ParameterError for what cannot be trained, or a row where no step counts.
    """
    training = experiment.training.replace(batch_size=0, fresh=False, validation_split=0)
    trainer = NumPyTrainer(experiment.replace(training=training), batch)
    place = trainer.data.place_of(row)
    if experiment.model.stateful:
        trainer.pass_by(place)
    data, model = trainer.data, experiment.model
    if not 0 <= layer < len(model.layers):
        raise ParameterError("layer", f"must be from 0 to {len(model.layers) - 1}, got {layer}")
    shape = data.steps, 1, data.x.shape[2]
    network = NetworkPass(model, trainer.weights, LOSSES[training.loss], shape, training.truncate)
    network.x[...], network.target[...] = data.x[:, [place]], data.target[:, [place]]
    network.counts[...] = data.counts[:, [place]]
    network.forward(trainer.states)
    counting = np.flatnonzero(data.counts[:, place])
    steps = counting[np.unique(np.linspace(0, len(counting) - 1, MOST_LOSSES).round().astype(int))]
    found = np.stack([_handed_back(network, int(t), layer) for t in steps])
    if model.layers[layer].is_backward:
        found = turned_rows(found.swapaxes(0, 1), model.reset_every).swapaxes(0, 1)
    return steps, found


def _handed_back(network: NetworkPass, t: int, layer: int) -> Array:
    """The gradient of the loss of one step by a layer's state at each, (steps, units)."""
    network.counts[...] = False
    network.counts[t] = True
    network.backward()
    cell = network.layers[layer].cell
    return network.layers[layer].of_quantity(cell.states[0])[:, 0].copy()
