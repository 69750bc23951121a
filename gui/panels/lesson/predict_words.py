"""What predict mode says of an answer, and of all so far."""

from PyQt6.QtCore import QCoreApplication

from engine.lesson.guess import Judged, Score
from engine.notation.number_text import apart, number


def _tr(text: str) -> str:
    return QCoreApplication.translate("PredictBar", text)


def verdict_text(verdict: Judged, name: str, t: int, *, is_last: bool) -> str:
    """What to say of an answer. name, t: of the number that was asked. is_last: the run ends there."""
    true, given = apart(verdict.true, [verdict.given]), apart(verdict.given or 0, [verdict.true])
    truth = _tr("{} at t = {} is {}").format(name, t, true)
    if verdict.is_right:
        text = _tr("Right: {}.").format(truth)
    elif verdict.given is None:
        text = _tr("{}.").format(truth)
    elif verdict.difference is None:
        text = _tr("Not right: {}, not {}.").format(truth, given)
    else:
        size = number(abs(verdict.difference))
        wrong = _tr("{} is {} too large") if verdict.difference > 0 else _tr("{} is {} too small")
        text = _tr("Not right: {}; {}.").format(truth, wrong.format(given, size))
    return text + " " + _tr("The run ends here.") if is_last else text


def score_text(score: Score) -> str:
    """The score in a line; "" before the first answer."""
    if not score.asked:
        return ""
    parts = [_tr("{} of {} right").format(score.right, score.asked)]
    if score.streak > 1:
        parts.append(_tr("{} in a row").format(score.streak))
    if score.mean_distance is not None:
        parts.append(_tr("off by {} on average").format(number(score.mean_distance, 3)))
    return " · ".join(parts)


def role_of(verdict: Judged) -> str:
    """The look of what is said of an answer."""
    if verdict.given is None:
        return "quiet"
    return "found" if verdict.is_right else "problem"
