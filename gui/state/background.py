"""Work of the window that is done on a thread of its own, one task at a time."""

from queue import Empty, SimpleQueue

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from engine.thread.task import Do, Task, TaskDone, TaskFailed, TaskNews, TaskProgress
from gui.look.properties import with_properties

LOOK_MS = 16  # between two looks for news


class Background(QObject):
    """Runs one task at a time on a thread, and tells of it on the window's. name: of the threads.

    Signals:
        progressed(float): the part of the task that is done, 0 to 1.
        done(object): the result of the task.
        failed(object): the exception that ended it; an ExplorerError is shown to the user, others are bugs.
    """

    progressed = pyqtSignal(float)
    done = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._task: Task | None = None
        self._news: SimpleQueue[TaskNews] = SimpleQueue()
        self._timer = with_properties(QTimer, self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether a task runs."""
        return self._task is not None

    def start(self, do: Do) -> None:
        """Run a task on a new thread, and drop the one that runs."""
        self.stop()
        self._news = SimpleQueue()
        self._task = Task(self._name, do, self._news)
        self._task.start()
        self._timer.start()

    def stop(self) -> None:
        """Drop the running task: it is asked to end, and nothing of it is told."""
        self._timer.stop()
        if self._task is not None:
            self._task.stop()
            self._task = None

    def _look(self) -> None:
        task = self._task
        is_over = task is not None and not task.is_alive()
        while task is self._task:  # whoever hears of news may begin something else
            try:
                news = self._news.get_nowait()
            except Empty:
                if is_over:
                    self.stop()
                return
            self._tell(news)

    def _tell(self, news: TaskNews) -> None:
        match news:
            case TaskProgress(part):
                self.progressed.emit(part)
            case TaskDone(result):
                self.stop()
                self.done.emit(result)
            case TaskFailed(error):
                self.stop()
                self.failed.emit(error)
