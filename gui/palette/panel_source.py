"""Panels and their fields as entries of the palette: they are shown, lit for a moment, and take the keys."""

from collections.abc import Callable, Iterator

from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import (
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from gui.language.translation import shown
from gui.look.flash import flash
from gui.look.theme import Theme
from gui.palette.entry import PaletteEntry
from gui.panels.card import Card

FIELDS = (QComboBox, QLineEdit, QCheckBox, QTableView)
Show = Callable[[Card], object]


def panel_entries(
    cards: tuple[Card, ...], show: Show, theme: Theme, tr: Callable[[str], str]
) -> Iterator[PaletteEntry]:
    """An entry for each panel that may be shown. show: has a card in front."""
    for card in cards:
        if not (card.is_of_a_moment and card.isHidden()):

            def do(card: Card = card) -> None:
                show(card)
                QTimer.singleShot(0, lambda: go_to(card.content, theme))

            yield PaletteEntry(shown(card.kind.title), tr("Panel"), do, help=shown(card.kind.help))


def field_entries(
    cards: tuple[Card, ...], show: Show, theme: Theme, tr: Callable[[str], str]
) -> Iterator[PaletteEntry]:
    """An entry for each field that a panel offers now."""
    for card in cards:
        card.content.build_all()
        kind = tr("Field in {}").format(shown(card.kind.title))
        for title, field in _fields(card.content).items():

            def do(card: Card = card, field: QWidget = field) -> None:
                show(card)
                card.content.reveal(field)
                QTimer.singleShot(0, lambda: go_to(field, theme))  # once it is laid out

            yield PaletteEntry(title, kind, do, help=_plain_help(field))


def go_to(widget: QWidget, theme: Theme) -> None:
    """Scroll to a widget, give it the keys, and light it up for a moment."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
    target = widget if widget.focusPolicy() else _first_to_focus(widget)
    if target is not None:
        target.setFocus()
    flash(widget, theme)


def _first_to_focus(widget: QWidget) -> QWidget | None:
    inside = (one for one in widget.findChildren(QWidget) if one.isVisible() and one.isEnabled())
    return next((one for one in inside if one.focusPolicy()), None)


def _fields(content: QWidget) -> dict[str, QWidget]:
    """What is typed, picked or ticked in a panel, by its name."""
    labels = {
        label.buddy(): label.text() for label in content.findChildren(QLabel) if label.buddy() is not None
    }
    found: dict[str, QWidget] = {}
    for kind in FIELDS:
        for field in content.findChildren(kind):
            title = labels.get(field) or field.accessibleName() or getattr(field, "text", str)()
            if title and _may_be_reached(field, content):
                found.setdefault(title, field)
    return found


def _may_be_reached(field: QWidget, content: QWidget) -> bool:
    """Whether nothing hides it but a part that can be unfolded, and it is none of a table's own parts."""
    around: QWidget | None = field
    while around is not None and around is not content:
        if around.isHidden() and not around.property("fold"):
            return False
        around = around.parentWidget()
        if (
            isinstance(around, QAbstractScrollArea)
            and not isinstance(around, QScrollArea)
            and around is not content
        ):
            return False
    return True


def _plain_help(field: QWidget) -> str:
    text = field.toolTip()
    return "" if text.startswith("<") else text
