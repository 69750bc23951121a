"""A few words in the foot of the window when units saturate or are dead, which lead to the panel."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QToolButton

from gui.look.properties import set_mark
from gui.panels.debug.warning import warning_text
from gui.state.context import Context


class WarningBadge(QToolButton):
    """Hidden while there is nothing to warn of, and where finding out is the task: in lessons and the zoo."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        set_mark(self, "role", "badge")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        self.hide()
        context.diagnostics.changed.connect(self._show_warnings)
        context.lessons.page_changed.connect(self._show_warnings)
        context.zoo.specimen_changed.connect(self._show_warnings)

    def _show_warnings(self) -> None:
        text, context = warning_text(self._context), self._context
        is_task = context.lessons.lesson is not None or context.zoo.specimen is not None
        self.setVisible(bool(text) and not is_task)
        if text != self.text():
            help = self.tr("Show in Diagnostics which, since when, and for what share of the steps.")
            self.setText(text)
            self.setAccessibleName(text)
            self.setToolTip(help)
