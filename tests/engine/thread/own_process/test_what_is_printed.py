"""What the engine's process says on descriptor 2, which is the user's terminal."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.known import ROOT

pytestmark = pytest.mark.slow  # each starts programs
NOISE = "I0000 00:00:1795950680.060219   23990 port.cc:153] oneDNN custom operations are on."
BEGIN = """
from queue import SimpleQueue
import engine.thread.message as message
from engine.thread.own_process.engine_process import EngineProcess

def until(*kinds):
    while not isinstance(event := outbox.get(timeout=60), kinds):
        pass
    return event

process, outbox = EngineProcess(), SimpleQueue()
line = process.open(outbox)
line.put(message.LoadKeras())
loaded = until(message.KerasLoaded, message.KerasMissing)
print(type(loaded).__name__)
"""
COMPILE = """
from engine.experiment import Experiment
from engine.run.plan import Job
from engine.train.plan import TrainingJob

line.put(message.SetPace(0))
experiment = Experiment.parse({"jit_compile": True})
exploding = Experiment.parse({"model": {"layers": [{"cell": "SimpleRNN", "units": 1,
    "activation": "linear", "kernel": [[1e30]], "recurrent_kernel": [[1e30]], "bias": [0]}]}})
for run, job in enumerate((Job(experiment, 0, ("numpy", "keras")), TrainingJob(experiment, 3, "keras"),
                           Job(exploding, 0, ("numpy", "keras")), TrainingJob(exploding, 3)), start=1):
    line.put(message.StartRun(run, job))
    print(type(until(message.Finished, message.Failed)).__name__)
"""
END = """
line.close()
assert process.close()
"""


def printed(code: str, *folders: Path, **environment: str) -> tuple[str, str]:
    """What a program with an engine's process prints, and what both say on descriptor 2."""
    unset = {name: value for name, value in os.environ.items() if not name.startswith(("TF_", "KERAS_"))}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**unset, "PYTHONPATH": os.pathsep.join(map(str, (*folders, ROOT))), **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=200,
    )
    return done.stdout, done.stderr


def test_noise_of_the_libraries_is_dropped_and_all_else_told(tmp_path: Path) -> None:
    (tmp_path / "tensorflow").mkdir()
    speaks = f"import os; os.write(2, b'one\\n{NOISE}\\ntwo\\n')"
    (tmp_path / "tensorflow" / "__init__.py").write_text(f"{speaks}; raise ImportError('no')")
    assert printed(BEGIN + END, tmp_path) == ("KerasMissing\n", "one\ntwo\n")


def test_compiling_and_exploding_print_nothing() -> None:
    """oneDNN is on, so that the libraries say so, whatever the processor."""
    told, said = printed(BEGIN + COMPILE + END, TF_ENABLE_ONEDNN_OPTS="1")
    assert told == "KerasLoaded\n" + 4 * "Finished\n"
    assert said == ""
