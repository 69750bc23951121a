"""A weight and the clipboard: copied as text of several kinds, and pasted so that no number is lost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu, QWidget

from engine.errors import ParameterError
from engine.notation.number_text import show_number
from engine.parameter import Matrix
from engine.reading.printed_array import PrintedArray
from engine.reading.table_fit import Fit, TableShape, fits, transposed
from engine.reading.weights_text import as_csv, as_json, as_lists, as_numpy
from gui.forms.paste_dialog import PasteDialog, PasteWay, ask_way
from gui.forms.pasted_table import TableReading, readings_of
from gui.language.translation import told
from gui.look.clipboard import clipboard, copy_text
from gui.look.properties import present
from gui.look.theme import Theme


@dataclass(frozen=True, eq=False)
class Resizing:
    """What else has to change for a table to be a weight. words: "units 1 → 2". take: does all of it."""

    words: str
    take: Callable[[], object]


Resize = Callable[[Matrix], Resizing | None]


@dataclass(frozen=True, eq=False)
class Target:
    """The weight as it is when something is pasted: its shape, and what is selected of it."""

    shape: TableShape
    first: TableShape
    selected: TableShape


class WeightClipboard(QObject):
    """Takes pasted text where it can be meant in one way alone, and asks where there are several.

    target: the weight now. write: puts a block from a cell on. resize: set by whoever can change the
    weight's size. problem: tells a sentence.
    """

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        target: Callable[[], Target],
        write: Callable[[Fit], None],
        problem: Callable[[str], None],
    ) -> None:
        super().__init__(parent)
        self._parent, self._theme = parent, theme
        self._target, self._write, self._problem = target, write, problem
        self.resize: Resize | None = None
        self.dialog: PasteDialog | None = None

    def paste(self) -> None:
        """Take the clipboard's text."""
        self.take(clipboard().text())

    def take(self, text: str) -> None:
        """Take a text, or ask, or tell why it cannot be taken."""
        try:
            readings = readings_of(text)
        except ParameterError as error:
            self._problem(self.tr("cannot take what was pasted: {}").format(told(error)))
            return
        target = self._target()
        plain = self._plain(readings, target)
        if plain is not None:
            self._write(plain)
            return
        ways = [way for reading in readings for way in self._ways(reading, target)]
        if ways:
            self.dialog = ask_way(self._question(readings, target), ways, self._theme, self._parent)
        else:
            self._problem(
                self.tr(
                    "cannot take what was pasted: {} do not fit into {} from the selected cell on"
                ).format(" / ".join(_size(reading.rows) for reading in readings), _times(target.shape))
            )

    def _plain(self, readings: Sequence[TableReading], target: Target) -> Fit | None:
        """The way to take it where there is one alone, and that as it is."""
        if len(readings) > 1 or not readings[0].is_plain:
            return None
        found = fits(readings[0].rows, target.shape, target.first, target.selected)
        return found[0] if [fit.way for fit in found] == ["as it is"] else None

    def _ways(self, reading: TableReading, target: Target) -> list[PasteWay]:
        found = fits(reading.rows, target.shape, target.first, target.selected)
        ways = [self._way(reading, self._words(fit), fit.block, partial(self._write, fit)) for fit in found]
        fits_as_it_is = bool(found) and found[0].way != "transposed"
        return ways if fits_as_it_is or self.resize is None else ways + self._resized(reading, self.resize)

    def _resized(self, reading: TableReading, resize: Resize) -> list[PasteWay]:
        found = []
        turned = transposed(reading.rows)
        for rows, words in ((reading.rows, ""), (turned, self.tr("transposed"))):
            resizing = resize(rows) if not words or turned != reading.rows else None
            if resizing is not None:
                text = ", ".join(part for part in (words, resizing.words) if part)
                found.append(self._way(reading, text, rows, resizing.take))
        return found

    def _way(self, reading: TableReading, words: str, rows: Matrix, take: Callable[[], object]) -> PasteWay:
        text = ": ".join(part for part in (reading.words, words) if part)
        return PasteWay(text, [list(map(show_number, row)) for row in rows], take)

    def _words(self, fit: Fit) -> str:
        match fit.way:
            case "as it is":
                return self.tr("as it is, {} × {}").format(len(fit.block), len(fit.block[0]))
            case "as a whole":
                return self.tr("over the whole weight")
            case "transposed":
                return self.tr("transposed")
            case "repeated":
                return self.tr("repeated over what is selected, {} × {}").format(
                    len(fit.block), len(fit.block[0])
                )

    def _question(self, readings: Sequence[TableReading], target: Target) -> str:
        if len(readings) > 1:
            return self.tr("These numbers can be read in several ways.")
        if not readings[0].is_plain:
            return self.tr("The text holds names besides numbers.")
        found = fits(readings[0].rows, target.shape, target.first, target.selected)
        if "repeated" in [fit.way for fit in found]:
            return self.tr("More is selected than was pasted.")
        return self.tr("{} numbers were pasted into {}, where they do not fit as they are.").format(
            _size(readings[0].rows), _times(target.shape)
        )

    # ── out ────────────────────────────────────────────────────────────────────────────────────

    def menu(self, parent: QWidget, array: Callable[[], PrintedArray]) -> list[QAction]:
        """What a menu offers: to copy the whole weight, and to paste. array: the weight as it is then."""
        copy = QMenu(self.tr("Copy as"), parent)
        copy.setToolTipsVisible(True)
        for text, help, show in self._kinds():
            action = QAction(text, copy)
            action.setToolTip(help)
            action.triggered.connect(lambda _, show=show: copy_text(show(array())))
            copy.addAction(action)
        paste = QAction(self.tr("Paste"), parent)
        paste.setToolTip(
            self.tr("Numbers from a spreadsheet, CSV, NumPy or Python; asks where they do not fit.")
        )
        paste.triggered.connect(self.paste)
        return [present(copy.menuAction()), paste]

    def _kinds(self) -> list[tuple[str, str, Callable[[PrintedArray], str]]]:
        return [
            ("NumPy", self.tr("An array of NumPy's."), lambda array: as_numpy([array])),
            (self.tr("Python lists"), self.tr("A list of lists."), lambda array: as_lists([array])),
            ("JSON", self.tr("Lists, as JSON writes them."), lambda array: as_json([array])),
            ("CSV", self.tr("A row a line, commas between columns."), lambda array: as_csv(array.rows)),
        ]


def _size(rows: Matrix) -> str:
    return _times((len(rows), len(rows[0])))


def _times(shape: TableShape) -> str:
    return f"{shape[0]} × {shape[1]}"
