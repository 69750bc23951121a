import numpy as np
import pytest

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.run.final_state import beginning_with, final_states, going_on
from engine.run.name import Name, Y
from engine.run.plan import Job
from engine.run.recorded_run import RecordedRun, record
from engine.run.simulate import Simulation
from engine.sequences.memory_sum import MemorySum
from engine.work.equipment import Equipment

LAYERS = [
    {"cell": "SimpleRNN", "units": 3, "activation": "tanh"},
    {"cell": "SimpleRNN", "units": 2, "activation": "tanh"},
]


def experiment(steps: int, precision: str = "float64") -> Experiment:
    return Experiment.parse(
        {
            "seed": 4,
            "sequence": {"kind": "memory_sum", "seq_len": steps + 1, "weight": 0.5, "mem_len": 2},
            "model": {"layers": LAYERS},
            "precision": {"numpy": precision},
        }
    )


def run(experiment: Experiment) -> RecordedRun:
    return record(Simulation(Job(experiment, 0, ("numpy",)), Equipment().make_networks))


@pytest.mark.parametrize("precision", ["float64", "float32"])
def test_going_on_from_the_final_state_is_one_run_of_twice_the_steps(precision: str) -> None:
    whole, first = run(experiment(24, precision)), run(experiment(12, precision))
    second = run(going_on(first.experiment, final_states(first, "numpy")))
    for name in (Name("h", 0, "numpy"), Name("h", 1, "numpy"), Y.of("numpy")):
        joined = np.concatenate([first.trace[name], second.trace[name]])
        assert joined.tobytes() == whole.trace[name].tobytes()


def test_exact_integers_go_on_in_all_their_digits() -> None:
    layer = {"activation": "linear", "kernel": [[2]], "recurrent_kernel": [[7]], "bias": [3]}
    fields = {
        "sequence": {"kind": "memory_sum", "seq_len": 31},
        "model": {"layers": [{"cell": "SimpleRNN", **layer}]},
        "precision": {"numpy": "exact"},
    }
    first = run(Experiment.parse(fields))
    whole = run(first.experiment.replace(sequence=MemorySum(seq_len=61)))
    second = run(going_on(first.experiment, final_states(first, "numpy")))
    name = Name("h", 0, "numpy")
    assert second.trace[name].tolist() == whole.trace[name][30:].tolist()
    assert whole.trace[name][-1, 0] > 2**64


def test_final_states_begin_the_same_sequence_anew() -> None:
    first = run(experiment(5))
    states = final_states(first, "numpy")
    again = beginning_with(first.experiment, states)
    assert [layer.initial_state for layer in again.model.layers] == list(states)
    assert states[1][0] == tuple(first.trace[Name("h", 1, "numpy")][-1].tolist())


def test_what_cannot_go_on_is_told() -> None:
    values = experiment(5).replace(sequence=MemorySum(batch_size=2))
    states = final_states(run(values), "numpy")
    with pytest.raises(ParameterError, match="has no rule that goes on"):
        going_on(values, states)
    short = experiment(600).replace(sequence=MemorySum(seq_len=600, weight=3))
    with pytest.raises(ParameterError, match="leaves float64 at t = "):
        going_on(short, states)
    infinite = (((float("inf"),) * 3,), ((0.0,) * 2,))
    with pytest.raises(ParameterError, match="finite number"):
        beginning_with(experiment(5), infinite)
    for layers in (
        LAYERS[:1],
        [LAYERS[0], {**LAYERS[1], "units": 3}],
        [LAYERS[0], {"cell": "LSTM", "units": 2}],
    ):
        other = Experiment.parse({"model": {"layers": layers}})
        with pytest.raises(ParameterError, match="other layers by now"):
            beginning_with(other, states)
    empty = RecordedRun.begin(run(experiment(5)).plan)
    with pytest.raises(ParameterError, match="no step yet"):
        final_states(empty, "numpy")
