"""How somebody's arrays are read, and how else they may be."""

from PyQt6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QSpinBox, QWidget

from engine.theirs.align import RunShape
from engine.theirs.alignment import AlignedArray
from engine.theirs.axes import Axes, AxesReading, readings
from engine.theirs.slot import QuantityPlace
from engine.thread.examination import Examination
from gui.forms.form import GAP
from gui.forms.picker import Picker
from gui.language.translation import shown
from gui.look.dialog_layout import dialog_column, form_rows
from gui.look.properties import with_properties
from gui.look.theme import Theme
from gui.state.their_numbers import TheirNumbers

WIDTH = 460  # px
MOST_OFFSET = 1_000_000  # steps


class ArrayChoice(QWidget):
    """One array: which quantity it is, what its axes count, and at which step of ours it begins."""

    def __init__(self, array: AlignedArray, shape: RunShape, theme: Theme) -> None:
        super().__init__()
        self._array, self._shape, self._theme = array, shape, theme
        self._given = (*array.shape[:-1], array.shape[-1] - array.drops) if array.drops else array.shape
        self.quantity, self.axes = Picker(), Picker()
        self.offset = with_properties(QSpinBox, minimum=-MOST_OFFSET, maximum=MOST_OFFSET)
        self.offset.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._describe()
        fitting = [place for place in shape.slots if self._readings(place)]
        self.quantity.set_choices([(place.words, place) for place in fitting])
        current = next((place for place in fitting if str(place) == array.key), None)
        if current is not None:
            self.quantity.show_choice(current)
        self._fit_axes(array.axes)
        self.offset.setValue(array.offset)
        self.quantity.picked.connect(lambda place: self._fit_axes(None))
        self._lay_out()

    def _describe(self) -> None:
        for control, name, help in (
            (self.quantity, self.tr("is read as"), self.tr("Which quantity of which layer the array holds.")),
            (self.axes, self.tr("its axes count"), self.tr("Rows, steps, and numbers of a step.")),
            (self.offset, self.tr("begins at step"), self.tr("The step of ours beside their first.")),
        ):  # fmt: skip
            control.setAccessibleName(name)
            control.setToolTip(help)

    def _lay_out(self) -> None:
        form = form_rows(self._theme, self)
        form.setContentsMargins(0, 0, 0, 0)
        name = self._array.array or self.tr("the array")
        form.addRow(QLabel(f"{name} {tuple(self._array.shape)}"))
        for control in (self.quantity, self.axes, self.offset):
            form.addRow(control.accessibleName(), control)

    @property
    def chosen(self) -> AlignedArray:
        """The array as it is to be read."""
        place, reading = self._place, self._reading
        is_last = reading.is_last_only or (reading.steps == 1 and self._shape.steps > 1)
        return self._array.replace(
            quantity=place.quantity,
            layer=place.layer,
            axes=reading.axes,
            offset=0 if is_last else self.offset.value(),
            is_last_only=is_last and self._shape.steps > 1,
        )

    @property
    def _place(self) -> QuantityPlace:
        fitting = [place for place in self._shape.slots if self._readings(place)]
        return fitting[self.quantity.currentIndex()]

    @property
    def _reading(self) -> AxesReading:
        return self._readings(self._place)[max(self.axes.currentIndex(), 0)]

    def _readings(self, place: QuantityPlace) -> list[AxesReading]:
        return readings(self._given, self._shape.of(place))

    def _fit_axes(self, wanted: Axes | None) -> None:
        found = self._readings(self._place)
        self.axes.set_choices([(", ".join(shown(axis) for axis in one.axes), one.axes) for one in found])
        self.axes.show_choice(wanted if wanted in [one.axes for one in found] else found[0].axes)


class AlignmentDialog(QDialog):
    """All arrays of somebody's; OK examines them as they are read now."""

    def __init__(self, theirs: TheirNumbers, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theirs = theirs
        self.setWindowTitle(self.tr("How {} is read").format(theirs.title))
        self.setMinimumWidth(theme.px(WIDTH))
        examination = theirs.examination
        assert isinstance(examination, Examination)
        self.choices = [
            ArrayChoice(array, examination.shape, theme) for array in examination.alignment.arrays
        ]
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = dialog_column(self, theme)
        layout.setSpacing(theme.px(2 * GAP))
        for note in examination.alignment.notes:
            layout.addWidget(with_properties(QLabel, shown(note), wordWrap=True))
        for choice in self.choices:
            layout.addWidget(choice)
        layout.addWidget(self.buttons)

    def accept(self) -> None:
        """Read them so."""
        chosen = tuple(choice.chosen for choice in self.choices)
        super().accept()
        self._theirs.choose(chosen)
