"""Run an exported script, read what it prints, and compute the same with the engine."""

import io
import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.array import Array
from engine.experiment import Experiment
from engine.run.headless import BLOCK
from engine.run.measures import Measures, counts, error_of
from engine.run.name import TARGET, Name, X, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job
from engine.run.simulate import Simulation
from engine.run.trace import Trace
from engine.takeaway.script import script_of

Numbers = list[float]


@dataclass(frozen=True)
class Printed:
    """What a run prints: each step's numbers by name, the measures, and why it ends early."""

    steps: list[dict[str, Numbers]]
    measures: tuple[float, float] | None
    sentence: str


def run_as_file(script: str, folder: Path) -> str:
    """What the script prints as a file of its own; -I keeps our packages away from it."""
    path = folder / "script.py"
    path.write_text(script, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-W", "error", str(path)], capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def run_here(script: str) -> str:
    """What the script prints, without the time that another Python takes to start."""
    out = io.StringIO()
    with redirect_stdout(out), np.errstate():
        exec(compile(script, "script.py", "exec"), {"__name__": "__main__"})
    return out.getvalue()


def read(text: str) -> Printed:
    steps, measures, sentence = [], None, ""
    for line in text.splitlines():
        if match := re.match(r"t = (\d+)  ", line):
            assert int(match[1]) == len(steps)
            pairs = [part.split(" = ", 1) for part in line.split("  ")[1:]]
            steps.append({name: numbers(value) for name, value in pairs})
        elif line.startswith("NumPy: MSE = "):
            mse, mae = re.fullmatch(r"NumPy: MSE = (\S+), MAE = (\S+)", line).groups()  # type: ignore[union-attr]
            measures = float(mse), float(mae)
        elif line.startswith("The run ends") or line.startswith("The sequence leaves"):
            sentence = re.sub(r"(NumPy's [A-Za-z]+)\d", r"\1", line)  # the engine's names no layer
    return Printed(steps, measures, sentence)


def numbers(text: str) -> Numbers:
    return [_number(word) for word in text.strip("[]").split(", ")]


def _number(word: str) -> float:
    """What Python reads it as: digits alone are a whole number."""
    return int(word) if word.removeprefix("-").isdecimal() else float(word)


def computed(experiment: Experiment, row: int = 0) -> Printed:
    """The same of the engine's own run."""
    simulation = Simulation(Job(experiment, row, ("numpy",)), {"numpy": NumPyNetwork})
    trace, measures = Trace(), Measures(simulation.plan)
    while simulation.ending is None:
        block = simulation.advance(BLOCK)
        trace.append(block)
        measures.add(block)
    ending = simulation.ending.sentence() if simulation.ending is not None else ""
    mse, mae = measures.mse("numpy"), measures.mae("numpy")
    steps = list(_steps(experiment, trace)) if trace.steps else []
    return Printed(steps, None if mse is None or mae is None else (mse, mae), ending)


def _steps(experiment: Experiment, trace: Trace) -> "list[dict[str, Numbers]]":
    layers = experiment.model.layers
    tables: dict[str, Array] = {"x": trace[X]}
    for index, cell in enumerate(layers):
        suffix = str(index) if len(layers) > 1 else ""
        tables |= {f"{one.name}{suffix}": trace[Name(one.name, index, "numpy")] for one in cell.quantities}
    tables |= {"y": trace[Y.of("numpy")], "target": trace[TARGET]}
    if tables["y"].shape == tables["target"].shape:
        tables["error"] = error_of(tables["y"], tables["target"])
    wanted = {name: tables.pop(name) for name in ("target", "error") if name in tables}
    counting = counts(trace[TARGET])
    return [
        {name: table[t].tolist() for name, table in (tables | (wanted if counting[t] else {})).items()}
        for t in range(trace.steps)
    ]


def assert_same(one: Printed, other: Printed) -> None:
    """Bit for bit: NaN is itself, and 0 is not -0."""
    assert one.sentence == other.sentence
    assert len(one.steps) == len(other.steps)
    for t, (mine, theirs) in enumerate(zip(one.steps, other.steps, strict=True)):
        assert _bits(mine) == _bits(theirs), f"step {t}"
    assert repr(one.measures) == repr(other.measures)


def _bits(step: Mapping[str, Numbers]) -> dict[str, list[str]]:
    return {name: [repr(one) for one in row] for name, row in step.items()}


def assert_script_repeats(experiment: Experiment, row: int = 0) -> Printed:
    """Run the script of an experiment; its numbers must be the engine's."""
    printed = read(run_here(script_of(experiment, row)))
    assert_same(printed, computed(experiment, row))
    return printed
