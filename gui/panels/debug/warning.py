"""What there is to warn of, in a few words; the panel that says more is built later."""

from PyQt6.QtCore import QCoreApplication

from gui.state.context import Context


def warning_text(context: Context) -> str:
    """What there is to warn of, in a few words; nothing where there is nothing."""
    kinds = {
        "odd": (_tr("1 unit is no finite number"), _tr("{} units are no finite numbers")),
        "dead": (_tr("1 unit is dead"), _tr("{} units are dead")),
        "saturated": (_tr("1 unit saturates"), _tr("{} units saturate")),
    }
    counts = {kind: context.diagnostics.warned(kind) for kind in kinds}
    texts = [one if counts[kind] == 1 else many for kind, (one, many) in kinds.items() if counts[kind]]
    numbers = [count for count in counts.values() if count]
    return ", ".join(text.format(count) for text, count in zip(texts, numbers, strict=True))


def _tr(text: str) -> str:
    return QCoreApplication.translate("DiagnosticsPanel", text)
