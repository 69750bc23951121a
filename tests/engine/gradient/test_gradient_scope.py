"""The watch language over a backward pass."""

import numpy as np
import pytest

from engine.cells.gru import GRU
from engine.cells.simple_rnn import SimpleRNN
from engine.expression import ExpressionError, check, evaluate, holds, parse
from engine.expression.scope import Scope
from engine.gradient.gradient_scope import GradientScope
from engine.gradient.recorded_gradient import RecordedGradient
from engine.run.name import READOUT_KERNEL, Name, Y
from engine.run.trace import Trace
from engine.train.flow import gradient_flow
from tests.engine.gradient.trainable import experiment_of, layer_of


@pytest.fixture(scope="module")
def record() -> RecordedGradient:
    return gradient_flow(experiment_of([layer_of(GRU, 2), layer_of(SimpleRNN, 3)], rows=1, steps=4), 0)


def values(record: RecordedGradient, text: str) -> np.ndarray:
    expression, scope = parse(text), GradientScope(record)
    check(expression, scope)
    return evaluate(expression, scope, 0, scope.steps)


def test_gradients_stand_beside_the_numbers_of_the_run(record: RecordedGradient) -> None:
    h, of_h = record.number(Name("h", 0), slice(None)), record.gradient(Name("h", 0), slice(None))
    np.testing.assert_array_equal(values(record, "grad.h"), of_h)
    np.testing.assert_array_equal(
        values(record, "grad[1].a[2]"), record.gradient(Name("a", 1), slice(None))[:, 2]
    )
    np.testing.assert_allclose(values(record, "sum(grad.h * h)"), (of_h * h).sum(axis=1))
    np.testing.assert_array_equal(values(record, "grad.y"), record.gradient(Y, slice(None)))


def test_what_a_step_adds_to_a_weight_has_a_name(record: RecordedGradient) -> None:
    kernel = record.of_weight(Name("kernel", 1), slice(None)).reshape(4, -1)
    np.testing.assert_allclose(values(record, "norm(grad[1].kernel)"), np.linalg.norm(kernel, axis=1))
    readout = record.of_weight(READOUT_KERNEL, slice(None)).reshape(4, -1)
    np.testing.assert_array_equal(values(record, "grad.readout_kernel"), readout)


def test_condition_holds_where_the_gradient_is_small(record: RecordedGradient) -> None:
    norms = np.linalg.norm(record.gradient(Name("h", 0), slice(None)), axis=1)
    bound = float(np.median(norms))
    found = holds(parse(f"norm(grad.h) < {bound!r}"), GradientScope(record), 0, 4)
    np.testing.assert_array_equal(found, norms < bound)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("grad.t", "there is no gradient of t"),
        ("grad", "grad stands before a name"),
        ("grad.nothing", "unknown name 'grad.nothing'"),
    ],
)
def test_what_has_no_gradient_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(ExpressionError, match=sentence):
        parse(text)


def test_what_the_network_does_not_have_is_named(record: RecordedGradient) -> None:
    with pytest.raises(ExpressionError, match=r"'grad\.c' is not recorded in this run"):
        check(parse("grad.c"), GradientScope(record))
    with pytest.raises(ExpressionError, match=r"'grad\.h' is a gradient, which a run does not record"):
        check(parse("grad.h"), Scope(Trace()))


def test_expression_says_which_gradients_it_names() -> None:
    assert [one.quantity for one in parse("norm(grad.h) < h[0] + grad[1].a[0]").gradients] == ["h", "a"]
    assert parse("h").gradients == ()
