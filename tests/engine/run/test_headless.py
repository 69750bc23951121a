"""Runs to the end, with a bar where somebody waits."""

import io

import pytest
from rich.console import Console

from engine.experiment import Experiment
from engine.run import headless
from engine.run.headless import run_to_end
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job
from engine.run.simulate import Simulation
from engine.run.trace import Trace


def simulation(seq_len: int) -> Simulation:
    experiment = Experiment.parse({"sequence": {"kind": "memory_sum", "seq_len": seq_len}})
    return Simulation(Job(experiment, implementations=("numpy",)), {"numpy": NumPyNetwork})


def shown(is_terminal: bool, patience: float, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(headless, "PATIENCE", patience)
    errors = Console(file=io.StringIO(), force_terminal=is_terminal, width=80)
    run_to_end(simulation(5000), [], errors)
    return errors.file.getvalue()


def test_every_step_is_handed_to_all_who_want_it() -> None:
    traces = Trace(), Trace()
    run_to_end(simulation(5000), [trace.append for trace in traces], Console(stderr=True))
    assert [trace.steps for trace in traces] == [4999, 4999]


def test_bar_shows_when_a_run_takes_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "/4999" in shown(True, -1, monkeypatch)


def test_no_bar_shows_for_a_short_run(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(True, 1000, monkeypatch) == ""


def test_no_bar_shows_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(False, -1, monkeypatch).strip() == ""
