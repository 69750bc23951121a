"""What every specimen of the bug zoo promises; a new file or exhibit is picked up by itself."""

import dataclasses
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.array import Array
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.doctor.search import mistakes
from engine.experiment import Experiment
from engine.files.experiment_file import from_json, to_json
from engine.keras.network import KerasNetworks
from engine.run.name import TARGET, Name, X, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job, Plan
from engine.run.simulate import Simulation
from engine.run.start import start_of
from engine.zoo.base import Specimen
from engine.zoo.every import specimens
from tests.engine.strategies import experiments

SHORT = 48  # characters of a line in a menu
LONGEST = 400  # characters of a text, so that it can be read at a glance
FEWEST_STEPS = 6
SIZES = {SimpleRNN: 1, GRU: 3, LSTM: 4}  # gates

every = pytest.mark.parametrize("specimen", specimens(), ids=lambda specimen: specimen.name)


def simulation_of(experiment: Experiment, row: int = 0) -> Simulation:
    return Simulation(Job(experiment, row, ("numpy",)), {"numpy": NumPyNetwork})


def run_broken(specimen: Specimen, block: int) -> tuple[Plan, dict[Name, Array]]:
    """Run its own job in blocks. The plan, and every quantity by its name."""
    simulation = simulation_of(specimen.experiment, specimen.row)
    plan = simulation.plan
    found = simulation.advance(plan.steps).arrays
    x, target = specimen.make_rows(plan, simulation.batch, found[X], found[TARGET])
    network = specimen.make_network(plan)
    blocks = [network.advance(x[t : t + block]) for t in range(0, plan.steps, block)]
    joined = {name: np.concatenate([part[name] for part in blocks]) for name in blocks[0]}
    return plan, {X: x, TARGET: target, **joined}


def operations(specimen: Specimen) -> tuple[str, ...]:
    """What a step computes, in its order."""
    quantities = (quantity.name for quantity in specimen.layer.quantities)
    return ("x", "target", *quantities, "y", "error")


def right_step(specimen: Specimen, plan: Plan, found: dict[Name, Array], t: int) -> dict[str, Array]:
    """One step written out, from the recorded input and the recorded states before it."""
    start = start_of(plan.job.experiment, "float64")
    (layer,), readout, cell = start.layers, start.readout, specimen.layer
    before = layer.states if t == 0 else {name: found[Name(name, 0)][t - 1] for name in cell.states}
    weights, x, h = layer.weights, found[X][t], before["h"]
    bias = weights.bias if weights.bias.ndim > 1 else np.array([weights.bias, 0 * weights.bias])
    xW = np.split(x @ weights.kernel + bias[0], SIZES[type(cell)])
    hU = np.split(h @ weights.recurrent_kernel + bias[1], SIZES[type(cell)])
    bend = {"linear": lambda a: a, "tanh": np.tanh, "hard_tanh": lambda a: np.clip(a, -1, 1)}[cell.activation]
    match cell:
        case GRU():
            z, r = (gate(xW[index] + hU[index]) for index in (0, 1))
            last = weights.recurrent_kernel[:, -cell.units :]
            n = bend(xW[2] + (r * hU[2] if cell.reset_after else (r * h) @ last))
            step = {"z": z, "r": r, "n": n, "h": z * h + (1 - z) * n}
        case LSTM():
            i, f, g, o = (xW[index] + hU[index] for index in range(4))
            i, f, g, o = gate(i), gate(f), bend(g), gate(o)
            c = f * before["c"] + i * g
            step = {"i": i, "f": f, "g": g, "o": o, "c": c, "h": o * bend(c)}
        case _:
            a = xW[0] + hU[0]
            step = {"xW": x @ weights.kernel, "hU": h @ weights.recurrent_kernel, "a": a, "h": bend(a)}
    return {**step, "y": step["h"] if readout is None else step["h"] @ readout[0] + readout[1]}


def gate(a: Array) -> Array:
    """The sparse sigmoid, by which every specimen's gates are bent: halves only, so float32 is exact."""
    return np.clip((a + 1) / 2, 0, 1)


def test_specimens_are_numbered_by_difficulty() -> None:
    assert [specimen.number for specimen in specimens()] == list(range(1, len(specimens()) + 1))
    difficulties = [specimen.difficulty for specimen in specimens()]
    assert difficulties == sorted(set(difficulties))


