"""Python's garbage collector, kept away from Qt's work."""

import gc

from PyQt6.QtCore import QObject, QTimer

from engine.thread.tuning import give_back
from gui.look.properties import with_properties

LOOK_MS = 500  # between two looks at how much there may be to collect
MANY = 700, 2, 3
"""Objects, young collections and middle ones that make a collection due.

By Python's own numbers, of ten and ten, the oldest would wait for a minute. So much is dropped meanwhile, as
each run and each plot, that the memory between it cannot go back; all of it is looked through in 20 ms.
"""


class Collector(QObject):
    """Lets the garbage collector work between two events of the window's thread, and nowhere else.

    By itself it works in whichever thread makes an object: the engine's, or the window's while Qt paints or
    goes through all widgets. What plots draw lies in circles of references, and would be deleted there, under
    Qt's hands.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = with_properties(QTimer, self, interval=LOOK_MS)
        timer.timeout.connect(collect_what_is_due)
        timer.timeout.connect(give_back)  # a tenth of a millisecond, where there is nothing to give
        timer.start()


def collect_what_is_due() -> None:
    """Collect the oldest generation that is due, and with it all younger ones."""
    counts = gc.get_count()
    due = [generation for generation in (0, 1, 2) if counts[generation] > MANY[generation]]
    if due:
        gc.collect(due[-1])
