"""Controls of a panel begin below each other, whatever forms they are of."""

from collections.abc import Callable
from random import Random

import pytest
from PyQt6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.forms.form import Form, Labelled
from gui.forms.label_column import LABEL
from gui.forms.number_field import NumberField
from gui.forms.weight_knob import WeightKnob
from gui.panels.experiment.model import ModelPanel
from gui.panels.experiment.run_settings import RunSettings
from gui.panels.experiment.sequence import SequencePanel
from gui.panels.train.training import TrainingPanel
from gui.state.context import Context


def begins(inside: QWidget) -> set[int]:
    """Where controls begin, px from the left. A lone number stands at the right."""
    controls = [control for form in inside.findChildren(Form) for control in form.controls.values()]
    controls += [one.label.buddy() for one in inside.findChildren(Labelled)]
    controls += [one.control for one in inside.findChildren(WeightKnob)]
    seen = [one for one in controls if one.isVisible() and not isinstance(one, NumberField)]
    return {control.mapTo(inside, control.rect().topLeft()).x() for control in seen}


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("kind", [ModelPanel, SequencePanel, TrainingPanel])
def test_controls_of_a_panel_begin_in_one_column(
    context: Context, qtbot: QtBot, kind: Callable[[Context], QWidget], scale: float
) -> None:
    """That of the optimizer stood 13 px further left than those below it, whose longest label is longer."""
    panel = kind(context)
    qtbot.addWidget(panel)
    panel.resize(700, 2000)
    panel.show()
    context.theme.set_scale(scale)
    qtbot.waitUntil(lambda: len(begins(panel)) == 1)


def test_boxes_and_sliders_below_one_heading_begin_in_one_column(context: Context, qtbot: QtBot) -> None:
    settings = RunSettings(context, Random(1))
    qtbot.addWidget(settings)
    settings.show_experiment(context.document.experiment)
    settings.show()
    for parts in ((settings.model, settings.reset), settings.training.findChildren(Form)):
        places = [
            control.mapTo(settings, control.rect().topLeft()).x()
            for form in parts
            for control in form.controls.values()
            if control.isVisible()
        ]
        assert len(set(places)) == 1


def test_column_is_as_wide_as_its_texts_once_they_are_dressed(context: Context, qtbot: QtBot) -> None:
    """Before a form is shown, its labels have the font of an application that is not dressed."""
    panel = ModelPanel(context)
    qtbot.addWidget(panel)
    panel.resize(700, 900)
    panel.show()
    for scale in (2.0, 1.0):
        context.theme.set_scale(scale)
    form = panel.findChildren(Form)[0]
    labels = [control.label for control in form.controls.values() if control.label is not None]
    widest = max(QLabel.sizeHint(label).width() for label in labels)
    assert labels[0].width() == max(widest, context.theme.px(LABEL))
