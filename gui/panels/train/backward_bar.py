"""What moves through the backward pass: buttons in the direction of time, a slider over all operations."""

from collections.abc import Callable

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QToolButton, QVBoxLayout, QWidget

from gui.look.icon import make_icon
from gui.look.properties import with_properties
from gui.state.context import Context
from gui.state.training.backward_pass import BackwardPass

ICON = 16  # px
WORDS, ICONS, FEW = LEVELS = range(3)
"""What is given up for width: words, then the buttons that lead to the ends."""


class BackwardBar(QWidget):
    """As time runs: what goes on backwards points to the left."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._pass = context, context.trainings.backward
        tr, to = self.tr, self._pass
        self.end = self._button("first", tr("To the first step: the end of the backward pass."), to.go_to_end)
        self.on_step = self._button(
            "step-back", tr("On to the step before in time (Ctrl+F6)."), to.go_on_step, "t"
        )
        self.on = self._button(
            "step-back", tr("On: the next operation, backwards in time (Ctrl+F7)."), to.go_on, tr("On")
        )
        self.on.setProperty("role", "primary")
        self.back = self._button(
            "step",
            tr("Back: the operation before, nearer to the loss (Ctrl+Shift+F7)."),
            to.go_back,
            tr("Back"),
        )
        self.back_step = self._button(
            "step", tr("Back to the step after in time (Ctrl+Shift+F6)."), to.go_back_step, "t"
        )
        self.loss = self._button("last", tr("To the loss: where the backward pass begins."), to.go_to_loss)
        self.leads = with_properties(QToolButton, text=tr("follow"), checkable=True, checked=to.is_leading)
        self.leads.setProperty("role", "segment")
        self.leads.setToolTip(tr("Take the run along: every panel shows the step whose gradients are shown."))
        self.leads.setAccessibleName(tr("Take the run along"))
        self.leads.clicked.connect(to.lead)
        self.slider = with_properties(QSlider, Qt.Orientation.Horizontal, invertedAppearance=True)
        self.slider.setInvertedControls(True)
        self.slider.setAccessibleName(tr("Operation of the backward pass"))
        self.slider.setToolTip(tr("All operations: the loss is at the right end, t = 0 at the left."))
        self.slider.valueChanged.connect(self._take)
        self._widths = [0]
        self._build()
        context.theme.changed.connect(self._restyle)
        self._restyle()

    def show_pass(self, to: BackwardPass) -> None:
        """Show where it is, and what may be done."""
        for button in (self.end, self.on, self.on_step):
            button.setEnabled(to.may_go_on)
        for button in (self.loss, self.back, self.back_step):
            button.setEnabled(to.may_go_back)
        self.slider.setMaximum(0 if to.walk is None else len(to.walk) - 1)
        self.slider.setEnabled(to.walk is not None)
        self.slider.setValue(to.turn)

    def _button(self, icon: str, help: str, do: Callable[[], None], text: str = "") -> QToolButton:
        button = with_properties(QToolButton, text=text)
        button.setIcon(make_icon(self._context.theme, icon))
        if text:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(help)
        button.setAccessibleName(help.partition(" (")[0].partition(":")[0])
        button.setAccessibleDescription(help)
        button.clicked.connect(lambda checked: do())
        return button

    def _build(self) -> None:
        self._buttons = (self.end, self.on_step, self.on, self.back, self.back_step, self.loss)
        self._row, below = QHBoxLayout(), QHBoxLayout()
        for button in self._buttons:
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._row.addWidget(button)
        self._row.addStretch(1)
        below.addWidget(self.slider, 1)
        below.addWidget(self.leads)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # words may go
        self._column.addLayout(self._row)
        self._column.addLayout(below)

    # ── width ──────────────────────────────────────────────────────────────────────────────────

    def minimumSizeHint(self) -> QSize:
        """As narrow as the fewest buttons allow."""
        return QSize(self._widths[-1], self._column.sizeHint().height())

    def sizeHint(self) -> QSize:
        """As wide as its words want."""
        return QSize(self._widths[WORDS], self._column.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Drop words, then buttons, where they do not fit; bring them back where they do."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        found = (level for level, wide in enumerate(self._widths) if wide <= self.width())
        self._set_level(next(found, FEW))

    def _set_level(self, level: int) -> None:
        style = Qt.ToolButtonStyle
        for button in (self.on, self.back):
            button.setToolButtonStyle(
                style.ToolButtonTextBesideIcon if level == WORDS else style.ToolButtonIconOnly
            )
        for button in (self.end, self.loss):  # the ends of the slider, too
            button.setHidden(level == FEW)

    def _measure(self, level: int) -> int:
        self._set_level(level)
        self._row.invalidate()
        return self._row.sizeHint().width()

    def _take(self, turn: int) -> None:
        if turn != self._pass.turn:
            self._pass.go_to(turn)

    def _restyle(self) -> None:
        px = self._context.theme.px
        self._row.setSpacing(px(4))
        self._column.setSpacing(px(4))
        for button in self._buttons:
            button.setIconSize(QSize(px(ICON), px(ICON)))
        self.on.setIcon(make_icon(self._context.theme, "step-back", "on_accent"))
        self._widths = [self._measure(level) for level in LEVELS]
        self._fit()
