"""Which two weights a landscape is of, and from where to where."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QLabel, QWidget

from engine.gradient.weight_shapes import title
from engine.landscape.plane import PlaneSpan, WeightNumber
from engine.run.name import Name
from gui.forms.number_field import NumberField
from gui.forms.picker import Picker
from gui.look.flow_layout import FlowLayout
from gui.look.theme import Theme

ARROWS = ("→", "↑")
GAP = 4  # px
INDEX_WIDTH, END_WIDTH = 38, 62  # px
ShapesByName = dict[Name, tuple[int, ...]]


class LandscapeAxis(QWidget):
    """One axis: a weight and its row and column, and both ends.

    Signals:
        weight_chosen(object): another WeightNumber.
        span_chosen(object): other ends.
    """

    weight_chosen = pyqtSignal(object)
    span_chosen = pyqtSignal(object)

    def __init__(self, theme: Theme, name: str, arrow: str) -> None:
        super().__init__()
        self._theme, self._shapes = theme, ShapesByName()
        self.weight = Picker()
        self.weight.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToContents)
        self.weight.setAccessibleName(self.tr("weight of the {} axis").format(name))
        self.weight.setToolTip(self.tr("The weight that changes along this axis."))
        self.indices = [self._index(name, place) for place in (self.tr("row"), self.tr("column"))]
        self.low, self.high = (self._end(name, end) for end in (self.tr("lower"), self.tr("upper")))
        self._arrow, self._dots = QLabel(arrow), QLabel("…")
        line = FlowLayout(self)
        for part in (self._arrow, self.weight, *self.indices, self.low, self._dots, self.high):
            line.addWidget(part)
        for part in (self.weight, *self.indices):
            part.hide()  # until it is known which weights there are
        self.weight.picked.connect(self._choose_weight)
        theme.changed.connect(self._fit)
        self._fit()

    def _index(self, name: str, what: str) -> NumberField:
        field = NumberField(1)
        field.setAccessibleName(self.tr("{} of the {} axis' weight").format(what, name))
        field.setToolTip(self.tr("Which number of the weight, from 0."))
        field.edited.connect(lambda value: self._choose_index())
        return field

    def _end(self, name: str, what: str) -> NumberField:
        field = NumberField(0.1)
        field.setAccessibleName(self.tr("{} end of the {} axis").format(what, name))
        field.setToolTip(self.tr("Where the picture ends; the mouse wheel over it zooms, a drag moves it."))
        field.edited.connect(lambda value: self._choose_span())
        return field

    def show_axis(self, shapes: ShapesByName, place: WeightNumber | None, span: PlaneSpan) -> None:
        """Show what is looked at. place: None where the axis is no weight."""
        self._shapes = shapes
        self.weight.setVisible(place is not None)
        shape = () if place is None else shapes[place.name]
        if place is not None:
            is_stack = len({name.layer for name in shapes if name.layer is not None}) > 1
            self.weight.set_choices((_title(name, is_stack=is_stack), name) for name in shapes)
            self.weight.show_choice(place.name)
        for at, field in enumerate(self.indices[: len(shape)]):
            field.show_value(place.index[at] if place is not None else 0)
        for at, field in enumerate(self.indices):
            field.setVisible(at < len(shape) and any(length > 1 for length in shape))
        for field, value in zip((self.low, self.high), span, strict=True):
            field.show_value(float(f"{value:.4g}"))
            field.set_wrong(False)

    def _choose_weight(self, name: object) -> None:
        assert isinstance(name, Name)
        self.weight_chosen.emit(WeightNumber(name, (0,) * len(self._shapes[name])))

    def _choose_index(self) -> None:
        name = self.weight.current
        assert isinstance(name, Name)
        shape = self._shapes[name]
        index = tuple(round(field.value) for field in self.indices[: len(shape)])
        are_inside = [0 <= at < length for at, length in zip(index, shape, strict=True)]
        for field, is_inside in zip(self.indices, are_inside, strict=False):
            field.set_wrong(not is_inside)
        if all(are_inside):
            self.weight_chosen.emit(WeightNumber(name, index))

    def _choose_span(self) -> None:
        low, high = float(self.low.value), float(self.high.value)
        self.high.set_wrong(not low < high)
        if low < high:
            self.span_chosen.emit((low, high))

    def _fit(self) -> None:
        px = self._theme.px
        layout = self.layout()
        assert layout is not None
        layout.setSpacing(px(GAP))
        for fields, width in ((self.indices, INDEX_WIDTH), ((self.low, self.high), END_WIDTH)):
            for field in fields:
                field.setFixedWidth(px(width))


def _title(name: Name, *, is_stack: bool) -> str:
    """Keras' name, with the layer where there are several."""
    return title(name) if is_stack or name.layer is None else name.quantity
