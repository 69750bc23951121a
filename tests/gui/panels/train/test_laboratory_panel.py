"""Investigations are set up, raced and tabulated in their panel."""

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment
from engine.laboratory.study import Study
from engine.optimizers.sgd import SGD
from engine.sequences.values import Values
from engine.session import MOST_TRAININGS
from gui.panels.train.laboratory import LaboratoryPanel
from gui.state.context import Context


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> LaboratoryPanel:
    panel = LaboratoryPanel(context)
    qtbot.addWidget(panel)
    panel.resize(284, 600)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def choose(panel: LaboratoryPanel, name: str) -> None:
    place = next(at for at, one in enumerate(panel._laboratory.all) if one.name == name)
    panel.choice.setCurrentIndex(place)
    panel.choice.activated.emit(place)


def test_wall_is_set_up_with_both_trainings_on_its_landscape(
    context: Context, panel: LaboratoryPanel, qtbot: QtBot
) -> None:
    before = context.document.experiment
    qtbot.mouseClick(panel.set_up, Qt.MouseButton.LeftButton)
    assert context.document.experiment.name == "Pascanu's wall"
    assert [one.job.experiment.training.global_clipnorm for one in context.trainings.records] == [0, 1]
    qtbot.waitUntil(lambda: all(one.last > 20 for one in context.trainings.records))
    qtbot.waitUntil(lambda: context.landscape.plan is not None)
    assert context.landscape.view.spans == ((4, 7), (-3.5, -1.5))
    assert len(context.landscape.places.paths()) == 2
    context.trainings.rest()
    context.document.undo()
    assert context.document.experiment == before


def test_setting_up_leaves_the_trainings_that_the_user_has_made(
    context: Context, panel: LaboratoryPanel, qtbot: QtBot
) -> None:
    laboratory, trainings = context.laboratory, context.trainings
    trainings.make(3)
    (own,) = trainings.records
    laboratory.set_up()
    assert trainings.records[0] is own
    first = trainings.records[1:]
    assert len(first) == 2
    laboratory.set_up()  # what it has begun itself it begins anew
    assert trainings.records[0] is own
    assert len(trainings.records) == 3
    assert not set(first) & set(trainings.records)
    trainings.rest()


def test_nothing_is_set_up_without_room_for_its_trainings(
    context: Context, panel: LaboratoryPanel, qtbot: QtBot
) -> None:
    laboratory, trainings, before = context.laboratory, context.trainings, context.document.experiment
    for _ in range(MOST_TRAININGS - 1):
        trainings.begin()
    with qtbot.waitSignal(laboratory.failed) as failure:
        laboratory.set_up()
    assert str(failure.args[0]) == "Room is needed for 2 trainings, of 8 in all: take some away first."
    assert context.document.experiment == before
    assert len(trainings.records) == MOST_TRAININGS - 1
    trainings.drop_all()


def test_best_single_unit_is_marked(context: Context, panel: LaboratoryPanel, qtbot: QtBot) -> None:
    choose(panel, "single-unit")
    qtbot.mouseClick(panel.set_up, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(context.landscape.places.marks()))
    ((place, label),) = context.landscape.places.marks()
    assert place == pytest.approx((3.0101, -0.5959), abs=5e-5)
    assert label == "best single unit"


def test_trainings_fill_the_table_and_can_be_stopped(
    context: Context, panel: LaboratoryPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(panel, "exact-two-units")
    small = context.document.experiment.replace(training=SGD(learning_rate=0))
    study = Study(("as it is",), ("seed 0", "seed 1"), ((small, small),), 30)
    monkeypatch.setattr(type(panel._laboratory.current), "study", lambda self: study)
    qtbot.mouseClick(panel.run, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not context.laboratory.is_running)
    assert panel.table.item(0, 1).text() == "1.26e6"
    assert panel.finding.text() == "The best of 2 is as it is, seed 0: 1.26e6. None is exact."
    panel.table.cellActivated.emit(0, 1)
    assert context.document.experiment == small


def test_one_click_changes_the_open_sequence(context: Context, panel: LaboratoryPanel) -> None:
    choose(panel, "exact-two-units")
    assert not panel.change.isVisible()
    panel.remedy.setCurrentIndex(1)
    panel.remedy.activated.emit(1)
    assert panel.change.isVisible()
    panel.change.click()
    sequence = context.document.experiment.sequence
    assert isinstance(sequence, Values)
    assert sequence.values[-1] == (1.0,)
    context.document.undo()
    assert context.document.experiment.sequence.kind == "memory_sum"


def test_numbers_that_cannot_be_changed_are_told(context: Context, panel: LaboratoryPanel) -> None:
    choose(panel, "exact-two-units")
    context.document.edit(Experiment(sequence=Values(values=((-1.0,), (2.0,), (3.0,)))))
    panel.remedy.setCurrentIndex(3)
    panel.remedy.activated.emit(3)
    panel.change.click()
    assert "must be above 0 for logarithms" in panel.problem.text()
