"""All lessons at a glance: what each is about, how long it takes, and how far one is."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from engine.lesson.lesson import Head, head_of
from gui.look.dialog_layout import dialog_column
from gui.look.properties import present
from gui.look.screen_room import resize_within_screen
from gui.look.theme import Theme
from gui.state.lesson.lessons import Lessons
from resources.library import lesson_names, lesson_path

SIZE = (620, 520)  # px at 100 %


class LessonOverview(QDialog):
    """A row a lesson; Enter or a double click opens it."""

    def __init__(self, lessons: Lessons, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._lessons = lessons
        self.setWindowTitle(self.tr("Lessons"))
        resize_within_screen(self, SIZE, theme)
        intro = QLabel(
            self.tr("A course of {} lessons, from a sequence to what a recurrent network can hold.").format(
                len(lesson_names())
            )
        )
        intro.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setProperty("role", "help")
        self.about = QLabel()
        self._fill()
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setMinimumHeight(theme.px(44))
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        buttons = QDialogButtonBox()
        self.open_button = buttons.addButton(self.tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        assert self.open_button is not None
        self.open_button.setProperty("role", "primary")
        self.open_button.setToolTip(self.tr("Open the chosen lesson where you left it."))
        close = present(buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole))
        close.setToolTip(self.tr("Open no lesson."))
        buttons.accepted.connect(self._open)
        buttons.rejected.connect(self.reject)
        layout = dialog_column(self, theme)
        for part in (intro, self.list, self.about, buttons):
            layout.addWidget(part)
        self.list.setFocus()

    def _fill(self) -> None:
        self.list.setAccessibleName(self.tr("lessons"))
        self.list.setToolTip(self.tr("Choose a lesson; Enter opens it."))
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([self.tr("Lesson"), self.tr("Minutes"), self.tr("Done")])
        for number, name in enumerate(lesson_names(), start=1):
            head = head_of(lesson_path(name))
            item = QTreeWidgetItem([f"{number}. {head.title}", str(head.minutes), self._done(name)])
            item.setData(0, Qt.ItemDataRole.UserRole, (name, head))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
        header = present(self.list.header())
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.list.currentItemChanged.connect(self._tell)
        self.list.itemActivated.connect(lambda item, column: self._open())
        self.list.setCurrentItem(self.list.topLevelItem(self._first_open()))

    def _done(self, name: str) -> str:
        result = self._lessons.memory.known.get(name)
        if result is None:
            return ""
        if name in self._lessons.memory.completed:
            return self.tr("✓ complete")
        return self.tr("page {}").format(result.progress.page)

    def _first_open(self) -> int:
        """The place of the first lesson that is not complete."""
        names = lesson_names()
        return next(
            (place for place, name in enumerate(names) if name not in self._lessons.memory.completed), 0
        )

    def _chosen(self) -> tuple[str, Head] | None:
        item = self.list.currentItem()
        return None if item is None else item.data(0, Qt.ItemDataRole.UserRole)

    def _tell(self) -> None:
        chosen = self._chosen()
        self.about.setText("" if chosen is None else chosen[1].about)

    def _open(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.accept()
            self._lessons.open_named(chosen[0])
