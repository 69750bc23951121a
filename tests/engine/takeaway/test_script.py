"""A script that is taken away prints the engine's numbers, bit for bit."""

import ast
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.activation import ACTIVATIONS
from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.experiment import SEQUENCES, Dense, Experiment, Model, Precision
from engine.files.experiment_file import find_experiment
from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values
from engine.takeaway.script import script_of
from resources.library import experiment_names
from tests.cells.dropped_in import EVERY_CELL
from tests.engine.strategies import exact_experiments, experiments
from tests.engine.takeaway.script_runs import (
    assert_same,
    assert_script_repeats,
    computed,
    read,
    run_as_file,
)

WAVE = Values(values=tuple((math.sin(t / 3), math.cos(t / 5)) for t in range(12)))
FLOATS = ("float64", "float32")


def layers(*units: int, **fields: object) -> Model:
    """A stack whose weights are left to the seed."""
    return Model(layers=tuple(SimpleRNN(units=count, **fields) for count in units))


# ── the engine's numbers ───────────────────────────────────────────────────────────────────────


@pytest.mark.slow
@pytest.mark.parametrize("name", experiment_names())
def test_every_ready_made_experiment_runs_as_a_file(name: str, tmp_path: Path) -> None:
    experiment, _ = find_experiment(name)
    printed = read(run_as_file(script_of(experiment), tmp_path))
    assert_same(printed, computed(experiment))
    assert len(printed.steps) > 8


@pytest.mark.parametrize("precision", FLOATS)
@pytest.mark.parametrize("activation", sorted(ACTIVATIONS))
def test_every_activation_bends_to_the_same_bits(activation: str, precision: str) -> None:
    model = layers(5, activation=activation)
    assert_script_repeats(Experiment(sequence=WAVE, model=model, precision=Precision(numpy=precision)))


@pytest.mark.parametrize("steps", [7, 2600])  # more than are measured at once
@pytest.mark.parametrize("row", [0, 1])
@pytest.mark.parametrize("outputs", [None, 1])
def test_own_targets_and_steps_that_count_are_taken_away(steps: int, row: int, outputs: int | None) -> None:
    rng = np.random.default_rng(steps)
    values = rng.standard_normal((2, steps + (outputs is None), 2)).tolist()
    targets = None if outputs is None else rng.standard_normal((2, steps, outputs)).tolist()
    mask = (rng.random((2, steps)) < 0.4).tolist()
    sequence = {"kind": "values", "values": values, "targets": targets, "counts": mask}
    experiment = Experiment.parse({"sequence": sequence, "model": layers(outputs or 2)})
    assert assert_script_repeats(experiment, row).measures is not None


@pytest.mark.parametrize("cell", EVERY_CELL)
def test_every_cell_has_a_script(cell: type, known_cells: None) -> None:
    assert_script_repeats(Experiment(sequence=WAVE, model=Model(layers=(cell(units=3),))))


@pytest.mark.parametrize("sequence", SEQUENCES)
def test_every_sequence_has_a_script(sequence: type) -> None:
    assert_script_repeats(Experiment(sequence=sequence()))


@pytest.mark.parametrize("precision", FLOATS)
def test_stack_with_readout_and_states_repeats(precision: str) -> None:
    first = SimpleRNN(units=40, activation="softmax", initial_state=((0.1,) * 40,))
    second = SimpleRNN(units=17, activation="gelu", use_bias=False)
    readout = Dense(kernel=tuple((0.1 * i, -0.3) for i in range(17)), bias=(0.7, 1e-3))
    model = Model(layers=(first, second, SimpleRNN(units=17)), readout=readout)
    printed = assert_script_repeats(
        Experiment(sequence=WAVE, model=model, precision=Precision(numpy=precision), seed=7)
    )
    assert {"xW0", "h1", "h2", "y", "error"} <= set(printed.steps[0])


def test_exact_integers_print_as_integers() -> None:
    experiment, _ = find_experiment("notebook")
    exact = experiment.replace(precision=Precision(numpy="exact"))
    assert assert_script_repeats(exact).steps[-1]["h"] == [10493]
    long = exact.replace(sequence=exact.sequence.replace(seq_len=200))
    assert assert_script_repeats(long).steps[-1]["x"][0] > 2**64


