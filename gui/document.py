"""The experiment that is open: edited by values, with undo, and whether it is saved."""

from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from engine.experiment import Experiment


class Document(QObject):
    """One current Experiment. Undo is a stack of values; equal values are no change.

    Signals:
        changed(): the experiment is another value now.
        status_changed(): path, undo or the saved state changed.
    """

    changed = pyqtSignal()
    status_changed = pyqtSignal()

    def __init__(self, experiment: Experiment) -> None:
        super().__init__()
        self._reset(experiment, None)

    def edit(self, experiment: Experiment, gesture: object = None) -> None:
        """Replace the experiment, as one undo step; edits of one gesture, such as a drag, are one step."""
        if experiment == self.experiment:
            return
        if gesture is None or gesture != self._gesture:
            self._past.append(self.experiment)
        elif experiment == self._past[-1]:  # a drag back to where it began leaves nothing to undo
            self._past.pop()
            gesture = None
        self._gesture = gesture
        self._future.clear()
        self._show(experiment)

    def end_gesture(self) -> None:
        """Let the next edit be an undo step of its own."""
        self._gesture = None

    def undo(self) -> None:
        """Go back to the value before the last edit."""
        if self._past:
            self._gesture = None
            self._future.append(self.experiment)
            self._show(self._past.pop())

    def redo(self) -> None:
        """Take back an undo."""
        if self._future:
            self._gesture = None
            self._past.append(self.experiment)
            self._show(self._future.pop())

    def open(self, experiment: Experiment, path: Path | None) -> None:
        """Start afresh with another experiment. path: its file, if it has one."""
        self._reset(experiment, path)
        self.changed.emit()
        self.status_changed.emit()

    def mark_saved(self, path: Path) -> None:
        """Remember that the current value is what the file holds."""
        self.path, self._saved = path, self.experiment
        self.status_changed.emit()

    @property
    def is_modified(self) -> bool:
        """Whether closing would lose something."""
        return self.experiment != self._saved

    @property
    def may_undo(self) -> bool:
        """Whether there is an edit to undo."""
        return bool(self._past)

    @property
    def may_redo(self) -> bool:
        """Whether there is an undo to take back."""
        return bool(self._future)

    def _reset(self, experiment: Experiment, path: Path | None) -> None:
        self.experiment = experiment
        self.path = path
        self._saved = experiment
        self._past: list[Experiment] = []
        self._future: list[Experiment] = []
        self._gesture: object = None

    def _show(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self.changed.emit()
        self.status_changed.emit()
