"""The palette of this window: what stands in its menus, its panels and their fields."""

from collections.abc import Callable, Iterable, Iterator

from PyQt6.QtGui import QAction

from gui.look.properties import present
from gui.palette.entry import PaletteEntry
from gui.palette.menu_source import menu_entries
from gui.palette.palette import Palette
from gui.palette.panel_source import field_entries, panel_entries
from gui.panels.card import Card
from gui.window_parts import WindowParts


def make_palette(parts: WindowParts, help: Callable[[], Iterable[PaletteEntry]]) -> Palette:
    """The palette; it collects its entries anew whenever it is opened. help: gives those of the manual."""
    return Palette(parts.window, parts.theme, parts.settings, lambda: [*_entries(parts), *help()])


def _entries(parts: WindowParts) -> Iterator[PaletteEntry]:
    window, cards = parts.window, parts.cards
    yield from menu_entries(present(window.menuBar()), _toggles(cards))
    yield from panel_entries(cards, show_card, parts.theme, window.tr)
    yield from field_entries(cards, show_card, parts.theme, window.tr)


def _toggles(cards: tuple[Card, ...]) -> set[QAction]:
    """The menu's check marks of panels, for which the panels themselves stand."""
    return {present(card.toggleViewAction()) for card in cards}


def show_card(card: Card) -> None:
    """Have a panel in front."""
    card.bring()
