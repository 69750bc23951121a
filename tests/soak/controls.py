"""Hands on controls and keys: sliders, lines, lists, buttons, tables and texts."""

from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
)

from gui.forms.value_slider import ValueSlider
from tests.soak.mouse import HELD
from tests.soak.touch import CONDITIONS, NUMBERS, Touch, one_of

KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_F2,
)  # fmt: skip
LETTERS = (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_D, Qt.Key.Key_R, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Z)


class Controls(Touch):
    """Uses controls of one window. Each action takes two whole numbers: which control, and what to do."""

    def slide(self, a: int, b: int) -> None:
        """Move a slider and let it go."""
        for slider in self.some(ValueSlider, a):
            slider.setValue(b % (slider.maximum() + 1))
            slider.ended.emit()

    def drag(self, a: int, b: int) -> None:
        """Move a slider on and on."""
        for slider in self.some(ValueSlider, a):
            for place in range(4):
                slider.setValue((b + place) % (slider.maximum() + 1))

    def write(self, a: int, b: int) -> None:
        """Type into a line."""
        for line in self.some(QLineEdit, a):
            line.setFocus()
            line.selectAll()
            QTest.keyClicks(line, one_of((*NUMBERS, *CONDITIONS), b))
            QTest.keyClick(line, Qt.Key.Key_Return)

    def pick(self, a: int, b: int) -> None:
        """Pick from a list."""
        for box in self.some(QComboBox, a):
            if box.count():
                box.setCurrentIndex(b % box.count())
                box.activated.emit(box.currentIndex())

    def press(self, a: int, b: int) -> None:
        """Press a button of a panel, or tick a box."""
        for button in self.some(QAbstractButton, a):
            button.click()

    def click_row(self, a: int, b: int) -> None:
        """Click into a table or a list."""
        for view in self.some(QAbstractItemView, a):
            model = view.model()
            if model is not None and model.rowCount():
                columns = 1 if isinstance(view, QListView) else model.columnCount()
                index = model.index(b % model.rowCount(), b // 7 % columns)
                view.setCurrentIndex(index)
                view.clicked.emit(index)

    def key(self, a: int, b: int) -> None:
        """Press a key."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, one_of(KEYS, a))

    def edit_cell(self, a: int, b: int) -> None:
        """Type a number into a table."""
        for view in self.some(QAbstractItemView, a):
            model, index = view.model(), view.currentIndex()
            if model is not None and index.isValid() and model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                view.edit(index)
                for line in self.some(QLineEdit, b, view)[:1]:
                    line.selectAll()
                    QTest.keyClicks(line, one_of(NUMBERS, b))
                    QTest.keyClick(line, Qt.Key.Key_Return)

    def write_text(self, a: int, b: int) -> None:
        """Type into a longer text, as of a lesson that is being written."""
        for text in self.some(QPlainTextEdit, a, self.top(b)):
            cursor = text.textCursor()
            cursor.setPosition(b % (len(text.toPlainText()) + 1))
            text.setTextCursor(cursor)
            QTest.keyClicks(text, one_of(("# ", "$h_t$", "x", "{", "\\", "- ", *NUMBERS), a))

    def key_held(self, a: int, b: int) -> None:
        """Press a key while another one is held."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, one_of((*KEYS, *LETTERS), a), one_of(HELD[1:], b))
