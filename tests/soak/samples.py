"""Files and texts that hands open, drop and paste: whole ones, damaged ones, and what is none of ours."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np

from engine.errors import ExplorerError
from engine.experiment import Experiment
from engine.files.experiment_file import load
from engine.models.model_stack import filled
from engine.models.write import WRITERS, write_model
from engine.reading.model_weights import weights_of
from engine.reading.weights_file import save_weights
from engine.reading.weights_text import as_json, as_lists, as_numpy
from resources.library import data_path, experiment_names, experiment_path, lesson_names, lesson_path

MODELS = ("notebook", "lstm-counter", "gru-on-lstm", "look-ahead")
TABLE = "day\tprice\tvolume\n2024-01-01\t1,5\t3\n2024-01-02\t2,5\t\n2024-01-03\t4\t5\n"
TEXTS = (TABLE, "1 5 14 36", "1,2,3\n4,5,6\n", "3", "", "words and words", "[[1, 2], [3, 4]]", "nan", "1e400")
PRINTED: tuple[Callable[..., str], ...] = (as_json, as_lists, as_numpy)


def fill(folder: Path) -> None:
    """Write files into a folder."""
    for name in experiment_names():
        (folder / f"{name}.json").write_bytes(experiment_path(name).read_bytes())
    for name in lesson_names()[:3]:
        (folder / f"{name}.md").write_bytes(lesson_path(name).read_bytes())
    for name in MODELS:
        _write_models(folder, name, load(experiment_path(name)))
    for name in ("sunspots", "text"):
        (folder / f"{name}.csv").write_bytes(data_path(f"{name}.csv").read_bytes())
    (folder / "table.tsv").write_text(TABLE)
    rng = np.random.default_rng(0)
    np.save(folder / "outputs.npy", rng.normal(size=(12, 1)))
    np.savez(folder / "states.npz", h=rng.normal(size=(12, 2)), y=rng.normal(size=(12, 1)))
    _damage(folder)


def texts(experiment: Experiment) -> list[str]:
    """What may be pasted; the weights of the open experiment among it."""
    found = list(TEXTS)
    with suppress(ExplorerError):
        found += [show(weights_of(experiment)) for show in PRINTED]
    return found


def _write_models(folder: Path, name: str, experiment: Experiment) -> None:
    with suppress(ExplorerError):
        save_weights(folder / f"{name}-weights.json", weights_of(experiment))
    for writer in WRITERS:
        with suppress(ExplorerError):  # what a format has no place for
            write_model(filled(experiment), experiment.sequence.features, folder / f"{name}{writer.ending}")


def _damage(folder: Path) -> None:
    """Cut some files in the middle."""
    for path in sorted(folder.iterdir())[::5]:
        data = path.read_bytes()
        path.with_name(f"cut-{path.name}").write_bytes(data[: len(data) // 2])
