"""Importing TensorFlow: quietly, beside other threads, and with a sentence where it fails."""

import importlib.util
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engine.errors import Unavailable
from engine.keras.loader import load_keras, load_shared_libraries
from engine.keras.network import KerasNetworks
from tests.known import ROOT

LARGEST_STALL = 1 / 20  # of the load, in processor time, that a window may stand still

LOAD = """
from engine.errors import Unavailable
from engine.keras.loader import load_keras
try:
    load_keras()
except Unavailable as error:
    print(error.what, "|", error.reason)
"""
ONE_DNN = "I0000 00:00:1795950680.060219   23990 port.cc:153] oneDNN custom operations are on."
SPEAKS = f"""
import os
os.write(2, b"one\\n")
os.write(2, b"{ONE_DNN}\\n")
os.write(2, b"two\\n")
"""
STALL = """
import sys, threading, time
import engine.experiment
from engine.keras.loader import load_keras

sys.setswitchinterval(0.001)  # as the window does
thread = threading.Thread(target=load_keras)
thread.start()
first = last = time.process_time()  # of this program alone: a busy machine lets any window wait
worst = 0.0
while thread.is_alive():
    time.sleep(0.001)
    now = time.process_time()
    last, worst = now, max(worst, now - last)
print(worst / (last - first))
"""
STEP = """
import numpy as np
from engine.experiment import Experiment
from engine.keras.network import KerasNetworks
from engine.run.simulate import Simulation
from engine.run.plan import Job

for jit_compile in (False, True):
    experiment = Experiment.parse({"jit_compile": jit_compile})
    networks = KerasNetworks()
    simulation = Simulation(Job(experiment, 0, ("keras",)), {"keras": networks.network})
    simulation.advance(100)
    networks.report(simulation.plan, simulation.batch)
"""


