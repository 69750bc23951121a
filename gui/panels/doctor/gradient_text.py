"""What is found of somebody's gradients, as a page and as plain text."""

from collections.abc import Iterator
from html import escape

from PyQt6.QtCore import QCoreApplication

from engine.doctor.finding import Finding
from engine.notation.number_text import number
from engine.train.theirs.judge import GradientComparison, WrongGradient
from gui.language.translation import shown
from gui.panels.doctor.finding_text import DIGITS, certainty, cures_of, left_over


def page_of_gradients(made: GradientComparison, finding: Finding | None) -> str:
    """As HTML: the sentence, the first wrong number, how they are read, and the cures."""
    headline, *rest = _lines(made, finding)
    parts = [f'<p class="head">{escape(headline)}</p>', *(f"<p>{escape(line)}</p>" for line in rest)]
    if finding is not None:
        parts.append(f"<h3>{escape(_tr('What to change'))}</h3>")
        parts += [f"<p><b>{place}:</b> {escape(cure)}</p>" for place, cure in cures_of(finding)]
    return "".join(parts)


def text_of_gradients(made: GradientComparison, finding: Finding | None, title: str) -> str:
    """All that was found, to be pasted into a message or an issue."""
    lines = [title, *_lines(made, finding)]
    if finding is not None:
        sure, left = certainty(finding), left_over(finding)
        lines.append(_tr("Mistake: {} ({}); left over: {}").format(" + ".join(finding.mistakes), sure, left))
        lines += [f"{place}: {cure}" for place, cure in cures_of(finding)]
    return "\n".join(lines) + "\n"


def _lines(made: GradientComparison, finding: Finding | None) -> Iterator[str]:
    if finding is not None:
        yield shown(finding.sentence)
    elif made.is_same:
        yield _tr("These gradients are the same as NumPy's.")
    else:
        yield shown(made.sentence)
    text = _tr("Largest difference {}, numbers compared: {}; up to {} would be rounding.")
    yield text.format(number(made.max_difference, 3), made.compared, number(made.tolerance, 2))
    if made.first is not None:
        yield _where(made.first)
    yield from map(shown, made.told)


def _where(first: WrongGradient) -> str:
    place = f"{first.name.quantity}[{', '.join(map(str, first.index))}]"
    layer = _tr("the readout") if first.name.layer is None else _tr("layer {}").format(first.name.layer)
    step = "" if first.t is None else _tr("at t = {}, ").format(first.t)
    ours, theirs = number(first.ours, DIGITS), number(first.theirs, DIGITS)
    text = _tr("First {}in the gradient of {}, {}: {} here, {} there.")
    return text.format(step, place, layer, ours, theirs)


def _tr(text: str) -> str:
    return QCoreApplication.translate("DoctorPanel", text)
