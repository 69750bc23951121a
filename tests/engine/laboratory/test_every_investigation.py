"""What each investigation must keep."""

import pytest

from engine.laboratory.base import Investigation
from engine.laboratory.every import investigations
from engine.landscape.plane import plane_of
from engine.train.trainer import NumPyTrainer

EVERY = investigations()
MOST = 700  # letters of a paragraph
FEW_TRAININGS = 8  # that the window makes at once


@pytest.fixture(params=EVERY, ids=lambda one: one.name)
def investigation(request: pytest.FixtureRequest) -> Investigation:
    found: Investigation = request.param
    return found


def test_it_asks_something_in_paragraphs_that_can_be_read(investigation: Investigation) -> None:
    paragraphs = investigation.paragraphs()
    assert "?" in "".join(paragraphs[:2])
    assert max(map(len, paragraphs)) < MOST


def test_all_that_is_raced_begins_alike_and_can_be_trained(investigation: Investigation) -> None:
    own = investigation.experiment()
    assert len(investigation.raced()) <= FEW_TRAININGS
    assert bool(investigation.raced()) != bool(investigation.study())
    for experiment in investigation.raced():
        assert experiment.model == own.model
        NumPyTrainer(experiment)


def test_its_landscape_is_one_of_its_experiment(investigation: Investigation) -> None:
    directions = investigation.directions()
    if directions is not None:
        plane_of(investigation.experiment(), directions)
    for mark in investigation.marks():
        own = NumPyTrainer(investigation.experiment()).weights.parts
        assert {name: part.shape for name, part in mark.weights.items()} == {
            name: part.shape for name, part in own.items()
        }
