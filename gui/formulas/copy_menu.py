"""A button that copies what is written beside it, as text or as TeX."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QMenu, QToolButton

from gui.look.properties import present, with_properties


class CopyMenu(QToolButton):
    """A button with a menu.

    Signals:
        copy_asked(bool): the equation is wanted on the clipboard; whether as TeX.
    """

    copy_asked = pyqtSignal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setText("…")
        self.setProperty("role", "flat")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(self.tr("Copy the equation as text or as TeX."))
        self.setAccessibleName(self.tr("Copy the equation"))
        self.entries = with_properties(QMenu, self, toolTipsVisible=True)
        self.copy_text = present(self.entries.addAction(self.tr("Copy the equation as text")))
        self.copy_tex = present(self.entries.addAction(self.tr("Copy the equation as TeX")))
        self.copy_text.triggered.connect(lambda: self.copy_asked.emit(False))
        self.copy_tex.triggered.connect(lambda: self.copy_asked.emit(True))
        self.setMenu(self.entries)