def test_every_specimen_has_a_name_and_a_line_of_its_own() -> None:
    assert len({specimen.name for specimen in specimens()}) == len(specimens()) > 20
    assert len({specimen.line for specimen in specimens()}) == len(specimens())
    assert all(len(specimen.line) <= SHORT for specimen in specimens())


def test_every_exhibit_of_the_doctors_mistakes_is_a_specimen() -> None:
    exhibits = [one.name for mistake in mistakes() for one in mistake.exhibits]
    assert len(exhibits) > 15
    assert set(exhibits) <= {specimen.name for specimen in specimens()}


def test_gates_of_specimens_are_exact() -> None:
    gated = [specimen for specimen in specimens() if not isinstance(specimen.layer, SimpleRNN)]
    assert {specimen.layer.recurrent_activation for specimen in gated} == {"sparse_sigmoid"}


# ── what the user reads ────────────────────────────────────────────────────────────────────────


@every
def test_symptom_gives_nothing_away(specimen: Specimen) -> None:
    read = " ".join((specimen.title, specimen.line, specimen.symptom, specimen.experiment.name)).lower()
    assert specimen.giveaways
    assert [word for word in specimen.giveaways if word in read] == []


@every
def test_opened_experiment_tells_the_title_and_the_symptom_only(specimen: Specimen) -> None:
    assert specimen.experiment.name == specimen.title
    assert specimen.experiment.description == specimen.symptom


@every
def test_giveaways_hold_what_the_explanation_says(specimen: Specimen) -> None:
    assert any(word in specimen.explanation.lower() for word in specimen.giveaways)


@every
@pytest.mark.parametrize("text", ["symptom", "explanation"])
def test_texts_are_short_whole_sentences(specimen: Specimen, text: str) -> None:
    words = getattr(specimen, text)
    assert len(words) <= LONGEST
    assert words.endswith(".")
    assert "  " not in words


@every
def test_report_names_a_project_and_a_number(specimen: Specimen) -> None:
    if not specimen.report:
        assert specimen.url == ""
        return
    assert re.fullmatch(r"[\w.-]+/[\w.-]+#\d+", specimen.report)
    assert re.fullmatch(r"https://github\.com/[\w.-]+/[\w.-]+/issues/\d+", specimen.url)


@every
def test_name_may_be_that_of_a_file(specimen: Specimen) -> None:
    assert re.fullmatch(r"[a-z_]+", specimen.name)


# ── the broken run ─────────────────────────────────────────────────────────────────────────────


@every
def test_experiment_survives_its_file(specimen: Specimen) -> None:
    assert from_json(to_json(specimen.experiment)) == specimen.experiment


@every
def test_run_is_long_enough_to_step_through(specimen: Specimen) -> None:
    assert simulation_of(specimen.experiment, specimen.row).plan.steps >= FEWEST_STEPS


@every
def test_without_the_mistake_every_target_is_hit(specimen: Specimen) -> None:
    assert not specimen.findings.right["error"].any()


@every
def test_with_the_mistake_targets_are_missed(specimen: Specimen) -> None:
    assert np.abs(specimen.findings.broken["error"]).max() >= 0.5


@every
def test_broken_network_records_what_numpys_does(specimen: Specimen) -> None:
    plan, found = run_broken(specimen, 100)
    right = NumPyNetwork(plan).advance(found[X])
    assert list(found) == [X, TARGET, *right]
    assert all(found[name].shape == right[name].shape for name in right)
    assert all(found[name].dtype == right[name].dtype for name in right)


@every
@pytest.mark.parametrize("block", [1, 2, 3, 5])
def test_bits_do_not_depend_on_where_a_broken_run_is_cut(specimen: Specimen, block: int) -> None:
    (_, whole), (_, cut) = run_broken(specimen, 100), run_broken(specimen, block)
    assert all(cut[name].tobytes() == whole[name].tobytes() for name in whole)


@pytest.mark.slow
@settings(max_examples=20)
@given(experiments, st.integers(0, 3))
def test_changed_experiment_runs_too(experiment: Experiment, row: int) -> None:
    simulation = simulation_of(experiment, row % experiment.sequence.shape[0])
    plan = simulation.plan
    found = simulation.advance(plan.steps).arrays
    for specimen in specimens():
        with np.errstate(all="ignore"):
            network = specimen.make_network(plan)
            if found:
                x, target = specimen.make_rows(plan, simulation.batch, found[X], found[TARGET])
                assert (x.shape, target.shape) == (found[X].shape, found[TARGET].shape)
                assert list(network.advance(x)) == list(NumPyNetwork(plan).advance(x))


