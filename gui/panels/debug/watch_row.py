"""What one row of the watches shows."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from PyQt6.QtCore import QCoreApplication

from engine.array import Array
from engine.expression.scope import Scope
from engine.notation.number_text import number
from gui.language.translation import shown, told
from gui.panels.debug.sparkline import Sparkline
from gui.state.watches import Watch

SHOWN = 3  # numbers of a vector in a row
LISTED = 32  # in its tooltip
DIGITS = 17  # enough for any float64


@dataclass(frozen=True)
class StepLink:
    """Words that lead to a step."""

    text: str
    t: int


@dataclass(frozen=True)
class WatchRow:
    """A watch at the playhead. error: the column it is about, and the sentence."""

    text: str
    value: str
    tip: str
    sparkline: Sparkline
    error: tuple[int, str] | None = None
    failure: StepLink | None = None
    extremes: tuple[StepLink, ...] = ()

    @property
    def spoken(self) -> str:
        """The row in words."""
        if self.error is not None:
            return f"{self.text}: {self.error[1]}"
        return f"{self.text} = {self.value}" + (f"; {self.failure.text}" if self.failure else "")


def row_of(watch: Watch, scope: Scope | None, t: int, known: WatchRow | None) -> WatchRow:
    """The row of a watch at step t. known: the row before, whose picture may still be good.

    scope: what it looks at; None of a gradient that is not worked out.
    """
    summary = watch.summary
    is_same = known is not None and known.text == watch.text and known.sparkline.steps == summary.steps
    sparkline = known.sparkline if known is not None and is_same else Sparkline(summary)
    if watch.error is not None:
        error = watch.error.position, told(watch.error)
        return WatchRow(watch.text, "", error[1], sparkline, error)
    value = None if scope is None else watch.value(scope, t)
    problem = summary.problem
    failure = None if problem is None else StepLink(shown(problem.sentence), problem.t)
    text, tip = "" if value is None else short(value), _tip(watch, value, t)
    if value is not None and scope is not None and _is_undefined(watch, scope, value):
        text, tip = "–", _tr("Step {} does not count, so it has no target.").format(t)
    return WatchRow(watch.text, text, tip, sparkline, failure=failure, extremes=_extremes(watch))


def _is_undefined(watch: Watch, scope: Scope, value: Array) -> bool:
    """Whether a watch has no value as it is made of the target of a step that does not count."""
    is_made_of_target = watch.expression.reads_target
    return is_made_of_target and not scope.all_count and bool(np.all(value != value))


def short(value: Array) -> str:
    """A value, () or (size,), in a few letters."""
    if value.size == 1:
        return _one(value.ravel()[0])
    digits = 6 if value.size == 2 else 3
    entries = [_one(entry, digits) for entry in value[:SHOWN]]
    return f"[{', '.join(entries)}{', …' if value.size > SHOWN else ''}]"


def _one(entry: Any, digits: int = 6) -> str:
    return str(bool(entry)).lower() if isinstance(entry, bool | np.bool_) else number(entry, digits)


def _extremes(watch: Watch) -> tuple[StepLink, ...]:
    found = watch.summary.extremes
    if found is None:
        return ()
    least, most = (_one(found[place], 4) for place in (1, 3))
    return (
        StepLink(_tr("min {} at t = {}").format(least, found[0]), found[0]),
        StepLink(_tr("max {} at t = {}").format(most, found[2]), found[2]),
    )


def _tip(watch: Watch, value: Array | None, t: int) -> str:
    """The value in full, and where the extremes are."""
    lines = [] if value is None else [_tr("{} at t = {}").format(watch.text, t)]
    if value is not None and value.size == 1:
        lines.append(f"= {_one(value.ravel()[0], DIGITS)}")
    elif value is not None:
        lines += [f"[{unit}] = {_one(entry, DIGITS)}" for unit, entry in enumerate(value[:LISTED])]
        lines += [_tr("… {} more").format(value.size - LISTED)] * (value.size > LISTED)
    lines += [link.text for link in _extremes(watch)]
    return "\n".join(lines)


def _tr(text: str) -> str:
    return QCoreApplication.translate("WatchesPanel", text)
