"""What is said of a model that was read."""

from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Model
from gui.bring.summary import layers_of


def test_one_unit_is_told_in_the_singular() -> None:
    model = Model(layers=(SimpleRNN(units=1), LSTM(units=2)))
    assert layers_of(model) == "SimpleRNN of 1 unit, LSTM of 2 units"
