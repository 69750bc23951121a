"""What the main window is built of, for those who work with it: a window is not handed around."""

from collections.abc import Callable
from dataclasses import dataclass

from PyQt6.QtWidgets import QMainWindow

from gui.look.message_bar import MessageBar
from gui.look.split_center import SplitCenter
from gui.look.theme import Theme
from gui.open.files import Files
from gui.open.settings import Settings
from gui.panels.card import Card
from gui.plots.plot_area import PlotArea
from gui.state.context import Context


@dataclass(frozen=True, eq=False)
class WindowParts:
    """Made by the main window once; handed to menus, lessons, exports and presenter mode.

    window: the parent of dialogs; the cards are docked in it. show_error: tells a known problem in a
    sentence, and takes anything else for a bug. center: around the plots, where an editor may stand, too.
    """

    window: QMainWindow
    context: Context
    settings: Settings
    files: Files
    messages: MessageBar
    plots: PlotArea
    cards: tuple[Card, ...]
    show_error: Callable[[Exception], None]
    center: SplitCenter

    @property
    def theme(self) -> Theme:
        """The window's look."""
        return self.context.theme

    def card(self, name: str) -> Card:
        """The card of a panel, by its name."""
        return next(card for card in self.cards if card.objectName() == name)

    def tell_done(self, text: str) -> None:
        """Say for a moment that a file is written."""
        self.messages.show_message(text, "done", topic="file")
