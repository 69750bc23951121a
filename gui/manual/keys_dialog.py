"""All keys by subject, searched by typing."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QFont, QKeyEvent
from PyQt6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from gui.look.dialog_layout import dialog_column
from gui.look.properties import present
from gui.look.theme import Theme
from gui.manual.keys import KeyGroup

SIZE = (660, 640)  # px at 100 %
SHARE = 0.9  # of the screen, at most
SCROLLING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class KeysDialog(QDialog):
    """A line to type in, and below it the keys whose name or deed holds what is typed."""

    def __init__(self, groups: list[KeyGroup], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("Keys"))
        self.line, self.tree, self._nothing = QLineEdit(), QTreeWidget(), QLabel()
        self.line.setPlaceholderText(self.tr("Search: a key, or what it does"))
        self.line.setAccessibleName(self.tr("Search the keys"))
        self.line.setToolTip(self.tr("Type a key, or what it does."))
        self.line.setClearButtonEnabled(True)
        self._nothing.setText(self.tr("No key does that."))
        self._nothing.setProperty("role", "quiet")
        self._set_up_tree()
        layout = dialog_column(self, theme)
        for part in (self.line, self._nothing, self.tree):
            layout.addWidget(part)
        self._fill(groups)
        self.line.textChanged.connect(self.search)
        self.search("")
        self._fit()

    def search(self, typed: str) -> None:
        """Show only what holds all typed words."""
        words = typed.casefold().split()
        is_any = False
        for place in range(self.tree.topLevelItemCount()):
            group = present(self.tree.topLevelItem(place))
            lines = [present(group.child(row)) for row in range(group.childCount())]
            for line in lines:
                text = f"{group.text(0)} {line.text(0)} {line.text(1)}".casefold()
                line.setHidden(not all(word in text for word in words))
            group.setHidden(all(line.isHidden() for line in lines))
            is_any = is_any or not group.isHidden()
        self._nothing.setVisible(not is_any)
        self.tree.setVisible(is_any)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Arrows scroll while one types."""
        if event is not None and event.key() in SCROLLING:
            self.tree.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _set_up_tree(self) -> None:
        tree = self.tree
        tree.setAccessibleName(self.tr("Keys"))
        tree.setToolTip(self.tr("All keys by subject; those of the menus stand there, too."))
        tree.setProperty("role", "help")
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setIndentation(0)
        tree.setItemsExpandable(False)
        tree.setUniformRowHeights(False)
        tree.setWordWrap(True)
        header = present(tree.header())
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _fill(self, groups: list[KeyGroup]) -> None:
        for group in groups:
            head = QTreeWidgetItem(self.tree, [group.title])
            head.setFirstColumnSpanned(True)
            head.setFont(0, self._theme.font(weight=QFont.Weight.DemiBold))
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for keys, text in group.keys:
                line = QTreeWidgetItem(head, [keys, text])
                line.setFont(0, self._theme.mono(12))
                line.setToolTip(1, text)
            head.setExpanded(True)

    def _fit(self) -> None:
        wanted = QSize(*(self._theme.px(side) for side in SIZE))
        screen = self.screen()
        self.resize(wanted if screen is None else wanted.boundedTo(screen.availableSize() * SHARE))
