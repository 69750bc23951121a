"""How text to read looks: its colours and sizes, on the screen and on paper."""

from dataclasses import dataclass

from PyQt6.QtGui import QColor, QFont

from gui.look.theme import MONO, SANS, Theme
from gui.paper.pdf import print_font

TEXT = 15  # px at 100 %; more than the controls', for it is read and not glanced at
HEADINGS = {1: 23, 2: 18, 3: 15.5}  # px of # ## ###; deeper ones are like the last
TABLE = 14
CODE = 0.88  # of the text around it: JetBrains Mono looks larger than Inter
FORMULA = 1.16  # of the text around it: the formulas' face looks smaller than Inter
LARGER = 1.1  # a displayed formula
LEADING = 0.4  # between lines, of the text's size
MEASURE = 42  # longest line, in sizes: about 80 characters
MONO_FAMILIES = [MONO, "monospace"]


@dataclass(frozen=True)
class ReadingStyle:
    """Colours as "#rrggbb", and how many px of the document a px of the design is."""

    scale: float
    text: str
    quiet: str
    link: str
    line: str
    strong_line: str
    ground: str
    wrong: str
    is_paper: bool = False

    @classmethod
    def of(cls, theme: Theme) -> "ReadingStyle":
        """The look of the window."""
        c = theme.colours
        return cls(theme.scale, c.text, c.quiet, c.accent, c.line, c.input, c.field, c.negative)

    def px(self, length: float) -> float:
        """A length of the design, in px of the document."""
        return length * self.scale

    def font(self, size: float = TEXT, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The face of running text. size: px of the design."""
        return self._font([SANS], size, weight)

    def mono(self, size: float = TEXT * CODE) -> QFont:
        """The face of code. size: px of the design."""
        return self._font(MONO_FAMILIES, size, QFont.Weight.Normal)

    def formula_size(self, around: float) -> int:
        """How large a formula is typeset among text. around: the text's size, px of the document."""
        return max(1, round(around * FORMULA))

    def colour(self, role: str) -> QColor:
        """A role's colour, such as "quiet"."""
        return QColor(getattr(self, role))

    def _font(self, families: list[str], size: float, weight: QFont.Weight) -> QFont:
        if self.is_paper:
            return print_font(self.px(size), weight, families[0])
        font = QFont(families)
        font.setPixelSize(max(1, round(self.px(size))))
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


PRINT = ReadingStyle(
    scale=0.9, text="#000000", quiet="#444444", link="#000000", line="#bbbbbb", strong_line="#555555",
    ground="#f2f2f2", wrong="#b2182b", is_paper=True,
)  # fmt: skip
