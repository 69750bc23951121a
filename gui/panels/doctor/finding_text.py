"""What the doctor says, as a page and as plain text."""

from collections.abc import Iterator
from html import escape

from PyQt6.QtCore import QCoreApplication

from engine.doctor.finding import Finding, FirstWrong, InsideStep
from engine.notation.number_text import number
from engine.theirs.alignment import Alignment
from engine.thread.examination import Examination
from gui.language.translation import shown
from gui.look.theme import Theme

DIGITS = 8  # of a number of ours and theirs


def title_of_mistakes(finding: Finding) -> str:
    """The words of a finding's mistakes, as a list has them."""
    return _tr(" and ").join(shown(word.replace("_", " ")) for word in finding.mistakes)


def left_over(finding: Finding) -> str:
    """The largest difference that a finding leaves."""
    return number(finding.residual, 3)


def where_of(first: FirstWrong) -> str:
    """The first wrong number: where it is, and what both have."""
    place = f"{first.quantity}[{first.index}]"
    layer = _tr("the output") if first.layer is None else _tr("layer {}").format(first.layer)
    row = _tr("row {}, ").format(first.row) if first.row else ""
    ours, theirs = number(first.ours, DIGITS), number(first.theirs, DIGITS)
    text = _tr("First at t = {}, {}{}, {}: {} here, {} there.")
    return text.format(first.t, row, layer, place, ours, theirs)


def begin_of(inside: InsideStep) -> str:
    """Where a mistake begins to show, recorded or not."""
    one = inside.first
    place = f"{one.quantity}[{one.index}]"
    there = "–" if one.theirs is None else number(one.theirs, DIGITS)
    text = _tr("It begins at t = {}, layer {}, {}: {} here, {} there.")
    return text.format(inside.t, inside.layer, place, number(one.ours, DIGITS), there)


def first_of(examination: Examination) -> FirstWrong | None:
    """The first number beyond the tolerance: the doctor's, where it is, or else the comparison's."""
    seen, compared = examination.diagnosis.first, examination.comparison
    found = compared.first
    if found is None or (seen is not None and not abs(seen.ours - seen.theirs) <= compared.tolerance):
        return seen
    return found


def page_of_finding(examination: Examination, finding: Finding | None) -> str:
    """What was found, as HTML: the sentence, the first wrong number, and the cures."""
    return "".join(_page(examination, finding))


def _page(examination: Examination, finding: Finding | None) -> Iterator[str]:
    headline = examination.diagnosis.sentence if finding is None else finding.sentence
    yield f'<p class="head">{escape(shown(headline))}</p>'
    yield f"<p>{escape(_difference(examination))}</p>"
    first = first_of(examination)
    if first is not None:
        yield f"<p>{escape(where_of(first))}</p>"
    if finding is not None and finding.inside is not None:
        yield f"<p>{escape(begin_of(finding.inside))}</p>"
    if finding is not None and finding.rivals:
        yield f"<p>{escape(_rivals(finding))}</p>"
    if examination.note:
        yield f"<p>{escape(shown(examination.note))}</p>"
    if finding is not None and finding.cures:
        yield f"<h3>{escape(_tr('What to change'))}</h3>"
        yield "".join(f"<p><b>{place}:</b> {escape(cure)}</p>" for place, cure in cures_of(finding))


def _difference(examination: Examination) -> str:
    compared = examination.comparison
    text = _tr("Largest difference {}, numbers compared: {}; up to {} would be rounding.")
    return text.format(number(compared.max_difference, 3), compared.compared, number(compared.tolerance, 2))


def _rivals(finding: Finding) -> str:
    names = [_tr(" and ").join(shown(word.replace("_", " ")) for word in words) for words in finding.rivals]
    return _tr("These numbers cannot tell it from: {}.").format(", ".join(names))


def cures_of(finding: Finding) -> Iterator[tuple[str, str]]:
    """What to change: where, and how."""
    for cures in finding.cures:
        for place, cure in cures.by_place:
            yield place, shown(cure)


def plain_text(examination: Examination, finding: Finding | None, title: str) -> str:
    """All that was found, to be pasted into a message or an issue."""
    lines = [_tr("{} beside {}").format(title, examination.experiment.name)]
    lines.append(shown(examination.diagnosis.sentence if finding is None else finding.sentence))
    lines.append(_difference(examination))
    first = first_of(examination)
    lines += [] if first is None else [where_of(first)]
    if finding is not None:
        lines += [] if finding.inside is None else [begin_of(finding.inside)]
        lines.append(_tr("Mistake: {} ({}); left over: {}").format(
            " + ".join(finding.mistakes), certainty(finding), left_over(finding)
        ))  # fmt: skip
        lines += [_rivals(finding)] if finding.rivals else []
        lines += [f"{place}: {cure}" for place, cure in cures_of(finding)]
    lines.append(examination.alignment.sentence)
    return "\n".join(lines) + "\n"


def certainty(finding: Finding) -> str:
    """How sure a finding is."""
    return {
        "certain": _tr("certain"),
        "likely": _tr("likely"),
        "possible": _tr("possible"),
    }[finding.certainty]


def aligned_as(alignment: Alignment) -> str:
    """How the arrays are read."""
    return shown(alignment.sentence)


def style_of_finding(theme: Theme) -> str:
    """The page's style sheet."""
    colours, px = theme.colours, theme.px
    return (
        f".head {{ font-size: {px(14)}px; font-weight: 600; }}"
        f"p {{ margin: {px(2)}px 0; }}"
        f"h3 {{ color: {colours.quiet}; font-size: {px(12)}px; font-weight: 600; }}"
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("DoctorPanel", text)
