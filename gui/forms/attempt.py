"""Try an edit that may be refused."""

from collections.abc import Callable

from engine.errors import ParameterError
from engine.experiment import Experiment
from gui.language.translation import told
from gui.state.document import Document


def attempt(document: Document, change: Callable[[Experiment], Experiment], gesture: object = None) -> str:
    """Edit the document by what `change` makes of its experiment. Returns why it was refused, or nothing."""
    try:
        document.edit(change(document.experiment), gesture)
    except ParameterError as error:
        return told(error)
    return ""
