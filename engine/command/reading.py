"""How a data file is to be read, on the command line. What the file leaves open is never guessed."""

import argparse
from typing import Any

from engine.data.table import OpenQuestion, Options
from engine.errors import ParameterError

READING = ("--decimal", "--delimiter", "--encoding", "--part")
_WORDS = {"tab": "\t", "space": " ", "none": ""}
_DECIMALS = (".", ",")
_DELIMITERS = ("\t", ";", ",", "|", " ", "")


def add_reading(group: Any) -> None:
    """Add the options to a group or a command."""
    group.add_argument("--decimal", metavar="MARK", help="before decimals: . or ,")
    group.add_argument("--delimiter", metavar="SIGN",
                       help='between columns: , ; | tab, space, or none for a lone column')  # fmt: skip
    group.add_argument("--encoding", metavar="NAME", help="of a text file, such as utf-8 or cp1252")
    group.add_argument("--part", metavar="NAME", help="the sheet of a workbook, the array of an .npz file")


def reading_of(options: argparse.Namespace) -> Options:
    """What the options say. Raises ParameterError."""
    delimiter = options.delimiter
    if delimiter is not None:
        delimiter = _WORDS.get(delimiter, delimiter.replace("\\t", "\t"))
        if delimiter not in _DELIMITERS:
            raise ParameterError(
                "--delimiter", f"must be , ; | tab, space or none, got {options.delimiter!r}"
            )
    if options.decimal not in (None, *_DECIMALS):
        raise ParameterError("--decimal", f"must be . or , (a point or a comma), got {options.decimal!r}")
    return Options(delimiter, options.decimal, None, options.encoding, options.part)


def open_words(question: OpenQuestion) -> str:
    """What a file leaves open, and the options that settle it."""
    ways = [f"{choice.words} ({_options_for(choice.options, question)})" for choice in question.choices]
    names = " and ".join(f"--{name}" for name in question.names)
    return (
        f"can be read in several ways; say which with {names}. {question.text} It may be {', or '.join(ways)}"
    )


def _options_for(options: Options, question: OpenQuestion) -> str:
    words = {value: word for word, value in _WORDS.items()}
    parts = []
    for name in question.names:
        value = getattr(options, name)
        parts.append(f"--{name} {_quoted(words.get(value, value) if name == 'delimiter' else value)}")
    return " ".join(parts)


def _quoted(word: str) -> str:
    """A word as a shell needs it."""
    return word if word.isalnum() or word in (",", ".") else f"'{word}'"
