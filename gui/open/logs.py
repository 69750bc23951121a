"""The logs of this start and of those before it, in the program's own folder."""

import logging
import os
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from gui.open.own_folder import folder, put_aside

LOG, FAULTS = "log.txt", "faults.txt"
KEPT = 3  # older logs, as log.txt.1 and so on
MAX_BYTES = 2**20  # of one log


def start_log() -> None:
    """Log to a file from now on; nowhere where none can be written."""
    path = folder() / LOG
    handlers: list[logging.Handler] = [_rolled(path)] if _may_write(path) else [logging.NullHandler()]
    logging.basicConfig(handlers=handlers, level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")


def open_faults() -> TextIO | None:
    """A file for the last words of an interpreter that breaks down; None where there can be none."""
    path = folder() / FAULTS
    if not _may_write(path):
        return None
    _rolled(path).close()
    return path.open("w", encoding="utf-8")


def _may_write(path: Path) -> bool:
    """Make the file, for its owner alone; what is no file makes way."""
    if os.path.lexists(path) and not path.is_file():
        put_aside(path)
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    except OSError:
        return False
    return True


def _rolled(path: Path) -> RotatingFileHandler:
    """A handler for a log that is empty: what an earlier start has logged lies beside it."""
    handler = RotatingFileHandler(path, maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8", delay=True)
    if path.stat().st_size > 0:
        with suppress(OSError):  # on Windows, while another window writes there
            handler.doRollover()
    return handler
