"""Which files another program has changed since they were read or written here."""

import hashlib
import os
from pathlib import Path

from PyQt6.QtCore import QCoreApplication
from PyQt6.QtWidgets import QMessageBox, QWidget

from engine.session import MAX_BYTES


class KnownFiles:
    """Remembers files as they were read or written, to ask before another program's changes are lost."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._digests: dict[str, bytes | None] = {}

    def note(self, path: Path) -> None:
        """Remember a file that has just been read or written."""
        self._digests[os.path.realpath(path)] = _digest(path)

    def may_replace(self, path: Path) -> bool:
        """Whether a file may be overwritten: no other program has changed it, or the user agrees."""
        now = _digest(path)
        is_changed = now is not None and now != self._digests.get(os.path.realpath(path), now)
        return not is_changed or self.ask(path)

    def ask(self, path: Path) -> bool:
        """Ask whether changes by another program may be overwritten."""
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            QCoreApplication.translate("KnownFiles", "Changed by another program"),
            QCoreApplication.translate(
                "KnownFiles",
                "“{}” was changed by another program since it was opened. Save, and lose these changes?",
            ).format(path.name),
            buttons.Save | buttons.Cancel,
            buttons.Cancel,
        )
        return answer == buttons.Save


def _digest(path: Path) -> bytes | None:
    """The SHA-256 of a file's content; None where there is no file that could have been opened."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return None
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return None
