"""A parameter is declared once: what a form knows, what is refused, and when values are equal."""

import math
from typing import Annotated, Literal

import numpy as np
import pytest

from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.experiment import Experiment, Model
from engine.parameter import Choices, Matrix, Parameter, Real, Row, Value, parameter, parameters
from engine.sequences.memory_sum import MemorySum


class Pendulum(Value):
    """One parameter of each sort, and a field that is none."""

    name: str = "not declared"
    swings: int = parameter(3, "How often.", low=1, high=100, slider=(1, 10))
    length: Real = parameter(0.5, "How long.", low=0, slider=(0, 2), step=0.1, unit="m")
    is_damped: bool = parameter(False, "Whether it comes to rest.")
    metal: Annotated[str, Choices(("iron", "brass"))] = parameter("iron", "What of.")
    place: Literal["here", "there"] = parameter("here", "Where.")


DECLARED = {found.name: found for found in parameters(Pendulum)}


def refused(**fields: object) -> ParameterError:
    with pytest.raises(ParameterError) as caught:
        Pendulum.parse(fields)
    return caught.value


def with_weight(weight: float) -> Experiment:
    layer = SimpleRNN(kernel=((weight,),))
    return Experiment(sequence=MemorySum(weight=weight), model=Model(layers=(layer,)))


def test_parameters_are_the_declared_fields_in_order() -> None:
    assert list(DECLARED) == ["swings", "length", "is_damped", "metal", "place"]


def test_parameter_tells_its_limits_slider_unit_and_help() -> None:
    assert DECLARED["length"] == Parameter(
        name="length",
        default=0.5,
        is_whole=False,
        is_flag=False,
        low=0,
        high=None,
        slider=(0, 2),
        step=0.1,
        unit="m",
        choices=None,
        help="How long.",
    )


def test_parameter_tells_whole_numbers_and_flags_from_others() -> None:
    assert [name for name, found in DECLARED.items() if found.is_whole] == ["swings"]
    assert [name for name, found in DECLARED.items() if found.is_flag] == ["is_damped"]


def test_parameter_tells_the_words_it_may_hold() -> None:
    assert DECLARED["metal"].choices == {"iron": "iron", "brass": "brass"}
    assert DECLARED["place"].choices == {"here": "here", "there": "there"}
    assert DECLARED["swings"].choices is None


def test_typing_may_exceed_the_slider_but_not_the_limits() -> None:
    assert Pendulum().replace(swings=11).swings == 11
    assert str(refused(swings=101)) == "swings must be at most 100, got 101"


def test_word_outside_the_choices_is_told_with_those_that_are_right() -> None:
    message = str(refused(metal="wood"))
    assert message.startswith("metal must be")
    assert all(word in message for word in ("iron", "brass", "wood"))


def test_error_knows_its_field_and_message_apart() -> None:
    error = refused(swings=0)
    assert (error.field, error.message) == ("swings", "must be at least 1, got 0")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(None, "null", id="null"),
        pytest.param(True, "true", id="true"),
        pytest.param("3", "'3'", id="text"),
        pytest.param(2.5, "2.5", id="real"),
        pytest.param("x" * 50, "'" + "x" * 36 + "…", id="long"),
        pytest.param(10**5000, "an integer of thousands of digits", id="huge"),
    ],
)
def test_message_shows_a_value_in_at_most_40_characters(value: object, shown: str) -> None:
    field = "length" if isinstance(value, int) and value > 1 else "swings"
    assert refused(**{field: value}).message.endswith(f", got {shown}")


def test_number_keeps_integers_and_reals_apart() -> None:
    assert type(Pendulum(length=2).length) is int
    assert type(Pendulum(length=2.0).length) is float


def test_equal_fields_make_equal_values_with_equal_hashes() -> None:
    assert with_weight(2) == with_weight(2)
    assert hash(with_weight(2)) == hash(with_weight(2))


@pytest.mark.parametrize(("a", "b"), [(2, 2.0), (2, 3)])
def test_integer_differs_from_the_float_of_its_size(a: float, b: float) -> None:
    assert with_weight(a) != with_weight(b)
    assert SimpleRNN(kernel=((a,),)) != SimpleRNN(kernel=((b,),))


def test_values_of_different_kinds_are_never_equal() -> None:
    assert MemorySum() != SimpleRNN()
    assert MemorySum() != "memory_sum"


class Table(Value):
    rows: Matrix = ()
    row: Row = ()
    other: int = 0


def test_rows_that_were_checked_before_stay_the_same_objects() -> None:
    table = Table(rows=((1, 2.5), (3, 4)), row=(5, 6))
    changed = table.replace(rows=(table.rows[0], (7, 8)))
    assert changed.rows == ((1, 2.5), (7, 8))
    assert changed.rows[0] is table.rows[0]
    assert changed.row is table.row
    assert table.replace(other=1).rows is table.rows


@pytest.mark.parametrize("wrong", [True, "1", None, math.nan, math.inf, 10**400, [1]])
@pytest.mark.parametrize("kind", [tuple, list])
def test_wrong_number_in_a_row_is_told_with_its_place(wrong: object, kind: type) -> None:
    table = Table(rows=((1, 2), (3, 4)))
    rows = kind([table.rows[0], kind([3, wrong])])
    for make in (lambda: table.replace(rows=rows), lambda: Table.parse({"rows": rows})):
        with pytest.raises(ParameterError, match=r"^rows\[1\]\[1\] "):
            make()


def test_rows_of_a_file_become_tuples_of_its_own_numbers() -> None:
    table = Table.parse({"rows": [[1, 2.5], []], "row": [3]})
    assert (table.rows, table.row) == (((1, 2.5), ()), (3,))
    assert [type(number) for number in table.rows[0]] == [int, float]


def test_number_of_a_kind_of_its_own_is_no_short_cut() -> None:
    assert Table(row=(np.float64(0.5),)).row == (0.5,)
