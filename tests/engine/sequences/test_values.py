"""The user's own numbers as a sequence."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.errors import ParameterError
from engine.experiment import Experiment, plain
from engine.files.experiment_file import from_json, to_json
from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values, own_values
from tests.engine.strategies import own_values as fields_of_own_values
from tests.engine.strategies import rows


@given(st.integers(1, 4).flatmap(lambda features: st.lists(rows(features), min_size=2, max_size=9)))
def test_values_are_kept_as_they_were_typed(numbers: list[list[float]]) -> None:
    sequence = Values.parse({"values": numbers})
    batch = sequence.generate()
    assert sequence.shape == (1, len(numbers), len(numbers[0]))
    kept = [[n if sequence.is_whole else float(n) for n in row] for row in numbers]
    assert batch.inputs.tolist() == [kept[:-1]]
    assert batch.targets.tolist() == [kept[1:]]


def test_whole_values_stay_exact() -> None:
    huge = 2**53 + 1
    assert Values(values=((1,), (huge,))).generate().targets.tolist() == [[[huge]]]


def test_one_real_value_makes_all_float64() -> None:
    assert Values(values=((1,), (0.5,))).generate().inputs.dtype == np.float64


def test_own_values_begin_as_the_first_row_of_another_sequence() -> None:
    sequence = MemorySum(seq_len=4, weight=2, bias=3, mem_len=1, batch_size=2)
    assert own_values(sequence) == Values(values=((1,), (5,), (14,), (36,)))


def test_own_values_begin_with_200_rows_at_most() -> None:
    values = own_values(MemorySum(seq_len=10_000_000)).values
    assert values == tuple((n,) for n in range(1, 201))


def test_own_values_begin_with_those_that_float64_holds() -> None:
    assert own_values(MemorySum(seq_len=5, weight=1e200)).values == ((1.0,), (1e200,))
    assert own_values(MemorySum(seq_len=5, weight=10**308, bias=10**308)) == Values()


# ── several rows, own targets, steps that count ────────────────────────────────────────────────


def parsed(**fields: object) -> Values:
    sequence = Experiment.parse({"sequence": {"kind": "values", **fields}}).sequence
    assert isinstance(sequence, Values)
    return sequence


def test_several_rows_are_shifted_one_by_one() -> None:
    batch = parsed(values=[[[1], [2], [3]], [[4], [5], [6]]]).generate()
    assert batch.inputs.tolist() == [[[1], [2]], [[4], [5]]]
    assert batch.targets.tolist() == [[[2], [3]], [[5], [6]]]


def test_own_targets_stand_beside_every_value() -> None:
    sequence = parsed(values=[[1, 2], [3, 4]], targets=[[0], [1]])
    assert (sequence.inputs_shape, sequence.targets_shape) == ((1, 2, 2), (1, 2, 1))
    batch = sequence.generate()
    assert (batch.inputs.tolist(), batch.targets.tolist()) == ([[[1, 2], [3, 4]]], [[[0], [1]]])


def test_one_step_is_enough_beside_a_target() -> None:
    assert parsed(values=[[1]], targets=[[2]]).steps == 1


@pytest.mark.parametrize(
    ("counts", "mask"),
    [
        (None, [[True, True], [True, True]]),
        ("last", [[False, True], [False, True]]),
        ([True, False], [[True, False], [True, False]]),
        ([[True, False], [False, False]], [[True, False], [False, False]]),
    ],
)
def test_counts_say_which_steps_count(counts: object, mask: list[list[bool]]) -> None:
    sequence = parsed(values=[[[1], [2], [3]], [[4], [5], [6]]], counts=counts)
    assert sequence.generate().mask.tolist() == mask
    assert sequence.all_count == all(map(all, mask))


def test_a_lone_row_is_the_same_however_it_is_nested() -> None:
    nested = parsed(values=[[[1], [2]]], targets=[[[3], [4]]], counts=[[True, False]])
    assert nested == parsed(values=[[1], [2]], targets=[[3], [4]], counts=[True, False])


def test_file_of_shifted_values_is_as_it_always_was() -> None:
    sequence = plain(Experiment(sequence=Values(values=((1,), (2,)))))["sequence"]
    assert sequence == {"kind": "values", "values": [[1], [2]]}


@given(fields_of_own_values())
def test_file_brings_back_rows_targets_and_counts(fields: dict) -> None:
    experiment = Experiment.parse({"sequence": fields})
    assert from_json(to_json(experiment)) == experiment


@given(fields_of_own_values())
def test_numbers_fill_the_shapes_that_were_told_before(fields: dict) -> None:
    sequence = parsed(**fields)
    batch = sequence.generate()
    assert batch.inputs.shape == sequence.inputs_shape
    assert batch.targets.shape == sequence.targets_shape
    assert batch.mask.shape == sequence.inputs_shape[:2]


@given(fields_of_own_values(), st.integers(1, 8))
@example({"values": [[2**53 + 1], [2], [0.5]]}, 1)
def test_first_steps_are_those_of_the_whole(fields: dict, steps: int) -> None:
    beginning, whole = parsed(**fields).first(steps).generate(), parsed(**fields).generate()
    assert beginning.inputs.tolist() == whole.inputs[:1, :steps].tolist()
    assert beginning.targets.tolist() == whole.targets[:1, :steps].tolist()
    assert beginning.mask.tolist() == whole.mask[:1, :steps].tolist()


def test_whole_targets_keep_values_exact_and_others_do_not() -> None:
    assert parsed(values=[[1]], targets=[[2]]).generate().inputs.dtype == object
    assert parsed(values=[[1]], targets=[[2.5]]).generate().inputs.dtype == np.float64


TWO = [[[1], [2], [3]], [[4], [5], [6]]]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"values": []}, "values must have at least one entry, got 0"),
        (
            {"values": [[1]]},
            "values must have at least 2 time steps where targets are the next values, got 1",
        ),
        ({"values": [[]]}, "values[0] must hold at least 1 number, got none"),
        ({"values": [1, 2]}, "values[0] must be a list, got 1"),
        (
            {"values": [[1, 2], [3]]},
            "values[1] must hold as many numbers as the first time step (2), got 1",
        ),
        (
            {"values": [[[1], [2]], [[3], [4, 5]]]},
            "values[1][1] must hold as many numbers as the first time step (1), got 2",
        ),
        (
            {"values": [[[1], [2]], [[3]]]},
            "values[1] must have as many time steps as the first row (2), got 1",
        ),
        ({"values": [[[1], [2]], [[3], ["a"]]]}, "values[1][1][0] must be a number, got 'a'"),
        ({"targets": [[1], [2]]}, "targets must have as many time steps as the values (3), got 2"),
        ({"values": TWO, "targets": [[1]] * 3}, "targets must have as many rows as the values (2), got 1"),
        (
            {"targets": [[1], [2], [3, 4]]},
            "targets[2] must hold as many numbers as the first time step (1), got 2",
        ),
        ({"counts": "first"}, "counts must be null, \"last\" or a list of true and false, got 'first'"),
        ({"counts": [1, 0]}, "counts[0] must be true or false, got 1"),
        ({"counts": [True]}, "counts must say true or false for each time step (2), got 1"),
        (
            {"values": TWO, "counts": [[True, True], [True]]},
            "counts[1] must say true or false for each time step (2), got 1",
        ),
        (
            {"values": TWO, "counts": [[True, True]] * 3},
            "counts must have as many rows as the values (2), got 3",
        ),
    ],
)
def test_what_does_not_fit_is_refused_by_its_place(fields: dict, problem: str) -> None:
    with pytest.raises(ParameterError) as caught:
        parsed(**fields)
    assert str(caught.value) == f"sequence.{problem}"
