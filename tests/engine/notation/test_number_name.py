"""Numbers are called by plain names, with their place only where there is a choice."""

import pytest

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense, Experiment, Model
from engine.expression import evaluate, parse
from engine.expression.scope import Scope
from engine.notation.number_name import expression_of, name_of
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, Name, Number, X, Y
from engine.sequences.values import Values
from tests.engine.runs import run

ONE = Experiment()
STACK = Experiment(
    sequence=Values(values=((0.0, 1.0),) * 3),
    model=Model(layers=(SimpleRNN(units=3), SimpleRNN(units=2)), readout=Dense(kernel=((1.0,),) * 2)),
)


@pytest.mark.parametrize(
    ("experiment", "number", "name"),
    [
        (ONE, Number(X, 0, 3), "x"),
        (ONE, Number(Name("hU", 0), 0, 3), "hU"),
        (ONE, Number(Name("recurrent_kernel", 0), 0, None, 0), "U"),
        (ONE, Number(Name("bias", 0), 0), "b"),
        (STACK, Number(X, 1, 0), "x[1]"),
        (STACK, Number(Name("h", 1), 1, 0), "h[1] of layer 1"),
        (STACK, Number(Name("kernel", 1), 2, None, 0), "W[2, 0] of layer 1"),
        (STACK, Number(READOUT_KERNEL, 1, None, 0), "V[1, 0]"),
        (STACK, Number(READOUT_BIAS, 0), "c"),
        (STACK, Number(Y, 0, 0), "y"),
    ],
)
def test_number_has_a_plain_name(experiment: Experiment, number: Number, name: str) -> None:
    assert name_of(run(experiment)[0], number) == name


@pytest.mark.parametrize(
    ("experiment", "number", "implementation", "expression"),
    [
        (ONE, Number(X, 0, 3), "", "x"),
        (ONE, Number(Name("hU", 0), 0, 3), "numpy", "hU"),
        (ONE, Number(Name("h", 0), 0, 3), "keras", "keras.h"),
        (STACK, Number(X, 1, 0), "keras", "x[1]"),
        (STACK, Number(Name("h", 0), 2, 0), "", "h[2]"),
        (STACK, Number(Name("h", 1), 1, 0), "", "numpy[1].h[1]"),
        (STACK, Number(Y, 0, 0), "keras", "keras.y"),
        (STACK, Number(Name("kernel", 1), 2, None, 0), "", None),
    ],
)
def test_number_can_be_watched(
    experiment: Experiment, number: Number, implementation: str, expression: str | None
) -> None:
    plan, trace = run(experiment)
    assert expression_of(plan, number, implementation) == expression
    if expression is not None and "keras" not in expression:
        value = evaluate(parse(expression), Scope(trace, plan), 0, 1)
        table = trace[number.name if number.name == X else number.name.of("numpy")]
        assert value.item() == table[0, number.index]
