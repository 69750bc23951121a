"""A formula on a row of mathematics: typeset or plain, with a mark where it is lit."""

from dataclasses import dataclass

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QPainter, QPen

from gui.formulas.mathematics import Drawing, Formula, plain, plain_font
from gui.look.theme import Theme
from gui.state.highlight import Level

INDENT = 0.36  # what TeX leaves before a row that begins with an operator, in sizes
RADIUS = 4  # px, of a mark


@dataclass
class FormulaPart:
    """One formula on a row, and its drawing once it is typeset."""

    formula: Formula
    drawing: Drawing | None = None
    is_tried: bool = False

    @property
    def shown(self) -> str:
        """The text drawn in place of a drawing: plain, or the source that cannot be typeset."""
        return self.formula.tex if self.is_tried else plain(self.formula.text)


@dataclass(frozen=True)
class PartPlace:
    """Where a part stands. area: as wide as the part and as high as its row."""

    part: FormulaPart
    area: QRectF
    baseline: float
    scale: float

    def draw(self, painter: QPainter, theme: Theme, size: int) -> None:
        """Draw it, typeset or plain. size: of its letters, px."""
        part, left = self.part, self.area.left()
        if part.drawing is not None:
            part.drawing.draw(painter, left, self.baseline, self.scale)
            return
        painter.setFont(plain_font(max(1, round(size * self.scale))))
        painter.setPen(theme.colour(part.formula.role))
        painter.drawText(QPointF(left + indent(part.shown) * size * self.scale, self.baseline), part.shown)

    def draw_mark(self, painter: QPainter, theme: Theme, size: int, level: Level) -> None:
        """A ground behind what is lit, and a frame around what is pointed at or about to be computed."""
        is_lit = self.part.formula.is_lit
        if not level and not is_lit:
            return
        painter.setBrush(theme.colour("selection") if level else Qt.BrushStyle.NoBrush)
        has_frame = is_lit or level == "pointed"
        painter.setPen(QPen(theme.colour("accent"), 1) if has_frame else Qt.PenStyle.NoPen)
        left = indent(self.part.formula.text) * size * self.scale / 2
        painter.drawRoundedRect(self.area.adjusted(left, 1.5, 1.5, -1.5), RADIUS, RADIUS)


def indent(text: str) -> float:
    """What TeX leaves before an operator that begins a row, in sizes."""
    return INDENT if text.startswith(("=", "≈", "+", "− ", "·", "∘")) else 0.0
