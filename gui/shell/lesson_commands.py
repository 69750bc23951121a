"""The commands of the Lessons menu."""

from engine.lesson.lesson import head_of
from gui.lesson.classroom import Classroom
from gui.shell.menus import SEPARATOR, Command
from gui.window_parts import WindowParts
from resources.library import lesson_names, lesson_path

MENU = "Lessons"


def lesson_commands(parts: WindowParts, classroom: Classroom) -> list[Command]:
    """The course, and what can be done with the lesson that is open."""
    lessons, tr = parts.context.lessons, parts.window.tr

    def is_open() -> bool:
        return lessons.lesson is not None

    return [
        Command(MENU, tr("Overview…"), classroom.show_overview, "Ctrl+L", tr("All lessons, and how far you are.")),
        Command(MENU, tr("Go on with the course"), classroom.go_on, "Ctrl+Shift+L", tr("Open the lesson that comes next for you."),
                may=lambda: classroom.may_continue, reason=tr("A lesson is open, or every one is complete.")),
        Command(MENU, SEPARATOR, lambda: None),
        *(_lesson_command(parts, number, name) for number, name in enumerate(lesson_names(), start=1)),
        Command(MENU, SEPARATOR, lambda: None),
        Command(MENU, tr("Write a lesson…"), classroom.desk.open, "Ctrl+E", tr("Open the editor of lessons in this window, beside the page.")),
        Command(MENU, tr("Open a lesson…"), classroom.choose_file, help=tr("Open a lesson from a file.")),
        Command(MENU, SEPARATOR, lambda: None),
        Command(MENU, tr("Next page"), lessons.next_page, "Ctrl+PgDown", may=lambda: lessons.may_go_on, reason=tr("No lesson is open, or its last page is.")),
        Command(MENU, tr("Page before"), lessons.previous_page, "Ctrl+PgUp", may=lambda: lessons.may_go_back, reason=tr("No lesson is open, or its first page is.")),
        Command(MENU, tr("Put the page back"), lessons.set_scene, "Ctrl+Shift+Backspace", tr("Set the window as the page began; answers stay."),
                may=is_open, reason=tr("No lesson is open.")),
        Command(MENU, tr("Begin this lesson again"), lessons.begin_again, help=tr("Forget your answers in this lesson."),
                may=is_open, reason=tr("No lesson is open.")),
        Command(MENU, tr("Save the page as a handout…"), classroom.handout.ask, help=tr("A PDF with the text, the plots and the steps that are shown."),
                may=is_open, reason=tr("No lesson is open.")),
        Command(MENU, tr("Hand in…"), classroom.hand_in, help=tr("Save your answers in all lessons to a file for your teacher."),
                may=lambda: classroom.may_hand_in, reason=tr("Nothing has been answered yet.")),
        Command(MENU, tr("Leave the lesson"), lessons.leave, help=tr("Come back to your own experiment, as you left it."),
                may=is_open, reason=tr("No lesson is open.")),
    ]  # fmt: skip


def _lesson_command(parts: WindowParts, number: int, name: str) -> Command:
    """Open a lesson of the course; checked when it is complete."""
    lessons, head = parts.context.lessons, head_of(lesson_path(name))
    return Command(
        MENU,
        parts.window.tr("{}. {}").format(number, head.title),
        lambda: lessons.open_named(name),
        help=head.about,
        is_checked=lambda: name in lessons.memory.completed,
    )
