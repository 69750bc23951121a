"""A table of data is opened, dropped or pasted, and becomes the sequence."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import QMimeData, QObject
from PyQt6.QtWidgets import QFileDialog

from engine.data.read_file import ENDINGS
from engine.data.read_text import check_text
from engine.errors import ExplorerError, FileError, ParameterError
from engine.files.text_file import write_text
from gui.data.opening import ask_data, why_not
from gui.look.clipboard import clipboard
from gui.open.own_folder import folder
from gui.shell.menus import Command
from gui.window_parts import WindowParts

if TYPE_CHECKING:
    from gui.data.dialog import DataDialog

PASTED = "pasted"  # folder of the tables that came without a file
MENU = "File"


class DataDoor(QObject):
    """Opens the dialog on a table, wherever it comes from."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self.dialog: DataDialog | None = None
        parts.files.data_chosen.connect(self.open)

    @property
    def may_open(self) -> bool:
        """Whether the sequence may be another one now."""
        return not why_not(self._parts.context)

    def choose(self) -> None:
        """Ask for a file, and open it."""
        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        filter = self.tr("Data ({});;All files (*)").format(endings)
        start = self._parts.files.start_folder()
        name, _ = QFileDialog.getOpenFileName(self._parts.window, self.tr("Open data"), start, filter)
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Show what is in a file, and ask what of it is wanted."""
        reason = why_not(self._parts.context)
        if reason:
            self._parts.show_error(FileError(reason))
            return
        self.dialog = ask_data(self._parts.context, path, self._parts.window)
        if path.parent != pasted_folder():  # which the user has never seen
            self.dialog.accepted.connect(lambda: self._parts.files.remember(path))

    def paste(self) -> None:
        """Take what the clipboard holds: a table, or a file."""
        mime = clipboard().mimeData()
        if mime is not None:
            self.take(mime)

    def take(self, mime: QMimeData) -> None:
        """Open what was pasted or dropped: a file, or the text of a table, which is kept as a file."""
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        try:
            self.open(paths[0] if paths else _kept(mime.text()))
        except ParameterError as error:
            self._parts.show_error(FileError(self.tr("What was pasted {}").format(error.message)))
        except ExplorerError as error:
            self._parts.show_error(error)


def data_commands(parts: WindowParts, door: DataDoor) -> Iterator[Command]:
    """The menu's entries."""
    tr = parts.window.tr
    yield Command(MENU, tr("Open data…"), door.choose, "Ctrl+Shift+O",
                  tr("CSV, Excel workbook, NumPy arrays or a sound; not while a question is open."),
                  may=lambda: door.may_open, reason=tr("Not while a question is open."))  # fmt: skip
    yield Command(MENU, tr("Paste data…"), door.paste, "Ctrl+Shift+V",
                  tr("A table of a spreadsheet or web page; not while a question is open."),
                  may=lambda: door.may_open, reason=tr("Not while a question is open."))  # fmt: skip


def pasted_folder() -> Path:
    """Where tables are kept that came without a file."""
    return folder() / PASTED


def _kept(text: str) -> Path:
    """A file that holds a pasted text; the same text is kept once. Raises ParameterError, FileError."""
    if not text.strip():
        raise ParameterError("", "holds no number")
    check_text(text)
    name = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    path = pasted_folder() / f"pasted-{name}.csv"
    if not path.is_file():
        path.parent.mkdir(exist_ok=True)
        write_text(path, text, is_private=True)
    return path
