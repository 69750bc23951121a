"""A field for a number that is an answer; it is empty before one is given."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QLineEdit

from engine.data.number import number_in
from engine.errors import ParameterError
from engine.lesson.answer import Ambiguous, read_answer
from engine.notation.number_text import compact, number, says
from engine.reading.typed_number import is_same
from gui.language.translation import shown
from gui.look.properties import set_flag

DIGITS = 12  # of a number that was dragged


class AnswerField(QLineEdit):
    """A line for a number in any country's writing, or a short sum. among_whole: see `read_answer`.

    Signals:
        edited(object): another number was typed; None while it is none.
    """

    edited = pyqtSignal(object)

    def __init__(self, *, among_whole: bool = False) -> None:
        super().__init__()
        self._among_whole = among_whole
        self.readings: tuple[int | float, ...] = ()
        """The numbers that the text may mean, where that is open."""
        self.problem = ""
        """Why the text is no number; the sentence lacks its subject. Empty where it is one, or nothing."""
        self._value: int | float | None = None
        self.setProperty("role", "number")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._take)

    @property
    def value(self) -> int | float | None:
        """The number that is typed or shown."""
        return self._value

    @property
    def understood(self) -> str:
        """How the window writes the number, where the text is another; "" where it is as plain."""
        if self._value is None or number_in(self.text()) is not None:
            return ""
        sign = "=" if says(compact(self._value, DIGITS), self._value) else "≈"
        return f"{sign} {number(self._value, DIGITS)}"

    def show_value(self, value: int | float | None) -> None:
        """Show a number, or none; a text that says it already stays as it is."""
        if value is None or not is_same(value, self._value):
            self._set(value, "")
            self.setText("" if value is None else compact(value, DIGITS))

    def _take(self, text: str) -> None:
        try:
            value = read_answer(text, among_whole=self._among_whole) if text.strip() else None
            self._set(value, "")
        except Ambiguous as asked:
            self._set(None, shown(asked.message))
            self.readings = asked.readings
        except ParameterError as error:
            self._set(None, shown(error.message))
        self.edited.emit(self._value)

    def _set(self, value: int | float | None, problem: str) -> None:
        self._value, self.problem, self.readings = value, problem, ()
        set_flag(self, "wrong", bool(problem))
