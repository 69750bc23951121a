"""The tool bar of the lesson editor: its commands, and the menus Lock and Insert."""

from collections.abc import Callable
from dataclasses import dataclass

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QMenu, QToolBar, QToolButton, QWidget

from gui.lesson.editor.snippets import snippets
from gui.look.properties import present

FILES = 4  # commands that are about files: the first ones


@dataclass(frozen=True)
class EditorCommand:
    """A button of the bar: its text, what it does, its shortcut, and its help as a sentence."""

    text: str
    do: Callable[[], object]
    keys: QKeySequence.StandardKey | str
    help: str

    @property
    def sequence(self) -> QKeySequence:
        """The shortcut, which the text takes while one writes: the window has some of them for itself."""
        return QKeySequence(self.keys)


class EditorBar(QToolBar):
    """The commands in their order: those of files in a menu; the last is `preview`, before it two menus.

    Signals:
        lock_wanted(str, bool): what learners may not change, "all" or a path such as "sequence", and whether
            it is to be locked or freed.
        insert_wanted(str): the text of a page, question, number, formula or link.
    """

    lock_wanted = pyqtSignal(str, bool)
    insert_wanted = pyqtSignal(str)

    def __init__(
        self, commands: list[EditorCommand], locked: Callable[[], tuple[str, ...]], parent: QWidget
    ) -> None:
        """locked: what is locked on the page of the cursor, asked whenever the menu opens."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Commands"))
        self.setMovable(False)
        self.setProperty("role", "plain")
        *others, last = map(self._action, commands)
        self.preview = last
        self.addWidget(self._file_button(others[:FILES]))
        self.addActions(others[FILES:])
        self.addWidget(self._lock_button(locked))
        self.addWidget(self._insert_button())
        self.addAction(last)

    def _action(self, command: EditorCommand) -> QAction:
        action = QAction(command.text, self)
        action.setToolTip(f"{command.help} ({command.sequence.toString()})")
        action.triggered.connect(lambda: command.do())
        return action

    def _file_button(self, actions: list[QAction]) -> QToolButton:
        button, menu = self._menu_button(self.tr("File"), self.tr("Begin, open and save lessons."))
        menu.addActions(actions)
        return button

    def _lock_button(self, locked: Callable[[], tuple[str, ...]]) -> QToolButton:
        help = self.tr("Choose what learners may not change on this page.")
        button, menu = self._menu_button(self.tr("Lock"), help)
        actions = {word: present(menu.addAction(title)) for word, title in self._lockable()}
        for word, action in actions.items():
            action.setCheckable(True)
            action.triggered.connect(lambda is_on, word=word: self.lock_wanted.emit(word, is_on))

        def show_locked() -> None:
            now = locked()
            for word, action in actions.items():
                action.setChecked(word in now)

        menu.aboutToShow.connect(show_locked)
        return button

    def _lockable(self) -> list[tuple[str, str]]:
        return [
            ("all", self.tr("Everything")),
            ("sequence", self.tr("The sequence")),
            ("model", self.tr("The model")),
            ("precision", self.tr("The precision")),
            ("seed", self.tr("The seed")),
        ]

    def _insert_button(self) -> QToolButton:
        help = self.tr("Insert a page, a question, a number, a formula or a link.")
        button, menu = self._menu_button(self.tr("Insert"), help)
        for name, text, help in snippets():
            action = present(menu.addAction(name))
            action.setToolTip(help)
            action.triggered.connect(lambda _, text=text: self.insert_wanted.emit(text))
        return button

    def _menu_button(self, title: str, help: str) -> tuple[QToolButton, QMenu]:
        button = QToolButton()
        button.setText(title)
        button.setToolTip(help)
        button.setAccessibleName(title)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        button.setMenu(menu)
        return button, menu
