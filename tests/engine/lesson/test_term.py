"""Numbers that a lesson names, compared with Python's own integers and with NumPy."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.lesson.facts import Case, Facts, facts_of
from engine.lesson.state import first_scene
from engine.lesson.term import MANY, MAX_LENGTH, read_term, steps_of, text_of, value_of
from engine.run.name import TARGET, Y
from engine.setting import with_settings

NOTEBOOK = first_scene().facts


def facts(*settings: str) -> Facts:
    return facts_of(Case(with_settings(Experiment(), settings)))


def value(text: str, among: Facts = NOTEBOOK) -> object:
    return value_of(read_term(text), among)


def refusal(text: str, among: Facts = NOTEBOOK) -> str:
    with pytest.raises(ParameterError) as caught:
        value_of(read_term(text), among)
    return str(caught.value)


def memory_sum(steps: int, weight: int, bias: int, h_weight: int, memory: int) -> list[int]:
    """The rule written out once more, in Python's integers."""
    numbers = [1]
    while len(numbers) < steps:
        before = numbers[:-1] if memory < 0 else numbers[max(0, len(numbers) - 1 - memory) : -1]
        numbers.append(weight * numbers[-1] + bias + h_weight * sum(before))
    return numbers


def predictions(inputs: list[int], kernel: int, recurrent: int, bias: int) -> list[int]:
    """One linear unit, written out."""
    found, h = [], 0
    for x in inputs:
        h = kernel * x + recurrent * h + bias
        found.append(h)
    return found


EXACT = [
    "sequence.seq_len=12",
    "model.layers[0].activation=linear",
    "model.layers[0].kernel=[[2]]",
    "model.layers[0].recurrent_kernel=[[3]]",
    "model.layers[0].bias=[1]",
    "precision.numpy=exact",
]


@given(st.integers(-3, 3), st.integers(-5, 5), st.integers(-2, 2), st.integers(-1, 4), st.integers(0, 10))
def test_inputs_and_targets_are_the_sequence(
    weight: int, bias: int, h_weight: int, memory: int, t: int
) -> None:
    settings = (f"weight={weight}", f"bias={bias}", f"h_weight={h_weight}", f"mem_len={memory}")
    among = facts("sequence.seq_len=12", *(f"sequence.{setting}" for setting in settings))
    numbers = memory_sum(12, weight, bias, h_weight, memory)
    assert value(f"x at {t}", among) == numbers[t]
    assert value(f"target at {t}", among) == numbers[t + 1]
    assert value("target at end", among) == numbers[11]


@given(st.integers(0, 10))
def test_prediction_and_its_parts_are_those_of_the_equation(t: int) -> None:
    among = facts(*EXACT)
    inputs = memory_sum(12, 1, 1, 1, 0)
    y = predictions(inputs, 2, 3, 1)
    assert value(f"y at {t}", among) == y[t]
    assert value(f"xW at {t}", among) == 2 * inputs[t]
    assert value(f"hU at {t}", among) == (3 * y[t - 1] if t else 0)
    assert value(f"error at {t}", among) == y[t] - inputs[t + 1]


def test_measures_are_those_of_numpy() -> None:
    y, target = NOTEBOOK.run.trace[Y.of("numpy")].astype(float), NOTEBOOK.run.trace[TARGET].astype(float)
    assert value("mae") == pytest.approx(np.mean(np.abs(y - target)), rel=1e-12)
    assert value("mse") == pytest.approx(np.mean((y - target) ** 2), rel=1e-12)
    assert value("mae at 3") == pytest.approx(np.mean(np.abs(y - target)[:4]), rel=1e-12)
    assert value("mse at 0") == pytest.approx((y - target)[0, 0] ** 2, rel=1e-12)


