"""What the engine makes of cells that do not ship: everything that it makes of those that do."""

import re
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.cells.base import Cell
from engine.cells.stage import written_quantities
from engine.command.command_line import main
from engine.command.report import step_lines
from engine.comparison.compare import compare_step, symbol
from engine.comparison.tolerance import Tolerance
from engine.errors import ParameterError
from engine.experiment import Experiment, Model
from engine.files.experiment_file import save
from engine.keras.network import KerasNetworks
from engine.reading.model_weights import weights_of, with_weights
from engine.reading.printed_array import read_arrays
from engine.reading.weights_text import as_lists
from engine.run.name import Name
from engine.run.numpy_network import NumPyNetwork
from engine.run.operation import operations
from engine.run.reshape import with_layer
from engine.run.start import start_of
from engine.sequences.values import Values
from engine.worksheet.options import WorksheetOptions
from engine.worksheet.student import Student
from engine.worksheet.worksheet import make_worksheet
from engine.worksheet.written_step import WrittenStep
from tests.cells.dropped_in import EVERY_CELL, KERAS_CELLS, STACKS
from tests.engine.conftest import networks
from tests.engine.notation.test_printed import random_experiment
from tests.engine.runs import recorded, run
from tests.engine.side_by_side import run_both
from tests.engine.takeaway.script_runs import assert_script_repeats
from tests.printed import value_of

pytestmark = pytest.mark.usefixtures("known_cells")
__all__ = ["networks"]

ROWS = re.compile(r"\[[^\[\]]*\]")


@pytest.mark.parametrize("kind", EVERY_CELL)
@pytest.mark.parametrize(("units", "features"), [(1, 1), (3, 2)])
def test_every_row_of_the_printed_trace_gives_the_row_after_it(
    kind: type[Cell], units: int, features: int
) -> None:
    of = random_experiment((kind, kind), units, features, 4)
    found = recorded(of)
    for t in range(3):
        lines = list(step_lines(found, t))
        assert len(lines) == 2 * len(written_quantities(kind()))
        for line, (layer, name) in zip(lines, product((0, 1), written_quantities(kind())), strict=True):
            _, middle, result = line.split(" = ")
            wanted = found.quantities("numpy", t, layer)
            np.testing.assert_allclose(of_rows(result), wanted[name], atol=1e-6)
            np.testing.assert_allclose(of_rows(middle), of_rows(result), atol=1e-5)


def of_rows(text: str) -> Any:
    """The value of printed rows of numbers, and of what is done with them."""
    rows = {f"r{'₀' * (place + 1)}": row for place, row in enumerate(ROWS.findall(text))}
    for name, row in rows.items():
        text = text.replace(row, name, 1)
    return value_of(text, {name: np.fromstring(row[1:-1], sep=" ") for name, row in rows.items()})


@pytest.mark.parametrize("kind", EVERY_CELL)
@pytest.mark.parametrize("units", [1, 2])
def test_key_of_a_worksheet_says_what_was_computed(kind: type[Cell], units: int) -> None:
    of = random_experiment((kind,), units, 1, 3)
    sheet = make_worksheet(of, Student("Ada", "1/Ada"), WorksheetOptions(steps=3))
    names = written_quantities(of.model.layers[0])
    _, trace = run(sheet.experiment)
    *steps, output = sheet.written
    assert len(steps) == len(names)
    for name, step in zip(names, steps, strict=True):
        check_key(step, trace[Name(name, 0, "numpy")][step.t, 0])
    check_key(output, trace[Name("y", None, "numpy")][output.t, 0])
    assert {one.name for one in sheet.weights} > {"V", "c"}
    assert sheet.equations[: len(names)] == tuple(
        step.tex.replace(f"_{{{step.t}}}", "_t").replace(f"_{{{step.t - 1}}}", "_{t-1}") for step in steps
    )


def check_key(step: WrittenStep, wanted: float) -> None:
    sides = 0
    for line in step.lines:
        for side in "".join(f"{token.text} " for token in line).replace("≈ ", "= ").split("= ")[1:]:
            assert value_of(side) == pytest.approx(wanted, abs=3e-3), step
            sides += 1
    assert sides >= 2
    assert any(token.is_blank for line in step.lines for token in line)