# ── the mistake ────────────────────────────────────────────────────────────────────────────────


@every
def test_culprit_is_not_what_its_own_inputs_give(specimen: Specimen) -> None:
    plan, found = run_broken(specimen, 100)
    t, culprit = specimen.first_t, specimen.culprit
    if culprit in ("x", "target"):
        row = specimen.experiment.sequence.generate().row(specimen.row)
        assert (found[Name(culprit)][t] != (row.inputs if culprit == "x" else row.targets)[t]).any()
    else:
        name = Y if culprit == "y" else Name(culprit, 0)
        assert (found[name][t] != right_step(specimen, plan, found, t)[culprit]).any()


@every
def test_everything_before_the_culprit_is_exactly_right(specimen: Specimen) -> None:
    broken, right = specimen.findings.broken, specimen.findings.right
    assert tuple(broken) == operations(specimen)
    for place, name in enumerate(operations(specimen)):
        until = specimen.first_t + (place < operations(specimen).index(specimen.culprit))
        assert broken[name][:until].tobytes() == right[name][:until].tobytes(), name


@every
def test_mistake_is_one_operation(specimen: Specimen) -> None:
    assert set(specimen.findings.culprits) - {None} == {specimen.culprit}


# ── the judge ──────────────────────────────────────────────────────────────────────────────────


@every
def test_culprit_is_judged_right(specimen: Specimen) -> None:
    verdict = specimen.judge(specimen.first_t, specimen.culprit)
    assert verdict.kind == "right"
    assert verdict.sentence == "Found: this is where it goes wrong first."


@every
def test_the_same_mistake_at_a_later_step_is_not_the_first(specimen: Specimen) -> None:
    for t, name in enumerate(specimen.findings.culprits):
        if name is not None and t > specimen.first_t:
            verdict = specimen.judge(t, name)
            assert verdict.kind == "close"
            assert "is it the first?" in verdict.sentence
            assert str(specimen.first_t) not in verdict.sentence


@every
def test_unit_of_the_culprit_that_came_out_right_is_not_accused(specimen: Specimen) -> None:
    found, t, culprit = specimen.findings, specimen.first_t, specimen.culprit
    differs = found.broken[culprit][t] != found.right[culprit][t]
    kinds = [specimen.judge(t, culprit, index).kind for index in range(len(differs))]
    assert kinds == ["right" if wrong else "fine" for wrong in differs]


@every
def test_error_is_only_a_consequence(specimen: Specimen) -> None:
    error = np.abs(specimen.findings.broken["error"]).max(axis=1)
    verdict = specimen.judge(int(np.argmax(error)), "error")
    assert verdict.kind == "close"
    assert "because an earlier one is" in verdict.sentence


@every
def test_only_numbers_that_differ_are_judged_wrong(specimen: Specimen) -> None:
    found = specimen.findings
    for t, culprit in enumerate(found.culprits):
        for name in operations(specimen):
            if name != culprit and (name != "y" or specimen.readout is not None):
                same = np.array_equal(found.broken[name][t], found.right[name][t])
                assert specimen.judge(t, name).kind == ("fine" if same else "close"), (t, name)


@every
def test_output_without_a_readout_is_judged_as_the_state(specimen: Specimen) -> None:
    if specimen.readout is None:
        for t in range(len(specimen.findings.culprits)):
            assert specimen.judge(t, "y") == specimen.judge(t, "h")


@every
def test_one_number_of_several_is_judged_by_itself(specimen: Specimen) -> None:
    found = specimen.findings
    for t, culprit in enumerate(found.culprits):
        if culprit != "h":
            differs = found.broken["h"][t] != found.right["h"][t]
            kinds = [specimen.judge(t, "h", index).kind for index in range(len(differs))]
            assert kinds == ["close" if wrong else "fine" for wrong in differs]


@every
def test_number_that_is_not_recorded_is_refused(specimen: Specimen) -> None:
    with pytest.raises(KeyError):
        specimen.judge(0, "gate")


# ── beside Keras ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
@every
def test_keras_hits_every_target_too(networks: KerasNetworks, specimen: Specimen) -> None:
    plan = simulation_of(specimen.experiment, specimen.row).plan
    plan = dataclasses.replace(plan, job=specimen.job)
    right = specimen.findings.right
    found = networks.network(plan).advance(right["x"])
    np.testing.assert_array_equal(found[Y], right["target"])
    np.testing.assert_array_equal(found[Name("h", 0)], right["h"])