def test_radius_is_the_largest_eigenvalue() -> None:
    kernel = np.array([[0.5, -1.0, 0.0], [1.0, 0.5, 0.0], [0.25, 0.0, -0.75]])
    among = facts(
        "model.layers[0].units=3",
        "model.layers[0].kernel=[[1, 1, 1]]",
        f"model.layers[0].recurrent_kernel={kernel.tolist()}",
        "model.layers[0].bias=[0, 0, 0]",
    )
    assert value("radius", among) == pytest.approx(max(abs(np.linalg.eigvals(kernel))), rel=1e-12)
    assert math.isclose(value("radius", among), math.hypot(0.5, 1))  # 0.5 ± i by hand


def test_measure_is_missing_where_there_is_no_error() -> None:
    two = facts('model.layers=[{"cell": "SimpleRNN", "units": 2}]')
    assert "is not recorded in this run" in refusal("mae", two)
    assert "is 2 numbers; name one, as in y[0]" in refusal("y at 1", two)
    assert value("y[1] at 1", two) is not None


def test_from_gives_a_list() -> None:
    assert value("x from 0 to 3 with sequence.weight=2; sequence.bias=2; sequence.mem_len=0") == [
        1,
        4,
        10,
        22,
    ]


def test_with_changes_fields_first() -> None:
    assert value("x at 4 with sequence.weight=2; sequence.bias=3; sequence.mem_len=0") == 61
    assert value("sequence.weight with sequence.weight=7") == 7


def test_searches_find_what_numpy_finds() -> None:
    error = (NOTEBOOK.run.trace[Y.of("numpy")] - NOTEBOOK.run.trace[TARGET]).astype(float)[:, 0]
    where = np.flatnonzero(np.abs(error) > 20)
    assert value("first abs(error) > 20") == where[0]
    assert value("last abs(error) > 20") == where[-1]
    assert value("count abs(error) > 20") == len(where)
    assert steps_of(read_term("first abs(error) > 20"), NOTEBOOK) == list(where)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x at 2 with sequence.weight=2; sequence.bias=2; sequence.mem_len=0", "10"),
        ("x at 0 - 1 at 0", None),
        ("1 / 3 at 0 | 3", "0.333"),
        ("1 / 3 at 0", "0.333333"),
        ("0 - 5 at 0", "−5"),
        ("x > 0 at 0", "true"),
        ("x from 0 to 2 with sequence.bias=0; sequence.mem_len=0", "1, 2, 4"),
        ("model.layers[0].activation", "linear"),
        ("sequence.kind", "memory_sum"),
    ],
)
def test_number_is_written_for_reading(text: str, shown: str | None) -> None:
    if shown is None:
        with pytest.raises(ParameterError):
            text_of(read_term(text), NOTEBOOK)
    else:
        assert text_of(read_term(text), NOTEBOOK) == shown


