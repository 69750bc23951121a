"""Controls of fields that a page of a lesson locks, or hides."""

from collections.abc import Callable, Iterable

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QWidget

from engine.lesson.lock import Locks
from gui.forms.control import Control
from gui.state.document import Document

Fields = Iterable[tuple[str, QWidget]]
"""Paths such as "sequence.weight", each with the control of it."""


class FieldLocks(QObject):
    """Disables a control while its field is locked, and hides it with its label while that is hidden.

    fields: as they are now, asked anew each time.
    """

    def __init__(self, document: Document, fields: Callable[[], Fields], parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._fields = document, fields
        self._locked: set[QWidget] = set()
        self._hidden: set[QWidget] = set()
        document.locks_changed.connect(self.apply)
        document.changed.connect(self.apply)

    def apply(self) -> None:
        """Disable the controls of locked fields, and enable those that are no longer locked."""
        locks = self._document.locks
        if locks == Locks() and not self._locked:
            return
        for path, control in self._fields():
            is_locked = locks.is_locked(path)
            if is_locked != (control in self._locked):
                control.setEnabled(not is_locked)
                (self._locked.add if is_locked else self._locked.discard)(control)
            self._hide(control, locks.is_hidden(path))

    def _hide(self, control: QWidget, is_hidden: bool) -> None:
        """Hide a control with its label; one that something else hides stays as it is."""
        if is_hidden or control in self._hidden:
            (self._hidden.add if is_hidden else self._hidden.discard)(control)
            control.setVisible(not is_hidden)
            if isinstance(control, Control) and control.label is not None:
                control.label.setVisible(not is_hidden)
