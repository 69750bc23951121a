"""One thing at a time that is done beside the window."""

from queue import Empty, SimpleQueue

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from engine.thread.task import Do, Task, TaskDone, TaskFailed, TaskNews, TaskProgress
from gui.look.properties import with_properties

LOOK_MS = 16  # between two looks for news


class Background(QObject):
    """Does the newest thing that was asked for. name: of its threads.

    Signals:
        progressed(float): the part that is done.
        done(object): what came of it.
        failed(object): an exception; an ExplorerError is shown to the user, any other is a bug.
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
        """Whether something is being done."""
        return self._task is not None

    def start(self, do: Do) -> None:
        """Do it; what was being done is dropped."""
        self.stop()
        self._news = SimpleQueue()
        self._task = Task(self._name, do, self._news)
        self._task.start()
        self._timer.start()

    def stop(self) -> None:
        """Do no more, and tell nothing more."""
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
