"""Small dialogs: a new name, a step to go to, all keys, and what this is."""

from html import escape
from itertools import zip_longest

from PyQt6.QtCore import QCoreApplication
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QInputDialog, QMessageBox, QWidget

from engine.version import versions
from gui.look.properties import present
from gui.state.context import Context
from gui.state.document import Document

COLUMNS = 2  # of keys beside each other, so that the list fits a small screen with large text
LONGEST = 200  # characters of a name


def ask_name(window: QWidget, document: Document) -> None:
    """Ask for another name of the experiment."""
    name, is_given = QInputDialog.getText(
        window, window.tr("Rename"), window.tr("Name of the experiment:"), text=document.experiment.name
    )
    if is_given and name.strip():
        document.edit(document.experiment.replace(name=name.strip()[:LONGEST]))


def ask_step(window: QWidget, context: Context) -> None:
    """Ask for a t and go there."""
    playhead = context.playhead
    label = window.tr("t, from 0 to {}:").format(playhead.last)
    t, is_given = QInputDialog.getInt(window, window.tr("Go to step"), label, playhead.t, 0, playhead.last)
    if is_given:
        context.transport.go_to(t)


def show_keys(window: QWidget) -> QMessageBox:
    """List the keys of the window's commands, and those of no menu."""
    box = QMessageBox(window)
    box.setWindowTitle(box.tr("Keys"))
    keys = [(action.shortcut().toString(), action.text()) for action in window.actions()]
    box.setText(_table([*((key, text) for key, text in keys if key), *_others()]))
    box.finished.connect(box.deleteLater)
    box.open()
    return box


def _others() -> list[tuple[str, str]]:
    tr = QCoreApplication.translate
    return [
        ("Space", tr("Keys", "Run or pause")),
        ("← →", tr("Keys", "Step back, step")),
        ("Enter", tr("Keys", "Press the button, or open the picker, that has the focus")),
        ("↑ ↓", tr("Keys", "Go through the tabs that have the focus")),
        ("+ −", tr("Keys", "Zoom a plot in time, when it has the focus")),
        ("A", tr("Keys", "Fit a plot's axes, when it has the focus")),
        ("Alt", tr("Keys", "With the first letter of a menu: open it")),
    ]


def _table(rows: list[tuple[str, str]]) -> str:
    length = -(-len(rows) // COLUMNS)
    columns = [rows[start : start + length] for start in range(0, len(rows), length)]
    lines = ("".join(map(_cells, line)) for line in zip_longest(*columns, fillvalue=("", "")))
    return "<table cellpadding=2>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _cells(row: tuple[str, str]) -> str:
    key, text = map(escape, row)
    return f"<td><b>{key}</b></td><td>{text}&nbsp;&nbsp;&nbsp;&nbsp;</td>"


def show_about(parent: QWidget) -> QMessageBox:
    """Say what this is, and every version that a report needs; a button copies them."""
    lines = [f"{name} {number}" for name, number in versions().items()]
    box = QMessageBox(parent)
    box.setWindowTitle(box.tr("About RNN Explorer"))
    box.setText(box.tr("See, step and teach recurrent neural networks, offline."))
    box.setInformativeText(
        "\n".join([*lines, "", box.tr("Free software under the GNU GPL, version 3 or later.")])
    )
    copy = present(box.addButton(box.tr("Copy versions"), QMessageBox.ButtonRole.ActionRole))
    box.addButton(QMessageBox.StandardButton.Close)
    copy.clicked.connect(lambda: _copy("\n".join(lines)))
    box.finished.connect(box.deleteLater)
    box.open()
    return box


def _copy(text: str) -> None:
    clipboard = QGuiApplication.clipboard()
    if clipboard is not None:
        clipboard.setText(text)
