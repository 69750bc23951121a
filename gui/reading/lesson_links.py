"""What a link of a lesson does, in a sentence for its tooltip."""

from PyQt6.QtCore import QCoreApplication

from engine.errors import ExplorerError
from engine.lesson.action import Action, read_action


def described(address: str) -> str:
    """A sentence, or nothing for an address that does nothing."""
    try:
        return _sentence(read_action(address))
    except ExplorerError:
        return ""


def _sentence(action: Action) -> str:
    match action.verb:
        case "set":
            return _tr("Sets {}.").format(", ".join(action.settings))
        case "go":
            return (
                _tr("Goes to the last step.") if action.t is None else _tr("Goes to t = {}.").format(action.t)
            )
        case "step":
            return {
                "forward": _tr("Goes one step on."),
                "back": _tr("Goes one step back."),
                "into": _tr("Enters the shown step, operation by operation."),
            }.get(action.name, _tr("Shows the whole step."))
        case "run":
            return _tr("Runs from the first step.")
        case "pause":
            return _tr("Pauses the run and the training.")
        case "train":
            one, more = _tr("Makes one more update."), _tr("Makes {} more updates.")
            return one if action.updates == 1 else more.format(action.updates)
        case "update":
            return _tr("Shows the network as it is at update {}.").format(action.updates)
        case "show":
            return _tr("Shows where it is.")
        case "light":
            return _tr("Lights up this number, and what it is made of.")
        case _:
            return _tr("Puts everything back as the page began.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("LessonLinks", text)
