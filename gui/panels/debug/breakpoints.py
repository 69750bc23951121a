"""Breakpoints: where a free run stops."""

from PyQt6.QtWidgets import QMenu, QToolButton

from engine.breakpoints.at_step import AtStep
from engine.breakpoints.base import Breakpoint
from engine.breakpoints.every import KINDS
from engine.breakpoints.expression import ExpressionBreakpoint
from engine.errors import ExplorerError
from engine.expression import parse
from engine.parameter import parameters
from gui.forms.expression_field import ExpressionField
from gui.language.translation import shown
from gui.look.properties import present
from gui.panels.debug.breakpoint_form import BreakpointForm
from gui.panels.debug.breakpoint_list import BreakpointList
from gui.panels.debug.list_panel import ListPanel
from gui.state.context import Context


class BreakpointsPanel(ListPanel):
    """The breakpoints, and below them a line for conditions, or a form for another kind."""

    title = "Breakpoints"
    help = (
        "Where a free run stops, and where in the run these conditions hold. A run with a layer that goes "
        "backwards is computed whole, and then stands at the first step in time at which one holds."
    )

    def __init__(self, context: Context) -> None:
        field = ExpressionField(
            context,
            self.tr("New breakpoint"),
            self.tr("Stop where abs(error) > 100"),
            self.tr(
                "A condition over x, h, y, error, t …; Enter adds it, Ctrl+Space lists names, ↑ older ones."
            ),
        )
        super().__init__(context, context.breakpoints, BreakpointList(context), field)
        self._breakpoints = context.breakpoints
        self.form: BreakpointForm | None = None
        self.menu = self._kinds()
        self.add.setToolTip(self.tr("Stop at something else: NaN, saturation, a first difference …"))
        self.add.setAccessibleName(self.tr("Add a breakpoint of some kind"))
        self.add.setMenu(self.menu)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        context.transport.run_asked.connect(self._take_typed)
        self._begin()

    def _kinds(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for kind in KINDS:
            title = shown(kind.title)
            action = present(menu.addAction(self.tr("{} …").format(title) if parameters(kind) else title))
            action.setToolTip(shown((kind.__doc__ or "").strip()))
            action.triggered.connect(lambda _, kind=kind: self.begin(kind))
        return menu

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
        one = self._breakpoints.items[row]
        if isinstance(one, ExpressionBreakpoint):
            self._type(row, one.condition)
        elif parameters(type(one)):
            self._edited = row
            self._show_form(one, self.tr("Save"))

    def _submit(self, text: str, step: int) -> None:
        try:
            parse(text)  # an error of its own says at which character
        except ExplorerError as error:
            self.field.show_error(error)
            return
        is_enabled = self._edited is None or self._breakpoints.items[self._edited].is_enabled
        self._put(ExpressionBreakpoint(condition=text, is_enabled=is_enabled))

    def _take_typed(self) -> None:
        """Stop the run that begins at a condition that was typed and not entered yet, too."""
        if self.isVisible() and self.form is None and self.field.text.strip():
            self.field.line.submit()

    def _add_item(self, item: Breakpoint) -> None:
        self._breakpoints.add(item)

    def _replace_item(self, row: int, item: Breakpoint) -> None:
        self._breakpoints.replace(row, item)

    def _tell(self, error: ExplorerError) -> None:
        (self.field if self.form is None else self.form).show_error(error)

    def _show_form(self, value: Breakpoint, verb: str) -> None:
        form = self.form = BreakpointForm(value, self._context.theme, verb)
        form.accepted.connect(lambda: self._put(form.value))
        form.abandoned.connect(self._abandon)
        self._layout.addWidget(form)
        self._bar.hide()
        form.begin()

    def _abandon(self) -> None:
        """Back to an empty line."""
        form, self.form = self.form, None
        super()._abandon()
        if form is not None:
            self._layout.removeWidget(form)
            form.hide()
            form.deleteLater()
            self._bar.show()
            self.list.setFocus()
