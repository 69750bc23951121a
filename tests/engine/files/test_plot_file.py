"""The plots as a picture."""

from pathlib import Path

import numpy as np
import pytest
from matplotlib.image import imread

from engine.errors import FileError
from engine.experiment import Experiment
from engine.files.experiment_file import load
from engine.files.plot_file import figure, write_plot
from engine.run.plan import Job, Plan
from engine.run.trace import Trace
from resources.library import experiment_path
from tests.engine.runs import run


def notebook() -> Experiment:
    return load(experiment_path("notebook"))


def test_picture_is_written(tmp_path: Path) -> None:
    write_plot(tmp_path / "a.png", *run(notebook()))
    assert imread(tmp_path / "a.png").shape[:2] == (960, 1440)


@pytest.mark.parametrize("name", ["a.svg", "a.PDF"])
def test_ending_says_the_format(tmp_path: Path, name: str) -> None:
    write_plot(tmp_path / name, *run(notebook()))
    assert (tmp_path / name).read_bytes()[:5] in (b"<?xml", b"%PDF-")


def test_other_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"^a\.txt must end in \.png, \.svg or \.pdf$"):
        write_plot(tmp_path / "a.txt", *run(notebook()))


def test_prediction_and_error_stand_one_above_the_other() -> None:
    prediction, error = figure(*run(notebook())).axes
    assert prediction.lines[1].get_ydata().tolist() == [5, 18, 49, 124, 305, 742, 1797, 4344, 10493]
    assert error.lines[0].get_ydata().tolist() == [0, 4, 13, 35, 88, 216, 525, 1271, 3072]
    assert error.get_xlabel() == "time step t"


def test_axis_of_a_growing_sequence_is_symlog() -> None:
    assert figure(*run(notebook())).axes[0].get_yscale() == "symlog"


def test_axis_of_a_wave_is_linear() -> None:
    wave = load(experiment_path("rotation"))
    assert figure(*run(wave)).axes[0].get_yscale() == "linear"


def test_error_that_is_not_defined_is_not_drawn() -> None:
    two_outputs = notebook().replace(model={"layers": [{"cell": "SimpleRNN", "units": 2}]})
    assert len(figure(*run(two_outputs)).axes) == 1


@pytest.mark.slow
@pytest.mark.parametrize("precision", ["exact", "float64", "float32"])
def test_run_that_diverges_is_drawn_up_to_there(tmp_path: Path, precision: str) -> None:
    of = notebook()
    long = of.sequence.replace(seq_len=2000)
    write_plot(tmp_path / "a.png", *run(of.replace(sequence=long, precision={"numpy": precision})))
    assert (tmp_path / "a.png").stat().st_size > 10_000


def test_run_without_a_step_is_an_empty_picture() -> None:
    plan = Plan(Job(Experiment(), 0, ("numpy",)), 0, False, 1)
    assert len(figure(plan, Trace()).axes[0].lines) == 0


def test_name_with_a_dollar_is_no_formula(tmp_path: Path) -> None:
    write_plot(tmp_path / "a.png", *run(notebook().replace(name=r"$\frac{1$")))
    assert np.ptp(imread(tmp_path / "a.png")) > 0


@pytest.mark.slow
def test_a_hundred_thousand_wild_steps_are_drawn(tmp_path: Path) -> None:
    values = tuple((float(number),) for number in np.random.default_rng(0).standard_normal(100_000))
    of = Experiment.parse({"sequence": {"kind": "values", "values": values}})
    write_plot(tmp_path / "a.png", *run(of, steps=100_000))
    assert (tmp_path / "a.png").exists()
