"""Where the user says which number is the mistake: by the next click, or from a list."""

from PyQt6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.forms.picker import Picker
from gui.questions.step_numbers import step_numbers
from gui.state.context import Context

GAP = 6  # px


class Accusation(QWidget):
    """A button that makes the next click the answer, and a list of what there is at the shown step."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._zoo = context, context.zoo
        self._specimen: object = None
        self.click = QPushButton(self.tr("This one is wrong …"))
        self.click.setProperty("role", "primary")
        self.click.setCheckable(True)
        self.click.clicked.connect(self._zoo.ask)
        self.quantity = Picker()
        self.quantity.setAccessibleName(self.tr("wrong number"))
        self.quantity.setToolTip(self.tr("The numbers of a step, in the order they are computed."))
        self.quantity.picked.connect(self._allow)
        self.accuse = QPushButton(self.tr("Accuse"))
        self.accuse.clicked.connect(self._accuse)
        self.hint = QPushButton(self.tr("Hint"))
        self.hint.clicked.connect(self._zoo.hint)
        self._build()
        self._zoo.changed.connect(self._show)
        context.playhead.moved.connect(self._show_t)
        context.theme.changed.connect(self._fit)
        self._fit()
        self._show()

    def _build(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._lines = []
        for wide, narrow in ((self.click, self.hint), (self.quantity, self.accuse)):
            line = QHBoxLayout()
            line.addWidget(wide, 1)
            line.addWidget(narrow)
            self._layout.addLayout(line)
            self._lines.append(line)

    def _show(self) -> None:
        zoo = self._zoo
        self.click.setChecked(zoo.is_asking)
        self.click.setEnabled(zoo.may_answer)
        self.click.setToolTip(
            self.tr("Make the next number that you click the answer.")
            if zoo.may_answer
            else self.tr("Answers are about the specimen as it was found.")
        )
        self.hint.setEnabled(zoo.may_hint)
        self.hint.setToolTip(
            self.tr("First at which t to look, then in which part of the step.")
            if zoo.may_hint
            else self.tr("There is no further hint.")
        )
        if zoo.specimen is not self._specimen:
            self._specimen = zoo.specimen
            self.quantity.setCurrentIndex(-1)
        self._show_t()

    def _choices(self) -> list[tuple[str, object]]:
        """Inputs, every operation, and targets, by what the judge calls them."""
        specimen = self._zoo.specimen
        if specimen is None:
            return []
        return step_numbers(specimen, self._context.playhead.t)

    def _show_t(self) -> None:
        """Offer the numbers of the shown step; what is picked stays picked."""
        self.quantity.setPlaceholderText(self.tr("number at t = {}").format(self._context.playhead.t))
        index = self.quantity.currentIndex()
        self.quantity.set_choices(self._choices())
        self.quantity.setCurrentIndex(index)
        self._allow()

    def _allow(self) -> None:
        is_chosen = self.quantity.currentIndex() >= 0
        self.accuse.setEnabled(is_chosen and self._zoo.may_answer)
        t = self._context.playhead.t
        self.accuse.setToolTip(
            self.tr("Answer that this number at t = {} is the first wrong one.").format(t)
            if is_chosen
            else self.tr("Pick a number of the shown step first.")
        )

    def _accuse(self) -> None:
        _, quantity = self._choices()[self.quantity.currentIndex()]
        self._zoo.accuse(self._context.playhead.t, str(quantity))

    def _fit(self) -> None:
        gap = self._context.theme.px(GAP)
        for line in self._lines:
            line.setSpacing(gap)
        self._layout.setSpacing(gap)