def test_formula_has_the_sign_that_tex_reads() -> None:
    assert text_of(read_term("0 - 5 at 0"), NOTEBOOK, is_tex=True) == "-5"
    assert text_of(read_term("x * 1e30 at 0 | 2"), NOTEBOOK, is_tex=True) == r"1\cdot 10^{30}"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("y", "'y' must say at which step: “y at 3”, or “at end”"),
        ("", "cannot be read"),
        ("y at 9", "t must be from 0 to 8, as this run has 9 steps"),
        ("y at -1", "behind “at” must stand a step, such as 3"),
        ("y at 1000000", "behind “at” must stand a step, such as 3"),
        ("y at ²", "behind “at” must stand a step, such as 3"),
        ("x from 5 to 2", "t must be from 0 to 8"),
        ("hh at 2", "'hh' cannot be read: unknown name 'hh' at 0"),
        ("q at 2", "unknown name 'q'"),
        ("h[3] at 2", "'h[3]' cannot be computed: there is no unit 3"),
        ("keras.y at 2", "'keras.y' names Keras; lessons compute with NumPy"),
        ("keras[0].h at 2", "names Keras"),
        ("first keras.y > 1", "names Keras"),
        ("first x < 0", "'x < 0' holds at no step of this run"),
        ("sequence.colour", "sequence.colour is not a field of this experiment"),
        ("sequence.weight[0]", "sequence.weight[0] is not a field"),
        ("model.layers[7].units", "model.layers[7].units is not a field"),
        ("model.layers", "model.layers is no number and no word"),
        ("sequence.%%weight", "cannot be read"),
        ("y at 2 | 18", "digits must be from 1 to 17, got 18"),
        ("y at 2 | 0", "digits must be from 1 to 17, got 0"),
        ("y at 2 with sequence.weight", "a change must be FIELD=VALUE"),
        ("y at 2 with sequence.weight=many", "sequence.weight must be a number, got 'many'"),
        ("y at 2 with sequence.seq_len=100000", "sequence must have at most 5000 steps in a lesson"),
        (
            'y at 2 with model.layers=[{"cell": "SimpleRNN", "units": 65}]',
            "units must be at most 64 in a lesson, got 65",
        ),
        ("9**9**9 at 2", "too large"),
        ("(2**1024)**1024 at 2", None),
        ("y.__class__ at 2", "cannot be read"),
        ("x" * (MAX_LENGTH + 1), f"at most {MAX_LENGTH} characters"),
    ],
)
def test_refusal_says_what_would_be_right(text: str, sentence: str | None) -> None:
    if sentence is None:  # infinite, and soon
        assert value(text) in (math.inf, math.nan)
    else:
        assert sentence in refusal(text)


def test_list_has_an_end() -> None:
    long = facts("sequence.seq_len=100")
    assert len(value(f"x from 0 to {MANY - 1}", long)) == MANY
    assert f"at most {MANY} numbers may stand in a list" in refusal(f"x from 0 to {MANY}", long)


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ("sequence.batch_size=6000", "sequence must have at most 50000 values in a lesson, got 60000"),
        ("sequence.mem_len=101", "sequence.mem_len must be at most 100 in a lesson, got 101"),
    ],
)
def test_what_would_keep_a_reader_waiting_is_refused(setting: str, sentence: str) -> None:
    assert sentence in refusal(f"x at 0 with {setting}")


def test_stack_that_is_too_large_for_its_steps_is_refused() -> None:
    layer = '{"cell": "SimpleRNN", "units": 64}'
    with pytest.raises(ParameterError, match="model is too large for a lesson where there are 5000 steps"):
        facts("sequence.seq_len=5001", f"model.layers=[{layer}, {layer}]")


WORDS = "y x at from to end first count with | 3 sequence.weight = ; ( ) ** 9 [ ] mae {} \0 \u202e"
words = st.sampled_from(WORDS.split(" "))


@given(st.lists(words, max_size=12).map(" ".join) | st.text(max_size=60))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        assert isinstance(text_of(read_term(text), NOTEBOOK), str)
    except ParameterError as error:
        assert str(error)


@pytest.mark.parametrize("carried", [1, 0.5])
def test_gradients_are_those_of_the_mean_loss(carried: float) -> None:
    """Through a linear unit: ∂L/∂h of a step is 2/9 of its error, and U times that of the step after it."""
    settings = [f"model.layers[0].recurrent_kernel=[[{carried}]]"]
    run = facts_of(Case(with_settings(NOTEBOOK.case.experiment, settings)))
    after = 0.0
    for t in reversed(range(9)):
        after = 2 / 9 * value(f"error at {t}", run) + carried * after
        assert value(f"grad.h at {t}", run) == pytest.approx(after, rel=1e-12)
        assert value(f"norm(grad.h) at {t}", run) == pytest.approx(abs(after), rel=1e-12)
    assert value("first abs(grad.h) < 1000", run) == [
        abs(value(f"grad.h at {t}", run)) < 1000 for t in range(9)
    ].index(True)


def test_a_gradient_that_is_none_is_told() -> None:
    assert "grad.z" in refusal("grad.z at 3")
