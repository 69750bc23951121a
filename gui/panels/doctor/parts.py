"""What the doctor's panel is built of: buttons, page, list of findings, progress."""

from math import ceil

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.forms.question_picker import OneQuestion
from gui.look.elided_label import ElidedLabel
from gui.look.flow_layout import FlowLayout
from gui.look.properties import present, with_properties
from gui.look.quiet_text import QuietText
from gui.look.scroll_column import LowScrollArea
from gui.look.theme import Theme
from gui.panels.doctor.finding_list import FindingList
from gui.panels.doctor.inside_table import InsideTable
from gui.panels.enlarge_button import EnlargeButton

PROGRESS = 1000  # parts of the progress bar
WIDE = 420  # px at 100 %, from which on the list stands beside the finding
PAGE_HEIGHT, LIST_HEIGHT = 72, 52  # px at 100 %, at least
EDGES = 2  # px of the page's frame
LARGE = (900, 620)  # px at 100 %, in a window of its own


class TitleLine(QWidget):
    """Where the numbers come from, which makes way for the title, and buttons that bring others."""

    def __init__(self, source: QLabel, *buttons: QWidget) -> None:
        super().__init__()
        self._source = source
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(source, 1)
        for button in buttons:
            self._row.addWidget(button)

    @property
    def may_save(self) -> int:
        """How much narrower it is without the source, px."""
        return self._source.sizeHint().width() + self._row.spacing()

    def shorten(self, is_short: bool) -> None:
        """Leave the source out, or tell it."""
        self._source.setHidden(is_short)


class DoctorParts(QWidget):
    """The widgets in their places; what each does, and when it is seen, the panel decides."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.findings, self.inside = FindingList(theme), InsideTable(theme)
        self.page, self.empty, self.aligned = QTextBrowser(), QuietText(), QuietText()
        self.source = ElidedLabel()
        self.question = OneQuestion()
        self.progress = with_properties(QProgressBar, textVisible=False, maximum=PROGRESS)
        self._make_buttons()
        self._describe()
        self.title_extra = self._title_line()
        self._lay_out()
        theme.changed.connect(self._fit)
        present(present(self.page.document()).documentLayout()).documentSizeChanged.connect(self._fit)
        self._fit()

    def _make_buttons(self) -> None:
        tr = self.tr
        self.open = _small(tr("Open…"), tr("Read somebody's numbers: .npy, .npz, CSV, workbook, sound."))
        self.paste = _small(tr("Paste"), tr("Take somebody's numbers from the clipboard."))
        self.remove = _large(tr("Remove"), tr("Have no numbers of somebody else any more."))
        self.alignment = _small(tr("Alignment…"), tr("How the numbers are read, and how else."))
        self.again = _large(tr("Examine again"), tr("Look for the mistake once more, from the beginning."))
        self.cancel = _small(tr("Cancel"), tr("Stop looking for the mistake."))
        self.show_first = _large(
            tr("Show the first wrong number"), tr("Go to the step, layer and unit where they first differ.")
        )
        self.copy = _large(tr("Copy finding"), tr("Copy what was found as text, with the cures."))
        self.save = _large(
            tr("Save as check…"), tr("Write a folder with model, arrays and the command that compares them.")
        )
        self.enlarge = EnlargeButton(self._theme, self._room)

    def _describe(self) -> None:
        self.source.setProperty("role", "quiet")
        self.page.setAccessibleName(self.tr("Finding"))
        self.page.setAccessibleDescription(self.tr("What is wrong with their numbers, and what to change."))
        self.page.setProperty("role", "page")
        self.page.setOpenLinks(False)
        present(self.page.document()).setDocumentMargin(0)
        self.progress.setAccessibleName(self.tr("how far the doctor has come"))

    def _title_line(self) -> QWidget:
        self.source.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return TitleLine(self.source, self.open, self.paste, self.enlarge)

    def _lay_out(self) -> None:
        waiting = QHBoxLayout()
        waiting.addWidget(self.progress, 1)
        waiting.addWidget(self.cancel)
        self.buttons = QWidget()
        acts = FlowLayout(self.buttons)
        for button in (self.show_first, self.copy, self.save, self.again, self.remove):
            acts.addWidget(button)
        self.area = LowScrollArea(self._content())
        self.area.setFrameShape(LowScrollArea.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.empty)
        layout.addWidget(self.question)
        layout.addLayout(waiting)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.buttons)
        layout.addStretch(0)
        self._outside = layout
        seen_later = (self.progress, self.cancel, self.area, self.remove, self.again)
        for part in (*seen_later, self.body, self.inside, self.show_first, self.copy, self.save):
            part.hide()  # it takes no room then

    def _content(self) -> QWidget:
        """The finding, and beside it the list and how the numbers are read."""
        reading, right = QHBoxLayout(), QWidget()
        reading.addWidget(self.aligned, 1)
        reading.addWidget(self.alignment, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.findings, 1)
        column.addLayout(reading)
        column.addStretch(0)  # takes the room that the list does not need
        self.body, content = QWidget(), QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.body)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.addWidget(self.page, 3)
        self._sides.addWidget(right, 2)
        whole = QVBoxLayout(content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.body, 1)
        whole.addWidget(self.inside)
        self._inside = whole
        return content

    def _fit(self) -> None:
        """Beside the list the finding scrolls; above it, all of it is there, and the panel scrolls."""
        px, text = self._theme.px, present(self.page.document()).size().height()
        is_whole = self._sides.direction() == QBoxLayout.Direction.TopToBottom
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if is_whole else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.page.setVerticalScrollBarPolicy(policy)
        self.page.setMinimumHeight(max(px(PAGE_HEIGHT), ceil(text) + EDGES if is_whole else 0))
        self.findings.setMinimumHeight(px(LIST_HEIGHT))

    def _room(self) -> QSize:
        """The size of the panel in a window of its own."""
        return QSize(self._theme.px(LARGE[0]), self._theme.px(LARGE[1]))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Where the panel is narrow the list stands below the finding, and the buttons scroll with it."""
        super().resizeEvent(event)
        is_wide = self.width() >= self._theme.px(WIDE)
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._sides.direction() != way:
            self._sides.setDirection(way)
            if is_wide:
                self._outside.insertWidget(self._outside.indexOf(self.area) + 1, self.buttons)
            else:
                self._inside.addWidget(self.buttons)
            self._fit()


def _small(text: str, help: str) -> QToolButton:
    button = with_properties(QToolButton, text=text, toolTip=help)
    button.setAccessibleDescription(help)
    button.setProperty("role", "segment")
    return button


def _large(text: str, help: str) -> QPushButton:
    button = with_properties(QPushButton, text=text, toolTip=help)
    button.setAccessibleDescription(help)
    button.setAutoDefault(False)
    return button
