"""Keeps somebody's numbers in the experiment, so that they run, are undone, and are saved with it."""

from PyQt6.QtCore import QObject

from engine.errors import FileError, ParameterError
from engine.theirs.carried import CarriedNumbers, carried_from_file, carried_in_memory
from gui.state.document import Document
from gui.state.their_numbers import TheirNumbers

GESTURE = "their numbers"  # what is opened with them is one undo step


class Carrying(QObject):
    """Whatever is examined is carried by the experiment, and whatever the experiment carries is examined."""

    def __init__(self, document: Document, theirs: TheirNumbers) -> None:
        super().__init__()
        self._document, self._theirs = document, theirs
        self._before: CarriedNumbers | None = None
        self._had_some = False
        theirs.changed.connect(self._take_theirs)
        document.changed.connect(self._take_document)
        self._take_document()

    def _take_theirs(self) -> None:
        """Other numbers are there, or none, or more is known of them."""
        carried, had_some = self._document.experiment.theirs, self._had_some
        self._had_some = self._theirs.given is not None
        if self._theirs.given is None:
            if had_some and carried is not None:
                self._edit(None)
        elif self._theirs.examination is not None and self._document.specimen is None:
            found = self._found()
            if found is not None and not _are_alike(found, carried):
                self._edit(found)

    def _take_document(self) -> None:
        """Undo, redo or another experiment may bring other numbers, or none."""
        before, self._before = self._before, self._document.experiment.theirs
        now = self._before
        if now == before:
            return
        if now is None:
            self._theirs.remove()
            return
        try:
            arrays = now.arrays()
        except FileError:  # the run tells of it
            return
        if arrays is not self._theirs.given:
            self._theirs.take(arrays, now.file.name, now.file.place)

    def _found(self) -> CarriedNumbers | None:
        """What is examined, as an experiment carries it; None where its file is gone by now."""
        theirs = self._theirs
        assert theirs.given is not None
        assert theirs.examination is not None
        alignment = theirs.examination.alignment
        if theirs.path is None:
            return carried_in_memory(theirs.title, theirs.given, alignment)
        try:
            return carried_from_file(theirs.path, theirs.given, alignment)
        except FileError:
            return None

    def _edit(self, carried: CarriedNumbers | None) -> None:
        self._before = carried
        try:
            self._document.edit(self._document.experiment.replace(theirs=carried), GESTURE)
        except ParameterError:  # a page of a lesson lets nothing be changed
            self._before = self._document.experiment.theirs


def _are_alike(one: CarriedNumbers, other: CarriedNumbers | None) -> bool:
    """Whether they are the same numbers, read in the same way."""
    if other is None:
        return False
    return (one.file.content, one.alignment.arrays) == (other.file.content, other.alignment.arrays)
