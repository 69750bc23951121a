"""What decides how rows and steps hang together is set in the window, one undo step each."""

from random import Random

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from engine.experiment import Model
from gui.forms.control import NumberControl
from gui.panels.experiment.run_settings import RunSettings
from gui.state.context import Context


@pytest.fixture
def settings(context: Context, qtbot: QtBot) -> RunSettings:
    settings = RunSettings(context, Random(1))
    qtbot.addWidget(settings)
    context.document.changed.connect(lambda: settings.show_experiment(context.document.experiment))
    settings.show_experiment(context.document.experiment)
    settings.show()
    qtbot.waitExposed(settings)
    return settings


def model(context: Context) -> Model:
    return context.document.experiment.model


@pytest.mark.parametrize("name", ["return_sequences", "stateful"])
def test_box_changes_the_model_and_comes_back_by_undo(
    settings: RunSettings, context: Context, qtbot: QtBot, name: str
) -> None:
    box = settings.model.controls[name]
    assert isinstance(box, QCheckBox)
    before = getattr(model(context), name)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert getattr(model(context), name) is not before
    context.document.undo()
    assert getattr(model(context), name) is before
    assert box.isChecked() is before


def test_number_of_steps_to_a_reset_is_typed_and_0_is_never(
    settings: RunSettings, context: Context, qtbot: QtBot
) -> None:
    control = settings.reset.controls["reset_every"]
    assert isinstance(control, NumberControl)
    for text, wanted in (("4", 4), ("0", None)):
        control.field.setFocus()
        control.field.selectAll()
        qtbot.keyClicks(control.field, text)
        qtbot.keyClick(control.field, Qt.Key.Key_Return)
        assert model(context).reset_every == wanted
