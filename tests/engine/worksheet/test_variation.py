"""How other numbers are looked for."""

import pytest

from engine.experiment import Experiment
from engine.files.experiment_file import load
from engine.worksheet import variation
from engine.worksheet.dice import Dice
from engine.worksheet.run import Run, run_of
from resources.library import experiment_path


def test_an_experiment_without_other_numbers_is_computed_no_more_than_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    experiment, runs = load(experiment_path("lstm-counter")), list[Experiment]()

    def note(experiment: Experiment, steps: int) -> Run:
        runs.append(experiment)
        return run_of(experiment, steps)

    monkeypatch.setattr(variation, "run_of", note)
    run = variation.varied(experiment, "sequence", 10, Dice("Ada"))
    assert run.trace.steps >= 10
    assert 1 <= len(runs) <= 2
