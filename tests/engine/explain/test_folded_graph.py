"""A folded step has the named quantities alone, and each still reads what it reads."""

import pytest

from engine.cells.base import Cell
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.minimal_gated_unit import MinimalGatedUnit
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense, Experiment, Model
from engine.explain.cell_graph import Graph, cell_graph
from engine.explain.folded_graph import folded
from engine.explain.graph_layout import lay_out, size_of
from engine.run.name import Name
from engine.sequences.values import Values
from tests.engine.runs import recorded

GATED = (LSTM, GRU, MinimalGatedUnit)


def graph_of(kind: type[Cell], units: int = 8) -> Graph:
    readout = Dense(kernel=((1.0,),) * units, activation="tanh")
    model = Model(layers=(kind(units=units), kind(units=units)), readout=readout)
    return cell_graph(recorded(Experiment(sequence=Values(values=((1,), (2,), (3,))), model=model)).plan)


def test_lstm_is_its_gates_and_states() -> None:
    found = folded(graph_of(LSTM))
    assert [node.key for node in found.nodes if node.band == 0] == [
        "0:x", "0:h-", "0:c-", "0:i", "0:f", "0:g", "0:o", "0:c", "0:h",
    ]  # fmt: skip
    into = {edge.source for edge in found.edges if edge.target == "0:c"}
    assert into == {"0:c-", "0:f", "0:i", "0:g"}
    weighted = [(edge.source, edge.weight, edge.gate) for edge in found.edges if edge.target == "0:f"]
    assert weighted == [("0:x", Name("kernel", 0), 1), ("0:h-", Name("recurrent_kernel", 0), 1)]


@pytest.mark.parametrize("kind", GATED)
def test_folded_step_is_much_narrower(kind: type[Cell]) -> None:
    whole = graph_of(kind)
    assert size_of(lay_out(folded(whole)))[0] < 0.6 * size_of(lay_out(whole))[0]


@pytest.mark.parametrize("kind", [*GATED, SimpleRNN])
def test_no_box_of_a_folded_step_lies_on_another(kind: type[Cell]) -> None:
    boxes = list(lay_out(folded(graph_of(kind))).values())
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            is_beside = one.right <= other.left or other.right <= one.left
            assert is_beside or one.bottom <= other.top or other.bottom <= one.top
