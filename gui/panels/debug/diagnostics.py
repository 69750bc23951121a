"""Diagnostics: which units saturate, which are dead, how large they become, without a query language."""

from PyQt6.QtCore import QSize
from PyQt6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PyQt6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.activity.remark import Remark
from engine.activity.say import LEAST
from engine.errors import ExplorerError
from engine.implementations.every import title_of
from gui.forms.number_field import NumberField
from gui.language.translation import shown, told
from gui.look.elided_label import ElidedLabel
from gui.look.scroll_column import ScrollColumn
from gui.panels.base import Panel
from gui.panels.debug.activity_maps import ActivityMaps
from gui.panels.debug.remark_list import RemarkList
from gui.panels.debug.warning import warning_text
from gui.state.context import Context

BESIDE = 620  # px at 100 %, from which on the pictures stand beside the sentences
MOST_MARGIN = 0.5


class DiagnosticsPanel(Panel, QWidget):
    """Sentences about the units of the run, and beside or below them every quantity as a picture."""

    title = "Diagnostics"
    help = (
        "Which units saturate, since when and for what share of the steps, which are dead, how large they "
        "become; and every gate and state over the run as a picture."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._diagnostics = context.diagnostics
        self.list, self.maps = RemarkList(context), ActivityMaps(context)
        self.margin = NumberField(0.01)
        self.summary, self.answer = ElidedLabel(""), ElidedLabel("")
        self._build()
        self._connect()
        self._begin()

    def sizeHint(self) -> QSize:
        """Room for some sentences."""
        px = self._context.theme.px
        return QSize(px(320), px(220))

    def _build(self) -> None:
        for label in (self.summary, self.answer):
            label.setProperty("role", "quiet")
        self.margin.setAccessibleName(self.tr("Margin of saturation"))
        self.margin.show_value(self._diagnostics.margin)
        name = QLabel(self.tr("within"))
        name.setProperty("role", "quiet")
        name.setBuddy(self.margin)
        top = QHBoxLayout()
        top.addWidget(self.summary, 1)
        top.addWidget(name)
        top.addWidget(self.margin)
        self._scroll = ScrollColumn()
        self._scroll.column.addWidget(self.maps)
        self._scroll.column.addStretch(1)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.addWidget(self.list, 1)
        self._parts.addWidget(self._scroll, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(top)
        self._column.addLayout(self._parts, 1)
        self._column.addWidget(self.answer)

    def _connect(self) -> None:
        self._diagnostics.changed.connect(self._refresh)
        self._context.client.started.connect(self.answer.clear)
        self.margin.edited.connect(self._take_margin)
        self.list.stop_asked.connect(self._stop)
        self.list.show_asked.connect(self._show)
        self.list.watch_asked.connect(self._watch)
        self.list.all_asked.connect(self._diagnostics.tell_all)

    # ── showing ────────────────────────────────────────────────────────────────────────────────

    def showEvent(self, event: QShowEvent | None) -> None:
        """Follow the run from here on."""
        super().showEvent(event)
        self._diagnostics.watch(True)

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Stop following the run while the panel is out of sight."""
        super().hideEvent(event)
        self._diagnostics.watch(False)

    def _draw(self) -> None:
        activity = self._diagnostics.activity
        if activity is None:
            self.list.show_nothing(self._no_step())
            self.summary.setText("")
        else:
            self.list.show_nothing(self._all_well(activity.steps))
            self.summary.setText(self._summary(activity.implementation, activity.steps))
        self.summary.setToolTip(self.summary.text())
        self._explain()
        self.list.refresh()
        self.maps.show_activity(activity)

    def _all_well(self, steps: int) -> str:
        if steps < LEAST:
            return self.tr("No unit saturates. Dead units are told from {} steps on.").format(LEAST)
        return self.tr("No unit saturates, none is dead, none stands still.")

    def _summary(self, implementation: str, steps: int) -> str:
        text = self.tr("1 step of {1}") if steps == 1 else self.tr("{} steps of {}")
        count = text.format(steps, title_of(implementation))
        text = warning_text(self._context)
        return f"{count}: {text}" if text else count

    def _explain(self) -> None:
        """Say what counts as saturated: of the functions of this run, each by itself."""
        activity = self._diagnostics.activity
        definitions = [] if activity is None else [shown(text) for text in activity.definitions()]
        help = self.tr("How near to the limit of its function an output counts as saturated.")
        self.margin.setToolTip("\n".join([help, *definitions]))
        self.list.setToolTip("\n".join(definitions))

    # ── what the user does ─────────────────────────────────────────────────────────────────────

    def _take_margin(self, value: float) -> None:
        is_right = 0 < value < MOST_MARGIN
        self.margin.set_wrong(not is_right)
        if is_right:
            self.margin.show_value(value)
            self._diagnostics.set_margin(float(value))
            self._tell("")
        else:
            self._tell(self.tr("The margin must be above 0 and below {}.").format(MOST_MARGIN))

    def _stop(self, remark: Remark) -> None:
        try:
            is_new = self._diagnostics.stop_where(remark.condition)
        except ExplorerError as error:
            self._tell(told(error))
            return
        text = self.tr("Runs now stop where {}.") if is_new else self.tr("Runs already stop where {}.")
        self._tell(text.format(remark.condition))

    def _show(self, remark: Remark) -> None:
        activity, selection = self._diagnostics.activity, self._context.selection
        assert activity is not None
        selection.look_at(layer=remark.table.layer, unit=remark.unit, shown=activity.implementation)
        self._context.transport.go_to(remark.t)
        self._tell(self.tr("The playhead stands at t = {}.").format(remark.t))

    def _watch(self, remark: Remark) -> None:
        try:
            is_new = self._diagnostics.add_watch(remark.watch)
        except ExplorerError as error:
            self._tell(told(error))
            return
        text = self.tr("{} is watched now.") if is_new else self.tr("{} is watched already.")
        self._tell(text.format(remark.watch))

    def _tell(self, text: str) -> None:
        self.answer.setText(text)
        self.answer.setToolTip(text)

    # ── looks ──────────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Pictures beside the sentences where it is wide."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_wide = self.width() >= self._context.theme.px(BESIDE)
        ways = QBoxLayout.Direction
        self._parts.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)

    def _restyle(self) -> None:
        px = self._context.theme.px
        self._column.setSpacing(px(4))
        self._parts.setSpacing(px(12))
        self._arrange()
        self._refresh()
