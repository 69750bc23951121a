"""The entries of all menus, whatever they are filled with."""

from collections.abc import Collection, Iterator

from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QMenu, QMenuBar

from gui.palette.entry import PaletteEntry

REASON = "reason"  # the property of an action that tells why it cannot be done, when it cannot


def menu_entries(bar: QMenuBar, but: Collection[QAction]) -> Iterator[PaletteEntry]:
    """An entry for each action that does something. but: actions that others stand for."""
    for action in bar.actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _entries_of(menu, _plain(action.text()), but)


def _entries_of(menu: QMenu, path: str, but: Collection[QAction]) -> Iterator[PaletteEntry]:
    menu.aboutToShow.emit()  # it may fill or check its entries only then
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            if action.isEnabled():
                yield from _entries_of(inner, f"{path} › {_plain(action.text())}", but)
        elif not action.isSeparator() and action.isVisible() and action not in but:
            yield _entry(action, path)


def _entry(action: QAction, path: str) -> PaletteEntry:
    refusal = "" if action.isEnabled() else str(action.property(REASON) or action.tr("Not now."))
    return PaletteEntry(
        _plain(action.text()),
        path,
        action.trigger,
        action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
        action.statusTip(),
        refusal,
        action.isChecked(),
    )


def _plain(text: str) -> str:
    """A menu's text without the mark of the letter that opens it."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
