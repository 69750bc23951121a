"""Small dialogs: a new name, a step to go to, and what this is."""

from PyQt6.QtWidgets import QInputDialog, QMessageBox, QWidget

from engine.program.version import versions
from gui.look.clipboard import copy_text
from gui.look.properties import present
from gui.state.context import Context
from gui.state.document import Document

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
    copy.clicked.connect(lambda: copy_text("\n".join(lines)))
    box.finished.connect(box.deleteLater)
    box.open()
    return box
