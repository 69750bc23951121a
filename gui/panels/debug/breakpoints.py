"""Breakpoints: where a free run stops."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from engine.breakpoints.at_step import AtStep
from engine.breakpoints.base import Breakpoint
from engine.breakpoints.every import KINDS
from engine.breakpoints.expression import ExpressionBreakpoint
from engine.errors import ExplorerError
from engine.expression import parse
from engine.parameter import parameters
from gui.forms.expression_field import ExpressionField
from gui.language.translation import shown
from gui.look.icon import make_icon
from gui.panels.base import Panel
from gui.panels.debug.breakpoint_form import BreakpointForm
from gui.panels.debug.breakpoint_list import BreakpointList
from gui.state.context import Context


class BreakpointsPanel(Panel, QWidget):
    """The list, and below it a line for conditions, or a form for another kind."""

    title = "Breakpoints"
    help = "Where a free run stops, and where in the run these conditions hold."

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._edited: int | None = None  # the row that is changed; None adds
        self.form: BreakpointForm | None = None
        self.list = BreakpointList(context)
        self.field = ExpressionField(
            context,
            self.tr("New breakpoint"),
            self.tr("Stop where abs(error) > 100"),
            self.tr("A condition over x, h, y, target, error, t …; Enter adds it, Ctrl+Space lists names."),
        )
        self.add = QToolButton()
        self.menu = self._kinds()
        self._build()
        self._connect()
        self._begin()

    # ── building ───────────────────────────────────────────────────────────────────────────────

    def _build(self) -> None:
        self.add.setIcon(make_icon(self._context.theme, "add", "accent"))
        self.add.setProperty("role", "flat")
        self.add.setToolTip(self.tr("Stop at something else: NaN, saturation, a first difference …"))
        self.add.setAccessibleName(self.tr("Add a breakpoint of some kind"))
        self.add.setMenu(self.menu)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._bar = QWidget()
        line = self._line = QHBoxLayout(self._bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.field, 1)
        line.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.list, 1)
        self._layout.addWidget(self._bar)

    def _kinds(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for kind in KINDS:
            title = shown(kind.title)
            action = menu.addAction(self.tr("{} …").format(title) if parameters(kind) else title)
            assert action is not None
            action.setToolTip(shown((kind.__doc__ or "").strip()))
            action.triggered.connect(lambda _, kind=kind: self.begin(kind))
        return menu

    def _connect(self) -> None:
        context = self._context
        context.breakpoints.changed.connect(self._take_breakpoints)
        context.breakpoints.looked.connect(self._refresh)
        context.playhead.moved.connect(self._refresh)
        self.field.submitted.connect(self._submit)
        self.field.abandoned.connect(self._abandon)
        self.list.chosen.connect(self.edit)
        self.list.removed.connect(context.breakpoints.remove)

    # ── what the user does ─────────────────────────────────────────────────────────────────────

    def begin(self, kind: type[Breakpoint]) -> None:
        """Begin another breakpoint of a kind; one without parameters is added at once."""
        self._abandon()
        if kind is ExpressionBreakpoint:
            self.field.setFocus()
        elif not parameters(kind):
            self._put(kind())  # type: ignore[call-arg]
        else:
            is_step = kind is AtStep
            value = kind(t=self._context.playhead.t) if is_step else kind()  # type: ignore[call-arg]
            self._show_form(value, self.tr("Add"))

    def edit(self, row: int) -> None:
        """Change a breakpoint."""
        self._abandon()
        one = self._context.breakpoints.items[row]
        if isinstance(one, ExpressionBreakpoint):
            self._edited = row
            self.field.set_text(one.condition)
            self.field.line.selectAll()
            self.field.setFocus()
        elif parameters(type(one)):
            self._edited = row
            self._show_form(one, self.tr("Save"))

    def _submit(self, text: str, step: int) -> None:
        try:
            parse(text)  # an error of its own says at which character
        except ExplorerError as error:
            self.field.show_error(error)
            return
        is_enabled = self._edited is None or self._context.breakpoints.items[self._edited].is_enabled
        self._put(ExpressionBreakpoint(condition=text, is_enabled=is_enabled))

    def _put(self, one: Breakpoint) -> None:
        """Add it, or have it in the place of the one that is changed."""
        breakpoints = self._context.breakpoints
        try:
            if self._edited is None:
                breakpoints.add(one)
                self.list.choose(len(breakpoints.items) - 1)
            else:
                breakpoints.replace(self._edited, one)
        except ExplorerError as error:
            (self.field if self.form is None else self.form).show_error(error)
            return
        self._abandon()

    def _show_form(self, value: Breakpoint, verb: str) -> None:
        form = self.form = BreakpointForm(value, self._context.theme, verb)
        form.accepted.connect(lambda: self._put(form.value))
        form.abandoned.connect(self._abandon)
        self._layout.addWidget(form)
        self._bar.hide()
        form.begin()

    def _abandon(self) -> None:
        """Back to an empty line."""
        was_busy = self._edited is not None or self.form is not None
        self._edited = None
        self.field.set_text("")
        if self.form is not None:
            self._layout.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self._bar.show()
        if was_busy:
            self.list.setFocus()

    # ── what happens ───────────────────────────────────────────────────────────────────────────

    def _take_breakpoints(self) -> None:
        if self._edited is not None and self._edited >= len(self._context.breakpoints.items):
            self._abandon()
        self._refresh()

    def _draw(self) -> None:
        self.list.refresh()

    def _restyle(self) -> None:
        px = self._context.theme.px
        self._layout.setSpacing(px(6))
        self._line.setSpacing(px(4))
