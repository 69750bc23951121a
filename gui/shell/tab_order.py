"""The order in which Tab goes through a window: as it is seen, whenever and by whom its parts were built."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from PyQt6.QtCore import QRect, Qt
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QApplication, QMainWindow, QScrollArea, QTabBar, QWidget

from gui.look.properties import present

TAB = Qt.FocusPolicy.TabFocus


def move_focus(window: QMainWindow, *, is_forward: bool) -> bool:
    """Give the keys to what follows what has them, or to what is before it. Returns whether there is any."""
    focused = QApplication.focusWidget()
    order = [part for part in tab_order(window) if part is focused or takes_tab(part)]
    others = [part for part in order if part is not focused]
    if not others:
        return False
    step = 1 if is_forward else -1
    place = order.index(focused) + step if focused in order else min(step, 0)
    reason = Qt.FocusReason.TabFocusReason if is_forward else Qt.FocusReason.BacktabFocusReason
    wanted = order[place % len(order)]
    wanted.setFocus(reason)
    _scroll_to(wanted)
    return True


def _scroll_to(part: QWidget) -> None:
    """Have what has got the keys in sight, as Qt does only where they stay in one scroll area."""
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea) and part.height() <= present(around.viewport()).height():
            around.ensureWidgetVisible(part)
        around = around.parentWidget()


def tab_order(window: QMainWindow) -> Iterator[QWidget]:
    """All that is in sight or may be scrolled to: bars, then columns from left to right, each downwards."""
    seen = [part for part in _children(window) if not part.visibleRegion().isEmpty()]  # else behind a tab
    for part in _sorted(seen, is_across=True):
        yield from _within(part)


def takes_tab(part: QWidget) -> bool:
    """Whether Tab stops at a widget."""
    policy = TAB if _stops_everywhere() else Qt.FocusPolicy.StrongFocus
    return (part.focusPolicy() & policy) == policy and part.isEnabled() and part.focusProxy() is None


def _stops_everywhere() -> bool:
    """Whether Tab stops at buttons, too, as the desktop wants it."""
    behaviour = present(QGuiApplication.styleHints()).tabFocusBehavior()
    return behaviour == Qt.TabFocusBehavior.TabFocusAllControls


def _within(part: QWidget) -> Iterator[QWidget]:
    """A widget, then what is in it, line by line; but for the arrows of a tab bar, whose keys do the same."""
    yield part
    inside = [] if isinstance(part, QTabBar) else _children(part)
    for child in _sorted(inside, is_across=False):
        yield from _within(child)


def _children(part: QWidget) -> list[QWidget]:
    return [
        child
        for child in part.children()
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow()
    ]


def _sorted(parts: list[QWidget], *, is_across: bool) -> list[QWidget]:
    """Parts in the order in which they are read, cut into columns and lines as far as they can be.

    is_across: into columns first.
    """
    if len(parts) < 2:
        return parts
    for across in (is_across, not is_across):
        groups = _cut(parts, across=across)
        if len(groups) > 1:
            return [part for group in groups for part in _sorted(group, is_across=not across)]
    return sorted(parts, key=lambda part: (part.y(), part.x()))


def _cut(parts: Sequence[QWidget], *, across: bool) -> list[list[QWidget]]:
    """Parts between lines that cross none of them. across: from left to right, else downwards."""
    spans = sorted(((*_span(part.geometry(), across=across), place) for place, part in enumerate(parts)))
    ends = list(accumulate((end for _, end, _ in spans), max))
    groups: list[list[QWidget]] = []
    for (start, _, place), before in zip(spans, [spans[0][0] - 1, *ends], strict=False):
        if not groups or start > before:
            groups.append([])
        groups[-1].append(parts[place])
    return groups


def _span(area: QRect, *, across: bool) -> tuple[int, int]:
    return (area.left(), area.right()) if across else (area.top(), area.bottom())
