"""Own values as text: rows, targets and steps that count, read back as they were shown."""

import pytest
from hypothesis import given

from engine.data.table import LeftOpen
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.reading.values_text import columns_of, layout_question, read_values, show_values, shown_options
from engine.sequences.values import Values
from tests.engine.strategies import own_values


@given(own_values())
def test_text_brings_back_every_sequence(fields: dict) -> None:
    sequence = Experiment.parse({"sequence": fields}).sequence
    targets = 0 if sequence.targets is None else sequence.outputs
    found = read_values(
        show_values(sequence),
        targets,
        is_last_only=sequence.counts == "last",
        options=shown_options(sequence),
    )
    assert (found.values, found.targets) == (sequence.values, sequence.targets)
    assert found.generate().mask.tolist() == sequence.generate().mask.tolist()


@pytest.mark.parametrize(
    ("text", "targets", "sequence"),
    [
        ("1, 2, 3", 0, Values(values=((1,), (2,), (3,)))),
        ("1 2 3\n\n4 5 6", 0, Values(values=(((1,), (2,), (3,)), ((4,), (5,), (6,))))),
        ("1;2\n3;4\n\n\n5;6\n7;8\n", 0, Values(values=(((1, 2), (3, 4)), ((5, 6), (7, 8))))),
        ("1 9\n2 8", 1, Values(values=((1,), (2,)), targets=((9,), (8,)))),
        (
            "1, (2, 3)\n4, 5, 6",
            2,
            Values(values=((1,), (4,)), targets=((2, 3), (5, 6)), counts=(False, True)),
        ),
        (
            "1\t(2)\t(3)\n4\t5\t6",
            2,
            Values(values=((1,), (4,)), targets=((2, 3), (5, 6)), counts=(False, True)),
        ),
        ("1\t\n4\t5", 1, Values(values=((1,), (4,)), targets=((0,), (5,)), counts=(False, True))),
        (
            "1,5;(2,5)\n4,5;5,5",
            1,
            Values(values=((1.5,), (4.5,)), targets=((2.5,), (5.5,)), counts=(False, True)),
        ),
        ("0,5\t0,25\n1\t2", 0, Values(values=((0.5, 0.25), (1, 2)))),
        ("array([[1.], [2.]], dtype=float32)", 0, Values(values=((1.0,), (2.0,)))),
        ("[1, 2, 3]", 0, Values(values=((1,), (2,), (3,)))),
        ("[[[1], [2]], [[3], [4]]]", 0, Values(values=(((1,), (2,)), ((3,), (4,))))),
        ("1\n(2)\n3", 0, Values(values=((1,), (2,), (3,)), counts=(False, True))),
    ],
)
def test_text_says_rows_targets_and_what_counts(text: str, targets: int, sequence: Values) -> None:
    assert read_values(text, targets) == sequence


def test_targets_left_out_before_the_last_step_are_none_to_miss() -> None:
    sequence = read_values("1\t\n2\t\n3\t7", 1, is_last_only=True)
    assert sequence == Values(values=((1,), (2,), (3,)), targets=((0,), (0,), (7,)), counts="last")


@pytest.mark.parametrize(
    ("text", "targets", "is_last_only", "problem"),
    [
        ("", 0, False, "holds no number yet"),
        ("1\nabc", 0, False, "line 2: 'abc' is no number"),
        ("1 2\n1", 0, False, "line 2: must hold as many numbers as the longest (2), got 1"),
        ("1\n2", 1, False, "needs a column of inputs beside 1 of targets, got 1 in all"),
        ("1\n2\n\n3", 0, False, "line 4: begins a row of 1 line; the first row has 2"),
        ("(1)\n2", 0, False, "line 1: is no target, so it needs no parentheses"),
        ("1\n2)", 0, False, "line 2: has a parenthesis without its other one"),
        ("1 (2) 3\n4 5 6", 1, False, "line 1: holds a number behind the targets in parentheses"),
        ("1 2 3\n4 5 (6)", 2, False, "line 2: must have all its targets in parentheses (2), or none"),
        (
            "1 5\n2 (6)", 1, True,
            "line 2: must have targets without parentheses, as the last step of each row counts",
        ),
    ],
)  # fmt: skip
def test_wrong_text_is_told_by_line(text: str, targets: int, is_last_only: bool, problem: str) -> None:
    with pytest.raises(ParameterError) as caught:
        read_values(text, targets, is_last_only=is_last_only)
    assert str(caught.value).strip() == problem


@pytest.mark.parametrize("text", ["28,7\n28,95\n29,08", "1,234", "1 234", "1.000,92", "0,5\n0,25"])
def test_a_text_that_can_be_read_in_two_ways_is_left_open(text: str) -> None:
    question = layout_question(text)
    assert question is not None
    with pytest.raises(LeftOpen):
        read_values(text)
    found = [read_values(text + "\n" + text, options=choice.options) for choice in question.choices]
    assert len({repr(one.values) for one in found}) == len(found)


def test_leading_and_middle_empty_cells_are_told_by_their_place() -> None:
    for text, column in (("\t5\n3\t", 1), ("1\t\t2\n3\t4\t5", 2)):
        with pytest.raises(
            ParameterError, match=f"line 1, column {column}: is empty; a number belongs there"
        ):
            read_values(text)


def test_columns_are_those_of_the_longest_line() -> None:
    assert columns_of("1 2\n1 2 3") == 3
    assert columns_of("abc") == columns_of("") == 0
