"""Pictures show the numbers of the step, and only those that are computed."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cells.base import Cell
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense, Experiment, Model
from engine.explain.cell_graph import Graph, cell_graph
from engine.explain.graph_layout import lay_out, lay_out_unrolled
from engine.explain.unrolled_graph import unrolled_graph
from engine.notation.number_text import fitting
from engine.run.name import Name, Number, X
from engine.run.recorded_run import StepNumbers
from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values
from gui.diagram.description import describe
from gui.diagram.draughtsman import MOST_CHARACTERS, NOT_YET, Draughtsman
from gui.diagram.picture import Picture
from tests.engine.runs import recorded
from tests.known import KNOWN

PREDICTION = KNOWN["notebook_case"]["prediction"]
LAYER = SimpleRNN(activation="linear", kernel=((2,),), recurrent_kernel=((1,),), bias=(3,))
NOTEBOOK = Experiment(
    sequence=MemorySum(seq_len=10, weight=2, bias=3, mem_len=1), model=Model(layers=(LAYER,))
)


def numbers_of(experiment: Experiment) -> StepNumbers:
    return StepNumbers(recorded(experiment), "numpy", 0)


def picture(
    numbers: StepNumbers, t: int, running: int | None = None, unit: int = 0, is_unrolled: bool = False
) -> Picture:
    plan = numbers.plan
    graph: Graph = unrolled_graph(plan, t, numbers.run.trace.steps - 1) if is_unrolled else cell_graph(plan)
    boxes = lay_out_unrolled(graph) if is_unrolled else lay_out(graph)
    draughtsman = Draughtsman(graph, boxes, lambda node: min(unit, node.units - 1))
    return draughtsman.picture(numbers, t, running)


def texts(shown: Picture) -> dict[str, list[str]]:
    return {node.node.key: [entry.text for entry in node.entries] for node in shown.nodes}


@pytest.mark.parametrize("t", range(9))
def test_notebooks_numbers_stand_in_the_nodes(t: int) -> None:
    shown = texts(picture(numbers_of(NOTEBOOK), t))
    y, before = (
        PREDICTION[t],
        PREDICTION[t - 1] if t else 0,
    )
    assert shown["0:h"] == shown["0:a"] == [fitting(y, MOST_CHARACTERS)]
    assert shown["0:h-"] == shown["0:hU"] == [fitting(before, MOST_CHARACTERS)]
    assert shown["0:bias0"] == ["3"]


def test_symbols_are_those_of_the_step() -> None:
    symbols = {node.node.key: node.symbol for node in picture(numbers_of(NOTEBOOK), 3).nodes}
    assert symbols == {
        "0:x": "x₃",
        "0:h-": "h₂",
        "0:xW": "x₃ W",
        "0:hU": "h₂ U",
        "0:bias0": "b",
        "0:a": "a₃",
        "0:h": "h₃",
    }


def test_weights_stand_on_the_arrows_and_products_flow_along_them() -> None:
    arrows = {arrow.edge.target: arrow for arrow in picture(numbers_of(NOTEBOOK), 3).arrows}
    assert (arrows["0:xW"].label, arrows["0:xW"].flow) == ("× 2", 72)
    assert (arrows["0:hU"].label, arrows["0:hU"].flow) == ("× 1", 49)
    assert (arrows["0:h"].label, arrows["0:h"].flow) == ("linear", 124)


@pytest.mark.parametrize("running", range(4))
def test_numbers_are_hidden_until_their_operation_has_run(running: int) -> None:
    shown = picture(numbers_of(NOTEBOOK), 3, running)
    results = [shown.node(f"0:{name}") for name in ("xW", "hU", "a", "h")]
    states = ["known"] * running + ["running"] + ["pending"] * (3 - running)
    assert [node.state for node in results] == states
    for node in results:
        assert (node.entries[0].text == NOT_YET) == (node.state != "known")


@pytest.mark.parametrize("units", [1, 2, 4, 5, 64])
def test_list_shows_four_numbers_and_how_many_more(units: int) -> None:
    experiment = Experiment(model=Model(layers=(SimpleRNN(units=units),)))
    shown = picture(numbers_of(experiment), 3, unit=units - 1)
    before = shown.node("0:h-")
    assert len(before.entries) == min(units, 4)
    assert before.more == max(0, units - 4)
    assert [arrow.label for arrow in shown.arrows if arrow.is_rest] == (
        [f"+ {units - 4} more"] if units > 4 else []
    )


def test_unit_that_is_looked_at_is_shown() -> None:
    numbers = numbers_of(Experiment(model=Model(layers=(SimpleRNN(units=5),))))
    for unit in range(5):
        (entry,) = picture(numbers, 4, unit=unit).node("0:h").entries
        assert entry.number == Number(Name("h", 0), unit, 4)
        assert entry.value == numbers.run.trace[Name("h", 0, "numpy")][4, unit]


def test_readout_shows_its_sum() -> None:
    readout = Dense(kernel=((2.0,), (1.0,)), bias=(1,))
    numbers = numbers_of(Experiment(model=Model(layers=(SimpleRNN(units=2),), readout=readout)))
    shown = picture(numbers, 3)
    (entry,) = shown.node("1:y").entries
    flows = [arrow.flow for arrow in shown.arrows if arrow.edge.target == "1:y"]
    assert math.fsum(flow for flow in flows if flow is not None) == pytest.approx(entry.value)


def test_unrolled_steps_show_their_own_numbers() -> None:
    shown = picture(numbers_of(NOTEBOOK), 3, is_unrolled=True)
    assert [texts(shown)[f"0.h{offset:+}"] for offset in range(-2, 3)] == [
        [str(PREDICTION[t])] for t in range(1, 6)
    ]
    carried = [arrow for arrow in shown.arrows if arrow.edge.target == "0.h+0"]
    assert [arrow.flow for arrow in carried] == [72, 49]


def test_unrolled_step_itself_is_marked() -> None:
    shown = picture(numbers_of(NOTEBOOK), 3, is_unrolled=True)
    assert shown.now is not None
    assert shown.now.left == shown.node("0.h+0").box.left


@given(st.floats() | st.integers(-(10**300), 10**300))
def test_number_fits_its_node(value: float) -> None:
    assert (
        len(fitting(value, MOST_CHARACTERS)) <= MOST_CHARACTERS + 1
    )  # a sign, with an exponent of three digits


def test_origin_is_told_in_words() -> None:
    numbers = numbers_of(NOTEBOOK)
    assert describe(numbers, Number(Name("hU", 0), 0, 3)) == "hU at t = 3: 49, from h at t = 2: 49 times U: 1"
    assert describe(numbers, Number(Name("a", 0), 0, 3)) == (
        "a at t = 3: 124, from xW at t = 3: 72 and hU at t = 3: 49 and b: 3"
    )
    assert describe(numbers, Number(X, 0, 3)) == "x at t = 3: 36"
    assert describe(numbers, Number(Name("a", 0), 0, 3), is_known=False).startswith(
        "a at t = 3: not computed yet"
    )


def test_long_origin_is_cut_short() -> None:
    rows = tuple((0.5,) * 9 for _ in range(4))
    numbers = numbers_of(Experiment(sequence=Values(values=rows)))
    assert describe(numbers, Number(Name("xW", 0), 0, 1)).endswith(" and 6 more")


@pytest.mark.parametrize("kind", [SimpleRNN, LSTM])
def test_long_list_has_what_adds_the_most_first(kind: type[Cell]) -> None:
    experiment = Experiment(
        sequence=Values(values=((1,), (-2,), (3,), (1,))), model=Model(layers=(kind(units=9),))
    )
    numbers = numbers_of(experiment)
    shown, weights = picture(numbers, 2), numbers.run.start("numpy").layers[0].weights.recurrent_kernel
    before = numbers.run.states_before("numpy", 2)["h"]
    added = np.abs(before[:, np.newaxis] * weights[:, ::9]).sum(axis=1)  # of unit 0, a column a gate
    indices = [entry.number.index for entry in shown.node("0:h-").entries]
    assert indices == np.argsort(-added)[: len(indices)].tolist()
    arrows = [arrow for arrow in shown.arrows if arrow.edge.source == "0:h-" and arrow.edge.weight]
    told = [arrow for arrow in arrows if arrow.number is not None]
    assert {arrow.number.index for arrow in told if arrow.number} == set(indices)
    for arrow in told:
        assert arrow.number is not None
        assert arrow.value == weights[arrow.number.index, arrow.number.column]
