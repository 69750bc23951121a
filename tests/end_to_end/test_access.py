"""Everything can be reached by keyboard, and says what it is to whoever cannot see it."""

from collections.abc import Iterator

from PyQt6.QtCore import QEvent, Qt
from PyQt6.QtGui import QImage, QKeyEvent
from PyQt6.QtWidgets import QAbstractButton, QApplication, QDialog, QDialogButtonBox, QTabBar, QWidget

from gui.shell.crash_dialog import CrashDialog
from gui.shell.dialogs import show_about
from gui.shell.main_window import MainWindow
from resources.library import lesson_names
from tests import access
from tests.gui.conftest import delete_what_is_due

EMPTY = ("lesson", "zoo")  # until a lesson, or a specimen, is open
MOST_LINKS = 40  # of one text
MOST_TABS = 400  # far more than there are controls


def panels(window: MainWindow) -> Iterator[str]:
    """Bring every panel to the front, one after the other, then every page of every lesson; tell its name."""
    for card in window.cards:
        if card.objectName() not in EMPTY:
            card.show()
            card.raise_()
            settle()
            yield card.objectName()
    lessons = window.context.lessons
    for name in lesson_names():
        lessons.open_named(name)
        assert lessons.lesson is not None
        for page in lessons.lesson.pages:
            lessons.pass_over(page.number)
            settle()
            yield f"{name}, page {page.number}"
    lessons.leave()


def settle() -> None:
    """Have the window do what is due, as it does between two keys."""
    QApplication.sendPostedEvents()
    delete_what_is_due()


def dialogs(window: MainWindow) -> list[QDialog]:
    """Every dialog that can be opened without one answering it."""
    window.help_desk.show_keys()
    show_about(window)
    boxes = [box for box in window.findChildren(QDialog) if box.isVisible()]
    crash = CrashDialog(ValueError("1"), window)
    crash.show()
    return [*boxes, crash]


def problems(controls: list[QWidget]) -> set[str]:
    """Controls that a screen reader or the keyboard does not find."""
    found = set()
    for widget in controls:
        is_standard = isinstance(widget.parentWidget(), QDialogButtonBox | QTabBar)
        is_bar = isinstance(widget, QTabBar)  # whose tabs have their texts
        if not is_bar and not access.name_of(widget):
            found.add(f"has no name: {access.described(widget)}")
        if not is_bar and not is_standard and not access.explanation_of(widget):
            found.add(f"is not explained: {access.described(widget)}")
        is_close = widget.property("role") == "close"  # the keys shall never land there: Ctrl+W does the same
        if not is_close and not any(
            one.focusPolicy().value & Qt.FocusPolicy.TabFocus.value for one in _group(widget)
        ):
            found.add(f"is not reached by Tab: {access.described(widget)}")
    return found


def test_every_control_of_the_window_says_what_it_is_shows_its_focus_and_is_reached_by_tab(
    window: MainWindow,
) -> None:
    """In one walk, as opening every page of every lesson takes ten times longer than to look at it."""
    window.activateWindow()
    window.find_bar.open()
    found: set[str] = set()
    kinds: dict[object, bool] = {}
    for name in panels(window):
        controls = access.controls(window)
        found |= problems(controls)
        look_at_focus(controls, window, kinds)
        walk_by_tab(window, name, controls)
    assert not found, "\n".join(sorted(found))
    assert {kind for kind, is_seen in kinds.items() if not is_seen} == set()


def test_every_control_of_a_dialog_says_what_it_is(window: MainWindow) -> None:
    for box in dialogs(window):
        found = problems(access.controls(box))
        box.close()
        assert not found, "\n".join(sorted(found))


def walk_by_tab(window: MainWindow, name: str, controls: list[QWidget]) -> None:
    """Assert that Tab reaches every control and leaves it again. name: of the panel that is in front."""
    wanted = {widget for widget in controls if _can_be_focused(widget)}
    reached, widget = set(), window.transport_bar.run
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(MOST_TABS):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget in reached:
            break
        reached.add(widget)
        assert _leaves(widget), f"{name}: {access.described(widget)} keeps the focus"
    left = {one for one in wanted - reached if one.isVisible()}  # "More below" goes where a page ends
    missed = {access.described(one) for one in left if not _is_behind(one, reached)}
    assert not missed, f"{name}: {missed}"


def _can_be_focused(widget: QWidget) -> bool:
    return widget.isEnabled() and bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def _is_behind(widget: QWidget, reached: set[QWidget]) -> bool:
    """Whether the arrow keys lead to it from another button of its group, of which Tab reaches one."""
    return not reached.isdisjoint(_group(widget))


def _group(widget: QWidget) -> list[QWidget]:
    """It, or the buttons of which one is down: Qt has Tab reach one of them once the focus was there."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return [widget] if group is None or not group.exclusive() else list(group.buttons())


def _leaves(widget: QWidget) -> bool:
    """Whether Tab leads out of a control, at last: in a text it goes from link to link."""
    for _ in range(MOST_LINKS):
        _press_tab(widget)
        if QApplication.focusWidget() is not widget:
            return True
    return False


def _press_tab(widget: QWidget) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "\t"))


def look_at_focus(controls: list[QWidget], window: MainWindow, kinds: dict[object, bool]) -> None:
    """Note of every kind of control that was not seen before whether the focus on it is seen."""
    for widget in filter(_can_be_focused, controls):
        kind = type(widget), widget.property("role"), widget.objectName()
        if kind not in kinds:
            kinds[kind] = _is_focus_seen(widget, window)


def _is_focus_seen(widget: QWidget, window: MainWindow) -> bool:
    window.plots.setFocus()
    window.plots.clearFocus()
    before = _picture(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus()
    return _picture(widget) != before


def _picture(widget: QWidget) -> QImage:
    QApplication.sendPostedEvents()
    return widget.grab().toImage()
