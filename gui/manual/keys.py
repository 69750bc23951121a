"""Every key by subject: those of the menus, and those of no menu."""

from collections.abc import Iterator
from dataclasses import dataclass

from PyQt6.QtCore import QCoreApplication
from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QMenu, QMenuBar

LONGEST_KEY = 3  # letters of a key alone, as in F11
NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True)
class KeyGroup:
    """The keys of one subject, each with what it does."""

    title: str
    keys: tuple[tuple[str, str], ...]


def key_groups(bar: QMenuBar) -> list[KeyGroup]:
    """What means time first, then menu by menu, then what has the focus."""
    menus = [KeyGroup(action.text().replace("&", ""), tuple(_keys_of(action))) for action in bar.actions()]
    return [_time(), *(group for group in menus if group.keys), *_others()]


def keys_markdown(groups: list[KeyGroup]) -> str:
    """The table of keys for the manual."""
    return "\n\n".join(_table(group) for group in groups)


def _keys_of(action: QAction) -> Iterator[tuple[str, str]]:
    menu = action.menu()
    if isinstance(menu, QMenu):
        for inner in menu.actions():
            yield from _keys_of(inner)
    elif action.shortcuts():
        yield ", ".join(_typed(action)), action.text().replace("&", "")


def _typed(action: QAction) -> list[str]:
    """The shortcuts that common keyboards have; some have a key called Open, too."""
    keys = [one.toString(NATIVE) for one in action.shortcuts()]
    return [one for one in keys if "+" in one or len(one) <= LONGEST_KEY] or keys


def _table(group: KeyGroup) -> str:
    rows = "\n".join(f"| {keys.replace('|', chr(92) + '|')} | {text} |" for keys, text in group.keys)
    return f"## {group.title}\n\n| {_tr('key')} | {_tr('does')} |\n|---|---|\n{rows}"


def _time() -> KeyGroup:
    return KeyGroup(
        _tr("Time, wherever nobody types"),
        (
            ("→, ←", _tr("Step, step back; inside a step, by an operation")),
            ("Space", _tr("Run or pause")),
            ("Enter", _tr("Press the button, or open the picker, that has the focus")),
            ("Space", _tr("In a box, or a list with ticks: tick it, or not")),
            ("→, ←", _tr("In a slider, table, plot or equation: another value, cell or number")),
            ("↑, ↓", _tr("On tabs: the tab before, the next tab")),
            ("Tab, Shift+Tab", _tr("Go to the next control, or the one before")),
            ("Esc", _tr("Close a message")),
        ),
    )


def _others() -> list[KeyGroup]:
    return [
        KeyGroup(
            _tr("A plot that has the focus"),
            (
                ("+, −", _tr("Zoom in time")),
                ("A", _tr("Fit the axes")),
                ("→, ←, Home, End", _tr("Step, step back, first and last step")),
            ),
        ),
        KeyGroup(
            _tr("A line for an expression"),
            (
                ("Ctrl+Space", _tr("List the names that may be written")),
                ("Tab, Enter", _tr("Take the name that is offered")),
                ("↑, ↓", _tr("What was entered before, or after")),
                ("Enter, Shift+Enter", _tr("Enter it; in Find, search on or back")),
                ("Esc", _tr("Leave it as it was")),
            ),
        ),
        KeyGroup(
            _tr("A list of watches, breakpoints or what-ifs"),
            (
                ("↑, ↓", _tr("Choose a row")),
                ("Enter, F2", _tr("Change it")),
                ("Del", _tr("Remove it")),
                ("Alt+↑, Alt+↓", _tr("Move a watch up or down")),
            ),
        ),
        KeyGroup(
            _tr("Presenting"),
            (
                ("PgDn, PgUp", _tr("Next page or step, page or step before")),
                ("1, 2, 3", _tr("One plot alone")),
                ("0", _tr("Everything again")),
                ("B", _tr("Black screen, or no more")),
                ("D", _tr("Draw with a pen, or no more")),
                ("L", _tr("Light up what the mouse is on, or no more")),
                ("Esc", _tr("Erase and put pen and light away; then end")),
            ),
        ),
        KeyGroup(
            _tr("Everywhere"),
            ((_tr("Alt and a letter"), _tr("Open the menu that begins with it")),),
        ),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Keys", text)