def run(code: str, folder: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh interpreter. folder: packages in it hide the installed ones."""
    path = os.pathsep.join(str(place) for place in (folder, ROOT) if place is not None)
    unset = {name: value for name, value in os.environ.items() if not name.startswith(("TF_", "KERAS_"))}
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**unset, "PYTHONPATH": path, **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )


def package(folder: Path, name: str, code: str) -> None:
    """Write a package that does nothing but this on import."""
    (folder / name).mkdir()
    (folder / name / "__init__.py").write_text(code)


@pytest.mark.slow
def test_loading_stepping_and_reporting_print_nothing() -> None:
    done = run(LOAD + STEP)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.slow
def test_libraries_that_say_one_dnn_is_on_print_nothing() -> None:
    """On processors with AVX-512-VNNI they say so by themselves."""
    assert run(LOAD, TF_ENABLE_ONEDNN_OPTS="1").stderr == ""


def test_what_tensorflow_computes_is_left_to_it(tmp_path: Path) -> None:
    package(tmp_path, "tensorflow", "import os; print([name for name in os.environ if 'ONEDNN' in name])")
    package(tmp_path, "keras", "raise ImportError('no')")
    assert run(LOAD, tmp_path).stdout.startswith("[]\n")


def test_noise_of_the_libraries_is_dropped_and_all_else_told(tmp_path: Path) -> None:
    package(tmp_path, "tensorflow", SPEAKS)
    package(tmp_path, "keras", "raise ImportError('no')")
    done = run(LOAD + "os = __import__('os'); os.write(2, b'three')", tmp_path)
    assert done.stderr == "one\ntwo\nthree"
    assert "ImportError: no" in done.stdout


def test_last_words_of_a_library_that_ends_the_program_are_told(tmp_path: Path) -> None:
    package(tmp_path, "tensorflow", SPEAKS + "os.write(2, b'no AVX here'); os.abort()")
    with pytest.raises(subprocess.CalledProcessError) as caught:
        run(LOAD, tmp_path)
    assert caught.value.returncode == -signal.SIGABRT
    assert caught.value.stderr == "one\ntwo\nno AVX here"


def test_more_noise_than_a_pipe_takes_stops_nothing(tmp_path: Path) -> None:
    package(tmp_path, "tensorflow", SPEAKS + f"os.write(2, b'{ONE_DNN}\\n' * 10_000)")
    package(tmp_path, "keras", "raise ImportError('no')")
    assert run(LOAD, tmp_path).stderr == "one\ntwo\n"


def test_who_asks_for_all_that_is_said_reads_it(tmp_path: Path) -> None:
    package(tmp_path, "tensorflow", SPEAKS)
    package(tmp_path, "keras", "raise ImportError('no')")
    assert ONE_DNN in run(LOAD, tmp_path, TF_CPP_MIN_LOG_LEVEL="0").stderr


@pytest.mark.parametrize("close", ["os.close(2)", "sys.stderr = None"])
def test_it_loads_where_there_is_no_standard_error(tmp_path: Path, close: str) -> None:
    package(tmp_path, "tensorflow", "")
    package(tmp_path, "keras", "raise ImportError('no')")
    assert "ImportError: no" in run(f"import os, sys; {close}\n{LOAD}", tmp_path).stdout


def test_it_loads_where_no_process_can_be_started(tmp_path: Path) -> None:
    package(tmp_path, "tensorflow", SPEAKS)
    package(tmp_path, "keras", "raise ImportError('no')")
    done = run("import sys; sys.executable = '/no/python'\n" + LOAD, tmp_path)
    assert done.stderr == f"one\n{ONE_DNN}\ntwo\n"
    assert "ImportError: no" in done.stdout


@pytest.mark.slow
def test_other_threads_go_on_while_it_loads() -> None:
    assert float(run(STALL).stdout) < LARGEST_STALL


@pytest.mark.slow
def test_library_for_web_requests_is_left_out_and_still_there_for_others() -> None:
    """Its import would open a socket; see also tests/end_to_end/test_offline.py."""
    look = "import sys; print({'requests', 'urllib3'} & set(sys.modules)); import requests; requests.get"
    done = run(f"{LOAD}\n{look}")
    assert (done.stdout, done.stderr) == ("set()\n", "")


@pytest.mark.slow
def test_keras_stands_on_tensorflow_whatever_the_user_set() -> None:
    done = run(LOAD + "import keras; print(keras.backend.backend())", KERAS_BACKEND="torch")
    assert done.stdout == "tensorflow\n"


def test_missing_tensorflow_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(Unavailable, match=r"it is not installed; `pip install tensorflow.*` brings it"):
        load_keras()


def test_missing_keras_says_how_to_get_it(tmp_path: Path) -> None:
    package(tmp_path, "tensorflow", "")
    package(tmp_path, "keras", "raise ModuleNotFoundError('No module named keras', name='keras')")
    assert (
        run(LOAD, tmp_path).stdout == "TensorFlow | keras is not installed; `pip install keras` brings it\n"
    )


def test_broken_library_is_named_with_a_way_out(tmp_path: Path) -> None:
    code = """
try:
    raise ImportError("libtensorflow_cc.so.2: cannot open shared object file")
except ImportError as error:
    raise ImportError("Traceback (most recent call last): …") from error
"""
    package(tmp_path, "tensorflow", code)
    told = run(LOAD, tmp_path).stdout
    assert "ImportError: libtensorflow_cc.so.2: cannot open shared object file" in told
    assert "pip install --force-reinstall tensorflow" in told
    assert told.count("\n") == 1


@pytest.mark.parametrize("error", ["RuntimeError('numpy 3 is too new')", "AttributeError('x')", "OSError()"])
def test_whatever_an_import_raises_is_told_in_a_sentence(tmp_path: Path, error: str) -> None:
    package(tmp_path, "tensorflow", f"raise {error}")
    told = run(LOAD, tmp_path).stdout
    assert told.startswith("TensorFlow | tensorflow is installed but cannot be imported")


def test_a_folder_that_is_no_package_counts_as_missing(tmp_path: Path) -> None:
    code = "import sys; sys.path = [p for p in sys.path if 'site-packages' not in p]" + LOAD
    (tmp_path / "tensorflow").mkdir()
    assert "it is not installed" in run(code, tmp_path).stdout


@pytest.mark.slow
def test_keras_on_another_backend_is_told(networks: KerasNetworks, monkeypatch: pytest.MonkeyPatch) -> None:
    import keras

    monkeypatch.setattr(keras.backend, "backend", lambda: "jax")
    with pytest.raises(Unavailable, match="jax"):
        load_keras()


@pytest.mark.slow
def test_too_old_keras_is_told(networks: KerasNetworks, monkeypatch: pytest.MonkeyPatch) -> None:
    import keras

    monkeypatch.setattr(keras, "__version__", "2.15.0")
    with pytest.raises(Unavailable, match=r"2\.15\.0, too old"):
        load_keras()


def test_libraries_that_cannot_be_loaded_are_left_to_the_import(tmp_path: Path) -> None:
    (tmp_path / "libtensorflow_framework.so.2").write_text("no library")
    load_shared_libraries(tmp_path)
