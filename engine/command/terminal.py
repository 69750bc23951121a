"""What every command of the program does alike: what the user can mend is one line on standard error."""

import os
import sys
import unicodedata
from collections.abc import Callable
from io import TextIOWrapper
from typing import TextIO

from rich.console import Console, RenderableType

from engine.errors import ExplorerError, notes_of

OK, USER_ERROR, INTERRUPTED = 0, 2, 130
PIPED_WIDTH = 1000  # columns; where nobody looks, no line is folded
_JOINERS = "\u200c\u200d"  # letters of Persian and Hindi names depend on them


class UsageError(ExplorerError):
    """The command line itself is wrong."""


def guarded(command: Callable[[], int]) -> int:
    """Run a command. Returns the exit status."""
    _open_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a sign shows a question mark
    try:
        try:
            status = command()
        except SystemExit:  # after --help
            status = OK
        sys.stdout.flush()
        return status
    except ExplorerError as error:
        for note in notes_of(error):
            tell(f"note: {note}")
        tell(f"error: {error}")
        return USER_ERROR
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        _lead_nowhere(sys.stdout)
        return OK
    except OSError as error:  # what the user names is seen to where it is used; this is the output itself
        _lead_nowhere(sys.stdout)
        tell(f"error: standard output cannot be written: {error.strerror}")
        return USER_ERROR


def tell(sentence: str) -> None:
    """Print one line on standard error, whatever names it repeats; where nobody can hear it, nothing.

    Lines of a program in it stand behind each other as Python takes them.
    """
    first, *lines = sentence.split("\n    ")
    try:
        print(seen(f"{first} {'; '.join(lines)}"), file=sys.stderr, flush=True)
    except OSError:
        _lead_nowhere(sys.stderr)


def show(*things: RenderableType) -> None:
    """Print tables and lines."""
    print(drawn(*things), end="")


def drawn(*things: RenderableType) -> str:
    """Tables and lines as rich draws them for this terminal, with no markup in any text."""
    width = None if sys.stdout.isatty() else PIPED_WIDTH
    console = Console(width=width, highlight=False, emoji=False, markup=False)
    with console.capture() as capture:  # straight to a closed pipe, rich would end the program its own way
        console.print(*things, sep="\n")
    return capture.get()


def seen(text: str) -> str:
    """A stranger's text on one line, without signs that steer a terminal or turn the direction of reading."""
    return " ".join("".join(letter if _is_seen(letter) else " " for letter in text).split())


def _is_seen(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter) not in (
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
        "Zl",
        "Zp",
    )


def _open_closed() -> None:
    """Have a closed stream, as after `>&-`, lead nowhere: no file that is opened shall be taken for it."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  open to the end


def _lead_nowhere(stream: TextIO) -> None:
    """Let Python's own last flush of a stream that cannot be written go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
