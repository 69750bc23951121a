"""Reads data files beside the window, and tells it what comes."""

from pathlib import Path
from queue import Empty, SimpleQueue

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from engine.data.table import Options
from engine.thread.file_reader import FileNews, FileReader, FirstRows, ReadingFailed, ReadSoFar, WholeFile
from gui.look.properties import with_properties

LOOK_MS = 16  # between two looks for news


class TableReader(QObject):
    """Reads one file at a time, the newest that was asked for.

    Signals:
        begun(object): the first rows, a Table; where it leaves something open, nothing else comes.
        progressed(float): the part that is read.
        read(object, object): the DataFile and its whole Table.
        failed(object): an exception; an ExplorerError is shown to the user, any other is a bug.
    """

    begun = pyqtSignal(object)
    progressed = pyqtSignal(float)
    read = pyqtSignal(object, object)
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: FileReader | None = None
        self._news: SimpleQueue[FileNews] = SimpleQueue()
        self._timer = with_properties(QTimer, self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self, path: Path, options: Options | None = None) -> None:
        """Read a file; what was being read is dropped."""
        self.stop()
        self._news = SimpleQueue()
        self._thread = FileReader(path, options or Options(), self._news)
        self._thread.start()
        self._timer.start()

    def stop(self) -> None:
        """Read no further, and tell nothing more."""
        self._timer.stop()
        if self._thread is not None:
            self._thread.stop()
            self._thread = None

    def _look(self) -> None:
        thread = self._thread
        is_over = thread is not None and not thread.is_alive()
        while thread is self._thread:  # whoever hears of news may begin to read anew
            try:
                news = self._news.get_nowait()
            except Empty:
                if is_over:
                    self._timer.stop()
                return
            self._tell(news)

    def _tell(self, news: FileNews) -> None:
        match news:
            case FirstRows(table):
                self.begun.emit(table)
            case ReadSoFar(part):
                self.progressed.emit(part)
            case WholeFile(file, table):
                self.read.emit(file, table)
            case ReadingFailed(error):
                self.failed.emit(error)
