"""A panel around a list that the user edits."""

from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from engine.errors import ExplorerError
from gui.forms.expression_field import ExpressionField
from gui.look.icon import make_icon
from gui.panels.base import Panel
from gui.panels.debug.row_list import RowList
from gui.state.context import Context
from gui.state.editable_list import EditableList
from gui.state.pacing import MoveListener


class ListPanel(Panel, QWidget):
    """The list, and below it a line that adds to it or changes what is chosen in it."""

    def __init__(
        self, context: Context, items: EditableList[Any], list: RowList, field: ExpressionField
    ) -> None:
        super().__init__(context)
        self._items = items
        self._edited: int | None = None  # the row that is changed; None adds
        self.list, self.field = list, field
        self.add = QToolButton()
        self.add.setIcon(make_icon(context.theme, "add", "accent"))
        self.add.setProperty("role", "flat")
        self._place()
        items.changed.connect(self._take_items)
        items.looked.connect(self._refresh)
        MoveListener(self, context, self._refresh)
        field.submitted.connect(self._submit)
        field.abandoned.connect(self._abandon)
        list.chosen.connect(self.edit)
        list.removed.connect(items.remove)

    def _place(self) -> None:
        self._bar = QWidget()
        self._line = QHBoxLayout(self._bar)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.field, 1)
        self._line.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.list, 1)
        self._layout.addWidget(self._bar)

    # ── what a panel says of its items ─────────────────────────────────────────────────────────

    def edit(self, row: int) -> None:
        """Change an item."""
        raise NotImplementedError

    def _submit(self, text: str, step: int) -> None:
        """Take what is typed. step: where the chosen row goes from there, +1 or -1."""
        raise NotImplementedError

    def _add_item(self, item: Any) -> None:
        """Add an item to the list. Raises ExplorerError."""
        raise NotImplementedError

    def _replace_item(self, row: int, item: Any) -> None:
        """Put another item in the place of a row's. Raises ExplorerError."""
        raise NotImplementedError

    def _tell(self, error: ExplorerError) -> None:
        """Say where it was typed why it cannot be."""
        self.field.show_error(error)

    # ── what happens ───────────────────────────────────────────────────────────────────────────

    def _put(self, item: Any) -> None:
        """Add it, or have it in the place of the one that is changed."""
        try:
            if self._edited is None:
                self._add_item(item)
                self.list.choose(len(self._items.items) - 1)
            else:
                self._replace_item(self._edited, item)
        except ExplorerError as error:
            self._tell(error)
            return
        self._abandon()

    def _type(self, row: int, text: str) -> None:
        """Have an item's text in the line, to be typed over."""
        self._edited = row
        self.field.set_text(text)
        self.field.line.selectAll()
        self.field.setFocus()

    def _abandon(self) -> None:
        """Back to an empty line."""
        if self._edited is not None:
            self.list.setFocus()
        self._edited = None
        self.field.set_text("")

    def _take_items(self) -> None:
        if self._edited is not None and self._edited >= len(self._items.items):
            self._abandon()
        self._refresh()

    def _draw(self) -> None:
        self.list.refresh()

    def _restyle(self) -> None:
        px = self._context.theme.px
        self._layout.setSpacing(px(6))
        self._line.setSpacing(px(4))
