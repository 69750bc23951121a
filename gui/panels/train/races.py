"""All trainings of the experiment, side by side: which one is looked at, and what became of each."""

from collections.abc import Sequence
from itertools import takewhile

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QIcon, QPainter, QPixmap, QResizeEvent
from PyQt6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.notation.number_text import compact
from gui.curves.curve import paint_sample
from gui.look.properties import with_properties
from gui.panels.train.updates_panel import look_of
from gui.state.context import Context
from gui.state.training.training_record import TrainingRecord

SAMPLE = (22, 12)  # px
DIGITS = 3
GAP = 4  # px
AROUND = 3  # characters' widths about a name
APART = " · "  # between the parts of a name


class RaceButton(QToolButton):
    """A training's name, with "…" in its middle where there is no room; names differ at their ends."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self.setText(name)
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """As much of the name as fits."""
        super().resizeEvent(event)
        room = self.width() - self.iconSize().width() - AROUND * self.fontMetrics().averageCharWidth()
        self.setText(self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, room))


class Races(QWidget):
    """A line for each training, and buttons that begin another and let all go on."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._trainings = context, context.trainings
        self.rows: dict[TrainingRecord, tuple[QToolButton, QLabel, QToolButton]] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        self.title = QLabel(self.tr("Races"))
        self.title.setProperty("role", "title")
        self.another = QPushButton(self.tr("Another start"))
        self.another.setToolTip(
            self.tr(
                "Begin one more training of the experiment as it is now, to race with those that are there."
            )
        )
        self.another.clicked.connect(self._trainings.begin)
        self.all = QPushButton(self.tr("Race"))
        self.all.setToolTip(self.tr("Let all trainings go on together."))
        self.all.clicked.connect(self._trainings.race)
        head.addWidget(self.title, 1)
        head.addWidget(self.another)
        head.addWidget(self.all)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._layout.addLayout(head)
        self._layout.addLayout(self._grid)
        for signal in (self._trainings.changed, self._trainings.advanced):
            signal.connect(self._show)
        context.theme.changed.connect(self._restyle)
        self._restyle()

    def _show(self) -> None:
        if not self.isVisible():
            return
        records = self._trainings.records
        if list(self.rows) != records:
            self._make_rows(records)
        for record, (button, loss, _) in self.rows.items():
            button.setChecked(record is self._trainings.current)
            value = record.loss
            loss.setText("" if value is None else compact(value, DIGITS))
        self.all.setVisible(len(records) > 1)
        self.all.setEnabled(any(not record.is_over for record in records))

    def _make_rows(self, records: list[TrainingRecord]) -> None:
        for parts in self.rows.values():
            for part in parts:
                self._grid.removeWidget(part)
                part.hide()
                part.deleteLater()
        names = told_apart([record.name for record in records])
        pairs = zip(records, names, strict=True)
        self.rows = {record: self._row(record, name, place) for place, (record, name) in enumerate(pairs)}

    def _row(self, record: TrainingRecord, name: str, place: int) -> tuple[QToolButton, QLabel, QToolButton]:
        button = RaceButton(name, self)
        button.setProperty("role", "flat")
        button.setIcon(self._icon(record))
        button.setIconSize(QSize(*(self._context.theme.px(length) for length in SAMPLE)))
        button.setToolTip(f"{record.name}\n" + self.tr("Look at this training."))
        button.clicked.connect(lambda: self._trainings.look_at(record))
        loss = with_properties(
            QLabel, self, alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        loss.setToolTip(self.tr("Its last loss."))
        remove = with_properties(QToolButton, self, text="×", focusPolicy=Qt.FocusPolicy.NoFocus)
        remove.setProperty("role", "flat")
        remove.setToolTip(self.tr("Forget this training."))
        remove.setAccessibleName(self.tr("Forget {}").format(record.name))
        remove.clicked.connect(lambda: self._trainings.drop(record))
        for column, part in enumerate((button, loss, remove)):
            self._grid.addWidget(part, place, column)
        return button, loss, remove

    def _icon(self, record: TrainingRecord) -> QIcon:
        theme = self._context.theme
        width, height = (theme.px(length) for length in SAMPLE)
        pixmap = QPixmap(width, height)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_sample(painter, QRectF(1, 0, width - 2, height), look_of(record, is_current=True), theme)
        painter.end()
        return QIcon(pixmap)

    def _restyle(self) -> None:
        self._layout.setSpacing(self._context.theme.px(GAP))
        self._grid.setSpacing(self._context.theme.px(GAP))
        self._make_rows([])
        self._show()

    def showEvent(self, event: object) -> None:
        """Catch up with what happened while hidden."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._show()


def told_apart(names: Sequence[str]) -> list[str]:
    """Names without what all begin with: "LSTM 8 · Adam 0.01" beside "LSTM 8 · SGD 0.1" is "Adam 0.01".

    One that is nothing more is called by its last part.
    """
    if len(names) < 2:
        return list(names)
    parts = [name.split(APART) for name in names]
    same = takewhile(lambda column: len(set(column)) == 1, zip(*parts, strict=False))
    shared = len(list(same))
    return [APART.join(one[shared:] or one[-1:]) for one in parts]
