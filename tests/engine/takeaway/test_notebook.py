"""A notebook that is taken away is valid, and shows the engine's numbers where it is executed."""

import ast
import json
import re
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import SEQUENCES, Dense, Experiment, Model, Precision
from engine.files.experiment_file import find_experiment
from engine.keras.loader import load_keras
from engine.keras.network import KerasNetworks
from engine.run.name import Y
from engine.run.plan import Job
from engine.run.simulate import Simulation
from engine.sequences.memory_sum import MemorySum
from engine.takeaway.notebook import notebook_of
from resources.library import experiment_names
from tests.cells.dropped_in import EVERY_CELL
from tests.engine.strategies import exact_experiments, experiments
from tests.engine.takeaway.notebook_runs import executed, pictures_of, text_of
from tests.engine.takeaway.script_runs import assert_same, computed, read

TWO_LAYERS = Experiment(
    sequence=MemorySum(seq_len=8, weight=0.5, mem_len=1, batch_size=2),
    model=Model(
        layers=(SimpleRNN(units=3), SimpleRNN(units=2, activation="softplus", use_bias=False)),
        readout=Dense(kernel=((0.5,), (-1,)), bias=(0.1,)),
    ),
)


# ── the file ───────────────────────────────────────────────────────────────────────────────────


@given(st.one_of(experiments, exact_experiments()))
@settings(max_examples=30)
def test_any_experiment_makes_a_valid_notebook(experiment: Experiment) -> None:
    text = notebook_of(experiment)
    assert_valid(text)
    assert text == notebook_of(experiment)


@pytest.mark.parametrize("name", experiment_names())
def test_every_ready_made_experiment_makes_a_valid_notebook(name: str) -> None:
    assert_valid(notebook_of(find_experiment(name)[0]))


@pytest.mark.slow
@pytest.mark.parametrize("cell", EVERY_CELL)
@pytest.mark.parametrize("sequence", SEQUENCES)
def test_every_cell_and_sequence_has_a_notebook(cell: type, sequence: type, known_cells: None) -> None:
    assert_valid(notebook_of(Experiment(sequence=sequence(), model=Model(layers=(cell(),)))))


def assert_valid(text: str) -> None:
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            ast.parse(cell.source)


@pytest.fixture(scope="module")
def plain() -> Any:
    """The notebook of an experiment without a name."""
    return json.loads(notebook_of(Experiment()))


@given(
    name=st.text(st.characters(codec="utf-8"), max_size=200),
    description=st.text(st.characters(codec="utf-8"), max_size=500),
)
def test_names_are_only_in_the_first_cell(plain: Any, name: str, description: str) -> None:
    told = json.loads(notebook_of(Experiment(name=name, description=description)))
    assert told["cells"][0]["cell_type"] == "markdown"
    assert {**told, "cells": told["cells"][1:]} == {**plain, "cells": plain["cells"][1:]}


def test_row_of_a_batch_is_named() -> None:
    assert "Shown is row 1 of the batch." in notebook_of(TWO_LAYERS, 1)


@pytest.mark.parametrize(
    ("reset_every", "told"),
    [
        (None, "of T steps it is T-1-t in time."),
        (4, "in time it is t', counted back within the 4 steps from one reset to the next."),
    ],
)
def test_time_of_a_backward_layer_is_told_as_its_equations_write_it(
    reset_every: int | None, told: str
) -> None:
    model = Model(layers=(SimpleRNN(go_backwards=True),), reset_every=reset_every)
    cells = nbformat.reads(notebook_of(Experiment(model=model)), as_version=4).cells
    (text,) = (cell.source for cell in cells if "goes backwards is the" in cell.source)
    symbol = "t'" if reset_every else "T-1-t"
    assert told in text
    assert symbol in text.split("$$")[1]


# ── executed ───────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def no_keras(tmp_path: Path) -> Path:
    """A folder in which Keras is not installed."""
    (tmp_path / "keras.py").write_text("raise ImportError\n")
    return tmp_path


@pytest.mark.slow
def test_executed_notebook_shows_the_engines_numbers(no_keras: Path) -> None:
    experiment, _ = find_experiment("notebook")
    cells = executed(notebook_of(experiment), no_keras)
    assert_same(read(text_of(cells)), computed(experiment))
    assert "Keras is not installed here" in text_of(cells)
    assert pictures_of(cells) == 1
    assert text_of(cells, "stderr") == ""


@pytest.mark.slow
def test_exact_numbers_beyond_float64_are_shown_and_drawn(no_keras: Path) -> None:
    layer = SimpleRNN(activation="linear", kernel=((2,),), recurrent_kernel=((10**30,),), bias=(3,))
    experiment = Experiment(
        sequence=MemorySum(seq_len=100), model=Model(layers=(layer,)), precision=Precision(numpy="exact")
    )
    cells = executed(notebook_of(experiment), no_keras)
    printed = read(text_of(cells))
    assert_same(printed, computed(experiment))
    assert printed.sentence.startswith("The run ends at t = ")
    assert pictures_of(cells) == 1


@pytest.mark.slow
def test_steps_that_do_not_count_are_left_out_of_measures_and_picture(no_keras: Path) -> None:
    sequence = {"kind": "values", "values": [[1], [2], [3]], "targets": [[4], [5], [6]]}
    experiment = Experiment.parse({"sequence": {**sequence, "counts": [True, False, True]}})
    cells = executed(notebook_of(experiment), no_keras)
    assert_same(read(text_of(cells)), computed(experiment))
    assert pictures_of(cells) == 1
    assert text_of(cells, "stderr") == ""


@pytest.mark.slow
def test_keras_is_beside_numpy_with_the_programs_own_numbers(tmp_path: Path) -> None:
    cells = executed(notebook_of(TWO_LAYERS, 1), tmp_path)
    assert_same(read(text_of(cells).partition("Keras")[0].rpartition("t = 0")[0]), computed(TWO_LAYERS, 1))
    load_keras()
    shown = re.findall(r"t = \d+  NumPy = (\S+)  Keras = (\S+)", text_of(cells))
    run = Simulation(Job(TWO_LAYERS, 1, ("keras",)), {"keras": KerasNetworks().network})
    keras = run.advance(100).arrays[Y.of("keras")]
    assert [ast.literal_eval(found) for _, found in shown] == keras.tolist()
    assert [ast.literal_eval(found) for found, _ in shown] == [
        step["y"] for step in computed(TWO_LAYERS, 1).steps
    ]
    assert np.ptp(keras) > 0
