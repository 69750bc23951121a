"""The experiment that is open: edited by values, with undo, and whether it is saved."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.lesson.lock import Locks
from gui.language.translation import told

MOST_UNDO = 200  # undo steps that are kept: a what-if among them holds its recorded run


@dataclass(frozen=True, eq=False)
class Version:
    """One state of the undo history: an experiment, and which run of it is shown.

    branch: None is the experiment's original run, which is computed again; otherwise a branch (see
    branches.py) whose recording is shown.
    """

    experiment: Experiment
    branch: object = None


@dataclass(frozen=True, eq=False)
class Opened:
    """Everything about an open experiment, so that it can be put aside and opened again."""

    version: Version
    path: Path | None
    saved: Experiment | None
    past: tuple[Version, ...]
    future: tuple[Version, ...]


class Document(QObject):
    """The open experiment, the shown run of it, its file, and the undo history.

    experiment: a frozen value; `edit` replaces it and makes an undo step, but for an equal value. branch: the
    run that is shown, as in Version. specimen: the name of the bug zoo's specimen that is open, or None.
    path: the experiment's file, or None.

    Signals:
        changed(): the experiment changed.
        branch_changed(): another run of the experiment is to be shown.
        status_changed(): path, undo or the saved state changed.
        locks_changed(): the fields that may be edited changed.
        gesture_ended(): a drag, or what was typed, is over.
        left(): the open experiment is put aside. reopened(): it is back. opened(): another was opened.
    """

    changed = pyqtSignal()
    branch_changed = pyqtSignal()
    status_changed = pyqtSignal()
    locks_changed = pyqtSignal()
    gesture_ended = pyqtSignal()
    left = pyqtSignal()
    reopened = pyqtSignal()
    opened = pyqtSignal()

    experiment: Experiment
    branch: object
    specimen: str | None
    path: Path | None
    _saved: Experiment | None
    _past: list[Version]
    _future: list[Version]
    _gesture: object

    def __init__(self, experiment: Experiment) -> None:
        super().__init__()
        self.locks = Locks()
        self._reset(experiment, None)

    def edit(self, experiment: Experiment, gesture: object = None) -> None:
        """Replace the experiment, as one undo step; all edits of one gesture, such as a drag, are one step.

        What-ifs belong to the experiment that they were made of, and return with it on undo. Raises
        ParameterError where a lesson locks a field that would change.
        """
        if experiment == self.experiment:
            return
        locked = self.locks.changed(self.experiment, experiment)
        if locked is not None:
            raise ParameterError(locked, "is locked on this page of the lesson")
        after = Version(experiment)
        if gesture is None or gesture != self._gesture:
            self._remember(self._version)
        elif experiment == self._past[-1].experiment:  # a drag back to its beginning leaves nothing to undo
            after = self._past.pop()
            gesture = None
        self._gesture = gesture
        self._future.clear()
        self._show(after)

    def attempt(self, change: Callable[[Experiment], Experiment], gesture: object = None) -> str:
        """Edit by what `change` makes of the experiment. Returns why it was refused, or nothing."""
        try:
            self.edit(change(self.experiment), gesture)
        except ParameterError as error:
            return told(error)
        return ""

    def show_branch(self, branch: object, before: object) -> None:
        """Show another run of the experiment, as one undo step. before: the run that is shown now."""
        if branch is before:
            return
        self._gesture = None
        self._remember(Version(self.experiment, before))
        self._future.clear()
        self._show(Version(self.experiment, branch))

    def end_gesture(self) -> None:
        """Let the next edit be an undo step of its own."""
        if self._gesture is not None:
            self._gesture = None
            self.gesture_ended.emit()

    @property
    def is_in_gesture(self) -> bool:
        """Whether a drag, or typing, has changed something and is not over."""
        return self._gesture is not None

    def undo(self) -> None:
        """Go back to the value before the last edit."""
        if self._past:
            self._gesture = None
            self._future.append(self._version)
            self._show(self._past.pop())

    def redo(self) -> None:
        """Take back an undo."""
        if self._future:
            self._gesture = None
            self._past.append(self._version)
            self._show(self._future.pop())

    def open(self, experiment: Experiment, path: Path | None, specimen: str | None = None) -> None:
        """Open an experiment, with an empty undo history.

        path: its file, None without one. specimen: the name of one in engine/zoo whose mistake the run makes.
        """
        self._reset(experiment, path)
        self.specimen = specimen
        self.opened.emit()
        self.changed.emit()
        self.status_changed.emit()

    def open_over(self, experiment: Experiment) -> None:
        """Open an experiment without a file, as one undo step: undo brings back the one that was open."""
        self._gesture = None
        self._remember(self._version)
        self._future.clear()
        self.path, self._saved, self.specimen = None, experiment, None
        self.opened.emit()
        self._show(Version(experiment))

    def lock(self, locks: Locks) -> None:
        """Replace the set of fields that may not be edited."""
        if locks != self.locks:
            self.locks = locks
            self.locks_changed.emit()

    def put_aside(self) -> Opened:
        """Everything about the open experiment, for `open_again`."""
        self.left.emit()
        return Opened(self._version, self.path, self._saved, tuple(self._past), tuple(self._future))

    def open_again(self, opened: Opened) -> None:
        """Open an experiment that was put aside, with its file, undo history and shown run."""
        self._reset(opened.version.experiment, opened.path)
        self.branch, self._saved = opened.version.branch, opened.saved
        self._past, self._future = list(opened.past), list(opened.future)
        self.reopened.emit()
        self.changed.emit()
        if self.branch is not None:
            self.branch_changed.emit()
        self.status_changed.emit()

    def mark_saved(self, path: Path) -> None:
        """Remember that the current value is what the file holds."""
        self.path, self._saved = path, self.experiment
        self.status_changed.emit()

    def mark_unsaved(self) -> None:
        """Remember that no file holds the current value, as after a recovery."""
        self.path, self._saved = None, None
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

    @property
    def _version(self) -> Version:
        return Version(self.experiment, self.branch)

    def _remember(self, version: Version) -> None:
        """Make it the version that undo goes back to, and forget the oldest beyond MOST_UNDO."""
        self._past = [*self._past, version][-MOST_UNDO:]

    def _reset(self, experiment: Experiment, path: Path | None) -> None:
        self.experiment, self.path = experiment, path
        self.branch = self.specimen = self._gesture = None
        self._saved = experiment
        self._past, self._future = [], []

    def _show(self, version: Version) -> None:
        """Tell of what is another now; of a branch last, which comes in place of a run of the experiment."""
        is_edited = version.experiment != self.experiment
        is_other_branch = is_edited or version.branch is not self.branch
        self.experiment, self.branch = version.experiment, version.branch
        if is_edited:
            self.changed.emit()
        if is_other_branch and version.branch is not None:
            self.branch_changed.emit()
        self.status_changed.emit()
