"""Why no gradients may be told now."""

from PyQt6.QtCore import QCoreApplication

from gui.state.transport import Transport


def gradient_refusal(transport: Transport) -> str:
    """The sentence; "" where they may."""
    if transport.barrier is not None:
        return _tr("Answer the question first: gradients would tell the numbers to come.")
    if transport.job.specimen is not None:
        return _tr("A specimen of the zoo is not trained, so nothing goes back through it.")
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Gradients", text)
