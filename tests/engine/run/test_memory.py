"""A run that does not fit into the memory of the machine is refused with its estimate."""

import os
from contextlib import nullcontext
from pathlib import Path

import pytest

import engine.run.memory
from engine.command.command_line import main
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.run.memory import SHARE, check_recording, machine_memory
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job, Plan
from engine.run.simulate import Simulation
from engine.run.trace import Trace

LARGE = {"model": {"layers": [{"cell": "SimpleRNN", "units": 512, "activation": "tanh"}]}}


def plan(steps: int, **job: int) -> Plan:
    made = Job(Experiment.parse(LARGE), implementations=("numpy",), **job)  # type: ignore[arg-type]
    return Plan(made, steps, is_jit_compiled=False, left_float64_at=None)


def set_memory(monkeypatch: pytest.MonkeyPatch, size: float) -> None:
    monkeypatch.setattr(engine.run.memory, "machine_memory", lambda: int(size))


def test_run_that_does_not_fit_is_refused_with_its_estimate(monkeypatch: pytest.MonkeyPatch) -> None:
    set_memory(monkeypatch, 1e9)
    check_recording(plan(10_000))
    sentence = r"sequence has 100,000 steps, .* needs about 1\.6 GB of memory; this machine has 1\.0 GB"
    with pytest.raises(ParameterError, match=sentence):
        check_recording(plan(100_000))


def test_held_run_needs_the_steps_before_the_hold_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    set_memory(monkeypatch, 1e9)
    check_recording(plan(100_000, until=10))


@pytest.mark.parametrize("precision", ["float64", "float32"])
@pytest.mark.parametrize("units", [1, 40])
def test_estimate_is_what_a_trace_takes(units: int, precision: str, monkeypatch: pytest.MonkeyPatch) -> None:
    experiment = Experiment.parse(
        {
            "sequence": {"kind": "memory_sum", "seq_len": 4097, "weight": 0, "bias": 1, "mem_len": 0},
            "model": {"layers": [{"cell": "SimpleRNN", "units": units, "activation": "tanh"}]},
            "precision": {"numpy": precision},
        }
    )
    run = Simulation(Job(experiment, implementations=("numpy",)), {"numpy": NumPyNetwork})
    trace = Trace(4096)
    while run.ending is None:
        trace.append(run.advance(512))
    for factor, outcome in ((1.01, nullcontext()), (0.99, pytest.raises(ParameterError))):
        set_memory(monkeypatch, trace.bytes * factor / SHARE)
        with outcome:
            check_recording(run.plan)


def test_command_line_refuses_what_it_would_have_to_record(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    set_memory(monkeypatch, 100)
    numpy = ("run", "notebook", "--implementation", "numpy")
    assert main([*numpy]) == 0
    assert main([*numpy, "--plot", str(tmp_path / "a.png")]) == 2
    assert "this machine has 0.0 GB" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_this_machine_tells_its_memory() -> None:
    assert 2**28 < machine_memory() < 2**50


def test_machine_that_does_not_tell_refuses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> int:
        raise ValueError(name)

    monkeypatch.setattr(os, "sysconf", fail)
    check_recording(plan(10**7))
