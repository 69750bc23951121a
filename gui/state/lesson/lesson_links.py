"""What the links of a lesson's text do: set fields, move the playhead, show and light up what they name."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, pyqtSignal

from engine.errors import ExplorerError
from engine.explain.origin import number_of
from engine.lesson.action import Action, read_action
from engine.run.name import Name
from engine.setting import with_settings
from gui.state.highlight import Highlight
from gui.state.stage import Stage
from gui.state.training.trainings import Trainings


class LessonLinks(QObject):
    """Follows links, whose addresses are actions such as "go:3".

    Signals:
        show_wanted(str): the name of a panel or plot that a link wants to show.
        pointed(str): the name of the panel or plot whose link is under the mouse; "" for none.
        failed(object): an ExplorerError.
    """

    show_wanted = pyqtSignal(str)
    pointed = pyqtSignal(str)
    failed = pyqtSignal(object)

    def __init__(
        self, stage: Stage, highlight: Highlight, trainings: Trainings, set_scene: Callable[[], None]
    ) -> None:
        """set_scene: sets the window to the state of the open page."""
        super().__init__()
        self._document, self._selection, self._client = stage.document, stage.selection, stage.client
        self._playhead, self._transport = stage.playhead, stage.transport
        self._highlight, self._trainings, self._set_scene = highlight, trainings, set_scene

    def act(self, address: str) -> None:
        """Do what a link says."""
        try:
            self._do(read_action(address))
        except ExplorerError as error:
            self.failed.emit(error)

    def point_at(self, address: str) -> None:
        """Light up what a link is about; "" when it is left."""
        try:
            action = read_action(address) if address else None
        except ExplorerError:
            return
        self.pointed.emit("" if action is None else _part_of(action))
        if action is not None and action.verb == "light":
            self._light(action)
        else:
            self._highlight.clear()

    def _do(self, action: Action) -> None:
        transport = self._transport
        match action.verb:
            case "set":
                self._document.edit(with_settings(self._document.experiment, action.settings))
            case "go":
                transport.go_to(self._playhead.last if action.t is None else action.t)
            case "step":
                steps = {"forward": transport.step, "back": transport.step_back, "into": transport.step_into}
                steps.get(action.name, transport.step_out)()
            case "run":
                transport.run()
            case "pause":
                transport.pause()
                self._trainings.rest()
            case "train":
                self._trainings.make(action.updates)
            case "update":
                self._trainings.train_to(action.updates)
            case "show":
                self.show_wanted.emit(action.name)
            case "light":
                self._light(action)
            case "reset":
                self._set_scene()

    def _light(self, action: Action) -> None:
        """Point at a number of the shown step, or of the step that the link names."""
        plan = self._client.plan
        if plan is None:
            return
        t = self._playhead.t if action.t is None else action.t
        is_whole = action.name in ("x", "y")
        name = Name(action.name, None if is_whole else self._selection.layer)
        self._highlight.point_at(number_of(plan, name, action.index, t))


def _part_of(action: Action) -> str:
    """The panel or plot that a link is about; "" where it is about none."""
    if action.verb == "set":
        return "sequence" if action.settings[0].startswith("sequence") else "model"
    if action.verb in ("train", "update"):
        return "loss"
    return action.name if action.verb == "show" else ""
