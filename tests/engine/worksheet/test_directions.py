"""Worksheets of networks whose layers go backwards or whose states are reset: each key is worked out anew."""

import re
from typing import Any

import pytest

from engine.cells.base import Cell
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.sequences.memory_sum import MemorySum
from engine.worksheet.options import WorksheetOptions
from engine.worksheet.student import Student
from engine.worksheet.worksheet import Worksheet, make_worksheet

STEPS = 6
READOUT = {"kernel": [[2], [-1]], "bias": [3]}


def rnn(**fields: object) -> Cell:
    return SimpleRNN.parse(
        {"activation": "linear", "kernel": [[2]], "recurrent_kernel": [[1]], "bias": [-3], **fields}
    )


def sheet_of(layers: list[Cell], vary: str = "model", seed: str = "1/Ada", **model: Any) -> Worksheet:
    made = Model.parse({"layers": tuple(layers), **model})
    experiment = Experiment(sequence=MemorySum(weight=1, bias=2), model=made)
    options = WorksheetOptions.parse({"steps": STEPS, "vary": vary, "questions": 4})
    return make_worksheet(experiment, Student("Ada", seed), options)


def column(sheet: Worksheet, title: str) -> list[int]:
    index = [one.title for one in sheet.table.columns].index(title)
    return [int(row[index].text.replace("−", "-")) for row in sheet.table.rows]


def weights(sheet: Worksheet) -> dict[str, int]:
    """The printed numbers of one unit, by letter."""
    return {one.name: int(one.rows[0][0].replace("−", "-")) for one in sheet.weights if one.is_single}


def worked_out(x: list[int], w: dict[str, int], number: str, every: int = STEPS) -> list[int]:
    """h of a linear unit, as a student would: from the printed letters alone."""
    found, h = [], 0
    for t, x_t in enumerate(x):
        h = w[f"h{number}₋₁"] if t % every == 0 else h
        h = w[f"W{number}"] * x_t + w[f"U{number}"] * h + w[f"b{number}"]
        found.append(h)
    return found


@pytest.mark.parametrize("seed", ["1/Ada", "2/Ben", "3/Cy"])
@pytest.mark.parametrize("has_readout", [True, False])
def test_key_of_a_bidirectional_network_is_worked_out_from_what_is_printed(
    seed: str, has_readout: bool
) -> None:
    model = {"readout": READOUT} if has_readout else {}
    mode = "concat" if has_readout else "sum"
    sheet = sheet_of([rnn(), rnn(merge_mode=mode)], seed=seed, **model)
    x, w = column(sheet, "xₜ"), weights(sheet)
    forward, backward = worked_out(x, w, "⁽⁰⁾"), worked_out(x[::-1], w, "⁽¹⁾")
    assert column(sheet, "h⁽⁰⁾ₜ") == forward
    assert column(sheet, "h⁽¹⁾ₜ") == backward
    if has_readout:
        (one,), (other,) = (
            [int(number.replace("−", "-")) for number in row]
            for row in next(one.rows for one in sheet.weights if one.name == "V")
        )
        wanted = [one * f + other * b + w["c"] for f, b in zip(forward, backward[::-1], strict=True)]
    else:
        wanted = [f + b for f, b in zip(forward, backward[::-1], strict=True)]
    assert column(sheet, "yₜ") == wanted
    assert column(sheet, "error") == [y - t for y, t in zip(wanted, column(sheet, "target"), strict=True)]
    assert not any("Go on" in question.prompt for question in sheet.questions)


def test_turned_steps_are_printed_as_they_are_evaluated() -> None:
    sheet = sheet_of([rnn(), rnn(merge_mode="sum")])
    assert sheet.equations[-1] == r"y_t = (h^{(0)}_t + h^{(1)}_{T-1-t})"
    assert "x_{T-1-t}" in sheet.equations[1]
    assert f"T = {STEPS}" in sheet.remarks


def test_written_step_of_a_backward_layer_multiplies_the_later_input() -> None:
    sheet = sheet_of([rnn(go_backwards=True)])
    step = sheet.written[0]
    products = [token.text for token in step.lines[0] if re.fullmatch(r"\(?−?\d+\)?", token.text)]
    read = int(products[0].strip("()").replace("−", "-"))
    assert read == column(sheet, "xₜ")[STEPS - 1 - step.t]


@pytest.mark.parametrize("way", [{}, {"go_backwards": True}])
def test_key_of_states_that_are_reset_is_worked_out(way: dict[str, object]) -> None:
    sheet = sheet_of([rnn(initial_state=[[4]], **way)], reset_every=4)
    x = column(sheet, "xₜ")
    read = [*x[3::-1], *x[:3:-1]] if way else x
    assert column(sheet, "hₜ") == worked_out(read, weights(sheet), "", 4)
    assert any("back at their start before these steps: 4." in remark for remark in sheet.remarks)


def test_only_the_last_step_has_a_target_where_no_sequence_is_returned() -> None:
    sheet = sheet_of([rnn()], return_sequences=False)
    index = [one.title for one in sheet.table.columns].index("target")
    assert [bool(row[index].text) for row in sheet.table.rows] == [False] * (STEPS - 1) + [True]
    assert sheet.rule_remark == "Where no target stands, the step does not count."
