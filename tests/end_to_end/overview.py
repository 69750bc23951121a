"""How a lesson is opened: from the overview by keys, or from the menu by mouse."""

from PyQt6.sip import isdeleted

from gui.lesson.overview import LessonOverview
from resources.library import lesson_names
from tests.end_to_end.hands import Hands, in_dialog


def open_by_keys(hands: Hands, name: str) -> None:
    """Open a lesson from the overview: Ctrl+L, arrows, Enter."""

    def choose(dialog: LessonOverview) -> None:
        while (chosen := dialog._chosen()[0]) != name:
            hands.key("Down" if chosen < name else "Up")
            hands.qtbot.waitUntil(lambda before=chosen: dialog._chosen()[0] != before)
        hands.key("Return")
        hands.qtbot.waitUntil(lambda: isdeleted(dialog) or not dialog.isVisible())

    in_dialog(hands, LessonOverview, choose, lambda: hands.key("Ctrl+L"))
    hands.qtbot.waitUntil(lambda: hands.window.context.lessons.page is not None)


def open_by_mouse(hands: Hands, name: str) -> None:
    """Open a lesson from the Lessons menu."""
    bar, menu = hands.window.menuBar(), hands.window.menus.menus["Lessons"]
    hands.click(bar, bar.actionGeometry(menu.menuAction()).center())
    hands.qtbot.waitUntil(menu.isVisible)
    number = lesson_names().index(name) + 1
    entry = next(action for action in menu.actions() if action.text().startswith(f"{number}. "))
    hands.click(menu, menu.actionGeometry(entry).center())
