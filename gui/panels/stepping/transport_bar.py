"""Run, pause, step, and how fast: what drives the run."""

from collections.abc import Callable

from PyQt6.QtCore import QSize, Qt, QTimer
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from engine.implementations.base import Implementation
from engine.implementations.every import implementation, implementations
from gui.language.translation import shown
from gui.look.icon import make_icon
from gui.look.properties import with_properties
from gui.panels.stepping.pace import PaceControl
from gui.panels.stepping.run_button import RunButton
from gui.state.context import Context
from gui.state.transport import SETTLE_MS

ICON = 16  # px
GLANCE_MS = 500  # a run of a network that is being trained, which ends sooner, is not told as running

Styles = Qt.ToolButtonStyle
FULL, SHORT, ALONE, ICONS, FOLDED, FEW = LEVELS = range(6)
"""What is given up for width, one after the other: the pace's words, those of the buttons at the right end,
those of the others, what leads the bar, and buttons that a menu has, too."""


class Foldable(QFrame):
    """What can do with less width."""

    def set_folded(self, is_folded: bool) -> None:
        """Do with less, or no more."""
        raise NotImplementedError


class TransportBar(QFrame):
    """The buttons of the Transport. Where the width does not do, words go first, and icons stay."""

    title = "Transport"
    help = "Run, pause and step the experiment, and choose how fast."

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._level, self._is_measuring = FULL, False
        self._widths = [0]  # that each level takes
        self._lead: Foldable | None = None
        self._added: list[QToolButton] = []
        self.setObjectName("transport")
        self._make_buttons()
        self.pace = PaceControl(context)
        self._make_boxes()
        self._build()
        self._connect()
        self._restyle()
        self._refresh()

    def add(self, widget: QWidget) -> None:
        """Place something of the window's own at the right end; a button may give up its words."""
        if isinstance(widget, QToolButton) and widget.text():
            self._added.append(widget)
        self._layout.addWidget(widget)
        self._restyle()

    def lead(self, widget: Foldable) -> None:
        """Place something of the window's own at the left end."""
        self._layout.insertWidget(0, widget)
        self._lead = widget
        self._restyle()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its icons allow."""
        return QSize(self._widths[-1], super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """As wide as its words want."""
        return QSize(self._widths[FULL], super().sizeHint().height())

    # ── building ───────────────────────────────────────────────────────────────────────────────

    def _make_buttons(self) -> None:
        transport, tr = self._context.transport, self.tr
        self.run = RunButton(tr("Run"), tr("Pause"))
        self._set_up(self.run, "run", transport.toggle)
        self.run.setProperty("role", "primary")
        self.stop = self._button("stop", tr("Stop"), transport.stop)
        self.first = self._button("first", tr("First"), transport.first)
        self.step_back = self._button("step-back", tr("Step back"), transport.step_back)
        self.step = self._button("step", tr("Step"), transport.step)
        self.last = self._button("last", tr("Last"), transport.last)
        for button, help in (
            (self.stop, tr("Go back to the first step and wait there (Shift+F5).")),
            (self.first, tr("Show the first step (Ctrl+Home).")),
            (self.step_back, tr("Show the step before (← or Shift+F10).")),
            (self.step, tr("Show the next step; after the last one, compute another (→ or F10).")),
            (self.last, tr("Show the last recorded step (Ctrl+End).")),
        ):
            button.setToolTip(help)
            button.setAccessibleDescription(help)
        self._worded = [self.run, self.step_back, self.step]

    def _button(self, icon: str, text: str, do: Callable[[], None]) -> QToolButton:
        button = with_properties(QToolButton, text=text)
        self._set_up(button, icon, do)
        return button

    def _set_up(self, button: QToolButton, icon: str, do: Callable[[], None]) -> None:
        button.setIcon(make_icon(self._context.theme, icon))
        button.setAccessibleName(button.text())
        button.clicked.connect(lambda checked: do())

    def _make_boxes(self) -> None:
        self.boxes = {one.name: QCheckBox(one.title) for one in implementations()}
        for name, box in self.boxes.items():
            box.setProperty("role", name)
            box.setToolTip(shown(implementation(name).help))

    def _build(self) -> None:
        self._layout = QHBoxLayout(self)
        self._layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)  # words may go
        for button in (self.run, self.stop, self.first, self.step_back, self.step, self.last):
            self._layout.addWidget(button)
        for widget in (self.pace, *self.boxes.values()):
            self._layout.addWidget(widget)
        self._layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        context = self._context
        self._later = with_properties(QTimer, self, singleShot=True, interval=SETTLE_MS)
        self._later.timeout.connect(self._refresh_buttons)
        self._glance = with_properties(QTimer, self, singleShot=True, interval=GLANCE_MS)
        self._glance.timeout.connect(self._show_buttons)
        context.transport.changed.connect(self._refresh)
        context.selection.job_changed.connect(self._refresh)
        context.client.keras_changed.connect(self._refresh)
        context.client.advanced.connect(self._take_steps)
        context.theme.changed.connect(self._restyle)
        for name, box in self.boxes.items():
            box.clicked.connect(lambda is_on, name=name: context.selection.want(name, is_on))

    # ── what happens ───────────────────────────────────────────────────────────────────────────

    def _take_steps(self) -> None:
        if not self._later.isActive():
            self._later.start()

    def _refresh(self) -> None:
        self._refresh_buttons()
        self.pace.refresh()
        self._refresh_boxes()

    def _refresh_buttons(self) -> None:
        """At once, but for a run that a training has begun: the next one replaces it in a moment."""
        if self._context.transport.is_going and self._context.trainings.is_going:
            if not self._glance.isActive():
                self._glance.start()
            return
        self._glance.stop()
        self._show_buttons()

    def _show_buttons(self) -> None:
        transport, playhead, tr = self._context.transport, self._context.playhead, self.tr
        self._show_run(transport.is_going)
        may_back = transport.may_step_back
        _allow(self.stop, self._context.client.trace.steps > 0, tr("No step is computed yet."))
        _allow(self.first, may_back, tr("Not now: it is shown."))
        _allow(self.step_back, may_back, tr("Not now: there is none before the first."))
        _allow(self.step, transport.may_step, tr("Not now: the run has ended, and its last step is shown."))
        _allow(self.last, playhead.t < playhead.last, tr("Not now: it is shown."))

    def _show_run(self, is_going: bool) -> None:
        """Run while nothing goes, Pause while it does."""
        text = self.tr("Pause") if is_going else self.tr("Run")
        if self.run.toolTip() and text == self.run.text():
            return
        self.run.setText(text)
        self.run.setAccessibleName(text)
        self.run.setIcon(make_icon(self._context.theme, "pause" if is_going else "run", "on_accent"))
        self.run.setToolTip(
            self.tr("Compute no more steps for now (Space or F5).")
            if is_going
            else self.tr("Compute step after step at the chosen pace (Space or F5).")
        )

    def _refresh_boxes(self) -> None:
        wanted, state = self._context.selection.wanted, self._context.client.keras
        for name, box in self.boxes.items():
            box.setChecked(name in wanted)
            if implementation(name).needs_tensorflow:
                refusal = implementation(name).refusal(self._context.document.experiment)
                box.setEnabled(state == "ready" and not refusal)
                box.setToolTip(shown(refusal) or self._box_help(implementation(name), state))

    def _box_help(self, one: Implementation, state: str) -> str:
        """What the box of one that needs TensorFlow does, or why it does nothing. state: of the client."""
        match state:
            case "ready":
                return shown(one.help)
            case "missing":
                text = self.tr("TensorFlow is not installed, or broken: {} cannot run.")
            case _:
                text = self.tr("{} is still loading; it joins in when it is there.")
        return text.format(one.title)

    # ── looks ──────────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Drop words where they do not fit, bring them back where they do."""
        super().resizeEvent(event)
        if not self._is_measuring:  # showing a word makes Qt lay out at once, in the middle of it
            self._fit()

    def _restyle(self) -> None:
        """Take over sizes, and measure how wide the bar is with and without words."""
        px = self._context.theme.px
        self._layout.setContentsMargins(px(12), px(7), px(12), px(7))
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(px(ICON), px(ICON)))
        focused = self.focusWidget()
        has_keys = focused is not None and focused.hasFocus()
        self._is_measuring = True
        self._widths = [self._measure(level) for level in LEVELS]
        self._is_measuring = False
        self._fit()
        if focused is not None and has_keys:  # Qt gives the keys on while it is hidden to measure
            focused.setFocus()

    def _measure(self, level: int) -> int:
        self._set_level(level)
        self._layout.invalidate()
        return self._layout.sizeHint().width()

    def _fit(self) -> None:
        """As little given up as the width allows."""
        self._set_level(next((level for level, wide in enumerate(self._widths) if wide <= self.width()), FEW))

    def _set_level(self, level: int) -> None:
        self._level = level
        for buttons, wordless_from in ((self._added, ALONE), (self._worded, ICONS)):
            for button in buttons:
                button.setToolButtonStyle(
                    Styles.ToolButtonIconOnly if level >= wordless_from else Styles.ToolButtonTextBesideIcon
                )
        if self._lead is not None:
            self._lead.set_folded(level >= FOLDED)
        for button in (self.stop, self.first, self.last):
            button.setHidden(level >= FEW)
        self.pace.shorten(level >= SHORT)


def _allow(button: QToolButton, may: bool, reason: str) -> None:
    """Enable or disable; the tooltip of a disabled button says why."""
    if may == button.isEnabled() and may == (button.toolTip() == button.accessibleDescription()):
        return
    button.setEnabled(may)
    help = button.accessibleDescription()
    button.setToolTip(help if may else f"{help}\n{reason}")
