"""Where numbers come from: what is declared is what happens, and every value can be read."""

import numpy as np
import pytest

from engine.cells.simple_rnn import SimpleRNN
from engine.cells.symbol import sign_of
from engine.experiment import Dense, Experiment, Model
from engine.explain.origin import Term, number_of, terms_of
from engine.run.name import TARGET, Name, Number, X, Y
from engine.run.plan import Plan
from engine.run.recorded_run import StepNumbers
from engine.run.trace import Trace
from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values
from tests.engine.runs import as_run, run

ROWS = ((0.1, 1), (0.2, 2), (0.3, 3), (0.4, 4), (0.5, 5))
READOUT = Dense(kernel=((1.0, 0.5), (0.25, 2.0)), bias=(0.5, -0.5))
STACK = Model(layers=(SimpleRNN(units=3), SimpleRNN(units=2, activation="softmax")), readout=READOUT)


@pytest.fixture(scope="module")
def stack() -> tuple[Plan, Trace, StepNumbers]:
    experiment = Experiment(sequence=Values(values=ROWS), model=STACK)
    plan, trace = run(experiment)
    return plan, trace, StepNumbers(as_run(plan, trace), "numpy", 0)


def test_notebooks_recurrent_part_comes_from_the_state_before_times_u() -> None:
    layer = SimpleRNN(activation="linear", kernel=((2,),), recurrent_kernel=((1,),), bias=(3,))
    plan, _ = run(Experiment(sequence=MemorySum(weight=2, bias=3, mem_len=1), model=Model(layers=(layer,))))
    assert terms_of(plan, Number(Name("hU", 0), 0, 3)) == (
        Term(Number(Name("h", 0), 0, 2), Number(Name("recurrent_kernel", 0), 0, None, 0)),
    )


def test_layer_above_comes_from_all_units_below(stack: tuple[Plan, Trace, StepNumbers]) -> None:
    found = terms_of(stack[0], Number(Name("xW", 1), 1, 2))
    assert found == tuple(
        Term(Number(Name("h", 0), unit, 2), Number(Name("kernel", 1), unit, None, 1)) for unit in range(3)
    )


def test_softmax_comes_from_all_units(stack: tuple[Plan, Trace, StepNumbers]) -> None:
    found = terms_of(stack[0], Number(Name("h", 1), 0, 2))
    assert found == (Term(Number(Name("a", 1), 0, 2)), Term(Number(Name("a", 1), 1, 2)))


def test_inputs_targets_initial_states_and_weights_come_from_nowhere(
    stack: tuple[Plan, Trace, StepNumbers],
) -> None:
    given = (
        Number(X, 0, 1),
        Number(TARGET, 0, 1),
        Number(Name("h", 0), 0, -1),
        Number(Name("kernel", 0), 0, None, 0),
    )
    for number in given:
        assert terms_of(stack[0], number) == ()


def test_output_without_a_readout_is_the_last_state() -> None:
    plan, _ = run(Experiment())
    assert number_of(plan, Y, 0, 4) == Number(Name("h", 0), 0, 4)


@pytest.mark.parametrize(
    "name", [Name("xW", 0), Name("hU", 0), Name("a", 0), Name("xW", 1), Name("hU", 1), Name("a", 1), Y]
)
def test_terms_add_up_to_the_number(stack: tuple[Plan, Trace, StepNumbers], name: Name) -> None:
    plan, trace, numbers = stack
    for t in range(plan.steps):
        number = number_of(plan, name, 1, t)
        total = sum(
            numbers.value(term.number, t) * (numbers.value(term.weight) if term.weight else 1)
            for term in terms_of(plan, number)
        )
        assert numbers.value(number) == trace[name.of("numpy")][t, 1]
        np.testing.assert_allclose(total, numbers.value(number), rtol=1e-12, atol=1e-15)


def test_operation_is_called_by_what_it_does() -> None:
    cell = SimpleRNN(activation="relu")
    signs = {item.name: sign_of(cell, cell.expression(item.name)) for item in SimpleRNN.quantities}
    assert signs == {"xW": "x W", "hU": "h U", "a": "+ b", "h": "relu"}
    cell = SimpleRNN(use_bias=False)
    assert sign_of(cell, cell.expression("a")) == "+"


def test_layer_without_bias_has_none_as_source() -> None:
    plan, _ = run(Experiment(model=Model(layers=(SimpleRNN(use_bias=False),))))
    assert [term.number.name for term in terms_of(plan, Number(Name("a", 0), 0, 1))] == [
        Name("xW", 0),
        Name("hU", 0),
    ]


@pytest.mark.parametrize("name", [X, TARGET, Name("error")])
def test_what_no_cell_computes_is_made_of_nothing(stack: tuple[Plan, Trace, StepNumbers], name: Name) -> None:
    assert terms_of(stack[0], Number(name, 0, 2)) == ()
