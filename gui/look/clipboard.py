"""The clipboard of the desktop."""

from PyQt6.QtGui import QClipboard, QGuiApplication

from gui.look.properties import present


def clipboard() -> QClipboard:
    """The clipboard that this program shares with all others."""
    return present(QGuiApplication.clipboard())


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    clipboard().setText(text)
