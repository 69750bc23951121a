"""The list of all keys."""

from collections.abc import Iterable
from html import escape
from itertools import zip_longest

from PyQt6.QtCore import QCoreApplication
from PyQt6.QtWidgets import QMessageBox, QWidget

COLUMNS = 2  # beside each other, so that the list fits a small screen with large text


def show_keys(parent: QWidget, rows: Iterable[tuple[str, str]]) -> QMessageBox:
    """List keys. rows: a key and what it does; those of no menu are added."""
    box = QMessageBox(parent)
    box.setWindowTitle(box.tr("Keys"))
    box.setText(_table([*rows, *_others()]))
    box.open()
    return box


def _others() -> list[tuple[str, str]]:
    tr = QCoreApplication.translate
    return [
        ("Space", tr("Keys", "Run or pause")),
        ("← →", tr("Keys", "Step back, step")),
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
