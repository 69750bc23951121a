"""Hostile files are refused in a sentence; nothing of them runs, and nothing besides them is opened."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.errors import FileError
from engine.models.read import read_model
from tests.engine.models.hostile.registry import MARKER, every, make_all
from tests.known import ROOT

WITH_LINES = ("runs.pt", "runs.pth", "pickle.keras")  # which say how to write another file
LEAD_OUT = (
    "external_link.weights.h5",
    "external_storage.weights.h5",
    "virtual.weights.h5",
    "external_data.onnx",
)
WATCHED = """
import json, sys
from pathlib import Path
from engine.errors import FileError
from engine.models.read import read_model

folder, seen = Path(sys.argv[1]), set()
paths = [Path(path) for path in sys.argv[2:]]

own = sys.prefix, sys.base_prefix, "<frozen", str(Path.cwd())  # where modules are imported from

def watch(event, arguments):
    if event in ("os.system", "os.exec", "os.posix_spawn", "pty.spawn", "pickle.find_class"):
        seen.add(event)
    if event == "exec" and not getattr(arguments[0], "co_filename", "").startswith(own):
        seen.add(event)
    if event == "open" and str(arguments[0]).startswith(str(folder)):
        seen.add(str(arguments[0]))

found = {}
for path in paths[:1]:  # imports what is imported late
    try: read_model(path)
    except FileError: pass
sys.addaudithook(watch)
for path in paths:
    seen.clear()
    try:
        read_model(path)
        sentence = None
    except FileError as error:
        sentence = str(error)
    found[path.name] = [sentence, sorted(seen - {str(path)})]
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("hostile")
    make_all(found)
    return found


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize("name", every())
def test_a_hostile_file_is_refused_in_a_sentence(name: str, folder: Path) -> None:
    with pytest.raises(FileError) as told:
        read_model(folder / name)
    sentence = str(told.value)
    assert sentence.startswith(name)
    assert len(sentence) < 300 or name in WITH_LINES
    assert "\n" not in sentence or name in WITH_LINES
    assert not (folder / MARKER).exists()


@pytest.mark.slow
def test_nothing_runs_and_nothing_else_is_opened(folder: Path) -> None:
    """With the reading program as it is, and Python's own reports of what is opened and run."""
    names = [name for name in every() if not name.endswith((".h5", ".onnx")) or name in LEAD_OUT]
    command = [sys.executable, "-c", WATCHED, str(folder), *(str(folder / name) for name in names)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert list(found) == names
    assert {name: seen for name, (_, seen) in found.items() if seen} == {}
    assert {name for name, (sentence, _) in found.items() if sentence is None} == set()
    assert not (folder / MARKER).exists()
