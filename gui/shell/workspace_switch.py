"""The segmented control that switches between workspaces."""

from functools import partial

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction, QActionGroup
from PyQt6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QToolButton

from gui.docking.workspaces import Workspaces
from gui.language.translation import shown
from gui.look.properties import with_properties
from gui.look.theme import Theme
from gui.panels.stepping.transport_bar import Foldable
from gui.workspaces.base import Workspace
from gui.workspaces.every import workspaces


def key_of(wanted: type[Workspace]) -> str:
    """The key that shows a workspace: Ctrl+1 the first."""
    return f"Ctrl+{workspaces().index(wanted) + 1}"


class WorkspaceSwitch(Foldable):
    """A button a workspace, of which the current one is down; folded, one button with a menu of them."""

    def __init__(self, owner: Workspaces, theme: Theme) -> None:
        super().__init__()
        self._owner, self._theme = owner, theme
        self.setObjectName("workspaces")
        self.setAccessibleName(self.tr("Workspaces"))
        self._group = QButtonGroup(self)
        self._layout = QHBoxLayout(self)
        self.buttons = {one.name: self._button(one) for one in workspaces()}
        self.menu_button = self._menu_button()
        self._layout.addWidget(self.menu_button)
        owner.changed.connect(self._show_current)
        self.set_folded(False)
        self._show_current()

    def set_folded(self, is_folded: bool) -> None:
        """Show one button with a menu, where there is no room for all; in the size that the theme has now."""
        self._restyle()  # here, as the bar asks for its width before the theme has told everybody
        self.menu_button.setVisible(is_folded)
        for button in self.buttons.values():
            button.setVisible(not is_folded)
        self._layout.invalidate()  # its width is asked before Qt lays it out anew
        self.updateGeometry()

    def _button(self, one: type[Workspace]) -> QToolButton:
        button = with_properties(QToolButton, text=shown(one.title), checkable=True)
        button.setProperty("role", "workspace")
        self._describe(button, one)
        button.clicked.connect(partial(self._owner.go_to, one.name))
        self._group.addButton(button)
        self._layout.addWidget(button)
        return button

    def _describe(self, thing: QToolButton | QAction, one: type[Workspace]) -> None:
        thing.setToolTip(f"{shown(one.help)} ({key_of(one)})")

    def _menu_button(self) -> QToolButton:
        popup = QToolButton.ToolButtonPopupMode.InstantPopup
        button = with_properties(QToolButton, popupMode=popup)
        button.setProperty("role", "workspace")
        button.setToolTip(self.tr("Choose the workspace: which task the window is laid out for."))
        menu, group = QMenu(button), QActionGroup(button)
        menu.setToolTipsVisible(True)
        self._entries: dict[str, QAction] = {}
        for one in workspaces():
            entry = self._entries[one.name] = QAction(shown(one.title), group)
            entry.setCheckable(True)
            self._describe(entry, one)
            entry.triggered.connect(partial(self._owner.go_to, one.name))
            menu.addAction(entry)
        button.setMenu(menu)
        return button

    def _show_current(self) -> None:
        name, title = self._owner.current.name, shown(self._owner.current.title)
        self.buttons[name].setChecked(True)
        if any(button.hasFocus() for button in self.buttons.values()):
            self.buttons[name].setFocus()  # where Qt has put the keys as what had them went out of sight
        for one, button in self.buttons.items():  # Qt has Tab come to the one that had the keys last
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if one == name else Qt.FocusPolicy.NoFocus)
        self._entries[name].setChecked(True)
        self.menu_button.setText(f"{title}  ▾")
        self.menu_button.setAccessibleName(self.tr("Workspace: {}").format(title))

    def _restyle(self) -> None:
        edge = self._theme.px(2)
        self._layout.setContentsMargins(edge, edge, edge, edge)
        self._layout.setSpacing(self._theme.px(2))
