"""The card of the bug zoo: the symptom of a specimen, and where to say which number is the mistake."""

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from engine.zoo.base import Specimen
from gui.forms.form import ProblemLabel
from gui.language.translation import shown
from gui.look.properties import present
from gui.look.scroll_column import ScrollColumn
from gui.panels.base import Panel
from gui.panels.lesson.accusation import Accusation
from gui.state.context import Context

GAP = 8  # px


class ZooPanel(Panel, ScrollColumn):
    """What there is to see and to do, the answer to an accusation, and hints."""

    title = "Bug zoo"
    help = "A network with one mistake, to be found by stepping through it."

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._zoo = context.zoo
        self.symptom, self.task = _text(""), _text("quiet")
        self.accusation = Accusation(context)
        self.changed = _Changed(context)
        self.missed, self.found = ProblemLabel(), _text("found")
        self.explanation, self.report = _text(""), _text("quiet")
        self.hints = _text("quiet")
        self.next = QPushButton(self.tr("Next specimen"))
        self.next.setProperty("role", "primary")
        self.next.setToolTip(self.tr("Open the next specimen whose mistake you have not found yet."))
        self.next.clicked.connect(self._open_next)
        self.leave = QPushButton(self.tr("Leave the zoo"))
        self.leave.setToolTip(self.tr("Come back to your own experiment, as you left it."))
        self.leave.clicked.connect(self._zoo.leave)
        self._build()
        self._zoo.changed.connect(self._show)
        self._zoo.specimen_changed.connect(self._tell_title)
        self._begin()
        self._show()

    def _build(self) -> None:
        for part in (
            *(self.symptom, self.found, self.explanation, self.report),
            *(self.task, self.missed, self.hints, self.changed, self.accusation, self.next, self.leave),
        ):
            self.column.addWidget(part)
        self.column.addStretch(1)

    # ── what is shown ──────────────────────────────────────────────────────────────────────────

    def _show(self) -> None:
        zoo, one = self._zoo, self._zoo.specimen
        is_open, is_solved = one is not None, zoo.is_solved
        is_fresh = zoo.verdict is None and not zoo.hints and not zoo.is_changed
        nothing = self.tr("Choose a specimen in the menu Zoo.")
        self.symptom.setText(nothing if one is None else _whole(shown(one.symptom)))
        self.symptom.setVisible(not is_solved)
        self.task.setText(self._task())
        self.task.setVisible(is_open and not is_solved and (is_fresh or zoo.is_asking))
        self.changed.setVisible(is_open and zoo.is_changed)
        self.accusation.setVisible(is_open and not is_solved)
        self._show_verdict()
        self._show_explanation(one if is_solved else None)
        self.hints.setText(_whole("\n".join(zoo.hints)))
        self.hints.setVisible(bool(zoo.hints) and not is_solved)
        self._show_buttons()
        self.updateGeometry()  # as high as its texts are now

    def _task(self) -> str:
        if self._zoo.is_asking:
            return self.tr("Click the number in the table of steps, or press Esc.")
        return self.tr(
            "Step to the first number that is wrong. Then press the button and click it in the table of "
            "steps, or pick it below."
        )

    def _show_verdict(self) -> None:
        verdict, tries = self._zoo.verdict, self._zoo.tries
        sentence = "" if verdict is None else shown(verdict.sentence)
        count = self.tr("{} tries.").format(tries) if tries > 1 else ""
        is_solved = self._zoo.is_solved
        told = _whole(" ".join(text for text in (sentence, count, self._last_words()) if text))
        self.found.setText(f"✓ {told}")
        self.found.setVisible(is_solved)
        self.missed.show_problem("" if is_solved or not sentence else f"✗ {told}")

    def _last_words(self) -> str:
        is_last = self._zoo.is_solved and self._zoo.next_specimen is None
        return self.tr("You have found them all.") if is_last else ""

    def _show_explanation(self, one: Specimen | None) -> None:
        """Why it is a mistake and where it was reported, once it is found."""
        for label in (self.explanation, self.report):
            label.setVisible(one is not None and bool(label is self.explanation or one.report))
        self.explanation.setText("" if one is None else _whole(shown(one.explanation)))
        self.report.setText("" if one is None else self.tr("Reported as {}").format(one.report))
        self.report.setToolTip("" if one is None else one.url)

    def _show_buttons(self) -> None:
        zoo = self._zoo
        self.next.setVisible(zoo.is_solved and zoo.next_specimen is not None)
        self.leave.setVisible(zoo.specimen is not None)

    def _tell_title(self) -> None:
        one = self._zoo.specimen
        title = shown(self.title)
        self._set_title(title if one is None else shown(one.title))
        present(self.verticalScrollBar()).setValue(0)

    # ── what the user does ─────────────────────────────────────────────────────────────────────

    def _open_next(self) -> None:
        one = self._zoo.next_specimen
        if one is not None:
            self._zoo.open(one)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Esc takes back that the next click is the answer."""
        assert event is not None
        if event.key() == Qt.Key.Key_Escape and self._zoo.is_asking:
            self._zoo.ask(False)
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        self.column.setSpacing(self._context.theme.px(GAP))


class _Changed(QWidget):
    """Says why no answer is taken from what is shown, and leads back."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._zoo = context, context.zoo
        self.text = _text("quiet")
        self.button = QPushButton(self.tr("Put it back"))
        self.button.setToolTip(self.tr("Take back your changes; undo brings them again."))
        self.button.clicked.connect(self._zoo.put_back)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.text, 1)
        self._layout.addWidget(self.button)
        self._zoo.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        is_what_if = self._zoo.is_what_if
        self.text.setText(
            self.tr("This is a what-if. Go back to the original to answer.")
            if is_what_if
            else self.tr("You have changed it. Answers are about the specimen as it was.")
        )
        self.button.setVisible(not is_what_if)


def _whole(text: str) -> str:
    """A text in which no line break tears "t = 4" apart."""
    return text.replace(" = ", "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}")


def _text(role: str) -> QLabel:
    """A paragraph that can be selected and copied."""
    label = QLabel()
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
