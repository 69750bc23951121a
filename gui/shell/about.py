"""The About box."""

from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QMessageBox, QWidget

from engine.version import versions


def show_about(parent: QWidget) -> QMessageBox:
    """Say what this is, and every version that a report needs; a button copies them."""
    lines = [f"{name} {number}" for name, number in versions().items()]
    box = QMessageBox(parent)
    box.setWindowTitle(box.tr("About RNN Explorer"))
    box.setText(box.tr("See, step and teach recurrent neural networks, offline."))
    box.setInformativeText(
        "\n".join([*lines, "", box.tr("Free software under the GNU GPL, version 3 or later.")])
    )
    copy = box.addButton(box.tr("Copy versions"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Close)
    assert copy is not None
    copy.clicked.connect(lambda: _copy("\n".join(lines)))
    box.open()
    return box


def _copy(text: str) -> None:
    clipboard = QGuiApplication.clipboard()
    if clipboard is not None:
        clipboard.setText(text)