@pytest.mark.parametrize("row", [0, 1, 2])
def test_row_of_a_batch_is_that_row(row: int) -> None:
    sequence = MemorySum(seq_len=6, weight=0.5, bias=1, h_weight=0.1, mem_len=2, batch_size=3)
    assert_script_repeats(Experiment(sequence=sequence, model=layers(2)), row)


def test_long_run_adds_its_errors_as_the_program_does() -> None:
    sequence = MemorySum(seq_len=3000, weight=-0.9, bias=0.3, h_weight=0.05, mem_len=-1)
    assert len(assert_script_repeats(Experiment(sequence=sequence)).steps) == 2999


# ── early ends ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("precision", ["float64", "float32", "exact"])
def test_run_that_diverges_ends_at_the_same_step(precision: str) -> None:
    layer = SimpleRNN(activation="linear", kernel=((2,),), recurrent_kernel=((10**30,),), bias=(3,))
    sequence = MemorySum(seq_len=100, weight=1, mem_len=0)
    experiment = Experiment(
        sequence=sequence, model=Model(layers=(layer,)), precision=Precision(numpy=precision)
    )
    printed = assert_script_repeats(experiment)
    assert printed.sentence.startswith("The run ends at t = ")
    assert len(printed.steps) < 20


@pytest.mark.parametrize("weight", [4, 4.5])
def test_sequence_that_leaves_float64_ends_the_run_there(weight: float) -> None:
    experiment = Experiment(sequence=MemorySum(seq_len=400, weight=weight, mem_len=0, batch_size=3))
    whole, short, none = (assert_script_repeats(experiment, row) for row in range(3))
    assert (len(whole.steps), whole.sentence) == (399, "")
    assert 50 < len(short.steps) < 150
    assert f"leaves float64 at t = {len(short.steps) + 1}: " in short.sentence
    assert (none.steps, none.measures) == ([], None)
    assert none.sentence.startswith("The sequence leaves float64 at t = 0")


def test_outputs_of_another_size_have_no_error() -> None:
    experiment = Experiment(model=layers(3))
    printed = assert_script_repeats(experiment)
    assert printed.measures is None
    assert 'print("The error is not defined: the network has 3 outputs' in script_of(experiment)


def test_row_that_is_not_there_is_refused() -> None:
    with pytest.raises(ParameterError, match="row must be from 0 to 0, got 1"):
        script_of(Experiment(), 1)


# ── any experiment, any name ───────────────────────────────────────────────────────────────────


@pytest.mark.slow
@given(experiments, st.integers(0, 3))
@settings(max_examples=60)
def test_any_experiment_repeats(experiment: Experiment, row: int) -> None:
    assert_script_repeats(experiment, min(row, experiment.sequence.shape[0] - 1))


@given(exact_experiments())
@settings(max_examples=30)
def test_any_exact_experiment_repeats(experiment: Experiment) -> None:
    assert_script_repeats(experiment)


HOSTILE = [
    '"""\nimport os',
    "'''\\\nraise SystemExit",
    "x\rimport os",
    "x\x0cimport os",
    "x\u2028import os\u2029",
    "x\x85import os",
    "\0",
    "-*- coding: utf-7 -*-",
    "# coding: rot13",
    "\u202eesrever",
    "{0} {x!r} %s",
    "\\",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_name_stays_a_comment(text: str) -> None:
    assert_only_comments_change(text, text)


@given(
    st.text(st.characters(codec="utf-8"), max_size=200), st.text(st.characters(codec="utf-8"), max_size=500)
)
def test_any_name_stays_a_comment(name: str, description: str) -> None:
    assert_only_comments_change(name, description)


def assert_only_comments_change(name: str, description: str) -> None:
    """The same tree, read from the bytes of a file as Python reads it."""
    plain, told = Experiment(), Experiment(name=name, description=description)
    trees = [ast.dump(ast.parse(script_of(one).encode())) for one in (plain, told)]
    assert trees[0] == trees[1]


def test_only_what_is_needed_is_written() -> None:
    script = script_of(find_experiment("tanh-saturation")[0])
    assert "np.tanh(a)" in script
    assert "softplus" not in script
    assert [line for line in script.splitlines() if line.startswith(("import", "from"))] == [
        "import math",
        "import numpy as np",
    ]
    assert max(map(len, script.splitlines())) <= 110
