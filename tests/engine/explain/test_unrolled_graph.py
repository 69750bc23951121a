"""Unrolled, every arrow begins at a number that the one at its end is made of, also against time."""

from dataclasses import replace

import pytest

from engine.cells.base import Cell
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.explain.origin import terms_of
from engine.explain.unrolled_graph import unrolled_graph
from engine.run.name import Number
from engine.run.plan import Plan
from tests.engine.keras_reference import plan_of
from tests.engine.run.test_directions import experiment_of

MODELS: dict[str, tuple[list[Cell], dict[str, object]]] = {
    "both ways": ([GRU(units=1), GRU(units=1, merge_mode="concat")], {"readout": {"kernel": [[1], [1]]}}),
    "no readout": ([SimpleRNN(units=2), SimpleRNN(units=2, merge_mode="sum"), LSTM(units=1)], {}),
    "merged output": ([SimpleRNN(units=2), SimpleRNN(units=2, merge_mode="ave")], {}),
    "backward stack": ([LSTM(units=1, go_backwards=True), GRU(units=1)], {}),
    "twice turned": ([GRU(units=1, go_backwards=True), GRU(units=1, go_backwards=True)], {}),
    "stretches": ([GRU(units=1), GRU(units=1, merge_mode="sum")], {"reset_every": 3}),
}
STEPS = 8


def plan_for(name: str) -> Plan:
    layers, fields = MODELS[name]
    return plan_of(experiment_of(layers, steps=STEPS, **fields))


def made_of(plan: Plan, number: Number) -> set[Number]:
    """The inputs and states that a number is made of, through what its step computes on the way."""
    states = {state for cell in plan.job.experiment.model.layers for state in cell.states}
    found: set[Number] = set()
    for term in terms_of(plan, number):
        is_end = term.number.name.layer is None or term.number.name.quantity in states
        is_end = is_end and term.number.name.quantity != "merged"
        found |= {term.number} if is_end else made_of(plan, term.number)
    return found


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("t", [0, 3, STEPS - 1])
def test_arrow_begins_at_what_its_end_is_made_of(name: str, t: int) -> None:
    plan = plan_for(name)
    graph = unrolled_graph(plan, t, STEPS - 1)
    for edge in graph.edges:
        source, target = graph.node(edge.source), graph.node(edge.target)
        made = made_of(plan, target.number(plan, t, 0))
        assert replace(source.number(plan, t, 0), index=0) in {replace(one, index=0) for one in made}


@pytest.mark.parametrize("name", MODELS)
def test_what_is_shown_of_a_number_s_making_is_joined_to_it(name: str) -> None:
    plan = plan_for(name)
    graph = unrolled_graph(plan, 3, STEPS - 1)
    nodes = {node.number(plan, 3, 0): node.key for node in graph.nodes}
    joined = {(edge.source, edge.target) for edge in graph.edges}
    every = plan.job.experiment.model.reset_every
    for number, key in nodes.items():
        for one in made_of(plan, number):
            is_new = one.name.layer == number.name.layer and every and number.t and number.t % every == 0
            if replace(one, index=0) in nodes and not (is_new and one.t != number.t):
                assert (nodes[replace(one, index=0)], key) in joined


def test_backward_half_stands_where_it_reads_its_input() -> None:
    graph = unrolled_graph(plan_for("both ways"), 3, STEPS - 1)
    columns = {
        node.number(plan_for("both ways"), 3, 0).t: node.place for node in graph.nodes if node.band == 2
    }
    assert columns == {STEPS - 1 - t: t - 3 for t in range(1, 6)}
    leftward = [edge for edge in graph.edges if graph.node(edge.target).place < graph.node(edge.source).place]
    assert len(leftward) == 4


def test_backward_half_sets_out_from_behind_the_last_step() -> None:
    graph = unrolled_graph(plan_for("both ways"), STEPS - 1, STEPS - 1)
    assert {node.place for node in graph.nodes if node.symbol.at(STEPS - 1) == "h^{(1)}_{-1}"} == {1}
