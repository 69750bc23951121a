"""Cells with gates stand as they are drawn in lectures: states along the top, gates in lanes below."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.cells.base import Cell
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.explain.cell_graph import cell_graph
from engine.explain.graph_layout import Boxes, lay_out, rails_of
from engine.explain.lane_layout import Band
from tests.cells.dropped_in import TEST_CELLS
from tests.cells.reset_before import ResetBefore
from tests.engine.explain.test_cell_graph import plan_of

pytestmark = pytest.mark.usefixtures("known_cells")
sizes = st.integers(1, 7)


def boxes_of(cell: Cell, features: int) -> Boxes:
    return lay_out(cell_graph(plan_of(cell, features=features)))


@settings(deadline=None, max_examples=20)
@given(sizes, sizes)
def test_cell_state_of_an_lstm_runs_along_the_top(units: int, features: int) -> None:
    boxes = boxes_of(LSTM(units=units), features)
    line = [boxes[key] for key in ("0:c-", "0:c/0", "0:c")]
    assert {box.top for box in line} == {0}
    assert all(one.right < other.left for one, other in pairwise(line))
    others = [box for key, box in boxes.items() if key not in ("0:c-", "0:c/0", "0:c", "0:h/1")]
    assert all(box.top > line[0].bottom for box in others)


@settings(deadline=None, max_examples=20)
@given(sizes, sizes)
def test_gates_of_an_lstm_stand_below_in_their_order_and_h_leaves_last(units: int, features: int) -> None:
    boxes = boxes_of(LSTM(units=units), features)
    gates = [boxes[f"0:{name}"] for name in "ifgo"]
    assert len({box.left for box in gates}) == 1
    assert all(one.bottom < other.top for one, other in pairwise(gates))
    assert boxes["0:h"].right == max(box.right for box in boxes.values())
    assert boxes["0:h"].middle == boxes["0:o"].middle


@settings(deadline=None, max_examples=20)
@given(sizes, sizes)
def test_old_and_new_are_mixed_at_the_top_right_of_a_gru(units: int, features: int) -> None:
    boxes = boxes_of(GRU(units=units), features)
    assert {boxes[key].top for key in ("0:h-", "0:h/0", "0:h")} == {0}
    assert boxes["0:z"].middle == boxes["0:h/1/0"].middle == boxes["0:h/1"].middle
    assert boxes["0:h"].left > boxes["0:h/1"].left > boxes["0:n"].left > boxes["0:r"].left
    assert boxes["0:z"].bottom < boxes["0:r"].top < boxes["0:n"].top


@pytest.mark.parametrize("kind", TEST_CELLS)
def test_rows_of_one_gate_stand_together(kind: type[Cell]) -> None:
    graph = cell_graph(plan_of(kind(units=3), features=2))
    boxes, band = lay_out(graph), Band.of(graph, 0)
    spans = [
        (min(boxes[node.key].top for node in nodes), max(boxes[node.key].bottom for node in nodes))
        for nodes in band.lanes.values()
    ]
    assert len(spans) == len(kind.block("kernel").gates)
    assert all(one[1] < other[0] for one, other in pairwise(spans))


@settings(deadline=None, max_examples=20)
@given(st.sampled_from(TEST_CELLS), sizes, sizes)
def test_every_listed_number_has_a_rail_of_its_own(kind: type[Cell], units: int, features: int) -> None:
    graph = cell_graph(plan_of(kind(units=units), features=features))
    boxes = lay_out(graph)
    rails = rails_of(graph, boxes)
    assert len(set(rails.values())) == len(rails)
    rows = {(key, row) for key in ("0:x", "0:h-") for row in range(graph.node(key).rows)}
    assert {one for one in rails if isinstance(one[1], int)} == rows
    first = min(box.left for box in boxes.values() if box.left > 0)
    assert all(boxes["0:x"].right < rail < first for rail in rails.values())


def test_state_that_a_gate_lets_through_before_the_kernel_has_a_rail_and_a_level_of_its_own() -> None:
    graph = cell_graph(plan_of(ResetBefore(units=3), features=2))
    boxes = lay_out(graph)
    reset = "0:n/0/2/0"
    assert ("0:h-", reset) in rails_of(graph, boxes)
    level = boxes[reset].middle
    between = [box for box in boxes.values() if boxes["0:h-"].right < box.left < boxes[reset].left]
    assert not [box for box in between if box.top <= level <= box.bottom]
    assert graph.node(reset).size == 3
