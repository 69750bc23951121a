"""What a lesson's first page needs, made ready while somebody still chooses: a portion a turn of events."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module

from PyQt6.QtCore import QObject, QTimer

from gui.formulas.math_view import TYPESETTER
from gui.look.properties import with_properties
from gui.state.pacing import late

LIBRARIES = ("markdown_it.helpers", "markdown_it", "gui.reading.text_view", "gui.questions")
"""In the order in which each needs those before it, so that none takes long."""
SAMPLE = r"x_t^2 = \frac{1}{2} \cdot \left( \tanh a + b \right) \text{ if}"
"""A formula of all that formulas are made of, whose drawing is imported piece by piece."""
FUNCTIONS = (
    ("engine.reading.contents", "addresses", SAMPLE),
    ("engine.reading.tex", "why_not", SAMPLE),
    ("gui.questions", "card_classes"),
)
SIZE = 16  # px; any will do


class LessonWarmUp(QObject):
    """Imports what lessons are read and set with, once it is told to begin."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_done = False
        self._portions = _portions()
        self._turn = with_properties(QTimer, self, interval=0)
        self._turn.timeout.connect(self._next)

    def begin(self) -> None:
        """Go on with it whenever the window has nothing else to do."""
        if not self.is_done:
            self._turn.start()

    def _next(self) -> None:
        portion = next(self._portions, None)
        if portion is None:
            self.is_done = True
            self._turn.stop()
        else:
            portion()


def _portions() -> Iterator[Callable[[], object]]:
    for name in LIBRARIES:
        yield partial(import_module, name)
    yield from (late(*function) for function in FUNCTIONS)
    while not TYPESETTER.is_ready:
        yield TYPESETTER.prepare
    yield partial(TYPESETTER.typeset, SAMPLE, SIZE, "#000000")
