"""A sequence in one file is enough: what it need not say has an answer that every room can use."""

from typing import Literal, Self

import numpy as np
import pytest

from engine.array import Array
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.explain.exact_network import exact_network, why_one_unit_fails
from engine.lesson.facts import Case, facts_of
from engine.lesson.term import read_term, text_of
from engine.run.name import TARGET
from engine.sequences.base import Batch, Sequence
from engine.worksheet.options import WorksheetOptions
from engine.worksheet.student import Student
from engine.worksheet.worksheet import make_worksheet
from tests.engine.runs import run
from tests.engine.takeaway.script_runs import assert_script_repeats


class Parity(Sequence):
    """Bits, and at the last step whether the ones are odd in number."""

    title = "parity"

    kind: Literal["parity"] = "parity"
    length: int = 6
    batch: int = 3

    @property
    def is_shifted(self) -> bool:
        return False

    @property
    def shape(self) -> tuple[int, int, int]:
        return self.batch, self.length, 2

    @property
    def outputs(self) -> int:
        return 1

    @property
    def all_count(self) -> bool:
        return False

    @property
    def is_whole(self) -> bool:
        return True

    def generate(self) -> Batch:
        bits = np.random.default_rng(0).integers(0, 2, self.shape)
        inputs, targets = bits.astype(object), (bits.sum(axis=2).cumsum(axis=1) % 2).astype(object)
        mask: Array = np.broadcast_to(np.arange(self.length) == self.length - 1, (self.batch, self.length))
        return Batch(inputs, targets[:, :, np.newaxis], mask)

    def first(self, steps: int) -> Self:
        return self.replace(length=min(self.length, steps), batch=1)


@pytest.fixture
def experiment(monkeypatch: pytest.MonkeyPatch) -> Experiment:
    """Unchecked, as the kinds of sequences an experiment may have are settled when the program starts."""
    monkeypatch.setattr(Experiment, "replace", lambda self, **changes: self.model_copy(update=changes))
    return Experiment().replace(sequence=Parity())


def test_it_runs_and_its_last_step_alone_counts(experiment: Experiment) -> None:
    plan, trace = run(experiment, row=2)
    assert (plan.steps, plan.sequence.targets_shape) == (6, (3, 6, 1))
    assert np.isfinite(trace[TARGET][:, 0]).tolist() == [False] * 5 + [True]


@pytest.mark.parametrize("row", [0, 2])
def test_its_script_prints_the_same_numbers(experiment: Experiment, row: int) -> None:
    assert assert_script_repeats(experiment, row).measures is not None


def test_it_has_a_worksheet_without_a_rule(experiment: Experiment) -> None:
    sheet = make_worksheet(experiment, Student("Ada", "1"), WorksheetOptions(steps=4, questions=4))
    assert sheet.rule == ""
    assert not any("sequence" in question.prompt for question in sheet.questions)


def test_lessons_compute_with_it(experiment: Experiment) -> None:
    facts = facts_of(Case(experiment))
    assert text_of(read_term("target at end"), facts) in ("0", "1")
    with pytest.raises(ParameterError, match="does not count"):
        text_of(read_term("target at 0"), facts)


def test_no_network_is_known_for_it(experiment: Experiment) -> None:
    assert exact_network(experiment.sequence) is None
    assert why_one_unit_fails(experiment) is None