@pytest.mark.parametrize("kinds", STACKS)
@pytest.mark.parametrize("use_bias", [True, False])
def test_script_prints_the_numbers_bit_for_bit(kinds: tuple[type[Cell], ...], use_bias: bool) -> None:
    printed = assert_script_repeats(random_experiment(kinds, 3, 2, 9, use_bias=use_bias))
    i = "0" if len(kinds) > 1 else ""
    assert {f"{quantity.name}{i}" for quantity in kinds[0].quantities} <= set(printed.steps[0])


@pytest.mark.parametrize("kind", EVERY_CELL)
def test_weights_set_by_hand_are_kept_where_units_and_features_change(kind: type[Cell]) -> None:
    experiment = random_experiment((kind,), 2, 1, 3)
    start = start_of(experiment, "float64").layers[0]
    given = {block.name: getattr(start.weights, block.name).tolist() for block in kind.blocks}
    before = with_layer(experiment, 0, experiment.model.layers[0].replace(**given))
    wide = with_layer(before, 0, before.model.layers[0].replace(units=4))
    after = start_of(wide, "float64").layers[0].weights
    for block in kind.blocks:
        for gate in block.gates:
            old = getattr(start.weights, block.name)[..., block.columns(gate, 2)]
            new = getattr(after, block.name)[..., block.columns(gate, 4)]
            kept = new[..., :2] if block.rows != "units" else new[:2, :2]
            np.testing.assert_array_equal(kept, old)
    back = with_layer(wide, 0, wide.model.layers[0].replace(units=2))
    assert back.model.layers == before.model.layers


@pytest.mark.parametrize("kinds", STACKS)
@pytest.mark.parametrize("use_bias", [True, False])
def test_all_weights_go_out_as_text_and_come_back(kinds: tuple[type[Cell], ...], use_bias: bool) -> None:
    experiment = random_experiment(kinds, 3, 2, 9, use_bias=use_bias)
    arrays = weights_of(experiment)
    again = with_weights(experiment, read_arrays(as_lists(arrays)))
    assert [array.rows for array in weights_of(again.experiment)] == [array.rows for array in arrays]
    assert again.changes == ()


@pytest.mark.parametrize("kind", EVERY_CELL)
@pytest.mark.parametrize("weight", ["kernel", "recurrent_kernel", "bias"])
def test_weight_of_another_shape_is_refused(kind: type[Cell], weight: str) -> None:
    shape = kind.block(weight).shape(1, 2)
    wrong = np.zeros((*shape[:-1], shape[-1] + 1)).tolist()
    with pytest.raises(ParameterError, match=r"must have shape"):
        Experiment(
            sequence=Values(values=((1.0,), (2.0,))),
            model=Model.parse({"layers": [{"cell": kind.__name__, "units": 2, weight: wrong}]}),
        )


@pytest.mark.slow
@pytest.mark.parametrize("kind", KERAS_CELLS)
def test_command_line_runs_it_in_both_implementations(
    kind: type[Cell], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cell.json"
    save(path, random_experiment((kind, kind), 2, 1, 3))
    table = tmp_path / "run.csv"
    assert main(["run", str(path), "--equations", "--csv", str(table)]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert f"{kind.__name__.removeprefix('Simple')}(" in printed.out
    head = table.read_text(encoding="utf-8").splitlines()[0]
    for implementation, states in (("numpy", [one.name for one in kind.quantities]), ("keras", kind.states)):
        assert all(f"{implementation}.1.{name}[1]" in head for name in states)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KERAS_CELLS)
def test_comparison_finds_numpy_and_keras_alike_in_every_operation(
    kind: type[Cell], networks: KerasNetworks
) -> None:
    of = random_experiment((kind, kind), 3, 2, 3)
    recorded = run_both(of, {"numpy": NumPyNetwork, "keras": networks.network})
    for t in range(3):
        found = compare_step(recorded, t, Tolerance())
        names = [row.operation.name for row in found.rows]
        assert names == [operation.name for operation in operations(of.model)]
        assert all(row.absolute < 1e-6 for row in (*found.rows, *found.made))
        assert [symbol(row, t) for row in found.rows if row.operation.layer == 0]
