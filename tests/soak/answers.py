"""Hands on what asks for an answer before anything else: dialogs and menus."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QWidget,
)

from tests.soak.touch import LEFT_OUT, NUMBERS

ANSWER_MS = 30  # between two things that are done with a dialog
MOST_TRIES = 6  # after which a dialog is left


class Answers:
    """Does something with whatever dialog or menu is open, until it is closed."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._dialog: QWidget | None = None
        self._tries = 0
        self._is_ended = False
        self._wait()

    def end(self) -> None:
        """Answer no more."""
        self._is_ended = True

    def _wait(self) -> None:
        """Look again in a while; a timer that goes on would not ring while it is answered."""
        QTimer.singleShot(ANSWER_MS, self._answer)

    @property
    def are_wanted(self) -> bool:
        """Whether something is open that has to be answered first."""
        return QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None

    def _answer(self) -> None:
        if self._is_ended:
            return
        self._wait()
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if isinstance(popup, QMenu):
            self._choose(popup)
        elif popup is not None:
            popup.close()
        elif isinstance(dialog, QMessageBox):
            self._say(dialog)
        elif dialog is not None:
            self._handle(dialog)

    def _choose(self, menu: QMenu) -> None:
        found = [one for one in menu.actions() if one.isEnabled() and not one.isSeparator()]
        chosen = self._rng.choice(found) if found and self._rng.random() < 0.7 else None
        if chosen is None or chosen.text() in LEFT_OUT:
            menu.close()
        else:
            menu.setActiveAction(chosen)
            QTest.keyClick(menu, Qt.Key.Key_Return)

    def _say(self, box: QMessageBox) -> None:
        """Answer a question: mostly by discarding, so that the hands get on."""
        discard = box.button(QMessageBox.StandardButton.Discard)
        if discard is not None and self._rng.random() < 0.8:
            discard.click()
        elif buttons := box.buttons():
            self._rng.choice(buttons).click()
        else:
            box.close()

    def _handle(self, dialog: QWidget) -> None:
        """Do something with a dialog; leave it in the end."""
        self._tries = self._tries + 1 if dialog is self._dialog else 0
        self._dialog = dialog
        if self._tries >= MOST_TRIES:
            dialog.close()
            return
        kind = self._rng.choice((QLineEdit, QComboBox, QAbstractButton, QAbstractItemView, QDialog))
        found = [one for one in dialog.findChildren(kind) if one.isVisible() and one.isEnabled()]
        match self._rng.choice(found) if found else None:
            case QLineEdit() as line:
                line.selectAll()
                QTest.keyClicks(line, self._rng.choice(NUMBERS))
            case QComboBox() as box if box.count():
                box.setCurrentIndex(self._rng.randrange(box.count()))
                box.activated.emit(box.currentIndex())
            case QAbstractButton() as button:
                button.click()
            case QAbstractItemView() as view:
                model = view.model()
                if model is not None and model.rowCount():
                    view.setCurrentIndex(model.index(self._rng.randrange(model.rowCount()), 0))
            case _:
                QTest.keyClick(dialog, self._rng.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))


def choose_files(replace: Callable[[object, str, object], None], rng: Random, folder: Path) -> None:
    """Have files chosen at random in place of the system's dialogs. replace: setattr, or a test's own."""

    def opened(*_: object, **__: object) -> tuple[str, str]:
        found = sorted(folder.iterdir())
        return (str(rng.choice(found)) if found and rng.random() < 0.8 else ""), ""

    def several(*_: object, **__: object) -> tuple[list[str], str]:
        return [name for name, _ in (opened(), opened()) if name], ""

    def saved(
        parent: object = None, caption: str = "", start: str = "", *_: object, **__: object
    ) -> tuple[str, str]:
        name = rng.choice((Path(start).name or "file", f"saved-{rng.randrange(5)}{Path(start).suffix}", ""))
        return (str(folder / name) if name else ""), ""

    replace(QFileDialog, "getOpenFileName", opened)
    replace(QFileDialog, "getOpenFileNames", several)
    replace(QFileDialog, "getSaveFileName", saved)
    replace(QFileDialog, "getExistingDirectory", lambda *_, **__: rng.choice(("", str(folder))))
