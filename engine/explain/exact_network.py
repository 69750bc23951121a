"""Networks that are made for their sequence, and why one unit may not be enough."""

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense, Experiment, Model
from engine.sequences.base import LinearWeights, Sequence


def exact_network(sequence: Sequence) -> Model | None:
    """A network whose prediction of the first row is exact; None where the sequence knows none.

    Raises ParameterError for too many units.
    """
    weights = sequence.exact_weights()
    return None if weights is None else _linear(weights)


def own_network(sequence: Sequence) -> Model | None:
    """A network of one linear unit whose weights are the numbers of the sequence's rule.

    None where the sequence has no such rule.
    """
    weights = sequence.own_weights()
    return None if weights is None else _linear(weights)


def why_one_unit_fails(experiment: Experiment) -> str | None:
    """Why a network of one unit cannot predict the sequence: "One unit cannot hold xₜ₋₁: …".

    None where it can, or where the network has more than one unit.
    """
    layers = experiment.model.layers
    if len(layers) > 1 or layers[0].units > 1:
        return None
    return experiment.sequence.why_one_unit_fails()


def _linear(weights: LinearWeights) -> Model:
    """The units as a layer; of several, a readout shows the first."""
    units = len(weights.bias)
    layer = SimpleRNN(
        units=units,
        activation="linear",
        kernel=weights.kernel,
        recurrent_kernel=weights.recurrent_kernel,
        bias=weights.bias,
    )
    readout = Dense(kernel=((1,), *((0,),) * (units - 1)))
    return Model(layers=(layer,), readout=None if units == 1 else readout)
