"""The real window, which does one thing after the other and watches itself for sockets; for test_offline.py.

Its engine is in threads of this program, where it is watched, too.

To have something more done and watched, add a function to DOINGS. --first-pages: of lessons, no others are
opened.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QTimer

from tests.end_to_end.network_watch import Watch

PATIENCE_MS = 240_000  # TensorFlow is imported on a busy machine

watch = Watch(may_open="--refuse" not in sys.argv)  # before anything of ours, or of anybody, is imported

import gui.app  # noqa: E402
from engine.session import Session, load_any  # noqa: E402
from engine.zoo.every import specimens  # noqa: E402
from gui.shell.main_window import MainWindow  # noqa: E402
from resources.library import lesson_names  # noqa: E402

Doing = Callable[[MainWindow, Path], None]


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    loop, look, clock = QEventLoop(), QTimer(interval=10), QElapsedTimer()
    look.timeout.connect(lambda: loop.quit() if is_so() or clock.hasExpired(PATIENCE_MS) else None)
    look.start()
    clock.start()
    loop.exec()
    assert is_so(), "it took too long"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # as a loop of its own would


def wait_for_run(window: MainWindow) -> None:
    """Until the run that is asked for is there, whole."""
    client, transport = window.context.client, window.transport
    wait_until(
        lambda: client.plan is not None and client.plan.job == transport.job and client.ending is not None
    )


# ── what is done ───────────────────────────────────────────────────────────────────────────────


def load_tensorflow(window: MainWindow, folder: Path) -> None:
    """Wait for Keras, which the window loads by itself."""
    wait_until(lambda: window.context.client.keras in ("ready", "missing"))
    assert window.context.client.keras == "ready"
    assert "tensorflow" in sys.modules


def run_to_the_end(window: MainWindow, folder: Path) -> None:
    """Run the notebook with both implementations."""
    window.transport.stop()
    window.transport.run()
    wait_for_run(window)
    plan = window.context.client.plan
    assert plan is not None
    assert plan.job.implementations == ("numpy", "keras")
    assert window.context.client.trace.steps == plan.steps == 9


def visit_the_zoo(window: MainWindow, folder: Path) -> None:
    """Open every specimen, and come back."""
    for one in specimens():
        window.context.zoo.open(one)
        wait_for_run(window)
    window.context.zoo.leave()
    wait_for_run(window)


def visit_the_lessons(window: MainWindow, folder: Path) -> None:
    """Open every lesson of the course, turn its pages, and come back."""
    lessons = window.context.lessons
    for name in lesson_names():
        lessons.open_named(name)
        assert lessons.lesson is not None
        last = 1 if "--first-pages" in sys.argv else len(lessons.lesson.pages)
        for number in range(1, last + 1):
            lessons.pass_over(number)
            wait_for_run(window)
    lessons.leave()
    wait_for_run(window)


def export(window: MainWindow, folder: Path) -> None:
    """Write script and notebook."""
    for name in ("out.py", "out.ipynb"):
        assert window.takeaway.write(folder / name)


def save_a_session(window: MainWindow, folder: Path) -> None:
    """Save the session, and open it again."""
    path = folder / "mine.session.json"
    window.sessions.save(path)
    assert isinstance(load_any(path), Session)
    window.document.mark_saved(path)
    window.files.open(path)
    wait_for_run(window)


def show_help(window: MainWindow, folder: Path) -> None:
    """Look at every entry of the menus."""
    for menu in window.menus.menus.values():
        menu.popup(window.pos())
        wait_until(menu.isVisible)
        menu.close()


DOINGS: tuple[Doing, ...] = (
    load_tensorflow,
    run_to_the_end,
    visit_the_zoo,
    visit_the_lessons,
    export,
    save_a_session,
    show_help,
)


# ── the program around it ──────────────────────────────────────────────────────────────────────


def do_all(window: MainWindow, folder: Path) -> None:
    """Do everything, tell what was seen, and close the window."""
    try:
        for doing in DOINGS:
            doing(window, folder)
            watch.look(doing.__name__)
    except BaseException:
        traceback.print_exc()
        os._exit(1)  # whatever dialog waits
    window.document.open(window.document.experiment, None)  # nothing to ask about
    window.close()


def main(folder: Path) -> int:
    """Start the program as its command does; its last act before the event loop begins ours."""
    begin: Any = lambda window: QTimer.singleShot(0, lambda: do_all(window, folder))  # noqa: E731
    gui.app.offer_left_over = begin
    status = gui.app.open_window(None)
    watch.look("the end")
    print(json.dumps(watch.seen))
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
