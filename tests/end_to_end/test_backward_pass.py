"""Train the notebook's network, rewind, find where its gradient dies, change one thing, branch, race."""

from typing import Any

from PyQt6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.gradient.backward_walk import BackwardStop
from engine.run.name import Name, Y
from gui.shell.main_window import MainWindow
from tests.end_to_end.hands import Hands, tab_of


class Trainee:
    """Hands on the workspace Train."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot, self.hands = window, qtbot, Hands(window, qtbot)
        self.trainings = window.context.trainings

    def open(self, title: str, name: str) -> Any:
        """A panel by its tab."""
        bar, place = tab_of(self.window, title)
        self.hands.click(bar, bar.tabRect(place).center())
        panel = self.window.parts.card(name).content
        self.qtbot.waitUntil(panel.isVisible)
        return panel

    def pick_activation(self, name: str) -> None:
        picker = self.open("Model", "model").forms[SimpleRNN].controls["activation"]
        assert isinstance(picker, QComboBox)
        self.hands.click(picker)
        view = picker.view()
        assert view is not None
        self.qtbot.waitUntil(view.isVisible)
        index = view.model().index(picker.findText(name), 0)  # type: ignore[union-attr]
        view.scrollTo(index)
        self.hands.click(view.viewport(), view.visualRect(index).center())  # type: ignore[arg-type]
        assert picker.currentText() == name

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.trainings.is_going and self.trainings.is_settled)


def test_where_a_gradient_dies_is_found_and_mended(window: MainWindow, qtbot: QtBot) -> None:
    hand, trainings = Trainee(window, qtbot), window.context.trainings
    backward = trainings.backward
    hand.hands.key("Ctrl+5")
    hand.pick_activation("tanh")
    training = hand.open("Training", "training")
    hand.hands.click(training.train)
    qtbot.waitUntil(lambda: trainings.current is not None and trainings.current.last >= 60)
    hand.hands.click(training.train)
    hand.settle()

    assert trainings.current is not None
    wanted = trainings.current.last - 50
    loss = hand.open("Loss", "loss")
    hand.hands.click(loss.plot.canvas.viewport())
    for _ in range(50 if trainings.update == trainings.current.last else abs(trainings.update - wanted)):
        hand.hands.key("Left" if trainings.update > wanted else "Right")
    assert trainings.update == wanted
    hand.settle()

    panel = hand.open("Backward", "backward")
    qtbot.waitUntil(lambda: backward.stop is not None)
    qtbot.waitUntil(lambda: backward.stop == BackwardStop(8, Y))
    hand.hands.key("Ctrl+F7")
    assert backward.stop == BackwardStop(8, Name("h", 0))
    hand.hands.click(panel.bar.back)
    assert backward.stop == BackwardStop(8, Y)
    hand.hands.click(panel.stops.field.line)
    hand.hands.type("norm(grad.a) < 1e-9")
    hand.hands.key("Return")
    assert backward.stop == BackwardStop(8, Name("a", 0))
    assert panel.math.text.splitlines()[0] == "∂L/∂a₈ = ∂L/∂h₈ ∘ tanh'(a₈)"
    assert window.context.playhead.t == 8

    hand.pick_activation("linear")
    training = hand.open("Training", "training")
    first = trainings.current
    hand.hands.click(training.branch)
    qtbot.waitUntil(lambda: trainings.current is not first and trainings.current.plan is not None)
    before = [record.last for record in trainings.records]
    hand.hands.click(training.races.all)
    qtbot.waitUntil(lambda: all(one.last > last for one, last in zip(trainings.records, before, strict=True)))
    hand.hands.click(training.train)
    qtbot.waitUntil(lambda: not any(record.is_going for record in trainings.records))
    branched, saturated = trainings.records[-1], trainings.records[0]
    assert branched.begin == wanted
    assert branched.loss is not None
    assert saturated.loss is not None
    assert branched.loss < saturated.loss
