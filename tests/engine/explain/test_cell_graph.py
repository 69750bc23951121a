"""The graph of a step and where its nodes stand, for every cell and many sizes."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.cells.base import Cell
from engine.cells.simple_rnn import SimpleRNN
from engine.cells.stage import INSIDE
from engine.experiment import Dense, Experiment, Model
from engine.explain.cell_graph import Graph, cell_graph
from engine.explain.graph_layout import Box, Boxes, lay_out, lay_out_unrolled, size_of
from engine.explain.unrolled_graph import unrolled_graph
from engine.run.name import Name, X
from engine.run.operation import operations
from engine.run.plan import Plan
from engine.run.recorded_run import StepNumbers
from engine.sequences.values import Values
from tests.cells.dropped_in import EVERY_CELL
from tests.engine.runs import recorded, run

kinds = st.sampled_from(EVERY_CELL)


pytestmark = pytest.mark.usefixtures("known_cells")


def plan_of(*cells: Cell, features: int = 1, has_readout: bool = False) -> Plan:
    readout = Dense(kernel=((1.0,),) * cells[-1].units) if has_readout else None
    rows = tuple((0.5,) * features for _ in range(4))
    experiment = Experiment(sequence=Values(values=rows), model=Model(layers=cells, readout=readout))
    return run(experiment)[0]


def overlaps(a: Box, b: Box) -> bool:
    return a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom


def check_layout(graph: Graph, boxes: Boxes) -> None:
    assert set(boxes) == {node.key for node in graph.nodes}
    assert not [pair for pair in combinations(boxes.values(), 2) if overlaps(*pair)]
    assert min(box.left for box in boxes.values()) == 0
    assert min(box.top for box in boxes.values()) >= 0


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(kinds, st.integers(1, 8)), min_size=1, max_size=8), st.integers(1, 8), st.booleans()
)
def test_no_node_stands_on_another_and_arrows_go_right(
    layers: list[tuple[type[Cell], int]], features: int, has_readout: bool
) -> None:
    cells = [kind(units=units) for kind, units in layers]
    plan = plan_of(*cells, features=features, has_readout=has_readout)
    graph = cell_graph(plan)
    boxes = lay_out(graph)
    check_layout(graph, boxes)
    assert all(boxes[edge.source].right < boxes[edge.target].left for edge in graph.edges)
    unrolled = unrolled_graph(plan, 1, plan.steps - 1)
    check_layout(unrolled, lay_out_unrolled(unrolled))


def test_simple_cell_is_four_columns_wide() -> None:
    boxes = lay_out(cell_graph(plan_of(SimpleRNN())))
    assert [sorted(key for key, box in boxes.items() if box.left == left) for left in columns(boxes)] == [
        ["0:h-", "0:x"],
        ["0:bias0", "0:hU", "0:xW"],
        ["0:a"],
        ["0:h"],
    ]
    assert size_of(boxes) == (294, 125)


def columns(boxes: Boxes) -> list[float]:
    return sorted({box.left for box in boxes.values()})


def test_weights_and_operations_stand_on_the_arrows() -> None:
    graph = cell_graph(plan_of(SimpleRNN(activation="tanh")))
    weights = {(edge.source, edge.target): edge.weight or edge.label for edge in graph.edges}
    assert weights == {
        ("0:x", "0:xW"): Name("kernel", 0),
        ("0:h-", "0:hU"): Name("recurrent_kernel", 0),
        ("0:xW", "0:a"): "",
        ("0:hU", "0:a"): "",
        ("0:bias0", "0:a"): "",
        ("0:a", "0:h"): "tanh",
    }


def test_layer_without_bias_has_no_node_for_it() -> None:
    assert not [node for node in cell_graph(plan_of(SimpleRNN(use_bias=False))).nodes if node.offset is None]


@given(kinds, st.integers(1, 3), st.booleans())
@settings(deadline=None, max_examples=20)
def test_every_operation_has_one_node(kind: type[Cell], layers: int, has_readout: bool) -> None:
    plan = plan_of(*(kind(units=2),) * layers, has_readout=has_readout)
    made = [node for node in cell_graph(plan).nodes if node.operation is not None]
    expected = {operation.name for operation in operations(plan.job.experiment.model)}
    assert {node.name for node in made if INSIDE not in node.name.quantity} == expected


@pytest.mark.parametrize("t", range(3))
def test_every_number_of_every_node_can_be_read(t: int) -> None:
    plan = plan_of(SimpleRNN(units=7), SimpleRNN(units=2), features=3, has_readout=True)
    numbers = StepNumbers(recorded(plan.job.experiment), "numpy", t)
    for node in cell_graph(plan).nodes:
        for index in range(node.size):
            assert isinstance(float(numbers.value(node.number(plan, t, index))), float)


def test_unrolled_steps_end_where_the_trace_does() -> None:
    plan = plan_of(SimpleRNN())
    offsets = {
        t: sorted({node.offset for node in unrolled_graph(plan, t, 8).nodes if node.name == X})
        for t in (0, 4, 8)
    }
    assert offsets == {0: [0, 1, 2], 4: [-2, -1, 0, 1, 2], 8: [-2, -1, 0]}


def test_unrolled_first_step_shows_the_initial_state() -> None:
    assert "0.h-1" in {node.key for node in unrolled_graph(plan_of(SimpleRNN()), 0, 8).nodes}


def test_unrolled_arrows_carry_the_parts_of_the_sum() -> None:
    graph = unrolled_graph(plan_of(SimpleRNN()), 4, 8)
    assert {edge.flow for edge in graph.edges} == {Name("xW", 0), Name("hU", 0)}
    assert len([edge for edge in graph.edges if edge.flow == Name("hU", 0)]) == 4
