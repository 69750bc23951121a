"""The GRU's bias, whose shape a field decides."""

import pytest

from engine.cells.gru import GRU
from engine.errors import ParameterError
from engine.experiment import Experiment, Model
from engine.run.reshape import with_layer


def gru(**fields: object) -> Experiment:
    return Experiment(model=Model(layers=(GRU.parse(fields),)))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"bias": [1, 2, 3]}, r"model.layers\[0\].bias must have shape \(2, 3\), got \(3,\)"),
        ({"bias": [[1, 2, 3]]}, r"bias must have shape \(2, 3\), got \(1, 3\)"),
        ({"bias": [[1, 2, 3]] * 2, "reset_after": False}, r"bias must have shape \(3,\), got \(2, 3\)"),
        ({"bias": [1, 2], "reset_after": False}, r"bias must have shape \(3,\), got \(2,\)"),
        ({"bias": []}, r"bias must have shape \(2, 3\), got an empty list"),
        ({"bias": [["one", 2, 3]] * 2}, r"bias\[0\]\[0\] must be a number, got 'one'"),
        ({"bias": 3}, "bias must be a list, got 3"),
        ({"bias": [[1, 2, 3]] * 2, "use_bias": False}, "must be left out when use_bias is false"),
        ({"units": 1025}, "units must be at most 1024, got 1025"),
        ({"recurrent_activation": "step"}, "recurrent_activation must be 'linear'"),
        ({"initial_state": [[1], [2]]}, r"initial_state must have shape \(1, 1\), got \(2, 1\)"),
    ],
)
def test_what_does_not_fit_is_told(fields: dict[str, object], sentence: str) -> None:
    with pytest.raises(ParameterError, match=sentence):
        gru(**fields)


def test_bias_set_by_hand_is_kept_where_reset_after_changes() -> None:
    layer = GRU(bias=((1, 2, 3), (10, 20, 30)))
    before = with_layer(gru(), 0, layer)
    one = with_layer(before, 0, layer.replace(reset_after=False))
    assert one.model.layers[0].bias == (11, 22, 33)
    both = with_layer(one, 0, one.model.layers[0].replace(reset_after=True))
    assert both.model.layers[0].bias == ((11, 22, 33), (0, 0, 0))
    wide = with_layer(one, 0, one.model.layers[0].replace(reset_after=True, units=2))
    assert wide.model.layers[0].bias == ((11, 0, 22, 0, 33, 0), (0,) * 6)
